# From the draft to the archive: signed, numbered and sealed files are proven from the plan, archived with what was filled
# in, and each step stands in the plan's log.
# shellcheck shell=bash
# shellcheck disable=SC1091
. tests/sign/common.sh

KEPT=$SIGN/kept
KEPT_PLAN=$KEPT/plans/son-la-2026
KEPT_OUT=$KEPT/out/son-la-2026/$PERIOD

# kept_sign FILE NUMBER: the person, the number, the organisation.
kept_sign() {
    "$BIN" sign "$1" --field person --p12 "$CA/person.p12" --pin-fd 3 --plan "$KEPT_PLAN" --by "Phó Chủ tịch" 3<"$SIGN/pin" &&
        "$BIN" number "$1" --number "$2" --date 2026-05-20 --plan "$KEPT_PLAN" --by "Văn thư" &&
        "$BIN" sign "$1" --field organisation --p12 "$CA/organisation.p12" --pin-fd 3 --plan "$KEPT_PLAN" 3<"$SIGN/pin"
}

if need "kept" openssl python3; then
    mkdir -p "$KEPT/plans"
    cp -r "$SAMPLE" "$KEPT/plans/"
    ln -sfn "$ROOT/templates" "$KEPT/templates"
    ln -sfn "$ROOT/fonts" "$KEPT/fonts"
    printf '123456\n' >"$SIGN/pin"
    check "kept: the month is built" "$BIN" build "$KEPT_PLAN" --period "$PERIOD" --format pdf --quiet -o "$KEPT/out"
    check "kept: the report" kept_sign "$KEPT_OUT/bao-cao-thang.pdf" 222
    check "kept: the letter" kept_sign "$KEPT_OUT/cong-van-don-doc.pdf" 223
    check "kept: proven after both signatures" "$BIN" rebuild "$KEPT_OUT"/*.pdf --plan "$KEPT_PLAN"
    "$BIN" verify "$KEPT_OUT"/*.pdf --roots "$CA/root.pem" --crl "$CA/root.crl" --plan "$KEPT_PLAN" >"$SIGN/said" 2>&1
    equal "kept: verify with the plan" 0 $? "$SIGN/said"
    contains "kept: verify says that it is proven" "$SIGN/said" "giống từng byte với bản lập lại từ kế hoạch"
    contains "kept: verify looks at the log" "$SIGN/said" "nguyên vẹn, 6 việc"
    "$BIN" archive "$KEPT_PLAN" --period "$PERIOD" --from "$KEPT/out" -o "$KEPT/packages" >"$SIGN/said" 2>&1
    equal "kept: archived" 0 $? "$SIGN/said"
    equal "kept: nothing is told to be unsigned" "" "$(grep BC1123 "$SIGN/said")"
    check "kept: the package is whole" "$BIN" archive --check "$KEPT"/packages/*
    equal "kept: the numbers that were filled in" "222 223" \
        "$(grep -rhoP '(?<=<codeNumber>)[^<]*' "$KEPT/packages" | sort | tr '\n' ' ' | sed 's/ $//')"
    equal "kept: the date that was filled in" 20/05/2026 "$(grep -rhoP '(?<=<issuedDate>)[^<]*' "$KEPT/packages" | sort -u)"
    equal "kept: who signed" 2 "$(grep -rh 'Nguyễn Văn A; Ủy ban nhân dân tỉnh Sơn La' "$KEPT/packages" | wc -l)"
    check "kept: the file is the signed one" cmp "$KEPT_OUT/bao-cao-thang.pdf" \
        "$(find "$KEPT/packages" -name "${PERIOD}_bao-cao-thang.pdf")"
    "$BIN" log "$KEPT_PLAN" >"$SIGN/said" 2>&1
    equal "kept: the log is whole" 0 $? "$SIGN/said"
    contains "kept: the log says who numbered" "$SIGN/said" "Văn thư number bao-cao-thang.pdf"
    contains "kept: the log says what was archived" "$SIGN/said" "AIP_hoso H52.2026.02-KGVX"
    chmod -R a-w "$KEPT_PLAN"
    check "kept: a plan that may only be read" "$BIN" archive "$KEPT_PLAN" --period "$PERIOD" --from "$KEPT/out" -o "$KEPT/again"
    chmod -R u+w "$KEPT_PLAN"
    # A byte of what was signed
    python3 -c "b = bytearray(open('$KEPT_OUT/bao-cao-thang.pdf', 'rb').read()); b[20000] ^= 1; open('$KEPT_OUT/bao-cao-thang.pdf', 'wb').write(b)"
    equal "kept: a broken signature isn't archived" 1 \
        "$(status "$BIN" archive "$KEPT_PLAN" --period "$PERIOD" --from "$KEPT/out" -o "$KEPT/broken")"
    equal "kept: nothing of it is written" "" "$(ls "$KEPT/broken" 2>/dev/null)"
fi
