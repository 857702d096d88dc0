# Every plan under plans/, for each of its periods and by itself where it makes documents of its own.
# shellcheck shell=bash

plan_builds() {
    local plan=$1 period=$2 arguments=()
    [ -n "$period" ] && arguments=(--period "$period")
    check "plan $plan${period:+, $period}: builds" "$BIN" build "plans/$plan" "${arguments[@]}" -o "$WORK/plans"
}

rm -rf "$WORK/plans"
for file in plans/*/plan.yaml; do
    plan=$(basename "$(dirname "$file")")
    if grep -q '^ *for: *plan *$' "$file"; then plan_builds "$plan" ""; fi
    for period in plans/"$plan"/periods/*.yaml; do
        [ -e "$period" ] && plan_builds "$plan" "$(basename "$period" .yaml)"
    done
done
find "$WORK/plans" -name '*.pdf' >"$WORK/plans.list"
if need "plans: PDF structure" qpdf; then
    while read -r pdf; do check "plans: qpdf finds no fault in $(basename "$pdf")" qpdf --check "$pdf"; done <"$WORK/plans.list"
fi
