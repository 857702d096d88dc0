# make report: only what is stale is made; make deb: the package holds what install puts in place.
# shellcheck shell=bash

MADE=$WORK/make
rm -rf "$MADE"
mkdir -p "$MADE"
STARTER_MONTH=plans/so-cong-thuong-2027/periods/2027

# reports ARGUMENTS...: what make would make of the small plan, a name a line; BIN counts as made.
reports() { make --no-print-directory -o "$BIN" BIN="$BIN" OUT="$MADE/out" PLAN=so-cong-thuong-2027 "$@" reports 2>&1; }
stale() { reports -n "$@" | sed -n 's/^echo "  REPORT  \(.*\)"$/\1/p' | sort | paste -sd' '; }

STARTER_ALL="so-cong-thuong-2027 so-cong-thuong-2027/2027-01 so-cong-thuong-2027/2027-02"
equal "make report: at first all" "$STARTER_ALL" "$(stale)"
reports >"$MADE/log"
contains "make report: says what there is" "$MADE/log" "$MADE/out/so-cong-thuong-2027/2027-02/bao-cao-thang.pdf"
equal "make report: then nothing" "" "$(stale)"
equal "make report: a month's figure, that month" "so-cong-thuong-2027/2027-02" "$(stale -W $STARTER_MONTH-02.yaml)"
equal "make report: and those after it" "so-cong-thuong-2027/2027-01 so-cong-thuong-2027/2027-02" \
    "$(stale -W $STARTER_MONTH-01.yaml)"
equal "make report: the plan, all" "$STARTER_ALL" "$(stale -W plans/so-cong-thuong-2027/plan.yaml)"
equal "make report: a template, all" "$STARTER_ALL" "$(stale -W templates/bao-cao-thang.xml)"
equal "make report: another plan, nothing" "" "$(stale -W plans/son-la-2026/plan.yaml)"
rm "$MADE/out/so-cong-thuong-2027/2027-01/bao-cao-thang.html"
equal "make report: what has gone" "so-cong-thuong-2027/2027-01" "$(stale)"

if need "make deb" dpkg-deb dpkg-shlibdeps; then
    for run in 1 2; do
        root=$MADE/$run/root
        mkdir -p "$root/usr/bin" "$root/usr/share/man/man1" "$root/usr/share/baocao" "$MADE/$run/out"
        cp "$BIN" "$root/usr/bin/baocao"
        "$BIN" help --man --lang en >"$root/usr/share/man/man1/baocao.1"
        cp -r templates "$root/usr/share/baocao/"
        SOURCE_DATE_EPOCH=1 src/setup/make-deb.sh "$MADE/$run" "$MADE/$run/out" >"$MADE/said" 2>&1
        equal "make deb: run $run" 0 $? "$MADE/said"
    done
    package=$(find "$MADE/1/out" -name '*.deb')
    dpkg-deb -x "$package" "$MADE/x"
    dpkg-deb -e "$package" "$MADE/x/DEBIAN"
    check "make deb: has the program" test -x "$MADE/x/usr/bin/baocao"
    check "make deb: has the manual page" test -s "$MADE/x/usr/share/man/man1/baocao.1.gz"
    contains "make deb: depends on the libraries" "$MADE/x/DEBIAN/control" "libpango-1.0-0"
    check "make deb: its sums are right" bash -c "cd '$MADE/x' && md5sum --check --quiet DEBIAN/md5sums"
fi
