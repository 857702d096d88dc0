#!/bin/sh
# Writes a plan of 90 agencies that each give figures of 60 indicators and lead a task or two, with a report for each.
# Usage: make-agencies.sh FOLDER
set -eu
folder=$1
rm -rf "$folder"
mkdir -p "$folder/periods"
LC_ALL=C awk -v id="$(basename "$folder")" -v folder="$folder" '
BEGIN {
    plan = folder "/plan.yaml"; agencies = folder "/agencies.yaml"
    printf "id: %s\ntitle: Kế hoạch đo tốc độ 90 đơn vị\nfrom: 2026-01-01\nto: 2026-12-31\n" \
        "issuer: {name: [ỦY BAN NHÂN DÂN, TỈNH SƠN LA], short-name: UBND tỉnh, place: Sơn La, symbol: UBND}\n" \
        "signature: {authority: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Nguyễn Văn A}\n" \
        "documents:\n  - {template: bao-cao-don-vi, for: month, each: don-vi, title: Kết quả thực hiện nhiệm vụ}\nindicators:\n" \
        "  - id: nhom\n    title: Chỉ tiêu\n    items:\n", id >plan
    for (i = 1; i <= 60; i++)
        printf "      - {id: ct-%d, title: Tỷ lệ hồ sơ thủ tục hành chính số %d được giải quyết trực tuyến, unit: hồ sơ, " \
            "target: ≥ %d, from: {class: don-vi, rule: sum}}\n", i, i, i * 1000 >plan
    printf "tasks:\n  - id: viec\n    title: Nhiệm vụ\n    items:\n" >plan
    for (i = 1; i <= 150; i++)
        printf "      - {id: nv-%d, title: Triển khai nhiệm vụ chuyển đổi số thứ %d trên địa bàn, lead: [dv-%d], product: Báo cáo, " \
            "due: 2026-10}\n", i, i, i % 90 + 1 >plan
    printf "classes:\n  - {id: don-vi, title: đơn vị}\nagencies:\n" >agencies
    for (i = 1; i <= 90; i++)
        printf "  - {id: dv-%d, name: Đơn vị số %d, short-name: Số %d, classes: [don-vi]}\n", i, i, i >agencies
    printf "period: 2026-05\n" >(folder "/periods/2026-05.yaml")
}'
