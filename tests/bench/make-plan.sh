#!/bin/sh
# Writes a plan of the sample's kind with N tasks into FOLDER: seven columns, some 500 characters a row, a group every
# ten tasks, one report in five of several paragraphs.  The same N makes the same plan.  Usage: make-plan.sh N FOLDER
set -eu
n=$1 folder=$2
mkdir -p "$folder/periods"
LC_ALL=C awk -v n="$n" -v id="$(basename "$folder")" -v folder="$folder" '
# Numbers of our own: the generators of different awks differ.
function pick(limit) { seed = (seed * 1103 + 12345) % 2147483; return seed % limit }
function words(count,    text, i) {
    text = word[pick(n_words) + 1]
    for (i = 1; i < count; i++) text = text " " word[pick(n_words) + 1]
    return text
}
function sentence(count) { return toupper(substr(text = words(count), 1, 1)) substr(text, 2) }
BEGIN {
    seed = 20260514
    n_words = split("triển khai thực hiện nhiệm vụ chuyển đổi số trên địa bàn tỉnh theo kế hoạch của Ủy ban nhân dân " \
        "các sở ngành xã phường phối hợp rà soát cập nhật số liệu vào hệ thống báo cáo đúng thời hạn được giao ứng dụng " \
        "công nghệ đổi mới sáng tạo phát triển hạ tầng dữ liệu dùng chung bảo đảm an toàn thông tin mạng đào tạo tập huấn " \
        "kỹ năng cho cán bộ công chức viên chức người dân doanh nghiệp nâng cao tỷ lệ hồ sơ trực tuyến toàn trình " \
        "96,26% 71/NQ-CP 29/4/2026 quý II/2026 1055/QĐ-UBND", word, " ")
    plan = folder "/plan.yaml"; agencies = folder "/agencies.yaml"; period = folder "/periods/2026-05.yaml"
    printf "id: %s\ntitle: Kế hoạch đo tốc độ %d nhiệm vụ\nfrom: 2026-01-01\nto: 2026-12-31\n" \
        "issuer: {name: [ỦY BAN NHÂN DÂN, TỈNH SƠN LA], short-name: UBND tỉnh, place: Sơn La, symbol: UBND}\n" \
        "recurring: [year]\ndocuments:\n  - template: bench\n    name: bench\n    for: month\n" \
        "    title: Kết quả thực hiện %d nhiệm vụ\n    recipients: [Như trên, \"Lưu: VT\"]\n" \
        "    signature: {authority: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Nguyễn Văn A}\ntasks:\n", id, n, n >plan
    printf "classes:\n  - {id: so-nganh, title: \"sở, ban, ngành\"}\nagencies:\n" >agencies
    for (i = 1; i <= 12; i++)
        printf "  - {id: so-%d, name: Sở số %d, short-name: Số %d, classes: [so-nganh]}\n", i, i, i >agencies
    printf "period: 2026-05\ndocuments:\n  bench: {number: \"05\", date: 2026-05-15}\nprogress:\n" >period
    split("2026-03 2026-05 2026-Q4 2026 monthly 2026-10-31", due, " ")
    split("todo doing done", state, " ")
    for (i = 0; i < n; i++) {
        if (i % 10 == 0)
            printf "  - id: nhom-%d\n    title: Nhóm nhiệm vụ %s\n    items:\n", i / 10 + 1, words(12) >plan
        printf "      - id: nv-%d\n        title: |\n          Nhiệm vụ %d: %s\n        product: |\n          %s\n", \
            i + 1, i + 1, words(42), sentence(8) >plan
        printf "        lead: [so-%d]\n        supporting: [so-%d, so-%d]\n        due: %s\n", \
            i % 12 + 1, (i + 3) % 12 + 1, (i + 7) % 12 + 1, due[i % 6 + 1] >plan
        printf "  nv-%d:\n    state: %s\n    text: |\n", i + 1, state[(i % 6 == 0 ? 3 : pick(2) + 1)] >period
        if (i % 5 == 4)
            printf "      - %s.\n      - %s.\n      - %s.\n", sentence(18), sentence(14), sentence(16) >period
        else
            printf "      %s.\n", sentence(44) >period
    }
}'
