# Longer periods of the sample, and the verbs that go from period to period: new, diff, trace.
# shellcheck shell=bash

periods_status() { "$@" >"$WORK/periods.log" 2>&1; echo $?; }

periods_plan=$WORK/periods/son-la-2026
periods_new() {
    rm -rf "$WORK/periods"
    mkdir -p "$WORK/periods"
    cp -r "$SAMPLE" "$WORK/periods/"
    rm "$periods_plan/periods/2026-06.yaml" "$periods_plan/periods/2026-Q2.yaml"
    equal "new: status" 0 "$(periods_status "$BIN" new "$periods_plan" --period 2026-06)" "$WORK/periods.log"
    cp "$periods_plan/periods/2026-06.yaml" "$WORK/periods/first.yaml"
    equal "new: loads without errors" 0 \
        "$(periods_status "$BIN" check "$periods_plan" --period 2026-06 --templates templates --fonts fonts)" "$WORK/periods.log"
    contains "new: what waits for its value is told" "$WORK/periods.log" BC0262
    equal "new: never overwrites" 1 "$(periods_status "$BIN" new "$periods_plan" --period 2026-06)"
    contains "new: says so" "$WORK/periods.log" BC0327
    same "new: the file is untouched" "$WORK/periods/first.yaml" "$periods_plan/periods/2026-06.yaml"
    rm "$periods_plan/periods/2026-06.yaml"
    "$BIN" new "$periods_plan" --period 2026-06 >/dev/null 2>&1
    same "new: the same file again" "$WORK/periods/first.yaml" "$periods_plan/periods/2026-06.yaml"
    contains "new: states are kept" "$WORK/periods/first.yaml" "nq-ung-dung: state: doing"
    contains "new: cumulative values are kept" "$WORK/periods/first.yaml" 'cong-trinh-nghiem-thu: {value: "01", cumulative: true}'
    equal "new: editors find the schema" '# yaml-language-server: $schema=../../schema/period.schema.json' \
        "$(head -1 "$WORK/periods/first.yaml")"
    equal "new: a quarter" 0 "$(periods_status "$BIN" new "$periods_plan" --period 2026-Q2)" "$WORK/periods.log"
    equal "new: the quarter loads" 0 \
        "$(periods_status "$BIN" check "$periods_plan" --period 2026-Q2 --templates templates --fonts fonts)" "$WORK/periods.log"
    equal "new: no ad hoc period" 1 "$(periods_status "$BIN" new "$periods_plan" --period so-ket)"
    equal "new: needs a period" 2 "$(periods_status "$BIN" new "$periods_plan")"
    equal "new: leaves no temporary file" "" "$(find "$periods_plan/periods" -name '.*' -type f)"
}

