/* The PDF writer, seen from outside: what is in the file once its streams are unpacked.  And the PNG writer. */
#include <cairo.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "fonts.h"
#include "image.h"
#include "layout/font_set_int.h"
#include "pages.h"
#include "render.h"

static const struct pdf_options defaults = {0};

struct fixture {
    struct doc       doc;
    struct diags    *diags;
    struct font_set *fonts;
    GArray          *items; /* struct page_item, of the page in the making */
    GArray          *pages; /* struct page */
    int32_t          y;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    memset(fixture, 0, sizeof *fixture);
    fixture->doc.arena = arena_new();
    fixture->diags = diags_new();
    fixture->fonts = font_set_open("fonts", fixture->diags);
    g_assert_nonnull(fixture->fonts);
    fixture->items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
    fixture->pages = g_array_new(FALSE, FALSE, sizeof(struct page));
    fixture->doc.root = doc_node_new(&fixture->doc, DOC_DOCUMENT);
    struct doc_info *info = arena_new_struct(fixture->doc.arena, struct doc_info);
    *info = (struct doc_info){
        .title = "Báo cáo <tháng 5> & quý II", .author = "UBND tỉnh", .language = "vi", .date = {2026, 5, 10}};
    fixture->doc.root->attr = info;
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    g_array_free(fixture->items, TRUE);
    g_array_free(fixture->pages, TRUE);
    font_set_free(fixture->fonts);
    diags_free(fixture->diags);
    arena_free(fixture->doc.arena);
}

/* ---- A document ---- */

static struct doc_node *add(struct fixture *fixture, struct doc_node *parent, enum doc_kind kind, const char *text)
{
    struct doc_node *node = doc_node_new(&fixture->doc, kind);
    doc_node_append(parent, node);
    if (text) {
        struct doc_node *inner = doc_node_new(&fixture->doc, DOC_TEXT);
        inner->text = text;
        doc_node_append(node, inner);
    }
    return node;
}

static struct doc_node *add_text(struct fixture *fixture, struct doc_node *parent, const char *text)
{
    struct doc_node *node = doc_node_new(&fixture->doc, DOC_TEXT);
    node->text = text;
    doc_node_append(parent, node);
    return node;
}

static struct doc_node *add_heading(struct fixture *fixture, struct doc_node *parent, unsigned level, const char *text)
{
    struct doc_node *node = add(fixture, parent, DOC_HEADING, text);
    node->level = (uint8_t)level;
    return node;
}

static struct doc_node *add_table(struct fixture *fixture, unsigned columns, unsigned header_rows)
{
    struct doc_node  *node = add(fixture, fixture->doc.root, DOC_TABLE, NULL);
    struct doc_table *table = arena_new_struct(fixture->doc.arena, struct doc_table);
    table->id = "t";
    table->n_columns = columns;
    table->columns = arena_new_array(fixture->doc.arena, struct doc_column, columns);
    table->header_rows = header_rows;
    node->attr = table;
    return node;
}

static struct doc_node *add_cell(struct fixture *fixture, struct doc_node *row, const char *text, struct doc_cell cell)
{
    struct doc_node *node = add(fixture, row, DOC_CELL, NULL);
    struct doc_cell *attr = arena_new_struct(fixture->doc.arena, struct doc_cell);
    *attr = cell;
    attr->colspan = MAX(cell.colspan, 1);
    attr->rowspan = MAX(cell.rowspan, 1);
    node->attr = attr;
    if (text)
        add(fixture, node, DOC_PARAGRAPH, text);
    return node;
}

/* ---- Pages ---- */

static void page_end(struct fixture *fixture, const struct doc_node *section)
{
    struct page page = {.width = MM(210), .height = MM(297), .number = fixture->pages->len + 1, .section = section};
    size_t      size = sizeof(struct page_item) * fixture->items->len;
    struct page_item *items = arena_alloc(fixture->doc.arena, size + 1);
    memcpy(items, fixture->items->data, size);
    page.items = items;
    page.n_items = fixture->items->len;
    g_array_append_val(fixture->pages, page);
    g_array_set_size(fixture->items, 0);
    fixture->y = 0;
}

