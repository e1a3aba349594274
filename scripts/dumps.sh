# shellcheck shell=bash
# Loads dumps of AMY and TimeOverflow into both databases and checks what came out. Sourced by ./test; `logs` is its folder.
# shellcheck disable=SC2154

dumps=../shared/data/amy

# fresh_url DIALECT NAME: the address of an empty database of that name.
fresh_url() {
    if [ "$1" = sqlite ]; then
        rm -f "$logs/$2.db" "$logs/$2.db-wal" "$logs/$2.db-shm"
        printf 'sqlite:%s/%s/%s.db\n' "$PWD" "$logs" "$2"
    else
        PGOPTIONS=--client-min-messages=warning psql "$ATENEU_TEST_POSTGRESQL" --quiet --command="DROP DATABASE IF EXISTS $2" \
            --command="CREATE DATABASE $2 TEMPLATE template0 ENCODING 'UTF8'" >&2 || return
        # Only the address of a server for tests, whose superuser's database is `postgres`.
        printf '%s\n' "${ATENEU_TEST_POSTGRESQL/\/postgres\?//$2?}"
    fi
}

# import_and_check ATENEU URL DUMP SECONDS MEGABYTES [SYSTEM]: fails when it takes longer or more memory.
import_and_check() {
    local ateneu=$1 url=$2 dump=$3 seconds=$4 megabytes=$5 system=${6:-amy} used kilobytes
    timeout "$seconds" /usr/bin/time --format='took %M kB, %e s' --output="$logs/used" \
        "$ateneu" import "$system" "$dump" --database "$url" --report "$logs/report.json" || return
    used=$(tail -n 1 "$logs/used")
    echo "The import $used"
    kilobytes=${used#took } kilobytes=${kilobytes%% *}
    if [ "$kilobytes" -gt $((megabytes * 1000)) ]; then
        echo "error: more than $megabytes MB"
        return 1
    fi
    timeout "$seconds" "$ateneu" check --database "$url"
}

# test_dump NAME ATENEU DUMP SECONDS-SQLITE SECONDS-POSTGRESQL MEGABYTES
test_dump() {
    local name=$1 url
    url=$(fresh_url sqlite "${name}_dump")
    count_one "$name dump, sqlite" import_and_check "$2" "$url" "$3" "$4" "$6" || true
    url=$(fresh_url postgresql "${name}_dump")
    count_one "$name dump, postgresql" import_and_check "$2" "$url" "$3" "$5" "$6" || true
    rm -f "$logs/${name}_dump.db"
}

# twice_and_check ATENEU URL DUMP SECONDS MEGABYTES: the second time brings nothing.
twice_and_check() {
    import_and_check "$@" timeoverflow || return
    import_and_check "$@" timeoverflow || return
    if grep --quiet '"written":[1-9]' "$logs/report.json"; then
        echo "error: the second import brought something"
        return 1
    fi
    if "$1" import timeoverflow scripts/dumps.sh --database "$2"; then
        echo "error: a file that is no dump was taken"
        return 1
    fi
}

# test_timeoverflow BUILD MEMBERS TRANSFERS SECONDS MEGABYTES
test_timeoverflow() {
    local dump=$logs/timeoverflow.sql name=timeoverflow_$2 dialect
    "$1/overflow_dump" "$2" "$3" 5 > "$dump"
    for dialect in sqlite postgresql; do
        count_one "TimeOverflow, $2 members and $3 transfers, $dialect" twice_and_check "$1/ateneu" "$(fresh_url "$dialect" "$name")" "$dump" "$4" "$5" || true
    done
    rm -f "$dump" "$logs/$name.db"
}

test_default_dump() {
    if [ -f "$dumps/default.sql.gz" ]; then
        test_dump default "$1" "$dumps/default.sql.gz" 600 600 1000
    else
        say "No dumps of AMY in $dumps: the importer is tested with the small dump of its own tests only"
    fi
}

# The goals are 60 s, 120 s and 300 MB on an idle machine (docs/performance.md); these limits only end what hangs.
test_large_dump() {
    if [ -f "$dumps/large.sql.gz" ]; then
        test_dump large "$1/ateneu" "$dumps/large.sql.gz" 1200 1200 1000
        ATENEU_TEST_AMY_DUMP=large.sql.gz count_gtest "large dump, row by row" "$1/workshops_test" \
            --gtest_color=no --gtest_filter='*ComesWholeAndEqualFieldByField*'
    else
        say "No large dump of AMY in $dumps: left out"
    fi
}
