# shellcheck shell=bash
# What ./run and ./test share: packages and builds. Sourced from the project's folder.

say() { printf '== %s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# packages_of SECTION...: what packages.txt asks for there, on this machine.
packages_of() {
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[/ { gsub(/[][]/, ""); here = index(wanted, " " $1 " "); next }
        here && NF { print $1, $2 == "unless" ? $3 : "" }' packages.txt |
        while read -r package command; do
            [ -n "$command" ] && [ -n "$(command -v "$command")" ] && continue
            printf '%s\n' "$package"
        done
}

# missing_packages SECTION...: those of them that are not installed.
missing_packages() {
    local wanted installed
    wanted=$(packages_of "$@")
    # dpkg-query fails when it knows one of the names not at all; that one is missing, then.
    # shellcheck disable=SC2086  # one word is one package
    installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true)
    grep --invert-match --line-regexp --fixed-strings \
        --file=<(sed --quiet 's/^installed //p' <<< "$installed") <<< "$wanted" || true
}

# install_packages SECTION...: quick when nothing is missing.
install_packages() {
    local missing root=()
    [ -n "$(command -v dpkg-query)" ] || fail "Ateneu is set up on Debian 12: there is no dpkg-query here."
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        [ -n "$(command -v sudo)" ] || fail "As root, please: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    say "Installing Debian packages${root[0]:+ (sudo may ask for your password)}: ${missing[*]}"
    "${root[@]}" apt-get update --quiet --quiet
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet \
        --no-install-recommends --option Dpkg::Use-Pty=0 "${missing[@]}" > build/packages.log 2>&1 ||
        { tail -n 30 build/packages.log >&2; fail "apt-get could not install them; the whole log: build/packages.log"; }
    # What CMake did not find before may be there now.
    touch build/packages.stamp
}

# As many compilers as there are cores, but each may take 1.5 GB.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    printf '%s\n' $((memory < 1 ? 1 : memory < cores ? memory : cores))
}

# ccache takes our precompiled headers only when told not to mind their time stamps.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# build PRESET TARGET...: configures where needed; quick when nothing changed.
build() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ] || [ build/packages.stamp -nt "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" || return
    fi
    # --keep-going 0: one run shows all that is wrong.
    cmake --build "build/$preset" --parallel "$(build_jobs)" --target "$@" -- -k 0
}