/* A line of text of its own. */
static void put(struct fixture *fixture, const struct doc_node *node, enum page_role role, const char *text)
{
    char              **parts = g_strsplit(text, " ", -1);
    unsigned            n = g_strv_length(parts);
    const struct word **words = arena_alloc(fixture->doc.arena, sizeof(void *) * (n + 1));
    fixture->y += PT(20);
    struct page_item item = {.kind = PAGE_TEXT, .role = (uint8_t)role, .x = MM(30), .y = fixture->y, .node = node};
    int32_t          space = font_metrics(fixture->fonts, FACE_REGULAR, 112).space;
    for (unsigned i = 0; i < n; i++) {
        words[i] = font_word(fixture->fonts, FACE_REGULAR, 112, parts[i], strlen(parts[i]));
        item.width += words[i]->width + (i ? space : 0);
    }
    item.run = (struct text_run){.words = words, .n_words = (uint16_t)n, .size = 112, .space = space};
    g_array_append_val(fixture->items, item);
    g_strfreev(parts);
}

/* Lines for all texts within a node, labels and notes left out. */
static void put_all(struct fixture *fixture, const struct doc_node *root)
{
    for (const struct doc_node *node = root; node;)
        if (node->kind == DOC_NOTE && node != root) {
            node = doc_next_skip(node, root);
        } else {
            if (node->kind == DOC_TEXT)
                put(fixture, node, PAGE_CONTENT, node->text);
            node = doc_next(node, root);
        }
}

/* ---- The file, unpacked ---- */

static struct pages pages_of(const struct fixture *fixture)
{
    return (struct pages){.fonts = fixture->fonts,
                          .doc = &fixture->doc,
                          .n_pages = fixture->pages->len,
                          .pages = (struct page *)(void *)fixture->pages->data};
}

static GString *write_file(struct fixture *fixture, const struct pages *pages)
{
    char  *bytes = NULL;
    size_t length = 0;
    FILE  *out = open_memstream(&bytes, &length);
    g_assert_true(pdf_write(pages, &defaults, out, fixture->diags));
    fclose(out);
    GString *file = g_string_new_len(bytes, (gssize)length);
    free(bytes);
    return file;
}

/* What stands between streams as it is, streams unpacked. */
static char *unpack(const GString *file)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    GString                        *text = g_string_new(NULL);
    size_t                          capacity = 1 << 20;
    char                           *room = g_malloc(capacity);
    for (size_t i = 0; i < file->len; i++) {
        size_t used = 0, made = 0;
        g_string_append_c(text, file->str[i] ? file->str[i] : '0');
        if (i + 8 >= file->len || strncmp(file->str + i, "stream\r\n", 8) != 0)
            continue;
        if (libdeflate_zlib_decompress_ex(decompressor, file->str + i + 8, file->len - i - 8, room, capacity, &used,
                                          &made) != 0)
            continue;
        for (size_t j = 0; j < made; j++)
            g_string_append_c(text, room[j] ? room[j] : '0');
        i += used + 7;
    }
    libdeflate_free_decompressor(decompressor);
    g_free(room);
    return g_string_free(text, FALSE);
}

static char *written(struct fixture *fixture)
{
    struct pages pages = pages_of(fixture);
    GString     *file = write_file(fixture, &pages);
    char        *text = unpack(file);
    g_string_free(file, TRUE);
    return text;
}

