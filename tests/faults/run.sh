# The system fails, once, at each of its calls in turn; memory ends; the program is killed: its exit status is 3 or 1 with
# a message, or 0 with all new outputs; otherwise the old ones stay, whole.  Sourced by tests/run.sh.
#   FAULTS=all   every call and allocation, instead of a sample (make faults)
# shellcheck shell=bash

FAULTS_WORK=$WORK/faults
FAULTS_CASE=tests/golden/kinds/cong-van

# The calls of one kind fail with the errno that is most likely for it.
FAULT_KINDS="open:13 read:5 write:28 fsync:5 close:5 rename:5 link:1 link:5 mkdir:28 unlink:5"

# faults_build OUT LOG [VARIABLE=VALUE]...: the status of a build; with the library if there are variables.
faults_build() {
    local out=$1 log=$2 arguments
    shift 2
    case_arguments "$FAULTS_CASE"
    [ $# -gt 0 ] && set -- "$@" "LD_PRELOAD=$FAULTS_WORK/faults.so"
    { (cd "$FAULTS_CASE/.." && timeout 20 env "$@" "$BIN" build "${arguments[@]}" --format pdf,html -j 1 -o "$out") \
        >"$log" 2>&1; } 2>/dev/null
}

faults_sums() { (cd "$1" 2>/dev/null && find . -type f ! -path '*/.baocao-*' -exec sha256sum {} + | sort -k 2); }

# The outputs of before: other bytes under the names of all files that a build makes, and one that it removes.
faults_old() {
    rm -rf "$1"
    cp -r "$FAULTS_WORK/new" "$1"
    find "$1" -type f | while read -r file; do echo old >"$file"; done
}

# faults_judge NAME STATUS OUT LOG: what is wrong, one word; nothing: all is well.
faults_judge() {
    local status=$1 out=$2 log=$3 sums
    sums=$(faults_sums "$out")
    case $status in
    0) [ "$sums" = "$(cat "$FAULTS_WORK/new.sums")" ] || echo "status 0 without new outputs" ;;
    1 | 3)
        [ "$sums" = "$(cat "$FAULTS_WORK/old.sums")" ] || echo "old outputs are not whole"
        [ -s "$log" ] || echo "status $status without a message" ;;
    *) echo "status $status" ;;
    esac
}

# Behind a run that was killed: a build that fails by itself clears up, to old or to new outputs and nothing else.
faults_after() {
    local out=$1 sums
    (cd "$FAULTS_CASE/.." && "$BIN" build "$(basename "$FAULTS_CASE")" --period "$(case_period "$ROOT/$FAULTS_CASE")" \
        --templates "$ROOT/templates" --fonts "$FAULTS_WORK" -o "$out") >"$FAULTS_WORK/after.log" 2>&1
    [ $? -eq 1 ] || echo "the next run is not the one meant"
    sums=$(faults_sums "$out")
    [ "$sums" = "$(cat "$FAULTS_WORK/new.sums")" ] || [ "$sums" = "$(cat "$FAULTS_WORK/old.sums")" ] || echo "a mixture"
    [ -z "$(find "$out" -name '.*')" ] || echo "files of the run before stay"
}

faults_count() {
    faults_old "$FAULTS_WORK/out"
    rm -f "$FAULTS_WORK/count"
    faults_build "$FAULTS_WORK/out" "$FAULTS_WORK/log" "FAULT_CALLS=$1" "FAULT_COUNT=$FAULTS_WORK/count"
    cat "$FAULTS_WORK/count"
}

# faults_one CALLS N ERRNO: what is wrong when the n-th of the calls fails.
faults_one() {
    local out=$FAULTS_WORK/out
    faults_old "$out"
    faults_build "$out" "$FAULTS_WORK/log" "FAULT_CALLS=$1" "FAULT_AT=$2" "FAULT_ERROR=$3"
    faults_judge $? "$out" "$FAULTS_WORK/log"
}

# faults_each NAME CALLS ERRNO SAMPLE: all of the calls in turn, or so many of them, evenly.
faults_each() {
    local name=$1 calls=$2 error=$3 sample=$4 count step n wrong=""
    count=$(faults_count "$calls")
    step=$(((count + sample - 1) / sample))
    if [ "${FAULTS:-}" = all ] || [ $step -lt 1 ]; then step=1; fi
    [ "$calls" = memory ] && [ "${FAULTS:-}" = all ] && step=$((count / 1000 + 1)) # of some 40,000
    for ((n = 1; n <= count; n += step)); do
        wrong+=$(faults_one "$calls" $n "$error" | sed "s/^/$calls $n of $count: /")
    done
    equal "faults: $name fails, of $count calls" "" "$wrong" "$FAULTS_WORK/log"
}

# faults_kills NUMBER: killed before so many of the calls, evenly, the last ones among them.
faults_kills() {
    local calls=write,fsync,rename,link,mkdir,unlink out=$FAULTS_WORK/out count n i wrong=""
    count=$(faults_count "$calls")
    for ((i = 0; i < $1 && i < count; i++)); do
        n=$((count > $1 ? count - i * count / $1 : count - i))
        faults_old "$out"
        faults_build "$out" "$FAULTS_WORK/log" "FAULT_CALLS=$calls" FAULT_AT=$n FAULT_ERROR=0
        wrong+=$(faults_after "$out" | sed "s/^/killed at $n of $count: /")
    done
    equal "faults: killed $1 times" "" "$wrong" "$FAULTS_WORK/log"
}

# Messages and output that can't be written.
faults_words() {
    local log=$FAULTS_WORK/log
    [ -c /dev/full ] || return 0
    equal "faults: messages that can't be written" 3 \
        "$("$BIN" check tests/golden/diag/judgement --templates tests/golden/diag/judgement --fonts fonts 2>/dev/full >"$log"
           echo $?)" "$log"
    equal "faults: JSON that can't be written" 3 \
        "$("$BIN" check "$SAMPLE" --period "$PERIOD" --format json >/dev/full 2>"$log"; echo $?)" "$log"
}

faults() {
    local kind
    rm -rf "$FAULTS_WORK" && mkdir -p "$FAULTS_WORK"
    check "faults: the library" ${CC:-cc} -shared -fPIC -O1 -Wall -Wextra -o "$FAULTS_WORK/faults.so" tests/faults/faults.c -ldl
    faults_build "$FAULTS_WORK/new" "$FAULTS_WORK/log"
    equal "faults: undisturbed" 0 $? "$FAULTS_WORK/log"
    faults_sums "$FAULTS_WORK/new" >"$FAULTS_WORK/new.sums"
    faults_old "$FAULTS_WORK/out"
    faults_sums "$FAULTS_WORK/out" >"$FAULTS_WORK/old.sums"
    for kind in $FAULT_KINDS; do faults_each "$kind" "${kind%:*}" "${kind#*:}" 10; done
    faults_each memory memory 12 20
    faults_kills $([ "${FAULTS:-}" = all ] && echo 100 || echo 35)
    faults_words
}

faults
