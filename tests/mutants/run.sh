#!/bin/bash
# Plants the faults of tests/mutants/list, one at a time, in a copy of the tree and says which of them no test notices.
# Usage: make mutants [ONLY='layout render/pdf'] [PARTS='golden hostile unit']
#   ONLY     faults whose line in the list holds one of these words (a stage, a file)
#   PARTS    the parts of the tests, in the order in which they are tried; the first that fails is enough
# Status 1 if one in ten or more survives, or if a fault of the list fits its file no longer.
set -uo pipefail
cd "$(dirname "$0")/../.."
ROOT=$PWD
COPY=${COPY:-$ROOT/out/mutants}
PARTS=${PARTS:-golden hostile unit}
killed=0 survived=0 stale=0

prepare() {
    mkdir -p "$COPY/out"
    rsync -a --delete --exclude /out --exclude .git "$ROOT/" "$COPY/" 2>/dev/null ||
        { rm -rf "$COPY" && mkdir -p "$COPY/out" && cp -r Makefile README.md fonts include plans src templates tests "$COPY/"; }
    compile || { echo "mutants: the tree doesn't compile as it is" >&2; exit 2; }
    tests_pass || { echo "mutants: the tests fail as the tree is" >&2; exit 2; }
}

compile() { make -C "$COPY" -s -j2 CC="${CC:-cc}" out/bin/baocao unit >"$COPY/out/compile.log" 2>&1; }

# Sets by to the part that fails.
tests_pass() {
    for by in $PARTS; do
        (cd "$COPY" && timeout 300 tests/run.sh "$by") >"$COPY/out/$by.log" 2>&1 || return 1
    done
}

# plant FILE SED WHAT
plant() {
    local file=$1 change=$2 what=$3
    sed -i -E "$change" "$COPY/$file"
    if cmp -s "$file" "$COPY/$file"; then
        stale=$((stale + 1))
        echo "stale     $file: $change"
        return
    fi
    if ! compile; then
        stale=$((stale + 1))
        echo "stale     $file: doesn't compile: $change"
    elif tests_pass; then
        survived=$((survived + 1))
        echo "SURVIVES  $file: $what"
    else
        killed=$((killed + 1))
        echo "killed    $file: $what ($by)"
    fi
    cp "$file" "$COPY/$file"
}

wanted() {
    local word
    [ -z "${ONLY:-}" ] && return
    for word in $ONLY; do [[ $1 == *$word* ]] && return; done
    return 1
}

prepare
while IFS=$'\t' read -r file change what <&3; do
    case $file in '' | '#'*) continue ;; esac
    wanted "$file" && plant "$file" "$change" "$what"
done 3<tests/mutants/list
echo "$killed killed, $survived survive, $stale don't fit"
[ $stale -eq 0 ] && [ $((survived * 10)) -le $((killed + survived)) ]
