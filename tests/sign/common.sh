# What the checks of signatures share; each script sources it, the first makes the sample and the authority.
# shellcheck shell=bash

SIGN=$WORK/sign
CA=$SIGN/ca
LETTER=$SIGN/draft/son-la-2026/$PERIOD/bao-cao-thang.pdf
DRAFT=$SIGN/draft/son-la-2026/$PERIOD/cong-van-don-doc.pdf
VENV=$ROOT/out/tools/pyhanko
PYHANKO=0.38.0

# The independent signer, in a place of its own: fetched once.
have_hanko() {
    [ -e "$VENV/$PYHANKO" ] && return
    mkdir -p "$VENV"
    { python3 -m venv "$VENV" && "$VENV/bin/pip" install -q "pyhanko==$PYHANKO"; } >"$VENV/install.log" 2>&1 &&
        touch "$VENV/$PYHANKO"
}
hanko() { "$VENV/bin/python" tests/sign/hanko.py "$@"; }
verify() { "$BIN" verify "$@" --roots "$CA/root.pem" --crl "$CA/root.crl"; }

# verify_case NAME STATUS FILE ARGUMENTS... -- TEXT: the exit status, and words among what is said.
verify_case() {
    local name=$1 wanted=$2 status arguments=()
    shift 2
    while [ "$1" != -- ]; do arguments+=("$1"); shift; done
    timeout 20 "$BIN" verify "${arguments[@]}" >"$SIGN/said" 2>&1
    status=$?
    equal "verify: $name: status" "$wanted" "$status" "$SIGN/said"
    contains "verify: $name" "$SIGN/said" "$2"
}


if [ "${sign_made:-}" != "$$" ]; then
    sign_made=$$
    rm -rf "$SIGN"
    mkdir -p "$SIGN"
    "$BIN" build "$SAMPLE" --period "$PERIOD" --format pdf -o "$SIGN/draft" >"$SIGN/build.log" 2>&1
    equal "sign: the sample compiles" 0 $? "$SIGN/build.log"
    command -v openssl >/dev/null && check "sign: a small authority" tests/sign/ca.sh "$CA"
    have_hanko
fi
