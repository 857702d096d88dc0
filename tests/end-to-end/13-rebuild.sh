# baocao rebuild: a PDF is proven from the plan's data; what differs is named.  baocao log: events in a chain.
# shellcheck shell=bash

REBUILD=$WORK/rebuild
REBUILD_PLAN=$REBUILD/plans/son-la-2026
REPORT=$REBUILD/out/son-la-2026/2026-05/bao-cao-thang.pdf

# rebuilt NAME STATUS TEXT FILE
rebuilt() {
    equal "rebuild: $1: status" "$2" "$(status "$BIN" rebuild "$4" --plan "$REBUILD_PLAN")"
    contains "rebuild: $1: says so" "$WORK/status.log" "$3"
}

rebuild_checks() {
    rm -rf "$REBUILD"
    mkdir -p "$REBUILD/plans"
    cp -r "$SAMPLE" "$REBUILD/plans/"
    ln -s "$ROOT/fonts" "$REBUILD/"
    cp -r templates "$REBUILD/"
    check "rebuild: the sample is built" "$BIN" build "$REBUILD_PLAN" --period 2026-05 --quiet -o "$REBUILD/out" --format pdf
    check "rebuild: a draft with data" "$BIN" build "$REBUILD_PLAN" --period 2026-05 --quiet -o "$REBUILD/draft" --format pdf --draft --attach-data --no-fields
    check "rebuild: a year" "$BIN" build "$REBUILD_PLAN" --period 2026 --quiet -o "$REBUILD/out" --format pdf
    rebuilt "the report" 0 "giống từng byte" "$REPORT"
    rebuilt "a draft with data" 0 "giống từng byte" "$REBUILD/draft/son-la-2026/2026-05/bao-cao-thang.pdf"
    rebuilt "a year" 0 "giống từng byte" "$REBUILD/out/son-la-2026/2026/bao-cao-nam.pdf"
    mv "$REBUILD" "$REBUILD.moved"
    mkdir "$REBUILD" && mv "$REBUILD.moved" "$REBUILD/elsewhere"
    equal "rebuild: wherever the plan stands" 0 "$(status "$BIN" rebuild "$REBUILD/elsewhere/out/son-la-2026/2026-05/bao-cao-thang.pdf" --plan "$REBUILD/elsewhere/plans/son-la-2026")"
    mv "$REBUILD/elsewhere" "$REBUILD.moved" && rmdir "$REBUILD" && mv "$REBUILD.moved" "$REBUILD"
    equal "rebuild: no path of this machine in it" 0 "$(grep -c -a -F "$ROOT" "$REPORT")"
    cp "$REPORT" "$REBUILD/more.pdf"
    printf 'x' >>"$REBUILD/more.pdf"
    rebuilt "bytes behind it" 0 "giống từng byte" "$REBUILD/more.pdf"
    python3 -c "b = bytearray(open('$REPORT', 'rb').read()); b[b.index(b'<dc:title>') + 60] ^= 1; open('$REBUILD/bit.pdf', 'wb').write(b)"
    rebuilt "one bit" 1 "KHÁC" "$REBUILD/bit.pdf"
    printf 'none' >"$REBUILD/none.pdf"
    equal "rebuild: no PDF" 1 "$(status "$BIN" rebuild "$REBUILD/none.pdf" --plan "$REBUILD_PLAN")"

    # What differs
    sed -i 's/phu-song-5g: .*/phu-song-5g: "68,9%"/' "$REBUILD_PLAN/periods/2026-05.yaml"
    echo '<!-- -->' >>"$REBUILD/templates/bao-cao-thang/mo-dau.xml"
    rebuilt "a figure" 1 "đầu vào đã khác: periods/2026-05.yaml" "$REPORT"
    contains "rebuild: a template, too" "$WORK/status.log" "đầu vào đã khác: templates/bao-cao-thang/mo-dau.xml"
    equal "rebuild: and nothing else" 2 "$(grep -c 'đầu vào' "$WORK/status.log")"
    mv "$REBUILD_PLAN/periods/2026-04.yaml" "$REBUILD/"
    rebuilt "a file is gone" 1 "đầu vào không còn: periods/2026-04.yaml" "$REPORT"
    sed -i 's/- template: cong-van-don-doc/&\n    name: cong-van-khac/' "$REBUILD_PLAN/plan.yaml"
    rebuilt "a plan without it" 1 BC1201 "${REPORT%/*}/cong-van-don-doc.pdf"
}