# A library in front of the system's stands for a file system that has neither hard links nor moves that spare a file; with
# FULL set its disk is full, too.
periods_without_links() {
    local file=$periods_plan/periods/2026-07.yaml shim=$WORK/periods/link
    [ -z "${SANITIZED:-}" ] || return 0 # sanitizers want to be in front themselves
    rm "$file"
    cat >"$shim.c" <<'END'
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
static int refuse(int error) { errno = error; return -1; }
int linkat(int a, const char *from, int b, const char *to, int flags) { (void)a; (void)from; (void)b; (void)to; (void)flags; return refuse(EPERM); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { (void)a; (void)from; (void)b; (void)to; (void)flags; return refuse(EINVAL); }
ssize_t write(int file, const void *bytes, size_t count)
{
    return file > 2 && getenv("FULL") != NULL ? refuse(ENOSPC) : syscall(SYS_write, file, bytes, count);
}
END
    ${CC:-cc} -shared -fPIC -o "$shim.so" "$shim.c"
    equal "new: a full disk without hard links" 3 \
        "$(FULL=1 LD_PRELOAD=$shim.so periods_status "$BIN" new "$periods_plan" --period 2026-07)" "$WORK/periods.log"
    equal "new: leaves no half of a file" "" "$(find "$periods_plan/periods" -name '*2026-07*')"
    equal "new: a file system without hard links" 0 \
        "$(LD_PRELOAD=$shim.so periods_status "$BIN" new "$periods_plan" --period 2026-07)" "$WORK/periods.log"
    contains "new: the file is there" "$file" "period: 2026-07"
}

periods_first() {
    local plan=$WORK/periods/first/son-la-2026
    mkdir -p "$plan"
    cp "$SAMPLE"/*.yaml "$plan/"
    equal "new: the first period of a plan" 0 "$(periods_status "$BIN" new "$plan" --period 2026-01)" "$WORK/periods.log"
    equal "new: a year, with nothing before" 0 "$(periods_status "$BIN" new "$plan" --period 2026)" "$WORK/periods.log"
    equal "new: the first period loads" 0 \
        "$(periods_status "$BIN" check "$plan" --templates templates --fonts fonts)" "$WORK/periods.log"
}

periods_diff() {
    "$BIN" diff "$SAMPLE" 2026-04 2026-05 >"$WORK/periods.log" 2>&1
    contains "diff: a value, its change and its sense" "$WORK/periods.log" "phu-song-5g: 65,3% → 67,1% (tăng 1,8 điểm %, tốt lên)"
    contains "diff: a task newly overdue" "$WORK/periods.log" "Nhiệm vụ, mới quá hạn: 1 ke-hoach-cds-don-vi"
    "$BIN" diff "$SAMPLE" 2026-Q1 2026-Q2 --format json >"$WORK/periods.json" 2>&1
    need "diff: JSON" python3 && check "diff: JSON is well-formed" python3 -m json.tool "$WORK/periods.json"
    contains "diff: JSON names places" "$WORK/periods.json" '"path": "plans/son-la-2026/periods/2026-06.yaml"'
    equal "diff: a period that is not there" 1 "$(periods_status "$BIN" diff "$SAMPLE" 2026-04 2031-05)"
    equal "diff: two periods are needed" 2 "$(periods_status "$BIN" diff "$SAMPLE" 2026-04)"
}

periods_trace() {
    "$BIN" trace "$SAMPLE" --period 2026-05 "67,1%" >"$WORK/periods.log" 2>&1
    contains "trace: a printed figure" "$WORK/periods.log" "indicator('phu-song-5g')/result/@value = 67.1"
    contains "trace: its line" "$WORK/periods.log" 'phu-song-5g: "67,1%"'
    "$BIN" trace "$SAMPLE" --period 2026-05 "47/75" >"$WORK/periods.log" 2>&1
    contains "trace: so many of so many" "$WORK/periods.log" "requirement('khcds')/of[@class='xa-phuong']/@missing = 47"
    "$BIN" trace "$SAMPLE" --period 2026 "{vn:number(indicator('cong-trinh-nghiem-thu')/result/@value)}" >"$WORK/periods.log" 2>&1
    contains "trace: the rule of a roll-up" "$WORK/periods.log" "số lũy kế mới nhất trong các tháng"
    contains "trace: the month it came from" "$WORK/periods.log" "2026-12.yaml:"
    "$BIN" trace "$SAMPLE" --period 2026-Q2 "tasks/counts/@done" >"$WORK/periods.log" 2>&1
    contains "trace: the month that decides" "$WORK/periods.log" "2026-05.yaml:"
    "$BIN" trace "$SAMPLE" --period 2026 "tasks/counts/@done" >"$WORK/periods.log" 2>&1
    equal "trace: a line for each task that is counted" "$(sed -n 's/^tasks.counts.@done = //p' "$WORK/periods.log")" \
        "$(grep -c 'periods/2026-..\.yaml:' "$WORK/periods.log")" "$WORK/periods.log"
    equal "trace: nothing found" 1 "$(periods_status "$BIN" trace "$SAMPLE" --period 2026-05 "123.456.789")"
    contains "trace: nothing found is told" "$WORK/periods.log" BC0329
    equal "trace: no expression" 1 "$(periods_status "$BIN" trace "$SAMPLE" --period 2026-05 "abc((")"
}

# The reports before the day keep the old name, the later ones have the new name and tell why.
periods_renamed() {
    local plan=$WORK/periods/renamed/son-la-2026 period
    mkdir -p "${plan%/*}"
    cp -r "$SAMPLE" "$plan"
    sed -i "s|^  - {id: so-y-te, |&renamed: [{since: 2026-05-01, by: nq-ten, name: Sở Sức khỏe}], |" "$plan/agencies.yaml"
    sed -i "s|^cited:|&\n  - {id: nq-ten, kind: Nghị quyết, symbol: 9/NQ-HĐND, date: 2026-04-20, issuer: HĐND tỉnh, subject: đổi tên}|" \
        "$plan/plan.yaml"
    for period in 2026-04 2026-05 2026-Q2; do
        "$BIN" build "$plan" --period $period --templates templates --fonts fonts --format html -o "$WORK/periods-out" \
            >"$WORK/periods.log" 2>&1
        sed "s/<[^>]*>//g" "$WORK/periods-out/son-la-2026/$period"/bao-cao-*.html >"$WORK/renamed-$period"
    done
    equal "renamed: reports before the day stay as they were" 0 "$(grep -c 'Sức khỏe' "$WORK/renamed-2026-04")" "$WORK/periods.log"
    for period in 2026-05 2026-Q2; do
        contains "renamed: $period tells it" "$WORK/renamed-$period" \
            "Sở Sức khỏe: đổi tên từ Sở Y tế theo Nghị quyết số 9/NQ-HĐND ngày 20/4/2026."
    done
}

periods_build() {
    local period
    for period in 2026-Q2/bao-cao-quy 2026/bao-cao-nam; do
        equal "periods: ${period%/*} builds" 0 \
            "$(periods_status "$BIN" build "$SAMPLE" --period "${period%/*}" -o "$WORK/periods-out")" "$WORK/periods.log"
        need "periods: text of ${period%/*}" pdftotext || continue
        pdftotext -layout "$WORK/periods-out/son-la-2026/$period.pdf" "$WORK/periods.txt"
        contains "periods: ${period%/*} has its assessment" "$WORK/periods.txt" "ĐÁNH GIÁ CHUNG"
        contains "periods: ${period%/*} looks ahead" "$WORK/periods.txt" "PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM"
    done
    for period in "2026-H1/bao-cao-6-thang 6 THÁNG CUỐI NĂM 2026" "2026-9M/bao-cao-9-thang 3 THÁNG CUỐI NĂM 2026"; do
        equal "periods: ${period%%/*} builds" 0 \
            "$(periods_status "$BIN" build "$SAMPLE" --period "${period%%/*}" -o "$WORK/periods-out")" "$WORK/periods.log"
        need "periods: text of ${period%%/*}" pdftotext || continue
        pdftotext -layout "$WORK/periods-out/son-la-2026/${period%% *}.pdf" "$WORK/periods.txt"
        contains "periods: ${period%%/*} looks ahead" "$WORK/periods.txt" "NHIỆM VỤ TRỌNG TÂM ${period#* }"
    done
    equal "periods: none of the months is there" 1 "$(periods_status "$BIN" build "$SAMPLE" --period 2030-Q1 -o "$WORK/periods-out")"
    contains "periods: what there is is told" "$WORK/periods.log" BC0320
}

periods_build
periods_new
periods_without_links
periods_first
periods_diff
periods_trace
periods_renamed
