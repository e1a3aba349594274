# shellcheck shell=bash
# What the measurements share: a server of the release build on a free port, and a login. Sourced from the
# project's folder. `folder` is theirs for the time they run, and what they `start` ends with them.

# shellcheck source=scripts/setup.sh
. scripts/setup.sh
mkdir -p build
install_packages run bench

folder=$(mktemp -d)
processes=()
end() {
    local process
    for process in "${processes[@]}"; do kill "$process" 2> /dev/null || true; done
    for process in "${processes[@]}"; do wait "$process" 2> /dev/null || true; done
    rm -rf "$folder"
}
trap end EXIT

# start NAME COMMAND...: starts what prints `serves on` an address, and waits until it does. Sets `address`, `process`.
start() {
    local name=$1
    shift
    "$@" > "$folder/$name.out" 2> "$folder/$name.log" &
    process=$!
    processes+=("$process")
    for _ in $(seq 200); do
        grep --quiet 'serves on' "$folder/$name.out" && break
        kill -0 "$process" 2> /dev/null || break
        sleep 0.1
    done
    address=$(sed -n 's/.*serves on //p' "$folder/$name.out")
    [ -n "$address" ] || fail "$name did not start: $(tail -n 3 "$folder/$name.log")"
}

# build_release TARGET...
build_release() { build release "$@" > "$folder/build" || fail "$(cat "$folder/build")"; }

# copy_of DATABASE: sets `copy`, the path of one to play with; nobody else may be writing DATABASE meanwhile.
copy_of() {
    [[ $1 == sqlite:* ]] || fail "This needs an SQLite database: sqlite:PATH"
    copy=$folder/copy.db
    cp "${1#sqlite:}" "$copy"
    if [ -f "${1#sqlite:}-wal" ]; then cp "${1#sqlite:}-wal" "$copy-wal"; fi
}

# start_server DATABASE: sets `base`, `port` and `server`. ATENEU_PRELOAD is put under it.
# shellcheck disable=SC2034  # for those who source this
start_server() {
    start ateneu env LD_PRELOAD="${ATENEU_PRELOAD:-}" build/release/ateneu serve --database "$1" --listen 127.0.0.1:0 --rate-limit 0
    base=$address port=${address##*:} server=$process
}

# log_in USER: with ATENEU_PASSWORD; sets `jar` for curl and `cookie` for others.
log_in() {
    local token
    jar=$folder/jar
    token=$(curl -s -c "$jar" "$base/login" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4)
    curl -s -o /dev/null -b "$jar" -c "$jar" --data-urlencode "csrf=$token" --data-urlencode "username=$1" \
        --data-urlencode "password=${ATENEU_PASSWORD:?the password}" "$base/login"
    cookie=$(awk '$6 == "ateneu_session" { print "ateneu_session=" $7 }' "$jar")
    [ -n "$cookie" ] || fail "could not log in as $1"
}

# get ADDRESS [CURL-OPTION...]
get() {
    local path=$1
    shift
    curl -s --fail -b "$jar" "$@" "$base$path" || fail "$path could not be read"
}

# first_id ADDRESS [FIELD]: a number of the first record there.
first_id() { get "$1" | grep -o "\"${2:-id}\":[0-9]*" | head -1 | cut -d: -f2; }
