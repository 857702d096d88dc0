#!/bin/bash
# Rewrites what golden cases expect, and hostile cases' messages; read the diff like code.
# Usage: tests/golden-update.sh CASE...   (table/header-repeats, 'table/*', table; all; hostile:area/case, 'hostile:area/*')
# Only the want.* files that exist are rewritten; want.diag is added where the case says something.
set -euo pipefail
cd "$(dirname "$0")/.."
ROOT=$PWD
. tests/harness.sh

update_golden() {
    local case=$1 folder=tests/golden/$1 form
    golden_diag "$case" "$WORK/update" || true
    if [ -s "$WORK/update" ]; then cp "$WORK/update" "$folder/want.diag"; else rm -f "$folder/want.diag"; fi
    for form in facts document pages html; do
        if [ -e "$folder/want.$form" ]; then golden_form "$case" "$form" "$folder/want.$form.new" || true
            mv "$folder/want.$form.new" "$folder/want.$form"
            rm -rf "$folder/want.$form.new.log" "$folder/want.$form.new.out"
        fi
    done
    echo "  GOLDEN  $case"
}

update_hostile() {
    rm -rf "$WORK/update.out"
    hostile_build "$1" "$WORK/update.out" "tests/hostile/$1/want.diag" || true
    echo "  HOSTILE $1"
}

[ $# -gt 0 ] && [ -n "$1" ] || { echo "usage: make golden-update CASE=area/case" >&2; exit 2; }
read -ra patterns <<<"$*" # without letting the shell expand them
for pattern in "${patterns[@]}"; do
    case $pattern in
    all) update=update_golden cases=$(golden_cases) ;;
    hostile:*) update=update_hostile cases=$(hostile_cases "${pattern#hostile:}") ;;
    *) update=update_golden cases=$(golden_cases "$pattern") ;;
    esac
    [ -n "$cases" ] || { echo "no such case: $pattern" >&2; exit 2; }
    for case in $cases; do "$update" "$case"; done
done
