# Signing and numbering by the program itself: keys in files and on a token, time stamps, the order, and what is refused.
# shellcheck shell=bash
# shellcheck disable=SC1091
. tests/sign/common.sh

OURS=$SIGN/ours
TOKEN_MODULE=/usr/lib/softhsm/libsofthsm2.so
mkdir -p "$OURS"
printf '123456\n' >"$SIGN/pin"
printf '000000\n' >"$SIGN/wrong-pin"

# ours STATUS COMMAND...: the program's exit status, its PIN from a file.
ours() {
    local wanted=$1 status
    shift
    timeout 90 "$BIN" "$@" 3<"${PIN:-$SIGN/pin}" >"$SIGN/said" 2>&1
    status=$?
    [ "$status" = "$wanted" ] || { echo "status $status, wanted $wanted"; cat "$SIGN/said"; return 1; }
}
# sign KEY FIELD IN OUT ARGUMENTS...
sign() {
    local key=$1 field=$2 from=$3 to=$4
    shift 4
    ours 0 sign "$from" --field "$field" --p12 "$CA/$key.p12" --pin-fd 3 -o "$to" "$@"
}
# refused NAME TEXT STATUS COMMAND...: the words that tell why; no output file.
refused() {
    local name=$1 text=$2 wanted=$3
    shift 3
    rm -f "$OURS/refused.pdf"
    check "sign: $name" ours "$wanted" "$@"
    contains "sign: $name: why" "$SIGN/said" "$text"
    equal "sign: $name: nothing is written" "" "$(ls "$OURS"/refused.pdf 2>/dev/null)"
}
make_picture() {
    python3 - "$1" <<'END'
import struct, sys, zlib
width, height = 300, 120
def pixel(x, y): return bytes((0, 0, 200, 255 if abs(y - 60 - (x % 100 - 50) / 3) < 4 else 0))
rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(width)) for y in range(height))
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
with open(sys.argv[1], "wb") as out:
    out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)) +
              chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
END
}
token_make() {
    mkdir -p "$SIGN/tokens"
    echo "directories.tokendir = $SIGN/tokens" >"$SIGN/softhsm2.conf"
    softhsm2-util --init-token --free --label baocao --so-pin 1234 --pin 5678 &&
        openssl pkcs8 -topk8 -nocrypt -in "$CA/person.key" -out "$SIGN/person.p8" &&
        softhsm2-util --import "$SIGN/person.p8" --token baocao --label ky --id 01 --pin 5678 &&
        openssl x509 -in "$CA/person.pem" -outform DER -out "$SIGN/person.der" &&
        pkcs11-tool --module $TOKEN_MODULE --token-label baocao -l --pin 5678 -w "$SIGN/person.der" -y cert --id 01 --label ky
}

