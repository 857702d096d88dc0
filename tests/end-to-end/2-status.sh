# Where a plan stands (status), and building on save (watch).
# shellcheck shell=bash

STATUS=$WORK/status-plan
rm -rf "$STATUS"
mkdir -p "$STATUS/plans"
cp -r "$SAMPLE" "$STATUS/plans/"
STATUS_PLAN=$STATUS/plans/son-la-2026
STATUS_FROM=(--templates templates --fonts fonts -o "$STATUS/out")

# stands WANTED QUERY: what `status --format json` says, by a jq query.
stands() {
    "$BIN" status "$STATUS_PLAN" "${STATUS_FROM[@]}" --format json >"$STATUS/json" 2>"$STATUS/log"
    equal "status: $2" "$1" "$(jq -cr "$2" "$STATUS/json" 2>&1)" "$STATUS/log"
}

if need "status" jq; then
    stands '["not-made","not-made"]' '[.periods[] | select(.period == "2026-05") | .documents[].state]'
    "$BIN" build "$STATUS_PLAN" "${STATUS_FROM[@]}" --period 2026-05 >/dev/null 2>&1
    stands '["fresh","fresh"]' '[.periods[] | select(.period == "2026-05") | .documents[].state]'
    touch "$STATUS_PLAN/periods/2026-05.yaml"
    stands '["stale","stale"]' '[.periods[] | select(.period == "2026-05") | .documents[].state]'
    "$BIN" build "$STATUS_PLAN" "${STATUS_FROM[@]}" --period 2026-05 >/dev/null 2>&1
    stands "$("$BIN" dump "$STATUS_PLAN" --period 2026-05 --stage facts --templates templates --fonts fonts 2>/dev/null |
        sed -n '/<owing/,/<\/owing>/p' | grep -c '<agency ')" '.periods[] | select(.period == "2026-05") | .missing | length'
    stands "$("$BIN" check "$STATUS_PLAN" --period 2026-04 --templates templates --fonts fonts 2>&1 >/dev/null |
        sed -n 's/^0 lỗi, \([0-9]*\) cảnh báo$/\1/p' | grep . || echo 0)" '.warnings + (.periods[] | select(.period == "2026-04") | .warnings)'
    stands null '.next' # the year has ended
    sed -i '/^  phu-song-5g:/d' "$STATUS_PLAN/periods/2026-12.yaml"
    stands '["phu-song-5g"]' '.periods[] | select(.period == "2026-12") | .blank | map(select(. == "phu-song-5g"))'
    rm "$STATUS_PLAN/periods/"2026-{06,07,08,09,10,11,12,Q2}.yaml "$STATUS_PLAN/periods/2026.yaml"
    stands '{"period":"2026-06","from":"2026-05-15","to":"2026-06-14"}' '.next'
    stands true '.due == (.due | sort_by(.by)) and (.due | length) > 0'
    echo 'x: [' >>"$STATUS_PLAN/periods/2026-03.yaml"
    stands true '[.periods[] | select(.period == "2026-03")][0] | .errors > 0 and (has("documents") | not)'
    contains "status: for people" <("$BIN" status "$STATUS_PLAN" "${STATUS_FROM[@]}") "Kỳ tiếp theo: 2026-06"
    cp "$SAMPLE/periods/2026-03.yaml" "$STATUS_PLAN/periods/"
fi

# until_it COMMAND...: waits up to 20 seconds.
until_it() {
    local i
    for ((i = 0; i < 100; i++)); do "$@" && return; sleep 0.2; done
    return 1
}
built() { [ "$(grep -c "$1" "$STATUS/watch.log")" -ge "$2" ]; }

watched() {
    local watch page=$STATUS/out/son-la-2026/2026-05/bao-cao-thang.html before
    "$BIN" watch "$STATUS_PLAN" "${STATUS_FROM[@]}" >"$STATUS/watch.log" 2>&1 &
    watch=$!
    check "watch: builds at once" until_it built "Đang theo dõi" 1
    sed -i '0,/phu-song-5g: "[^"]*"/s//phu-song-5g: "67,77%"/' "$STATUS_PLAN/periods/2026-05.yaml"
    check "watch: builds again on save" until_it built "Đang theo dõi" 2
    check "watch: the new figure is there" grep -q '67,77' "$page"
    before=$(sha256sum "$page")
    echo 'x: [' >>"$STATUS_PLAN/periods/2026-05.yaml"
    check "watch: an error is told" until_it built "lỗi BC01" 1
    check "watch: and it goes on" until_it built "Đang theo dõi" 3
    equal "watch: the last good output stays" "$before" "$(sha256sum "$page")"
    sed -i '$d' "$STATUS_PLAN/periods/2026-05.yaml"
    check "watch: builds when it is mended" until_it built "Đang theo dõi" 4
    kill "$watch"
    wait "$watch"
    equal "watch: ends well" 0 $?
}
watched
equal "watch: a folder that is no plan" 1 "$(status "$BIN" watch "$STATUS/none")"
