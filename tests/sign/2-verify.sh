# What verify says of files that others signed, and of forgeries: beside pyHanko's judgement and poppler's.
# shellcheck shell=bash

# shellcheck disable=SC1091
. tests/sign/common.sh

make_good() {
    local to=$1
    hanko sign "$CA" person "$DRAFT" "$to/person.pdf" person certify
    hanko fill "$to/person.pdf" "$to/numbered.pdf" number 123
    hanko sign "$CA" organisation "$to/numbered.pdf" "$to/sealed.pdf" organisation
    hanko sign "$CA" curve "$DRAFT" "$to/curve.pdf" person
    hanko sign "$CA" person "$DRAFT" "$to/pss-sha512.pdf" person pss md=sha512
    hanko sign "$CA" person "$DRAFT" "$to/pkcs7-detached.pdf" person pkcs7
    hanko sign "$CA" person "$DRAFT" "$to/field-of-its-own.pdf" moi new=100,100,200,200
    qpdf --linearize "$DRAFT" "$SIGN/linearised.pdf"
    hanko sign "$CA" person "$SIGN/linearised.pdf" "$to/linearised.pdf" person
    qpdf --object-streams=disable "$DRAFT" "$SIGN/table.pdf"
    hanko sign "$CA" person "$SIGN/table.pdf" "$to/xref-table.pdf" person
}

make_bad() {
    local to=$1 key
    cp "$DRAFT" "$to/unsigned.pdf"
    for key in short revoked server foreign; do hanko sign "$CA" $key "$DRAFT" "$to/key-$key.pdf" person; done
    hanko sign "$CA" person "$DRAFT" "$to/sha1.pdf" person md=sha1
    hanko sign "$CA" organisation "$DRAFT" "$SIGN/organisation.pdf" organisation
    cp "$SIGN/organisation.pdf" "$to/person-missing.pdf"
    hanko sign "$CA" person "$SIGN/organisation.pdf" "$to/wrong-order.pdf" person
    hanko sign "$CA" person "$SIGN/good/person.pdf" "$to/visible-field-added.pdf" moi new=100,100,500,500
    hanko fill "$SIGN/good/sealed.pdf" "$to/number-changed.pdf" number 124
    hanko sign "$CA" person "$DRAFT" "$SIGN/locked.pdf" person certify level=1
    hanko fill "$SIGN/locked.pdf" "$to/filled-though-forbidden.pdf" number 123
    "$VENV/bin/python" tests/sign/forge.py "$SIGN/good/sealed.pdf" "$to"
}

# One line a file: its name, our verdict with the gravest finding, pyHanko's, poppler's.
agreement() {
    local file name ours hanko poppler
    hanko judge "$CA/root.pem" "$CA/root.crl" "$@" >"$SIGN/hanko.said"
    for file; do
        name=$(basename "$file" .pdf)
        verify "$file" --format json >"$SIGN/json" 2>/dev/null
        ours=$(python3 -c 'import json, sys
try: reports = json.load(sys.stdin)
except ValueError: reports = []
if not reports: print("unreadable"); sys.exit()
r = reports[0]
found = r["findings"] + [f for s in r["signatures"] for f in s["findings"] + s["changes"]]
print(r["verdict"] + "".join(":" + f["code"] for f in found if f["verdict"] == r["verdict"] != "valid")[:60])' <"$SIGN/json")
        hanko=$(grep -F "$file " "$SIGN/hanko.said" | cut -d' ' -f2)
        poppler=$(timeout 20 pdfsig -nocert "$file" 2>/dev/null | grep -c 'Signature is Valid')
        [ "$poppler" -eq "$(timeout 20 pdfsig -nocert "$file" 2>/dev/null | grep -c 'Signature Validation:')" ] &&
            [ "$poppler" -gt 0 ] && poppler=good || poppler=bad
        printf '%-26s %-62s %-5s %s\n' "$name" "$ours" "$hanko" "$poppler"
    done
}

if need "verify" openssl python3 qpdf pdfsig; then
    if ! have_hanko; then
        skip "verify: files of another signer, forgeries" "pyHanko $PYHANKO could not be fetched ($VENV/install.log)"
    else
        mkdir -p "$SIGN/good" "$SIGN/bad"
        check "verify: files signed by pyHanko" make_good "$SIGN/good"
        check "verify: forgeries" make_bad "$SIGN/bad"
        agreement "$SIGN"/good/*.pdf "$SIGN"/bad/*.pdf >"$SIGN/agreement"
        sed 's/ *#.*//; /^$/d' tests/sign/agreement.txt >"$SIGN/agreement.want"
        same "verify: agreement with pyHanko and poppler" "$SIGN/agreement.want" "$SIGN/agreement"
        verify "$SIGN"/good/*.pdf >"$SIGN/said" 2>&1
        equal "verify: all good files in one call" 0 $? "$SIGN/said"
        verify_case "roots of somebody else" 1 "$SIGN/good/person.pdf" --roots "$CA/other.pem" -- "không dẫn tới gốc tin cậy"
        verify_case "no roots" 1 "$SIGN/good/person.pdf" -- "CHƯA KẾT LUẬN ĐƯỢC"
        verify_case "expired by then" 1 "$SIGN/good/person.pdf" --roots "$CA/root.pem" --date 2060-01-01 -- "hết hạn"
        verify_case "in English" 1 "$SIGN/bad/add-page.pdf" --lang en -- "the number of pages changed: 2 to 3"
        qpdf --encrypt a b 256 -- "$DRAFT" "$SIGN/encrypted.pdf"
        verify_case "encrypted" 3 "$SIGN/encrypted.pdf" -- "được mã hóa"
    fi
    : >"$SIGN/empty.pdf"
    verify_case "empty" 3 "$SIGN/empty.pdf" -- "không phải là tệp PDF"
    verify_case "no PDF" 3 README.md -- "không phải là tệp PDF"
    verify_case "no such file" 3 "$SIGN/nowhere.pdf" -- "không có tệp"
    verify_case "roots that are none" 3 "$DRAFT" --roots README.md -- "không có chứng thư"
    verify_case "wrong date" 2 "$DRAFT" --date 2026-02-30 -- "ngày không hợp lệ"
fi
