# A plan begun by `init`: it checks clean, every document builds, and nothing that is there is overwritten.
# shellcheck shell=bash

INIT=$WORK/init
rm -rf "$INIT"
mkdir -p "$INIT/plans"
cp -r plans/schema "$INIT/plans/schema"
INIT_FROM=(--templates templates --fonts fonts)

# begun NAME ARGUMENTS...: init, check without a word, all documents of all kinds of periods.
begun() {
    local plan=$INIT/plans/$1 period
    shift
    equal "init $(basename "$plan"): status" 0 "$(status "$BIN" init "$plan" "$@")" "$WORK/status.log"
    contains "init $(basename "$plan"): what comes next is told" "$WORK/status.log" "baocao check $plan"
    "$BIN" check --quiet "$plan" "${INIT_FROM[@]}" >"$INIT/check" 2>&1
    same "init $(basename "$plan"): checks clean" /dev/null "$INIT/check"
    for period in all 2027-Q1 2027; do
        "$BIN" build "$plan" --period $period "${INIT_FROM[@]}" -o "$INIT/out" >"$INIT/said" 2>"$INIT/told"
        equal "init $(basename "$plan"): $period builds" 0 $? "$INIT/told"
        same "init $(basename "$plan"): $period without a warning" /dev/null "$INIT/told"
    done
    equal "init $(basename "$plan"): every document is made" 4 "$(find "$INIT/out/$(basename "$plan")" -name '*.pdf' | wc -l)"
    equal "init $(basename "$plan"): the next month can be begun" 0 "$(status "$BIN" new "$plan" --period 2027-02)"
    check "init $(basename "$plan"): the schema is there" test -e "$plan/$(sed -n '1s/.*schema=//p' "$plan/plan.yaml")"
}

begun so-y-te-2027 --body "Sở Y tế" --superior "Ủy ban nhân dân, tỉnh Lai Châu" --place "Lai Châu" --symbol SYT \
    --post "Giám đốc" --signer "Nguyễn Văn B" --year 2027
begun xa-2027 --body "Ủy ban nhân dân xã Mường Ảng" --place "Mường Ảng" --symbol UBND --signer "Lò Thị C" \
    --kind "chuyển đổi số: dữ liệu, 'số hóa' & #1" --year 2027

# refused NAME STATUS TEXT FOLDER ARGUMENTS...
refused() {
    local name=$1 wanted=$2 text=$3 folder=$INIT/plans/$4 before
    shift 4
    before=$(find "$INIT/plans" | sort)
    equal "init: $name: status" "$wanted" "$(status "$BIN" init "$folder" "$@" </dev/null)" "$WORK/status.log"
    contains "init: $name is told" "$WORK/status.log" "$text"
    equal "init: $name writes nothing" "$before" "$(find "$INIT/plans" | sort)"
}
INIT_ALL=(--body A --place B --symbol C --signer D --year 2027)
refused "a folder that is not empty" 1 BC0296 so-y-te-2027 "${INIT_ALL[@]}"
refused "a name that is no id" 1 BC0295 "Sở Y tế" "${INIT_ALL[@]}"
refused "an answer with signs of the plan's language" 1 BC0297 moi "${INIT_ALL[@]}" --kind '{x}'
refused "an answer of two lines" 1 BC0297 moi "${INIT_ALL[@]}" --kind $'a\nb'
refused "no body" 2 "cần --body" moi --place B
refused "no year" 2 "cần --year" moi --body A --place B --symbol C --signer D

# On a terminal it asks; an empty answer takes what stands in brackets.
if need "init: asks on a terminal" script; then
    printf 'Sở X\n\nHà Nội\nSX\n\nTrần D\n\n2027\n' |
        script -qec "'$BIN' init '$INIT/plans/hoi'" /dev/null >"$INIT/asked" 2>&1
    contains "init: asks on a terminal" "$INIT/asked" "[công tác]"
    contains "init: takes the answers" "$INIT/plans/hoi/plan.yaml" "Kế hoạch công tác của Sở X năm 2027"
    "$BIN" check --quiet "$INIT/plans/hoi" "${INIT_FROM[@]}" >"$INIT/check" 2>&1
    same "init: what was asked for checks clean" /dev/null "$INIT/check"
fi
