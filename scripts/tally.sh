# shellcheck shell=bash
# Counts what passed and failed, one line for each program that ran. Sourced by ./test.

logs=build/tests
# A line for each program, because those that run at the same time can't share variables.
tally=$logs/tally

open_tally() {
    mkdir -p "$logs"
    : > "$tally"
}

# beside_another COMMAND...: runs it while others run, as many as there are cores; `wait` for the last ones.
beside_another() {
    while [ "$(jobs -pr | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
    "$@" &
}

# record NAME SECONDS PASSED FAILED SKIPPED LOG: on the tally and on the screen; of a failure also what it said.
record() {
    echo "$3 $4 $5" >> "$tally"
    printf '%-36s %5d passed %3d failed%s %6d s\n' "$1" "$3" "$4" "$([ "$5" -eq 0 ] || printf ' %d skipped' "$5")" "$2"
    [ "$4" -eq 0 ] || show_failure "$6"
}

# The beginning of each failure and the end of the log: the first tells what, the second how it ended.
show_failure() {
    printf -- '--- %s\n' "$1"
    grep --extended-regexp --after-context=12 --max-count=8 \
        'Failure$|^FAILED: |error:|^FAIL |ERROR: AddressSanitizer|runtime error' "$1" || true
    printf -- '--- the end of %s\n' "$1"
    tail -n 30 "$1"
    printf -- '---\n'
}

# number_in LOG SED-EXPRESSION: the last number that the expression finds, 0 where there is none.
number_in() {
    sed --quiet --regexp-extended "$2" "$1" | tail -n 1 | grep . || echo 0
}

# count_gtest NAME PROGRAM ARGUMENT...: runs a GoogleTest program.
count_gtest() {
    local name=$1 log=$logs/${1//[^a-z0-9_]/-}.log start=$SECONDS status=0 p f s
    shift
    timeout 3000 "$@" > "$log" 2>&1 || status=$?
    p=$(number_in "$log" 's/^\[  PASSED  \] ([0-9]+) tests?\.$/\1/p')
    f=$(number_in "$log" 's/^\[  FAILED  \] ([0-9]+) tests?, listed below:$/\1/p')
    s=$(number_in "$log" 's/^\[  SKIPPED \] ([0-9]+) tests?, listed below:$/\1/p')
    settle "$name" "$start" "$status" "$p" "$f" "$s" "$log"
}

# count_node NAME COMMAND...: runs tests of Node.js that close with `N passed, N failed` (tests/browser/reporter.mjs).
count_node() {
    local name=$1 log=$logs/${1//[^a-z0-9_]/-}.log start=$SECONDS status=0 p f
    shift
    timeout 3000 "$@" > "$log" 2>&1 || status=$?
    p=$(number_in "$log" 's/^([0-9]+) passed, [0-9]+ failed$/\1/p')
    f=$(number_in "$log" 's/^[0-9]+ passed, ([0-9]+) failed$/\1/p')
    settle "$name" "$start" "$status" "$p" "$f" 0 "$log"
}

# count_one NAME COMMAND...: the command (or function) is one test, its status says how it went.
count_one() {
    local name=$1 log=$logs/${1//[^a-z0-9_]/-}.log start=$SECONDS status=0
    shift
    "$@" > "$log" 2>&1 || status=$?
    record "$name" $((SECONDS - start)) $((status == 0)) $((status != 0)) 0 "$log"
    return "$status"
}

# count_build PRESET TARGET...: a build that works is no test passed, but one that doesn't is one failed.
count_build() {
    local log=$logs/$1-build.log start=$SECONDS
    if build "$@" > "$log" 2>&1; then
        printf '%-36s %5s %21d s\n' "$1 build" built $((SECONDS - start))
    else
        record "$1 build" $((SECONDS - start)) 0 1 0 "$log"
        return 1
    fi
}

# A program that crashed, was too slow or ran nothing has failed, whatever it counted.
settle() {
    local name=$1 start=$2 status=$3 p=$4 f=$5 s=$6 log=$7
    if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
        echo "ended with status $status" >> "$log"
        f=1
    elif [ "$status" -eq 0 ] && [ $((p + f + s)) -eq 0 ]; then
        [ -z "${filter:-}" ] || return 0
        echo "ran no test" >> "$log"
        f=1
    fi
    record "$name" $((SECONDS - start)) "$p" "$f" "$s" "$log"
}

# The closing line, and the status that goes with it.
close_tally() {
    local passed failed skipped
    read -r passed failed skipped < <(awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }' "$tally")
    [ $((passed + failed)) -gt 0 ] || { echo "No test ran." && failed=1; }
    printf '%d passed, %d failed%s\n' "$passed" "$failed" "$([ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped")"
    [ "$failed" -eq 0 ]
}
