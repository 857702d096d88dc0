# Documents for each agency: which are made, one that fails stops no other, old ones that are no longer made go.
# shellcheck shell=bash

AGENCIES=$WORK/agencies

agencies_plan() {
    local plan=$AGENCIES/plans/agencies
    rm -rf "$AGENCIES"
    mkdir -p "$AGENCIES/plans" "$plan"
    cp -r tests/golden/received/agencies/{plan.yaml,agencies.yaml,periods,received} "$plan/"
    sed -i '/template: template/d' "$plan/plan.yaml"
    sed -i 's/^documents:/documents:\
  - {template: bao-cao-don-vi, name: don-vi, for: month, each: lead, title: Kết quả thực hiện}\
  - {template: bao-cao-don-vi, name: xa, for: month, each: xa-phuong, when: received, title: Kết quả thực hiện}\
  - {template: ma-tran, for: month, when: received, title: Số liệu}/' "$plan/plan.yaml"
    mkdir -p "$plan/templates"
    cat >"$plan/templates/ma-tran.xml" <<'END'
<document kind="bao-cao" title="Số liệu">
  <letterhead><issuer>SỞ THỬ</issuer><symbol notation="BC-ST"/><place-date place="Sơn La"/></letterhead>
  <kind>BÁO CÁO</kind>
  <subject>Số liệu</subject>
  <p><ref annex="ma-tran-xa-phuong"/></p>
  <include href="chung/phu-luc-ma-tran.xml"/>
</document>
END
}

agencies_run() {
    (cd "$AGENCIES" && "$BIN" "$1" plans/agencies --period 2026-05 --templates "$ROOT/templates" --fonts "$ROOT/fonts" "${@:2}") \
        >"$WORK/agencies.log" 2>&1
}

agencies_checks() {
    local made=$AGENCIES/out/agencies/2026-05
    agencies_plan
    check "agencies: built" agencies_run build -o out
    equal "agencies: leads, and communes that sent something" \
        "don-vi-so-khcn don-vi-so-y-te ma-tran xa-muong-la xa-thuan-chau xa-to-hieu" \
        "$(cd "$made" && ls ./*.pdf | sed 's/^..//; s/.pdf$//' | tr '\n' ' ' | sed 's/ $//')"
    pdftotext -layout "$made/xa-to-hieu.pdf" "$WORK/agencies.txt"
    contains "agencies: its figure, the province's, its rank" "$WORK/agencies.txt" "1.000 1.010 1/2"
    contains "agencies: its task" "$WORK/agencies.txt" "Triển khai 12/5/2026 Đã hoàn thành"
    pdftotext -layout "$made/xa-muong-la.pdf" "$WORK/agencies.txt"
    contains "agencies: what it owes" "$WORK/agencies.txt" "Ban hành Kế hoạch"
    pdftotext -layout "$made/ma-tran.pdf" "$WORK/agencies.txt"
    contains "agencies: matrix" "$WORK/agencies.txt" "2 Xã Mường La 10 20"
    contains "agencies: totals by rule" "$WORK/agencies.txt" "Số gộp 1.010 Ước 28,33"
    contains "agencies: how many gave it" "$WORK/agencies.txt" "Số đơn vị có số liệu 2/4 3/4"
    agencies_run trace "reported('ho-so', 'to-hieu')"
    contains "agencies: traced to file, sheet and cell" "$WORK/agencies.log" "to-hieu.xlsx, Kết quả!E5"
    agencies_run trace 1.010
    contains "agencies: traced to each agency" "$WORK/agencies.log" "muong-la.yaml:4:10"

    # One that no longer sends anything has no report any more.
    rm "$AGENCIES/plans/agencies/received/2026-05/thuan-chau.yaml"
    check "agencies: built again" agencies_run build -o out
    check "agencies: a report that is no longer made goes" test ! -e "$made/xa-thuan-chau.pdf"

    # An error in one leaves its old version, and the others are made.
    rm -rf "$AGENCIES/out"
    agencies_run build -o out
    mkdir "$AGENCIES/plans/agencies/templates/bao-cao-don-vi"
    cat >"$AGENCIES/plans/agencies/templates/bao-cao-don-vi/con-phai-lam.xml" <<'END'
<fragment xmlns:vn="urn:baocao:vn"><if test="agency()/@id = 'muong-la'"><p>{vn:date('x')}</p></if><if
  test="agency()/@id != 'muong-la'"><p>Đã sửa.</p></if></fragment>
END
    sum=$(sha256sum <"$made/xa-muong-la.pdf")
    agencies_run build -o out
    equal "agencies: one fails" 1 $?
    contains "agencies: which one" "$WORK/agencies.log" "Không lập được: xa-muong-la"
    contains "agencies: how many" "$WORK/agencies.log" "1 văn bản không lập được"
    contains "agencies: the others" "$WORK/agencies.log" "4 văn bản, "
    equal "agencies: its old one stays" "$sum" "$(sha256sum <"$made/xa-muong-la.pdf")"
    contains "agencies: the others are new" "$made/xa-to-hieu.html" "Đã sửa"
    agencies_run build -o out --document xa-to-hieu
    equal "agencies: one by name" 0 $?
}

# The sample's month with figures of some communes and departments (illustrative): each gets its report.
agencies_sample() {
    local plans=$AGENCIES/sample/plans
    rm -rf "$AGENCIES/sample"
    mkdir -p "$plans"
    cp -r plans/son-la-2026 "$plans/"
    sed -i 's/^documents:/documents:\
  - {template: bao-cao-don-vi, name: don-vi, for: month, each: lead, when: received, title: Kết quả thực hiện}\
  - {template: bao-cao-don-vi, name: xa, for: month, each: xa-phuong, when: received, title: Kết quả thực hiện}/' \
        "$plans/son-la-2026/plan.yaml"
    check "agencies: the sample's June" "$BIN" build "$plans/son-la-2026" --period 2026-06 -o "$AGENCIES/sample/out" --quiet \
        --templates "$ROOT/templates" --fonts "$ROOT/fonts"
    equal "agencies: its reports" \
        "don-vi-so-gddt don-vi-so-khcn don-vi-so-tai-chinh don-vi-so-y-te xa-muong-la xa-song-ma xa-thuan-chau xa-to-hieu xa-yen-chau" \
        "$(cd "$AGENCIES/sample/out/son-la-2026/2026-06" && ls ./don-vi-*.pdf ./xa-*.pdf | sed 's/^..//; s/.pdf$//' | tr '\n' ' ' | sed 's/ $//')"
}

agencies_checks
agencies_sample
