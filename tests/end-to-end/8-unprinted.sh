# What a plan or a period has and no document prints is told, with the name that a template asks for; what is printed is
# not.
# shellcheck shell=bash

# unprinted NAME PATTERN SED: in a copy of the plan of five years, changed so, check tells the pattern.
unprinted() {
    local out=$WORK/unprinted
    rm -rf "$out" && mkdir -p "$out/plans" && ln -s "$ROOT/templates" "$ROOT/fonts" "$out/"
    cp -r plans/son-la-2026-2030 "$out/plans/"
    sed -i "$3" "$out/plans/son-la-2026-2030/plan.yaml"
    "$BIN" check "$out/plans/son-la-2026-2030" --lang en >"$out/said" 2>&1
    if [ -n "$2" ]; then check "unprinted: $1" grep -q "BC0964: $2" "$out/said"
    else check "unprinted: $1" sh -c "! grep BC0964 '$out/said'"; fi
}

unprinted "nothing, as it is" "" ""
unprinted "a misspelt narrative" "no document prints narratives 'kehoach'" "s/^  ke-hoach:$/  kehoach:/"
check "unprinted: the name that the template asks for" grep -q "a template asks for 'ke-hoach'" "$WORK/unprinted/said"
unprinted "prose of no document" "no document prints prose 'la'" "s/^prose:$/prose:\n  la: Không mẫu nào hỏi đến./"
unprinted "a cited document of which nothing speaks" "no document prints cited 'la-lam'" \
    "s/^cited:$/cited:\n  - {id: la-lam, kind: Quyết định, symbol: 98765\/QĐ-TTg, issuer: Thủ tướng Chính phủ, date: 2025-01-06, subject: về việc lạ}/"
