# The same input makes the same bytes: in another folder, locale, time zone, at another time, with any number of threads.
# shellcheck shell=bash

# other_build NAME COMMAND...: builds with the command before it and compares.
other_build() {
    local name=$1
    shift
    rm -rf "$WORK/other"
    if ! "$@" build "$SAMPLE" --period "$PERIOD" -o "$WORK/other" >"$WORK/other.log" 2>&1; then
        fail "same bytes: $name" "$WORK/other.log"
        return
    fi
    check "same bytes: $name" diff -r "$WORK/sample" "$WORK/other"
}

other_folder() {
    local folder="$WORK/thư mục khác"
    rm -rf "$folder" "$WORK/other"
    mkdir -p "$folder"
    cp -r plans templates fonts "$folder/"
    if ! (cd "$folder/plans" && "$BIN" build son-la-2026 --period "$PERIOD" -o "$WORK/other") >"$WORK/other.log" 2>&1; then
        fail "same bytes: another folder" "$WORK/other.log"
        return
    fi
    check "same bytes: another folder" diff -r "$WORK/sample" "$WORK/other"
    rm -rf "$folder"
}

vietnamese_locale() {
    mkdir -p "$WORK/locale"
    [ -d "$WORK/locale/vi_VN.UTF-8" ] || localedef -i vi_VN -f UTF-8 "$WORK/locale/vi_VN.UTF-8"
    LOCPATH=$WORK/locale LC_ALL=vi_VN.UTF-8 "$@"
}

in_time_zone() { TZ=Asia/Ho_Chi_Minh "$@"; }
in_other_year() { faketime '2031-02-03 04:05:06' "$@"; }
one_thread() { "$@" -j 1; }
without_environment() { env -i LSAN_OPTIONS="$LSAN_OPTIONS" "$@"; }

if sample; then
    other_build "twice" "$BIN"
    other_folder
    other_build "another time zone" in_time_zone "$BIN"
    other_build "one thread" one_thread "$BIN"
    other_build "no environment" without_environment "$BIN"
    if need "same bytes: Vietnamese locale" localedef; then other_build "Vietnamese locale" vietnamese_locale "$BIN"; fi
    if [ -z "${SANITIZED:-}" ] && need "same bytes: another year" faketime; then
        other_build "another year" in_other_year "$BIN"
    fi
    rm -rf "$WORK/other"
fi
