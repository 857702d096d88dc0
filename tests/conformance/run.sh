# HTML by the Nu HTML checker: all documents that make reports made.
# shellcheck shell=bash

conformance_html() {
    local status
    tests/conformance/html.sh "$@" >"$WORK/html-conformance.log" 2>&1
    status=$?
    case $status in
    0) pass "conformance: HTML" ;;
    4) skip "conformance: HTML" "the checker could not be fetched" ;;
    *) fail "conformance: HTML" "$WORK/html-conformance.log" ;;
    esac
}

conformance() {
    local pages
    mapfile -t pages < <(cat out/*/.made out/*/*/.made 2>/dev/null | grep '\.html$')
    [ ${#pages[@]} -gt 0 ] || return
    if need "conformance: HTML" mvn java; then conformance_html "${pages[@]}"; fi
}

conformance
