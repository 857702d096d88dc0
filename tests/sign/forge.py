# Makes forgeries of a signed file, each an attack that is known or a mistake that happens.  forge.py IN FOLDER
import logging
import re
import sys

logging.disable(logging.CRITICAL)

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

source, folder = sys.argv[1:]
data = open(source, "rb").read()
name = generic.pdf_name


def put(case, changed):
    with open(f"{folder}/{case}.pdf", "wb") as out:
        out.write(changed)


def replace_once(old, new):
    assert data.count(old) >= 1, old
    return data.replace(old, new, 1)


def increment(case, change):
    with open(source, "rb") as stream, open(f"{folder}/{case}.pdf", "wb") as out:
        writer = IncrementalPdfFileWriter(stream)
        change(writer)
        writer.write(out)


def field(writer, wanted):
    for one in writer.root["/AcroForm"]["/Fields"]:
        if one.get_object()["/T"] == wanted:
            return one.get_object()
    raise KeyError(wanted)


def first_page(writer):
    node = writer.root["/Pages"]
    while node["/Type"] == "/Pages":
        node = node["/Kids"][0]
    return node


def text(writer, words):
    return writer.add_object(generic.StreamObject(stream_data=words))


# ---- Bytes ----
ranges = re.search(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", data)
first, gap, after, rest = map(int, ranges.groups())
end = after + rest
middle = bytearray(data)
middle[1000] ^= 1
put("flipped-bit", bytes(middle))
last = bytearray(data)
value = len(data[gap + 1 : after - 1].rstrip(b"0")) + gap - 40
last[value] = ord("0") if last[value] != ord("0") else ord("1")
put("flipped-bit-in-signature", bytes(last))
put("appended-bytes", data + b"% more\n" * 20)
put("appended-much", data + b"\0" * 5000)
put("truncated", data[: len(data) - 700])
put("truncated-in-half", data[: len(data) // 2])


def with_range(text_of_range):
    old = ranges.group(0)
    new = b"/ByteRange[" + text_of_range
    new = new + b" " * (len(old) - len(new) - 1) + b"]"
    assert len(new) == len(old)
    return data.replace(old, new, 1)


put("range-short", with_range(b"0 %d %d %d" % (gap, after, rest - 40)))
put("range-from-1", with_range(b"1 %d %d %d" % (gap - 1, after, rest)))
put("range-too-long", with_range(b"0 %d %d " % (gap, after) + b"9" * len(str(rest))))
put("range-negative", with_range(b"0 %d %d -" % (gap, after) + b"9" * (len(str(rest)) - 1)))
put("range-wide-gap", with_range(b"0 %d %d %d" % (gap - 60, after, rest)))
put("range-three", with_range(b"0 %d %d" % (gap, after)))
put("range-missing", replace_once(b"/ByteRange", b"/BiteRange"))
put("contents-missing", replace_once(b"/Contents <" if b"/Contents <" in data else b"/Contents<",
                                     b"/Kontents <" if b"/Contents <" in data else b"/Kontents<"))
put("contents-zero", data[: gap + 1] + b"0" * (after - gap - 2) + data[after - 1 :])
put("wrapped", data[:after] + b"\n9999 0 obj\n<</Type/Page>>\nendobj\n" + data[after:])
put("subfilter-unknown", replace_once(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.attached"))

# ---- Increments ----


def add_page(writer):
    page = generic.DictionaryObject({
        name("/Type"): name("/Page"),
        name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
        name("/Resources"): generic.DictionaryObject()})
    page["/Contents"] = text(writer, b"0 0 m 100 100 l S")
    writer.insert_page(page)


def replace_content(writer):
    page = first_page(writer)
    page["/Contents"] = text(writer, b"0 0 m 500 500 l S")
    writer.update_container(page)


def replace_content_in_place(writer):
    reference = first_page(writer).raw_get("/Contents").reference
    stream = generic.StreamObject(stream_data=b"0 0 m 500 500 l S")
    stream.container_ref = reference
    writer.objects[(reference.generation, reference.idnum)] = stream


def add_note(writer):
    page = first_page(writer)
    note = generic.DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name("/FreeText"), name("/F"): generic.NumberObject(4),
        name("/Contents"): generic.TextStringObject("sai"), name("/DA"): generic.TextStringObject("/FF0 12 Tf"),
        name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 300, 300)))})
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])


def drop_annotation(writer):
    page = first_page(writer)
    del page["/Annots"][0]
    writer.update_container(page["/Annots"])


def box(width, height):
    return generic.ArrayObject(map(generic.NumberObject, (0, 0, width, height)))


def look(writer, words):
    return writer.add_object(generic.StreamObject(
        {name("/Type"): name("/XObject"), name("/Subtype"): name("/Form"), name("/BBox"): box(200, 60)},
        stream_data=words))


def change_look(writer):
    signature = field(writer, "person")
    signature["/AP"] = generic.DictionaryObject({name("/N"): look(writer, b"0 0 200 60 re f")})
    writer.update_container(signature)


def move_field(writer):
    signature = field(writer, "person")
    signature["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
    writer.update_container(signature)


def change_number(writer):
    number = field(writer, "number")
    number["/V"] = generic.TextStringObject("999")
    writer.update_container(number)


def remove_signature(writer):
    signature = field(writer, "person")
    del signature["/V"]
    writer.update_container(signature)


def foreign_field(writer):
    made = generic.DictionaryObject({
        name("/FT"): name("/Tx"), name("/T"): generic.TextStringObject("them"), name("/Subtype"): name("/Widget"),
        name("/Type"): name("/Annot"), name("/F"): generic.NumberObject(4),
        name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 300, 300)))})
    made["/AP"] = generic.DictionaryObject({name("/N"): look(writer, b"0 0 200 60 re f")})
    writer.root["/AcroForm"]["/Fields"].append(writer.add_object(made))
    writer.update_container(writer.root["/AcroForm"]["/Fields"])


def open_action(writer):
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {name("/S"): name("/JavaScript"), name("/JS"): generic.TextStringObject("app.alert(1)")})
    writer.update_root()


def change_permissions(writer):
    writer.root["/Perms"] = generic.DictionaryObject()
    writer.update_root()


def change_resources(writer):
    resources = first_page(writer)["/Resources"]
    resources["/Font"]["/F0"] = resources["/Font"]["/F1"]
    writer.update_container(resources)


for change in (add_page, replace_content, replace_content_in_place, add_note, drop_annotation, change_look, move_field,
               change_number, remove_signature, foreign_field, open_action, change_permissions, change_resources):
    increment(change.__name__.replace("_", "-"), change)
