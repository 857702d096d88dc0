# The small plan that a newcomer reads first: no warning, and each step of the README's tutorial does what it says.
# shellcheck shell=bash

STARTER=plans/so-cong-thuong-2027
STARTER_AT=$WORK/starter
rm -rf "$STARTER_AT"
mkdir -p "$STARTER_AT/plans"
cp -r "$STARTER" "$STARTER_AT/plans/"
ln -s "$ROOT/templates" "$ROOT/fonts" "$STARTER_AT/"

# starter_text PLAN: the text of its report of February, on one line; warnings and errors are kept.
starter_text() {
    "$BIN" build --quiet "$1" --period 2027-02 -o "$STARTER_AT/out" >"$STARTER_AT/said" 2>&1
    sed 's/<[^>]*>//g' "$STARTER_AT/out/so-cong-thuong-2027/2027-02/bao-cao-thang.html" | tr -s '\n ' ' '
}

"$BIN" check --quiet "$STARTER" >"$STARTER_AT/said" 2>&1
same "starter: checks clean" /dev/null "$STARTER_AT/said"
for period in plan all 2027-Q1 2027; do
    "$BIN" build --quiet "$STARTER" --period $period -o "$STARTER_AT/out" >"$STARTER_AT/said" 2>&1
    same "starter: $period without a warning" /dev/null "$STARTER_AT/said"
done

starter_text "$STARTER" >"$STARTER_AT/before"
contains "starter: who has handed in" "$STARTER_AT/before" "04/05 phòng, đơn vị"
contains "starter: the figure" "$STARTER_AT/before" "92,1%"
month=$STARTER_AT/$STARTER/periods/2027-02.yaml
sed -i 's/truc-tuyen: "92,1%"/truc-tuyen: "95,4%"/; s/missing: \[trung-tam\]/missing: []/' "$month"
starter_text "$STARTER_AT/$STARTER" >"$STARTER_AT/after"
contains "starter: the changed figure" "$STARTER_AT/after" "95,4%"
contains "starter: the last unit has handed in" "$STARTER_AT/after" "05/05 phòng, đơn vị"
check "starter: no unit is missing any more" bash -c "! grep -q 'Chưa thực hiện: 01/05' '$STARTER_AT/after'"
attained() { grep -o 'Cải cách thủ tục hành chính: 02 chỉ tiêu[^.]*' "$1"; }
check "starter: one indicator more attains its target" bash -c "[ '$(attained "$STARTER_AT/before")' != '$(attained "$STARTER_AT/after")' ]"

equal "starter: the next month can be begun" 0 "$(status "$BIN" new "$STARTER_AT/$STARTER" --period 2027-03)"
"$BIN" trace "$STARTER" --period 2027-02 '04/05' >"$STARTER_AT/said" 2>&1
contains "starter: a figure is traced to its line" "$STARTER_AT/said" "ke-hoach-don-vi: {missing: [trung-tam]}"
"$BIN" diff "$STARTER" 2027-01 2027-02 >"$STARTER_AT/said" 2>&1
contains "starter: what moved" "$STARTER_AT/said" "90,4% → 92,1%"