static unsigned count(const char *text, const char *part)
{
    unsigned n = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

#define has(text, part) g_assert_cmpuint(count(text, part), >, 0)

/* ---- Tests ---- */

static void test_frame(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    add(fixture, fixture->doc.root, DOC_PARAGRAPH, "Một đoạn văn");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, fixture->doc.root);
    page_end(fixture, fixture->doc.root);
    struct pages pages = pages_of(fixture);
    GString     *file = write_file(fixture, &pages), *again = write_file(fixture, &pages);
    g_assert_cmpmem(file->str, file->len, again->str, again->len); /* the same bytes */
    g_assert_true(g_str_has_prefix(file->str, "%PDF-1.7\n"));
    g_assert_cmpmem(file->str + file->len - 6, 6, "%%EOF\n", 6);
    const char *start = file->str + file->len - 1;
    while (strncmp(start, "startxref\n", 10) != 0)
        start--;
    const char *xref = file->str + atol(start + strlen("startxref\n"));
    g_assert_nonnull(strstr(xref, " 0 obj\n<</Type/XRef"));
    char *text = unpack(file);
    has(text, "B\xc3\xa1o c\xc3\xa1o &lt;th\xc3\xa1ng 5&gt; &amp; qu\xc3\xbd II");
    has(text, "<xmp:CreateDate>2026-05-10</xmp:CreateDate>");
    has(text, "/CreationDate(D:20260510)");
    has(text, "<pdfuaid:part>1<");
    has(text, "/GTS_PDFA1");
    has(text, "<1ED9>"); /* ToUnicode knows "ộ" */
    has(text, "/S/Document");
    has(text, "/S/P/P");
    g_free(text);
    g_string_free(file, TRUE);
    g_string_free(again, TRUE);
}

static void test_headings(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *root = fixture->doc.root;
    add(fixture, root, DOC_KIND, "BÁO CÁO");
    add(fixture, root, DOC_SUBJECT, "Kết quả");
    add_heading(fixture, root, 1, "Một");
    add_heading(fixture, root, 2, "Hai");
    add_heading(fixture, root, 1, "Ba");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, root);
    page_end(fixture, root);
    char *text = written(fixture);
    g_assert_cmpuint(count(text, "<</S/H1/"), ==, 1); /* kind and subject are one */
    g_assert_cmpuint(count(text, "<</S/H2/"), ==, 2);
    g_assert_cmpuint(count(text, "<</S/H3/"), ==, 1);
    g_free(text);
}

static void test_table(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *table = add_table(fixture, 3, 2), *row = add(fixture, table, DOC_ROW, NULL);
    struct doc_node *first = add_cell(fixture, row, "TT", (struct doc_cell){.header = true, .rowspan = 2});
    struct doc_node *both = add_cell(fixture, row, "Kết quả", (struct doc_cell){.header = true, .colspan = 2});
    row = add(fixture, table, DOC_ROW, NULL);
    struct doc_node *april = add_cell(fixture, row, "Tháng 4", (struct doc_cell){.header = true});
    add_cell(fixture, row, "Tháng 5", (struct doc_cell){.header = true});
    row = add(fixture, table, DOC_ROW, NULL);
    add_cell(fixture, row, "Nhóm", (struct doc_cell){.colspan = 3});
    row = add(fixture, table, DOC_ROW, NULL);
    struct doc_node *name = add_cell(fixture, row, "Mục", (struct doc_cell){.row_header = true});
    add_cell(fixture, row, "96,26%", (struct doc_cell){0});
    add_cell(fixture, row, NULL, (struct doc_cell){0});
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, table);
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    g_assert_cmpuint(count(text, "<</S/TH/"), ==, 5);
    g_assert_cmpuint(count(text, "<</S/TD/"), ==, 3); /* the empty one, too */
    g_assert_cmpuint(count(text, "<</S/TR/"), ==, 4);
    g_assert_cmpuint(count(text, "<</S/THead/"), ==, 1);
    g_assert_cmpuint(count(text, "<</S/TBody/"), ==, 1);
    g_assert_cmpuint(count(text, "/Scope/Column"), ==, 4);
    g_assert_cmpuint(count(text, "/Scope/Row"), ==, 1);
    has(text, "/RowSpan 2");
    has(text, "/A<</O/Table/ColSpan 3>>"); /* a cell over the whole width has no headers */
    char *lists[] = {
        g_strdup_printf("/Headers[(%08x)]", both->serial),
        g_strdup_printf("/Headers[(%08x)(%08x)(%08x)]", both->serial, april->serial, name->serial),
        g_strdup_printf("/ID(%08x)", first->serial),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        has(text, lists[i]);
        g_free(lists[i]);
    }
    g_free(text);
}

