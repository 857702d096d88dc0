# When the system fails, the status is 3 and old outputs stay whole; wrong usage is 2; wrong input is 1.
# shellcheck shell=bash

# A limit on the size of files stands for a full disk: writing fails half-way, for root as well.
with_little_space() { (trap '' XFSZ; ulimit -f 16; "$@"); }
to_full_device() { "$@" >/dev/full; }

old_outputs() {
    local out=$WORK/full
    rm -rf "$out"
    mkdir -p "$out/son-la-2026/$PERIOD"
    echo old >"$out/son-la-2026/$PERIOD/bao-cao-thang.pdf"
    echo old >"$out/son-la-2026/$PERIOD/bao-cao-thang.html"
    equal "failures: full disk is status 3" 3 \
        "$(status with_little_space "$BIN" build "$SAMPLE" --period "$PERIOD" -o "$out")" "$WORK/status.log"
    equal "failures: full disk leaves old files whole" "old old" \
        "$(cat "$out/son-la-2026/$PERIOD/bao-cao-thang.pdf" "$out/son-la-2026/$PERIOD/bao-cao-thang.html" | xargs)"
    equal "failures: full disk leaves no temporary files" 2 "$(find "$out" -type f | wc -l)"
    contains "failures: full disk names the code" "$WORK/status.log" BC0002
}

unwritable() {
    local place=$WORK/not-a-folder
    echo file >"$place"
    equal "failures: a file in the folder's place is status 3" 3 \
        "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" -o "$place")" "$WORK/status.log"
    equal "failures: an unwritable folder is status 3" 3 \
        "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" -o /proc/none)" "$WORK/status.log"
    equal "failures: a full standard output is status 3" 3 \
        "$(status to_full_device "$BIN" dump "$SAMPLE" --period "$PERIOD" --stage facts)" "$WORK/status.log"
}

usage() {
    equal "usage: no verb" 2 "$(status "$BIN")"
    equal "usage: unknown verb" 2 "$(status "$BIN" biuld "$SAMPLE")"
    equal "usage: unknown option" 2 "$(status "$BIN" build "$SAMPLE" --perod "$PERIOD")"
    equal "usage: a plan that is not there" 1 "$(status "$BIN" build "$WORK/nosuch")"
    equal "usage: a plan that is not there is told once" 1 "$(grep -c "BC0" "$WORK/status.log")" "$WORK/status.log"
    equal "usage: a file in the plan's place" 1 "$(status "$BIN" check "$SAMPLE/plan.yaml")"
    equal "usage: help" 0 "$(status "$BIN" --help)"
    equal "usage: version" 0 "$(status "$BIN" --version)"
}

# nothing NAME WANTED-TEXT ARGUMENTS...: a document that can't be made is status 1, and the reason is told.
nothing() {
    local name=$1 wanted=$2
    shift 2
    equal "documents: $name is status 1" 1 "$(status "$BIN" "$@")" "$WORK/status.log"
    contains "documents: $name is told" "$WORK/status.log" "$wanted"
}

documents() {
    local case=tests/golden/periods/quarter
    nothing "an unknown name" "BC0007: kế hoạch này không có văn bản 'bao-cao-than' gợi ý: ý bạn là 'bao-cao-thang'?" \
        build "$SAMPLE" --period "$PERIOD" --document bao-cao-than -o "$WORK/documents"
    nothing "an unknown name without a period" "BC0007: kế hoạch này không có văn bản 'nope'" \
        build "$SAMPLE" --document nope -o "$WORK/documents"
    nothing "one of another period" "BC0008: văn bản 'bao-cao-thang' không lập cho kỳ này" \
        dump "$SAMPLE" --document bao-cao-thang
    nothing "a plan without documents of its own" "BC0006: kế hoạch này không có văn bản nào để lập khi không có kỳ" \
        build "$case" --period plan --templates "$case" --fonts fonts -o "$WORK/documents"
}

# broken_sample NAME SED-COMMAND FILE WANTED-TEXT [PLACE]: the sample with one change is an error that says where.
broken_sample() {
    local name=$1 change=$2 file=$3 wanted=$4 folder=$WORK/broken
    rm -rf "$folder"
    mkdir -p "$folder/plans"
    cp -r "$SAMPLE" "$folder/plans/"
    sed -i "$change" "$folder/plans/son-la-2026/$file"
    if cmp -s "$SAMPLE/$file" "$folder/plans/son-la-2026/$file"; then
        fail "input: $name: the change found nothing to change"
        return
    fi
    equal "input: $name is status 1" 1 \
        "$(cd "$folder/plans" && status "$BIN" build son-la-2026 --period "$PERIOD" -o "$folder/out" \
           --templates "$ROOT/templates" --fonts "$ROOT/fonts")" "$WORK/status.log"
    contains "input: $name is explained" "$WORK/status.log" "$wanted"
    contains "input: $name is located" "$WORK/status.log" "${5:-$file}:"
    equal "input: $name writes nothing" "" "$(find "$folder/out" -type f 2>/dev/null)"
}

broken_samples() {
    local word
    word=$(printf 'nghiêng%.0s' $(seq 60))
    broken_sample "a character that no font has" '0,/subject: "/s//subject: "漢 /' "periods/$PERIOD.yaml" "漢"
    broken_sample "a word wider than its column" "0,/subject: \"/s//subject: \"$word /" "periods/$PERIOD.yaml" "mm" \
        phu-luc-1-van-ban.xml
    equal "input: a wide word is told in short" "" "$(grep -F "${word:0:100}" "$WORK/status.log" | grep BC0630)"
    broken_sample "bytes that are not UTF-8" '3s/$/ \xff\xfe/' agencies.yaml "UTF-8"
    broken_sample "a line that is no YAML" '$a\  x: [1' "periods/$PERIOD.yaml" "BC01"
}

old_outputs
unwritable
usage
documents
broken_samples
equal "usage: a plan that is not there" 1 "$(status "$BIN" build plans/none --period "$PERIOD")"