if need "sign" openssl python3 pdfsig; then
    make_picture "$SIGN/signature.png"
    check "sign: the person, with a picture" sign person person "$LETTER" "$OURS/1-person.pdf" --image "$SIGN/signature.png"
    check "number: filled in" ours 0 number "$OURS/1-person.pdf" --number 123 --date 2026-05-20 --plan "$SIGN" -o "$OURS/2-number.pdf"
    check "sign: the organisation, PSS and SHA-512" sign organisation organisation "$OURS/2-number.pdf" "$OURS/3-organisation.pdf" --pss --digest sha512
    check "sign: an ECDSA key, SHA-384" sign curve person "$DRAFT" "$OURS/curve.pdf" --digest sha384
    check "sign: in place" cp "$DRAFT" "$OURS/in-place.pdf"
    check "sign: in place, over the old file" ours 0 sign "$OURS/in-place.pdf" --field person --p12 "$CA/person.p12" --pin-fd 3
    pdftotext -layout "$OURS/3-organisation.pdf" "$SIGN/text"
    contains "number: stands before the symbol" "$SIGN/text" "123/BC-UBND"
    contains "number: day and month" "$SIGN/text" "Sơn La, ngày 20 tháng 5 năm 2026"
    contains "number: in the annexes too" "$SIGN/text" "(Kèm theo Báo cáo số 123/BC-UBND ngày 20 tháng 5 năm 2026 của UBND tỉnh)"
    contains "number: is entered into the register" "$SIGN/numbers.tsv" "2026 /BC-UBND 123 2026-05-20 1-person.pdf"
    equal "sign: what was there is still there, byte by byte" "" \
        "$(cmp "$LETTER" <(head -c "$(stat -c %s "$LETTER")" "$OURS/3-organisation.pdf") 2>&1)"

    # Time stamps
    python3 tests/sign/tsa.py "$CA" "$SIGN/tsa.port" >/dev/null 2>&1 &
    tsa_server=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e "$SIGN/tsa.port" ] && break; sleep 0.3; done
    TSA=http://127.0.0.1:$(cat "$SIGN/tsa.port" 2>/dev/null)
    check "sign: with a time stamp" sign person person "$DRAFT" "$OURS/time-stamp.pdf" --tsa "$TSA/"
    verify "$OURS/time-stamp.pdf" >"$SIGN/said" 2>&1
    contains "verify: the time stamp" "$SIGN/said" "dấu thời gian của Dấu thời gian"
    refused "a server that answers garbage" "không phải dấu thời gian" 1 sign "$DRAFT" --field person --p12 "$CA/person.p12" \
        --pin-fd 3 --tsa "$TSA/garbage" -o "$OURS/refused.pdf"
    refused "an old answer again" "không phải dấu thời gian" 1 sign "$DRAFT" --field person --p12 "$CA/person.p12" \
        --pin-fd 3 --tsa "$TSA/replay" -o "$OURS/refused.pdf"
    # Kept: a document time stamp proves what its certificates can't any more
    next_year=$(date -u -d '+1 year' +%F)
    check "renew: validation data and a document time stamp" ours 0 sign "$OURS/3-organisation.pdf" --renew --tsa "$TSA/" \
        --crl "$CA/root.crl" -o "$OURS/4-renewed.pdf"
    check "sign: a certificate of thirty days" sign brief person "$DRAFT" "$SIGN/brief.pdf"
    check "renew: while it is valid" ours 0 sign "$SIGN/brief.pdf" --renew --tsa "$TSA/" --crl "$CA/root.crl" -o "$OURS/brief-renewed.pdf"
    check "renew: again" ours 0 sign "$OURS/brief-renewed.pdf" --renew --tsa "$TSA/" -o "$OURS/brief-renewed-twice.pdf"
    verify_case "a year later, not renewed" 1 "$SIGN/brief.pdf" --roots "$CA/root.pem" --date "$next_year" -- "hết hạn"
    verify_case "a year later, renewed" 0 "$OURS/brief-renewed.pdf" --roots "$CA/root.pem" --date "$next_year" -- "HỢP LỆ"
    refused "nothing to renew" "chưa có chữ ký nào" 1 sign "$DRAFT" --renew --tsa "$TSA/" -o "$OURS/refused.pdf"
    refused "to renew without a server" "thiếu --tsa" 2 sign "$OURS/1-person.pdf" --renew -o "$OURS/refused.pdf"
    kill $tsa_server
    wait $tsa_server 2>/dev/null
    refused "a server that is not there" "không trả lời" 1 sign "$DRAFT" --field person --p12 "$CA/person.p12" --pin-fd 3 \
        --tsa "$TSA/" -o "$OURS/refused.pdf"

    # A token
    if need "sign: a token" softhsm2-util pkcs11-tool && [ -e $TOKEN_MODULE ]; then
        export SOFTHSM2_CONF=$SIGN/softhsm2.conf
        check "sign: a token is made" token_make
        printf '5678\n' >"$SIGN/token-pin"
        PIN=$SIGN/token-pin check "sign: a key on a token" ours 0 sign "$DRAFT" --field person --pin-fd 3 \
            --pkcs11 "pkcs11:token=baocao;object=ky?module-path=$TOKEN_MODULE" -o "$OURS/token.pdf"
        PIN=$SIGN/wrong-pin refused "a token and the wrong PIN" "từ chối mã PIN" 1 sign "$DRAFT" --field person --pin-fd 3 \
            --pkcs11 "pkcs11:token=baocao?module-path=$TOKEN_MODULE" -o "$OURS/refused.pdf"
        PIN=$SIGN/token-pin refused "a token without the key" "không có chứng thư kèm khóa" 1 sign "$DRAFT" --field person --pin-fd 3 \
            --pkcs11 "pkcs11:token=baocao;object=khac?module-path=$TOKEN_MODULE" -o "$OURS/refused.pdf"
        refused "no such token" "không thấy thiết bị ký" 1 sign "$DRAFT" --field person --pin-fd 3 \
            --pkcs11 "pkcs11:token=mat?module-path=$TOKEN_MODULE" -o "$OURS/refused.pdf"
        unset SOFTHSM2_CONF
    fi

    # What others say of it
    verify "$OURS"/*.pdf >"$SIGN/said" 2>&1
    equal "verify: all that we signed" 0 $? "$SIGN/said"
    equal "sign: poppler finds every signature valid" "" \
        "$(for f in "$OURS"/*.pdf; do pdfsig -nocert "$f" 2>/dev/null | grep 'Signature Validation' |
            grep -v 'is Valid\|not yet been verified'; done)" # it does not know document time stamps
    if [ -e "$VENV/$PYHANKO" ]; then
        equal "sign: pyHanko finds every file good" "" \
            "$(hanko judge "$CA/root.pem" "$CA/root.crl" "$OURS"/*.pdf | grep -v ' good$')"
    else
        skip "sign: pyHanko's judgement" "no pyHanko"
    fi
    equal "sign: no signing-time, signing-certificate-v2" "0 1" "$(python3 - "$OURS/1-person.pdf" <<'END'
import re, sys
cms = bytes.fromhex(re.search(rb"/Contents <([0-9a-f]+)>", open(sys.argv[1], "rb").read()).group(1).decode())
print(cms.count(bytes.fromhex("06092a864886f70d010905")), cms.count(bytes.fromhex("060b2a864886f70d010910022f")))
END
)"
    conformance_sign() {
        tests/verapdf.sh "$OURS"/[1234]-*.pdf "$OURS/time-stamp.pdf" >"$SIGN/said" 2>&1
        case $? in
        0) pass "sign: PDF/A-2a and PDF/UA-1 after each step" ;;
        4) skip "sign: PDF/A-2a and PDF/UA-1 after each step" "$(tail -n 1 "$SIGN/said")" ;;
        *) fail "sign: PDF/A-2a and PDF/UA-1 after each step" "$SIGN/said" ;;
        esac
    }
    conformance_sign

    # What is refused
    keys=(--p12 "$CA/organisation.p12" --pin-fd 3 -o "$OURS/refused.pdf")
    refused "the organisation first" "người có thẩm quyền chưa ký" 1 sign "$LETTER" --field organisation "${keys[@]}"
    refused "a stamp before the person" "người có thẩm quyền chưa ký" 1 sign "$LETTER" --field stamp "${keys[@]}"
    refused "no such field" "các ô còn trống: stamp, person, organisation" 1 sign "$LETTER" --field khac "${keys[@]}"
    refused "a text field" "không có ô chữ ký 'number'" 1 sign "$LETTER" --field number "${keys[@]}"
    refused "signed already" "đã ký rồi" 1 sign "$OURS/1-person.pdf" --field person "${keys[@]}"
    refused "a short key" "quá ngắn" 1 sign "$LETTER" --field person --p12 "$CA/short.p12" --pin-fd 3 -o "$OURS/refused.pdf"
    refused "a server's certificate" "không dùng để ký" 1 sign "$LETTER" --field person --p12 "$CA/server.p12" --pin-fd 3 -o "$OURS/refused.pdf"
    refused "a picture that is none" "không đọc được ảnh" 1 sign "$LETTER" --field person --image README.md "${keys[@]}"
    PIN=$SIGN/wrong-pin refused "the wrong PIN" "sai mã PIN" 1 sign "$LETTER" --field person "${keys[@]}"
    PIN=/dev/null refused "no PIN" "không có mã PIN" 1 sign "$LETTER" --field person "${keys[@]}"
    refused "no field named" "thiếu --field" 2 sign "$LETTER" "${keys[@]}"
    refused "two keys" "cần đúng một" 2 sign "$LETTER" --field person --pkcs11 pkcs11: "${keys[@]}"
    refused "a folder that is not there" "không ghi được" 3 sign "$LETTER" --field person --p12 "$CA/person.p12" --pin-fd 3 \
        -o "$OURS/no/refused.pdf"
    { head -c 3000 "$OURS/1-person.pdf"; printf X; tail -c +3002 "$OURS/1-person.pdf"; } >"$SIGN/broken.pdf"
    refused "a file that was changed" "chữ ký đã hỏng" 1 sign "$SIGN/broken.pdf" --field organisation "${keys[@]}"
    refused "a number again" "đã cấp cho '1-person.pdf'" 1 number "$OURS/1-person.pdf" --number 123 --date 2026-06-01 \
        --plan "$SIGN" -o "$OURS/refused.pdf"
    check "number: the same number for the same file on the same day" ours 0 number "$OURS/1-person.pdf" --number 123 \
        --date 2026-05-20 --plan "$SIGN" -o "$SIGN/same-number.pdf"
    check "number: the same bytes again" cmp "$OURS/2-number.pdf" "$SIGN/same-number.pdf"
    check "number: the same number in another year" ours 0 number "$OURS/1-person.pdf" --number 123 --date 2027-01-02 \
        --plan "$SIGN" -o "$SIGN/next-year.pdf"
    refused "a number that is there" "đã có số 123" 1 number "$OURS/2-number.pdf" --number 124 --date 2026-05-20 \
        --plan "$SIGN" -o "$OURS/refused.pdf"
    refused "a number before the signature" "chưa có chữ ký" 1 number "$LETTER" --number 124 --date 2026-05-20 \
        --plan "$SIGN" -o "$OURS/refused.pdf"
    refused "a number that can't be written" "không viết được" 1 number "$OURS/1-person.pdf" --number "125ă" --date 2026-05-20 \
        --plan "$SIGN" -o "$OURS/refused.pdf"
    refused "a number without a field" "không có ô để điền số" 1 number "$SIGN/plain/son-la-2026/$PERIOD/bao-cao-thang.pdf" \
        --number 1 --date 2026-05-20 --plan "$SIGN" -o "$OURS/refused.pdf"
    refused "no date" "thiếu --date" 2 number "$LETTER" --number 1
fi