static void test_split_row(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *table = add_table(fixture, 1, 1), *row = add(fixture, table, DOC_ROW, NULL);
    struct doc_node *header = add_cell(fixture, row, "Nội dung", (struct doc_cell){.header = true});
    row = add(fixture, table, DOC_ROW, NULL);
    const struct doc_node *cell = add_cell(fixture, row, "đầu cuối", (struct doc_cell){0})->first->first;
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, header);
    put(fixture, cell, PAGE_CONTENT, "đầu");
    page_end(fixture, fixture->doc.root);
    put(fixture, header->first->first, PAGE_REPEATED, "Nội dung");
    put(fixture, cell, PAGE_CONTENT, "cuối");
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    g_assert_cmpuint(count(text, "<</S/TR/"), ==, 2);
    g_assert_cmpuint(count(text, "<</S/TD/"), ==, 1);
    g_assert_cmpuint(count(text, "/MCID 0>>]>>"), ==, 1); /* its second content, on the other page */
    has(text, "/Artifact<</Type/Pagination>>BDC");
    g_free(text);
}

static void test_note(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, "Các xã");
    struct doc_node *note = add(fixture, paragraph, DOC_NOTE, NULL);
    add(fixture, note, DOC_PARAGRAPH, "Chiềng Mai");
    add_text(fixture, paragraph, " đã nộp");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put(fixture, paragraph->first, PAGE_CONTENT, "Các xã");
    put(fixture, note, PAGE_NOTE_MARK, "1");
    put(fixture, paragraph->last, PAGE_CONTENT, "đã nộp");
    put(fixture, note, PAGE_NOTE_LABEL, "1");
    put(fixture, note->first->first, PAGE_CONTENT, "Chiềng Mai");
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    g_assert_cmpuint(count(text, "<</S/Note/"), ==, 1);
    g_assert_cmpuint(count(text, "<</S/Reference/"), ==, 1);
    g_assert_cmpuint(count(text, "<</S/Link/"), ==, 2);
    g_assert_cmpuint(count(text, "<</S/Lbl/"), ==, 1);
    g_assert_cmpuint(count(text, "/Subtype/Link/F 4"), ==, 2);
    g_assert_cmpuint(count(text, "<</Type/OBJR"), ==, 2);
    has(text, "/IDTree");
    has(text, "/Dest[");
    g_free(text);
}

static void test_link(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, NULL);
    struct doc_node *link = add(fixture, paragraph, DOC_LINK, "trang này");
    link->text = "https://sonla.gov.vn/tìm(1)?q=a b\\";
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, paragraph);
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    has(text, "/URI(https://sonla.gov.vn/t%C3%ACm\\(1\\)?q=a%20b\\\\)");
    g_free(text);
}

/* As in HTML: only text. */
static void test_unsafe_link(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, NULL);
    struct doc_node *link = add(fixture, paragraph, DOC_LINK, "trang này");
    link->text = "JavaScript:alert(1)";
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, paragraph);
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    g_assert_null(strstr(text, "/URI"));
    g_free(text);
}

static void test_list(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *list = add(fixture, fixture->doc.root, DOC_LIST, NULL), *item = add(fixture, list, DOC_ITEM, NULL);
    item->text = "a)";
    add(fixture, item, DOC_PARAGRAPH, "Mục");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put(fixture, item, PAGE_LABEL, "a)");
    put_all(fixture, item);
    page_end(fixture, fixture->doc.root);
    char *text = written(fixture);
    has(text, "/ListNumbering/LowerAlpha");
    has(text, "<</S/Lbl/");
    has(text, "<</S/LBody/");
    g_assert_cmpuint(count(text, "<</S/P/"), ==, 0);
    g_free(text);
}

static void test_outline(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_node *heading = add_heading(fixture, fixture->doc.root, 1, "Tình hình");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, heading);
    page_end(fixture, fixture->doc.root);
    struct bookmark bookmarks[] = {{"Một", 1, 0, 0, heading},
                                   {"Ba", 3, 0, 0, heading},
                                   {"Hai", 2, 7, 0, heading},
                                   {"Bốn", 1, 0, 0, heading}}; /* the page of one is wrong: no reason to crash */
    struct pages    pages = pages_of(fixture);
    pages.bookmarks = bookmarks;
    pages.n_bookmarks = 4;
    GString *file = write_file(fixture, &pages);
    char    *text = unpack(file);
    has(text, "<</Type/Outlines/Count 2");
    has(text, "/Count -2/Dest");
    has(text, "/Title<FEFF00420061>"); /* "Ba" */
    has(text, "/PageMode/UseOutlines");
    g_free(text);
    g_string_free(file, TRUE);
}

