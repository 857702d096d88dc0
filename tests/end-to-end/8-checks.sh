# The checks on the sample: exactly the findings that are true, none in a copy that mends them; every form of output.
# shellcheck shell=bash

SAMPLE_GOLDEN=tests/golden/diag/sample

# Messages without lines and excerpts, which move with every edit of the sample.
bare_messages() {
    sed -n 's/^\([^ ][^:]*\):[0-9:]* \(cảnh báo\|lỗi\) /\1: \2 /p' "$1" | LC_ALL=C sort
}

# As if nobody had judged them.
sample_findings() {
    local got=$WORK/check-sample
    bare_plans "$WORK/bare"
    (cd "$WORK/bare" && "$BIN" check "$SAMPLE" --period "$PERIOD") >"$got.all" 2>&1
    bare_messages "$got.all" >"$got"
    same "checks: the sample's findings" "$SAMPLE_GOLDEN/want.diag" "$got"
    # Each has its reason.
    while read -r finding; do
        grep -qF -- "$finding" "$SAMPLE_GOLDEN/README.md" || echo "no reason for $finding"
    done < <(sed -n "s/.* \(BC[0-9]*\): .*/\1/p" "$SAMPLE_GOLDEN/want.diag" | sort -u) >"$WORK/reasons"
    equal "checks: each finding's reason is told" "" "$(cat "$WORK/reasons")"
}

# With the slash that shells put behind a folder's name, too.
other_plans() {
    (cd "$WORK/bare" && "$BIN" check "$SAMPLE/" --period "$PERIOD") >"$WORK/slash.diag" 2>&1
    contains "checks: other plans are found whatever the folder's name ends in" "$WORK/slash.diag" BC0350
}

# In a folder of its own: there is no other plan to differ from.
sample_copy() {
    rm -rf "$WORK/$1"
    mkdir -p "$WORK/$1"
    cp -r "$SAMPLE" "$WORK/$1/"
    COPY=$WORK/$1/$(basename "$SAMPLE")
    find "$COPY" -name '*.yaml' -exec sed -i '/^accepted:/,$d' {} +
    COPY_ARGUMENTS=("$COPY" --templates "$ROOT/templates" --fonts "$ROOT/fonts")
}

corrected_copy() {
    sample_copy corrected
    sed -i -f "$SAMPLE_GOLDEN/correct.sed" "$COPY/plan.yaml" "$COPY/periods/$PERIOD.yaml"
    "$BIN" check --quiet "${COPY_ARGUMENTS[@]}" --period "$PERIOD" --report "$WORK/corrected.txt" >"$WORK/corrected.diag" 2>&1
    equal "checks: the corrected sample's status" 0 $? "$WORK/corrected.diag"
    same "checks: the corrected sample fires none" /dev/null "$WORK/corrected.diag"
    contains "checks: its report says so" "$WORK/corrected.txt" "Không phát hiện mâu thuẫn."
}

broken_period() {
    sample_copy broken-period
    echo 'results: {x: [' >"$COPY/periods/2026-09.yaml"
    sed -i '/^accepted:/,$d' "$COPY/periods/2026-05.yaml"
    "$BIN" check "${COPY_ARGUMENTS[@]}" >"$WORK/broken-period.diag" 2>&1
    equal "checks: a broken period's status" 1 $?
    contains "checks: a broken period is told" "$WORK/broken-period.diag" "2026-09.yaml"
    contains "checks: a broken period keeps no other from being checked" "$WORK/broken-period.diag" "BC0375"
}

formats() {
    local got=$WORK/check-formats
    mkdir -p "$got"
    (cd "$WORK/bare" && "$BIN" check "$SAMPLE" --period "$PERIOD" --format json) >"$got/check.json" 2>"$got/json.err"
    (cd "$WORK/bare" && "$BIN" check "$SAMPLE" --period "$PERIOD" --format sarif) >"$got/check.sarif" 2>"$got/sarif.err"
    (cd "$WORK/bare" && "$BIN" check "$SAMPLE" --period "$PERIOD" --report "$got/report.html") >/dev/null 2>&1
    same "checks: JSON leaves standard error alone" /dev/null "$got/json.err"
    same "checks: SARIF leaves standard error alone" /dev/null "$got/sarif.err"
    contains "checks: report in HTML" "$got/report.html" "<strong>BC0375</strong>"
    if need "checks: JSON" python3; then
        check "checks: JSON has every finding" python3 - "$got/check.json" "$SAMPLE_GOLDEN/want.diag" <<'PYTHON'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))