# logged STATUS TEXT [ARGUMENTS]
logged() {
    local wanted=$1 text=$2
    shift 2
    equal "log: $text: status" "$wanted" "$(status "$BIN" log "$LOG_PLAN" "$@")"
    contains "log: $text" "$WORK/status.log" "$text"
}

log_checks() {
    local LOG_PLAN=$REBUILD/logged/son-la-2026 head
    mkdir -p "$REBUILD/logged"
    cp -r "$SAMPLE" "$REBUILD/logged/"
    local LOG=$LOG_PLAN/events.log build=("$BIN" build "$LOG_PLAN" --period 2026-01 --quiet -o "$REBUILD/log-out" --format pdf
        --templates templates --fonts fonts)
    logged 0 "chưa có nhật ký"
    check "log: a build without it" "${build[@]}"
    logged 0 "chưa có nhật ký"
    rm -rf "$REBUILD/log-out"
    check "log: a build" "${build[@]}" --log --by "Nguyễn Văn A"
    logged 0 "Nguyễn Văn A build bao-cao-thang.pdf $(sha256sum "$REBUILD/log-out/son-la-2026/2026-01/bao-cao-thang.pdf" | cut -d' ' -f1)"
    cp "$LOG" "$REBUILD/events.before"
    check "log: built again" "${build[@]}" --log
    check "log: nothing has changed, nothing is written" cmp "$LOG" "$REBUILD/events.before"
    "$BIN" archive "$LOG_PLAN" --period 2026 --document bao-cao-nam --from "$REBUILD/none" -o "$REBUILD/packed" >/dev/null 2>&1
    check "log: what failed is no event" cmp "$LOG" "$REBUILD/events.before"
    "$BIN" build "$LOG_PLAN" --period 2026 --quiet -o "$REBUILD/log-out" --format pdf --templates templates --fonts fonts >/dev/null 2>&1
    check "log: archived" "$BIN" archive "$LOG_PLAN" --period 2026 --from "$REBUILD/log-out" -o "$REBUILD/packed" --templates templates --fonts fonts
    logged 0 "SIP_hoso H52.2026.01-KGVX"
    head=$(tail -1 "$LOG" | cut -f1)
    logged 0 "nguyên vẹn" --check --head "$head"
    cp "$LOG" "$REBUILD/events.log"
    sed -i '1s/Nguyễn Văn A/Nguyễn Văn B/' "$LOG"
    logged 1 "dòng 1 không khớp" --check
    cp "$REBUILD/events.log" "$LOG"
    sed -i 1d "$LOG"
    logged 1 "dòng 1 không khớp" --check
    cp "$REBUILD/events.log" "$LOG"
    sed -i '$d' "$LOG"
    logged 1 BC1203 --check --head "$head"
    cp "$REBUILD/events.log" "$LOG"
    printf 'half a line' >>"$LOG"
    logged 1 "không khớp" --check
    rm -rf "$REBUILD/log-out"
    "${build[@]}" --log >/dev/null 2>&1
    contains "log: nothing is added to what was altered" "$LOG" "half a line"
    equal "log: not a line" 1 "$(tail -1 "$LOG" | grep -c '^half a line$')"
    check "log: the build stands" test -s "$REBUILD/log-out/son-la-2026/2026-01/bao-cao-thang.pdf"
}

if need "rebuild" python3; then
    rebuild_checks
    log_checks
fi