static void test_page_labels(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct doc_annex attr = {.id = "a", .number = 1}, attr2 = {.id = "b", .number = 2};
    struct doc_node *one = add(fixture, fixture->doc.root, DOC_ANNEX, NULL);
    struct doc_node *two = add(fixture, fixture->doc.root, DOC_ANNEX, NULL);
    one->attr = &attr;
    two->attr = &attr2;
    add(fixture, one, DOC_ANNEX_TITLE, "BẢNG");
    add(fixture, two, DOC_ANNEX_TITLE, "BẢNG");
    add(fixture, one, DOC_PARAGRAPH, "một");
    add(fixture, two, DOC_PARAGRAPH, "hai");
    doc_finish(&fixture->doc, fixture->diags);
    put(fixture, one, PAGE_LABEL, "Phụ lục I");
    put_all(fixture, one);
    page_end(fixture, one);
    put(fixture, two, PAGE_LABEL, "Phụ lục II");
    put_all(fixture, two);
    page_end(fixture, two);
    char *text = written(fixture);
    has(text, "0<</S/D/St 1/P<FEFF0050004C00200049002D>>>");     /* "PL I-" */
    has(text, "1<</S/D/St 2/P<FEFF0050004C002000490049002D>>>"); /* the fixture counts on */
    g_assert_cmpuint(count(text, "<</S/H1/"), ==, 2);            /* label and title are one */
    g_assert_cmpuint(count(text, "<</S/Sect/"), ==, 2);
    g_free(text);
}

static void test_failures(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    struct pages pages = pages_of(fixture);
    FILE        *null = fopen("/dev/null", "wb"), *full = fopen("/dev/full", "wb");
    g_assert_false(pdf_write(&pages, &defaults, null, fixture->diags)); /* no pages */
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_ERROR), ==, 1);
    add(fixture, fixture->doc.root, DOC_PARAGRAPH, "văn bản");
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    put_all(fixture, fixture->doc.root);
    put(fixture, NULL, PAGE_CONTENT, "không có chỗ"); /* no node: still content */
    page_end(fixture, fixture->doc.root);
    pages = pages_of(fixture);
    pdf_write(&pages, &defaults, full, fixture->diags);
    g_assert_true(ferror(full) || fflush(full) != 0);
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_ERROR), ==, 1); /* the caller tells */
    g_assert_false(png_write(&pages, 0, 1e6, null, fixture->diags));
    g_assert_false(png_write(&pages, 9, 96, null, fixture->diags));
    fclose(null);
    fclose(full);
}

static void test_png(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    char            *bytes = NULL;
    size_t           length = 0;
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, "văn bản");
    put_all(fixture, paragraph);
    struct page_item box = {.kind = PAGE_BOX,
                            .role = PAGE_RULE,
                            .x = MM(20),
                            .y = MM(20),
                            .width = MM(30),
                            .height = MM(8),
                            .line = {PT(0.5), 0x0000ff}};
    g_array_append_val(fixture->items, box);
    page_end(fixture, fixture->doc.root);
    struct pages pages = pages_of(fixture);
    FILE        *out = open_memstream(&bytes, &length);
    g_assert_true(png_write(&pages, 0, 72, out, fixture->diags));
    fclose(out);
    g_assert_cmpmem(bytes, 8, "\x89PNG\r\n\x1a\n", 8);
    g_assert_cmpmem(bytes + 16, 8, "\0\0\x02\x53\0\0\x03\x4a", 8); /* 595 x 842 */
    free(bytes);
}

/* A face that can't be opened must not be drawn by another font. */
static void test_png_font(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    put_all(fixture, add(fixture, fixture->doc.root, DOC_PARAGRAPH, "văn bản"));
    page_end(fixture, fixture->doc.root);
    struct pages pages = pages_of(fixture);
    for (int face = 0; face < FACE_COUNT; face++) {
        g_bytes_unref(fixture->fonts->files[face].bytes);
        fixture->fonts->files[face].bytes = g_bytes_new_static("no font", 7);
    }
    FILE *null = fopen("/dev/null", "wb");
    g_assert_false(png_write(&pages, 0, 72, null, fixture->diags));
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_ERROR), ==, 1);
    fclose(null);
}

