# baocao publish: a site of the sample plans: complete, consistent, without anything inline; the same again writes
# nothing; corrections keep the version before; addresses last; strangers' files stay; what is wrong is told.
# shellcheck shell=bash

SITE_HOME=$WORK/publish
SITE=$SITE_HOME/site

# publish LOG ARGUMENT...: of a copy of the sample plans.
publish() {
    local log=$1
    shift
    "$BIN" publish "$@" -o "$SITE" --templates "$ROOT/templates" --fonts "$ROOT/fonts" >"$log" 2>&1
}

publish_plans() {
    local plans=$SITE_HOME/plans
    rm -rf "$SITE_HOME"
    mkdir -p "$plans/son-la-2026/periods"
    cp plans/son-la-2026/{plan,agencies}.yaml "$plans/son-la-2026/"
    cp plans/son-la-2026/periods/2026-0[45].yaml "$plans/son-la-2026/periods/"
    cp -r plans/son-la-nq71 "$plans/"
    sed '/^plans:/,$d' plans/site.yaml >"$plans/site.yaml"
}

published() { publish "$WORK/publish.log" "$SITE_HOME/plans/son-la-2026" "$SITE_HOME/plans/son-la-nq71"; }
# Every file with its time and bytes.
site_state() { (cd "$SITE" && find . -type f -printf '%p %T@ ' -exec sha256sum {} \; | sort); }

publish_pages() {
    check "publish: makes the site" published
    if need "publish: links and markup" python3; then
        check "publish: all links lead somewhere, nothing is inline, nothing comes from elsewhere" \
            python3 tests/site/check.py "$SITE"
    fi
    check "publish: a report's PDF beside it" cmp -s <(head -c 5 "$SITE/bao-cao/2026/05/bao-cao-thang.pdf") <(printf '%%PDF-')
    contains "publish: says its sum" "$SITE/bao-cao/2026/05/index.html" \
        "$(sha256sum <"$SITE/bao-cao/2026/05/bao-cao-thang.pdf" | cut -d' ' -f1)"
    contains "publish: an indicator's page" "$SITE/chi-tieu/son-la-2026/phu-song-5g/index.html" "67,1%"
    contains "publish: an agency owes" "$SITE/ke-hoach/son-la-2026/da-bao-cao/index.html" "39/90 đơn vị đã thực hiện"
    contains "publish: the newest report has an address of its own" "$SITE/moi-nhat/index.html" "url=../bao-cao/2026/05/"
    check "publish: no letters to who owes something" sh -c "! find '$SITE' | grep -q don-doc"
    check "publish: no path of this machine" sh -c "! grep -rlaF '$SITE_HOME' '$SITE'"
    equal "publish: hidden files are the list alone" "./.baocao/addresses" "$(cd "$SITE" && find . -path './.*' -type f)"
}

# The same figures in the open data as on the PDF's pages, tables read as text.
publish_data() {
    local csv=$SITE/du-lieu/son-la-2026/2026-05.csv
    need "publish: data and PDF" python3 pdftotext || return
    pdftotext -layout "$SITE/bao-cao/2026/05/bao-cao-thang.pdf" "$WORK/publish.txt"
    check "publish: every figure of the data stands in the PDF" python3 - "$csv" "$WORK/publish.txt" <<'PYTHON'
import csv, re, sys
text = re.sub(r"\s+", "", open(sys.argv[2], encoding="utf-8").read())
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
numbers = [row for row in rows if row["value"]]
assert len(numbers) > 20, len(numbers)
for row in numbers:
    printed = re.search(r"\d[\d.]*(,\d+)?", row["text"]).group()
    assert printed in text, row
    assert float(printed.replace(".", "").replace(",", ".")) == abs(float(row["value"])), row
PYTHON
}

publish_again() {
    site_state >"$WORK/publish.before"
    check "publish: the same again" published
    site_state >"$WORK/publish.after"
    same "publish: not a file is touched" "$WORK/publish.before" "$WORK/publish.after"
    contains "publish: says so" "$WORK/publish.log" " 0 tệp mới"
}

# A figure is put right: told if nobody says so, kept and explained if somebody does.
publish_corrected() {
    local file=$SITE_HOME/plans/son-la-2026/periods/2026-05.yaml
    cp "$SITE/bao-cao/2026/05/bao-cao-thang.pdf" "$WORK/publish.old.pdf"
    sed -i 's/phu-song-5g: .*/phu-song-5g: "68,3%"/' "$file"
    cp -r "$SITE" "$SITE.saved"
    check "publish: a silent change" published
    contains "publish: is told" "$WORK/publish.log" "BC1012"
    rm -rf "$SITE" && mv "$SITE.saved" "$SITE"
    printf 'corrections:\n  - {plan: son-la-2026, period: 2026-05, date: 2026-06-10, reason: Sửa tỷ lệ phủ sóng 5G}\n' \
        >>"$SITE_HOME/plans/site.yaml"
    check "publish: a correction" published
    check "publish: is no warning" sh -c "! grep -q BC1012 '$WORK/publish.log'"
    contains "publish: stands on the page" "$SITE/bao-cao/2026/05/index.html" "Đính chính ngày 10/6/2026"
    contains "publish: stands in the feed" "$SITE/bao-cao.atom" "Sửa tỷ lệ phủ sóng 5G"
    contains "publish: the old version says so" "$SITE/bao-cao/2026/05/v1/index.html" "Bản này đã được thay thế ngày 10/6/2026"
    check "publish: the old PDF stays" cmp "$WORK/publish.old.pdf" "$SITE/bao-cao/2026/05/v1/bao-cao-thang.pdf"
    if need "publish: links after a correction" python3; then
        check "publish: links hold in both versions" python3 tests/site/check.py "$SITE"
    fi
    publish_again
}