assert len(found) == len(open(sys.argv[2], encoding="utf-8").readlines())
for one in found:
    assert one["severity"] in ("warning", "error", "system") and one["message"] and "hint" in one
    assert one["line"] > 0 and one["column"] > 0 and one["length"] > 0 and one["path"].startswith("plans/")
assert any("related" in one for one in found)
PYTHON
        check "checks: SARIF fits together" python3 - "$got/check.sarif" <<'PYTHON'
import json, sys
log = json.load(open(sys.argv[1], encoding="utf-8"))
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
assert log["version"] == "2.1.0" and run["results"]
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and result["message"]["text"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] > region["startColumn"] >= 1
PYTHON
    fi
}

# The shipped plans: all that is found has been judged; it counts for nothing, and is told with its reason.
accepted_findings() {
    local got=$WORK/check-accepted plan
    mkdir -p "$got"
    for plan in plans/*/plan.yaml; do
        plan=$(dirname "$plan")
        "$BIN" check "$plan" --final --quiet >"$got/$(basename "$plan")" 2>&1
        equal "checks: $plan with --final" 0 $? "$got/$(basename "$plan")"
        same "checks: $plan tells nothing" /dev/null "$got/$(basename "$plan")"
    done
    "$BIN" check "$SAMPLE" --period "$PERIOD" --report "$got/report.txt" >/dev/null 2>&1
    contains "checks: the report says what was accepted" "$got/report.txt" "Đã có người xem xét và chấp nhận ("
    contains "checks: the report has titles" "$got/report.txt" \
        "BC0341: chỉ tiêu 'Có 400 cán bộ nghiên cứu khoa học và công nghệ toàn tỉnh': tên ghi 400, mục tiêu ghi 500"
    contains "checks: the report has reason and name" "$got/report.txt" \
        "Chấp nhận vì: Kế hoạch đã ban hành ghi hai số; chỉ tiêu giao lấy theo mục tiêu (Người lập báo cáo mẫu)"
    contains "checks: the report says what moved" "$got/report.txt" "Thay đổi so với tháng 4/2026"
    "$BIN" check "$SAMPLE" --period "$PERIOD" --format sarif >"$got/check.sarif" 2>/dev/null
    contains "checks: SARIF has suppressions" "$got/check.sarif" '"suppressions": [{"kind": "external", "status": "accepted"'
    sample_copy changed
    cp -r "$SAMPLE/plan.yaml" "$COPY/"
    sed -i '/^  - code: BC0350/,/by:/d; s/^            target: "40"/            target: "41"/' "$COPY/plan.yaml"
    "$BIN" check "${COPY_ARGUMENTS[@]}" --period "$PERIOD" >"$got/changed" 2>&1
    contains "checks: a changed target brings its finding back" "$got/changed" "BC0311: chỉ tiêu 'bai-bao-ung-dung': mục tiêu 41"
    contains "checks: what to write then is told" "$got/changed" 'ghi about: ["41", "253"]'
}

explanations() {
    local code status
    "$BIN" check --list >"$WORK/codes"
    equal "checks: every code is listed" "$(grep -c '^DIAG(' include/base/diag_codes.def)" "$(wc -l <"$WORK/codes")"
    while read -r code _; do
        "$BIN" explain "$code" >"$WORK/explained" 2>&1 && grep -q '  Cách sửa: .' "$WORK/explained" &&
            ! grep -q '  Remedy: ' "$WORK/explained" || echo "$code"
    done <"$WORK/codes" >"$WORK/unexplained"
    equal "checks: every code is explained" "" "$(cat "$WORK/unexplained")"
    "$BIN" explain 0312 >"$WORK/explained" 2>&1
    contains "checks: a code without its letters is explained" "$WORK/explained" "BC0312 cảnh báo"
    contains "checks: that a finding can be accepted is told" "$WORK/explained" "ghi vào accepted"
    "$BIN" --lang en explain vn:count >"$WORK/explained" 2>&1 || "$BIN" explain vn:count --lang en >"$WORK/explained" 2>&1
    contains "checks: a function is explained" "$WORK/explained" "vn:count(things)"
    contains "checks: a function's result is told" "$WORK/explained" "Yields: text"
    equal "checks: an unknown function is wrong usage" 2 "$(status "$BIN" explain vn:cuont)"
    contains "checks: the nearest function is told" "$WORK/status.log" "vn:count"
    "$BIN" explain BC0099 >/dev/null 2>"$WORK/explain.err"
    status=$?
    equal "checks: an unknown code is wrong usage" 2 $status
    contains "checks: the nearest code is told" "$WORK/explain.err" "ý bạn là 'BC00"
}

sample_findings
other_plans
accepted_findings
corrected_copy
broken_period
formats
explanations