/* ---- Drawings ---- */

/* A page with a drawing: a black square of 1 inch, and a word in it. */
static void put_drawing(struct fixture *fixture)
{
    struct drawing_pen *pen = drawing_begin(fixture->doc.arena, fixture->fonts);
    struct doc_node    *figure = add(fixture, fixture->doc.root, DOC_FIGURE, NULL);
    struct page_item    item = {.kind = PAGE_DRAWING, .x = PT(72), .y = PT(100), .width = PT(72), .height = PT(72)};
    drawing_rectangle(pen, 0, 0, PT(72), PT(72));
    drawing_clip(pen);
    drawing_rectangle(pen, 0, 0, PT(80), PT(72));
    drawing_fill(pen, 0x000000);
    drawing_end(pen);
    drawing_text_turned(pen, (struct drawing_font){FACE_REGULAR, 80, 0xffffff}, PT(20), PT(60), DRAWING_START, "chữ");
    item.node = figure;
    item.drawing = drawing_finish(pen, PT(72), PT(72), "Hình", "Một hình vuông");
    fixture->doc.n_nodes = figure->serial = 2;
    fixture->doc.root->serial = 1;
    g_array_append_val(fixture->items, item);
    page_end(fixture, fixture->doc.root);
}

/* PDF/UA-1, 7.3: alternative text; the box in the coordinates of the page. */
static void test_figure(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    put_drawing(fixture);
    char *pdf = written(fixture);
    has(pdf, "/S/Figure/P ");
    has(pdf, "/Alt<FEFF004D1ED90074"); /* "Một" */
    has(pdf, "/A<</O/Layout/Placement/Block/BBox[72 669.89 144 741.89]>>");
    has(pdf, "/Figure<</MCID 0>>BDC\nq\nq\n72 741.89 m ");
    has(pdf, "h W n\n");
    has(pdf, "f\nQ\n");
    has(pdf, "0 1 -1 0 92 681.89 Tm[");
    has(pdf, "ET\nQ\nEMC\n");
    g_free(pdf);
}

static void test_png_drawing(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    put_drawing(fixture);
    struct pages pages = pages_of(fixture);
    char        *bytes = NULL;
    size_t       length;
    FILE        *out = open_memstream(&bytes, &length);
    g_assert_true(png_write(&pages, 0, 72, out, fixture->diags));
    fclose(out);
    struct drawing_image image;
    g_assert_cmpint(image_read(bytes, length, &image), ==, IMAGE_GOOD);
    cairo_surface_t *surface = image_decode(&image);
    const uint8_t   *at = cairo_image_surface_get_data(surface) + 105 * cairo_image_surface_get_stride(surface);
    const uint32_t  *row = (const uint32_t *)(const void *)at;
    g_assert_cmphex(row[70] & 0xffffff, ==, 0xffffff);
    g_assert_cmphex(row[73] & 0xffffff, ==, 0x000000);
    g_assert_cmphex(row[146] & 0xffffff, ==, 0xffffff); /* outside of the clip */
    cairo_surface_destroy(surface);
    free(bytes);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(struct fixture *, gconstpointer);
    } tests[] = {
        {"/pdf/frame", test_frame},
        {"/pdf/headings", test_headings},
        {"/pdf/table", test_table},
        {"/pdf/split-row", test_split_row},
        {"/pdf/note", test_note},
        {"/pdf/link", test_link},
        {"/pdf/unsafe-link", test_unsafe_link},
        {"/pdf/list", test_list},
        {"/pdf/outline", test_outline},
        {"/pdf/page-labels", test_page_labels},
        {"/pdf/failures", test_failures},
        {"/png/page", test_png},
        {"/png/font", test_png_font},
        {"/pdf/figure", test_figure},
        {"/png/drawing", test_png_drawing},
    };
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].run, tear_down);
    return g_test_run();
}