publish_lasting() {
    echo "của người khác" >"$SITE/bao-cao/2026/05/ghi-chu.txt"
    sed -i 's/id: phu-song-5g/id: phu-song-5g-moi/' "$SITE_HOME/plans/son-la-2026/plan.yaml"
    sed -i 's/phu-song-5g/phu-song-5g-moi/' "$SITE_HOME"/plans/son-la-2026/periods/*.yaml
    check "publish: an indicator gone" publish "$WORK/publish.log" "$SITE_HOME/plans/son-la-2026" "$SITE_HOME/plans/son-la-nq71"
    contains "publish: its page says so" "$SITE/chi-tieu/son-la-2026/phu-song-5g/index.html" "không còn được công bố"
    check "publish: a plan gone" publish "$WORK/publish.log" "$SITE_HOME/plans/son-la-2026"
    contains "publish: its page says so, too" "$SITE/ke-hoach/son-la-nq71/index.html" "không còn được công bố"
    equal "publish: a stranger's file stays" "của người khác" "$(cat "$SITE/bao-cao/2026/05/ghi-chu.txt")"
    if need "publish: links after removals" python3; then
        check "publish: no link to what is gone" python3 tests/site/check.py "$SITE"
    fi
}

# refused NAME TEXT PLAN...: the message is told, and the site stays as it is.
refused() {
    local name=$1 text=$2
    shift 2
    site_state >"$WORK/publish.before"
    equal "publish: $name has status 1" 1 "$(publish "$WORK/publish.log" "$@"; echo $?)"
    contains "publish: $name is told" "$WORK/publish.log" "$text"
    site_state >"$WORK/publish.after"
    same "publish: $name leaves the site as it is" "$WORK/publish.before" "$WORK/publish.after"
}

publish_errors() {
    local plans=$SITE_HOME/plans
    cp "$plans/site.yaml" "$WORK/site.yaml"
    sed 's/^title:/titel:/' "$WORK/site.yaml" >"$plans/site.yaml"
    refused "an unknown key" "không có khóa 'titel'" "$plans/son-la-2026"
    sed 's,^base:.*,base: sonla.gov.vn,' "$WORK/site.yaml" >"$plans/site.yaml"
    refused "a base that is none" "BC1002" "$plans/son-la-2026"
    sed 's,^accent:.*,accent: "#ffee00",' "$WORK/site.yaml" >"$plans/site.yaml"
    refused "an accent that can't be read" "BC1004" "$plans/son-la-2026"
    { cat "$WORK/site.yaml"; printf 'plans: [{id: son-la-2026}, {id: khac}]\n'; } >"$plans/site.yaml"
    refused "a public plan that is not given" "BC1005" "$plans/son-la-2026"
    { cat "$WORK/site.yaml"; printf 'plans: [{id: khac}]\n'; } >"$plans/site.yaml"
    refused "a plan that is not public" "BC1006" "$plans/son-la-2026"
    { cat "$WORK/site.yaml"; printf 'documents: [bao-cao-thang, cong-van-don-doc, la]\n'; } >"$plans/site.yaml"
    refused "a document that is none" "BC1016" "$plans/son-la-2026"
    cp "$plans/son-la-2026/plan.yaml" "$WORK/plan.yaml"
    cp "$WORK/site.yaml" "$plans/site.yaml"
    sed -i '0,/    for: month/s//    for: month\n    marks: [luu-hanh-noi-bo]/' "$plans/son-la-2026/plan.yaml"
    refused "what is for internal use" "BC1007" "$plans/son-la-2026"
    cp "$WORK/plan.yaml" "$plans/son-la-2026/plan.yaml"
    cp -r "$plans/son-la-2026" "$plans/son-la-2027"
    sed -i 's/^id: son-la-2026/id: son-la-2027/' "$plans/son-la-2027/plan.yaml"
    refused "two reports with one address" "BC1008" "$plans/son-la-2026" "$plans/son-la-2027"
    refused "an address that was another's" "BC1009" "$plans/son-la-2027"
    rm -rf "$plans/son-la-2027"
    sed '/^corrections:/,$d' "$WORK/site.yaml" >"$plans/site.yaml"
    refused "a correction taken back" "BC1014" "$plans/son-la-2026"
    cp "$WORK/site.yaml" "$plans/site.yaml"
    mkdir -p "$SITE/chi-tieu/son-la-2026/moi"
    echo "khác" >"$SITE/chi-tieu/son-la-2026/moi/index.html"
    sed -i 's/id: phu-song-5g-moi/id: moi/' "$plans/son-la-2026/plan.yaml"
    sed -i 's/phu-song-5g-moi/moi/' "$plans"/son-la-2026/periods/*.yaml
    refused "a stranger's file in a page's place" "BC1010" "$plans/son-la-2026"
    rm "$plans/site.yaml"
    refused "no site.yaml" "BC1001" "$plans/son-la-2026"
}

# For a portal that has its own frame.
publish_fragments() {
    local out=$SITE_HOME/fragments page
    check "publish: fragments" "$BIN" publish "$SITE_HOME/plans/son-la-2026" "$SITE_HOME/plans/son-la-nq71" --fragment -o "$out" \
        --templates "$ROOT/templates" --fonts "$ROOT/fonts"
    check "publish: fragments have neither head nor frame" sh -c "! grep -rlE '<html|<head>|<body|class=.site.' --include=*.html '$out'"
    contains "publish: a report's fragment leads to the PDF" "$out/bao-cao/2026/05/index.html" 'href="bao-cao-thang.pdf"'
}

publish_plans
publish_fragments
publish_pages
publish_data
publish_again
publish_corrected
publish_lasting
publish_errors
