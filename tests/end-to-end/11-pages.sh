# The pages of every sample document, measured: rows that are divided for a line or two, last pages with next to nothing on
# them, columns that are now justified and now ragged.
# shellcheck shell=bash

# measured NAME PLAN [ARGUMENTS...]
measured() {
    local name=$1 dump="$WORK/pages-$1"
    shift
    if ! "$BIN" dump "$@" --stage pages >"$dump" 2>"$dump.log"; then
        fail "pages: $name" "$dump.log"
        return
    fi
    perl tests/pages-measure.pl "$dump" >"$dump.faults"
    same "pages: $name" /dev/null "$dump.faults"
}

for period in plans/son-la-2026/periods/*.yaml; do
    period=$(basename "$period" .yaml)
    measured "$period" plans/son-la-2026 --period "$period"
done
measured 2026-2030 plans/son-la-2026-2030
measured nq71 plans/son-la-nq71
