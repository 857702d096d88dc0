# Mends every finding of the sample: the copy that it makes must fire none.
# plan.yaml
/id: can-bo-nghien-cuu$/,/lead:/s/Có 400 cán bộ/Có 500 cán bộ/
/id: bai-bao-ung-dung$/,/lead:/{
s/Có 40 bài báo/Có 260 bài báo/
s/target: "40"/target: "260"/
}
/id: dvs-bao-hiem$/,/target:/s/target: "80%"/target: "85%"/
/id: so-hoa-ho-so$/,/target:/s/target: "≥ 95%"/target: "≥ 96%"/
/id: dvc-toan-trinh-du-dieu-kien$/,/target:/s/target: "≥ 80%"/target: "≥ 91%"/
s/^\( *\)- id: \(nq-quan-ly\|nq-chuong-trinh\|thuc-day-to-chuc\)$/&\
\1  lead: [so-khcn]/
# periods/2026-05.yaml
s/đạt 66,36% dự toán giao/đạt 66,36% nhu cầu kinh phí/
/^  danh-muc-csdl:/,/text:/{
s/state: done/state: doing/
/done-on:/d
}
/^  hoi-dong-tu-van:/,/text:/s/state: done/state: doing/
/^  chinh-sach-khoi-nghiep:/,/text:/s/state: done/state: doing/
/^  ai-du-lieu-lon:/,/text:/s/state: done/state: doing/
s/nhiệm vụ chưa triển khai: tỉnh/tỉnh/
/symbol: \(2433\/UBND-KGVX\|770\/QĐ-UBND\|225\/TB-UBND\),/d
