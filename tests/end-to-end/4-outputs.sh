# Outputs are whole or not there: whatever interrupts the program, wherever it is called from, whatever is in their place.
# shellcheck shell=bash

# Killed at many moments, the program leaves the files of the run before and nothing half made.
killed() {
    local out=$WORK/killed moment
    rm -rf "$out"
    "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang -o "$out" >/dev/null 2>&1
    (cd "$out" && find . -type f -exec sha256sum {} +) >"$WORK/killed.sums"
    for moment in 010 020 030 040 050 060 070 080 090 100 120 140; do
        { (timeout -s KILL "0.$moment" "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang -o "$out" >/dev/null 2>&1); } \
            2>/dev/null # the shell's own word about it
    done
    check "outputs: whole after the program is killed" sh -c "cd '$out' && sha256sum --check --quiet '$WORK/killed.sums'"
}

# The plan as an absolute path, with slashes at its end, as the current folder, from within, through a link.
anywhere() {
    local out=$WORK/anywhere full=$ROOT/$SAMPLE
    rm -rf "$out" "$WORK/link" && mkdir -p "$out"
    ln -s "$full" "$WORK/link"
    from() { (cd "$1" && "$BIN" build "$2" --period "$PERIOD" -d bao-cao-thang -o "$out/$3") >"$WORK/anywhere.log" 2>&1; }
    check "outputs: from the root" from / "$full" absolute
    check "outputs: slashes at the end" from / ".$full//" slashes
    check "outputs: the current folder" from "$full" . current
    check "outputs: the folder above" from "$full/periods" .. above
    check "outputs: a link of another name" from "$WORK" link link
    for place in slashes current above link; do
        check "outputs: the same: $place" diff -r "$out/absolute" "$out/$place"
    done
}

# A report goes through links, pipes and devices; it does not take their place.
reports() {
    local target=$WORK/report-target
    rm -f "$target" "$WORK/report-link"
    echo old >"$target" && ln -s "$target" "$WORK/report-link"
    check "report: through a link" "$BIN" check "$SAMPLE" --period "$PERIOD" --report "$WORK/report-link"
    check "report: the link stays" test -L "$WORK/report-link" -a -s "$target"
    check "report: into a pipe" sh -c "'$BIN' check '$SAMPLE' --period '$PERIOD' --report /dev/stdout 2>/dev/null | grep -q Sơn"
    if [ -c /dev/full ]; then
        ln -sf /dev/full "$WORK/report-link"
        equal "report: a full device is status 3" 3 \
            "$(status "$BIN" check "$SAMPLE" --period "$PERIOD" --report "$WORK/report-link")" "$WORK/status.log"
        contains "report: and says why" "$WORK/status.log" "hết chỗ trên ổ đĩa"
    fi
}

# An input is never overwritten, and no folders are made for a report.
inputs() {
    local folder=$WORK/inputs
    rm -rf "$folder" && mkdir -p "$folder/plans"
    cp -r "$SAMPLE" "$folder/plans/"
    for file in plan.yaml agencies.yaml "periods/$PERIOD.yaml"; do
        equal "report: over the input $file is status 1" 1 \
            "$(status "$BIN" check "$folder/$SAMPLE" --templates templates --fonts fonts --period "$PERIOD" \
               --report "$folder/$SAMPLE/$file")" "$WORK/status.log"
        same "report: the input $file stays" "$SAMPLE/$file" "$folder/$SAMPLE/$file"
    done
    equal "report: a folder that is not there is status 3" 3 \
        "$(status "$BIN" check "$SAMPLE" --period "$PERIOD" --report "$folder/none/report")" "$WORK/status.log"
    check "report: no folder is made" test ! -e "$folder/none"
}

killed
anywhere
inputs
reports
equal "usage: an empty value is status 2" 2 "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" -o "")"
"$BIN" biuld --lang en >"$WORK/status.log" 2>&1
contains "usage: the language may come last" "$WORK/status.log" "no command 'biuld'"
