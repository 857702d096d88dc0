/* Page layout: what must be true of any document's pages, and the cases that pages are known to go wrong with. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "layout.h"

static const char *const sentence =
    "Nâng cấp các hệ thống thông tin dùng chung đảm bảo nhanh hơn, mạnh hơn, phục vụ kịp thời cho hoạt động của hệ "
    "thống chính trị trên môi trường mạng theo Quyết định số 955/QĐ-UBND ngày 17/4/2026. ";

struct fixture {
    struct arena    *arena;
    struct diags    *diags;
    struct font_set *fonts;
    struct doc       doc;
};

static void set_up(struct fixture *f, const void *data)
{
    const char      *folder = g_getenv("BAOCAO_FONTS");
    struct doc_info *info;

    (void)data;
    f->arena = arena_new();
    f->diags = diags_new();
    f->fonts = font_set_open(folder ? folder : "fonts", f->diags);
    g_assert_nonnull(f->fonts);
    f->doc = (struct doc){.arena = f->arena};
    f->doc.root = doc_node_new(&f->doc, DOC_DOCUMENT);
    info = arena_new_struct(f->arena, struct doc_info);
    *info = (struct doc_info){.kind = "bao-cao", .title = "Báo cáo", .language = "vi"};
    f->doc.root->attr = info;
}

static void tear_down(struct fixture *f, const void *data)
{
    (void)data;
    diags_free(f->diags);
    font_set_free(f->fonts);
    arena_free(f->arena);
}

/* ---- Building documents ---- */

static struct doc_node *add(struct fixture *f, struct doc_node *parent, enum doc_kind kind)
{
    struct doc_node *node = doc_node_new(&f->doc, kind);

    doc_node_append(parent, node);
    return node;
}

static struct doc_node *add_text(struct fixture *f, struct doc_node *parent, enum doc_kind kind, const char *text)
{
    struct doc_node *node = add(f, parent, kind);

    add(f, node, DOC_TEXT)->text = g_strstrip(arena_strdup(f->arena, text));
    return node;
}

static const char *sentences(struct fixture *f, unsigned count)
{
    GString    *text = g_string_new(NULL);
    const char *result;

    while (count-- > 0)
        g_string_append(text, sentence);
    result = arena_strdup(f->arena, text->str);
    g_string_free(text, TRUE);
    return result;
}

static void add_note(struct fixture *f, struct doc_node *paragraph, const char *text)
{
    add_text(f, add(f, paragraph, DOC_NOTE), DOC_PARAGRAPH, text);
}

static struct doc_node *add_heading(struct fixture *f, const char *label, const char *text)
{
    struct doc_node *heading = add_text(f, f->doc.root, DOC_HEADING, text);

    heading->level = 1;
    heading->text = label;
    return heading;
}

static struct doc_node *add_table(struct fixture *f, struct doc_node *parent, unsigned n_columns)
{
    struct doc_node  *table = add(f, parent, DOC_TABLE);
    struct doc_table *attr = arena_new_struct(f->arena, struct doc_table);

    attr->id = "bang";
    attr->n_columns = n_columns;
    attr->header_rows = 1;
    attr->columns = arena_new_array(f->arena, struct doc_column, n_columns);
    for (unsigned i = 0; i < n_columns; i++)
        attr->columns[i].width = i == 0 ? 1 : 4;
    table->attr = attr;
    return table;
}

static struct doc_node *add_row(struct fixture *f, struct doc_node *table, enum doc_row_kind kind)
{
    struct doc_node *row = add(f, table, DOC_ROW);

    row->style = kind;
    return row;
}

static struct doc_node *add_cell(struct fixture *f, struct doc_node *row, unsigned colspan, unsigned rowspan,
                                 const char *text)
{
    struct doc_node *cell = add(f, row, DOC_CELL);
    struct doc_cell *attr = arena_new_struct(f->arena, struct doc_cell);

    attr->colspan = (uint16_t)colspan;
    attr->rowspan = (uint16_t)rowspan;
    attr->header = row->style == DOC_ROW_HEADER;
    cell->attr = attr;
    if (text[0] != '\0')
        add_text(f, cell, DOC_PARAGRAPH, text);
    return cell;
}

static void add_header(struct fixture *f, struct doc_node *table, unsigned n_columns)
{
    struct doc_node *row = add_row(f, table, DOC_ROW_HEADER);

    for (unsigned i = 0; i < n_columns; i++)
        add_cell(f, row, 1, 1, i == 0 ? "STT" : "Nội dung");
}

static struct doc_node *add_annex(struct fixture *f, enum doc_paper paper)
{
    struct doc_node  *annex = add(f, f->doc.root, DOC_ANNEX);
    struct doc_annex *attr = arena_new_struct(f->arena, struct doc_annex);

    attr->id = arena_printf(f->arena, "phu-luc-%p", (void *)attr);
    attr->paper = paper;
    annex->attr = attr;
    add_text(f, annex, DOC_ANNEX_TITLE, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ");
    return annex;
}

static void add_sign_off(struct fixture *f)
{
    struct doc_node *sign_off = add(f, f->doc.root, DOC_SIGN_OFF);
    struct doc_node *recipients = add(f, sign_off, DOC_RECIPIENTS), *signature = add(f, sign_off, DOC_SIGNATURE);

    add_text(f, recipients, DOC_RECIPIENT, "Như trên;");
    add_text(f, recipients, DOC_RECIPIENT, "Lưu: VT, KGVX.");
    add_text(f, signature, DOC_AUTHORITY, "KT. CHỦ TỊCH");
    add_text(f, signature, DOC_AUTHORITY, "PHÓ CHỦ TỊCH");
    add_text(f, signature, DOC_SIGNER, "Nguyễn Văn A");
}

/* ---- What is true of any pages ---- */

static bool is_page_text(const struct page_item *item)
{
    return item->kind == PAGE_TEXT && item->role != PAGE_NUMBER;
}

static void check_inside(const struct page *page)
{
    bool turned = page->width > page->height;
    int  left = turned ? MM(20) : MM(30), right = page->width - (turned ? MM(20) : MM(15));
    int  bottom = page->height - (turned ? MM(15) : MM(20));

    for (uint32_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];

        if (!is_page_text(item))
            continue;
        g_assert_cmpint(item->x, >=, left);
        g_assert_cmpint(item->x + item->width, <=, right + PT(0.5));
        g_assert_cmpint(item->y, >, MM(20));
        g_assert_cmpint(item->y, <, bottom);
    }
}

static void check_no_overlap(const struct page *page)
{
    for (uint32_t i = 0; i < page->n_items; i++)
        for (uint32_t k = i + 1; k < page->n_items; k++) {
            const struct page_item *a = &page->items[i], *b = &page->items[k];

            if (!is_page_text(a) || !is_page_text(b) || ABS(a->y - b->y) > PT(7))
                continue;
            if (a->role == PAGE_NOTE_MARK || b->role == PAGE_NOTE_MARK)
                continue;
            g_assert_true(a->x + a->width <= b->x + PT(0.5) || b->x + b->width <= a->x + PT(0.5));
        }
}

static void append_without_spaces(GString *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text != ' ')
            g_string_append_c(out, *text);
}

/* Every word of every text stands on paper once as content, in order. */
static void check_all_placed(const struct doc *doc, const struct pages *pages)
{
    GString **placed = g_new0(GString *, doc->n_nodes + 1);

    for (uint32_t i = 0; i < pages->n_pages; i++)
        for (uint32_t k = 0; k < pages->pages[i].n_items; k++) {
            const struct page_item *item = &pages->pages[i].items[k];

            if (item->kind != PAGE_TEXT || item->role != PAGE_CONTENT || item->node->kind != DOC_TEXT)
                continue;
            if (placed[item->node->serial] == NULL)
                placed[item->node->serial] = g_string_new(NULL);
            for (unsigned w = 0; w < item->run.n_words; w++)
                append_without_spaces(placed[item->node->serial], item->run.words[w]->text);
        }
    for (const struct doc_node *node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        GString *wanted = g_string_new(NULL);

        if (node->kind == DOC_TEXT) {
            append_without_spaces(wanted, node->text);
            g_assert_cmpstr(placed[node->serial] != NULL ? placed[node->serial]->str : "", ==, wanted->str);
        }
        g_string_free(wanted, TRUE);
    }
    for (uint32_t i = 0; i <= doc->n_nodes; i++)
        if (placed[i] != NULL)
            g_string_free(placed[i], TRUE);
    g_free(placed);
}

static int page_of(const struct pages *pages, const struct doc_node *node, enum page_role role)
{
    for (uint32_t i = 0; i < pages->n_pages; i++)
        for (uint32_t k = 0; k < pages->pages[i].n_items; k++)
            if (pages->pages[i].items[k].node == node && pages->pages[i].items[k].role == role)
                return (int)i;
    return -1;
}

static unsigned count_items(const struct page *page, enum page_role role)
{
    unsigned count = 0;

    for (uint32_t k = 0; k < page->n_items; k++)
        count += page->items[k].role == role;
    return count;
}

static const struct pages *lay_out(struct fixture *f)
{
    const struct pages *pages;

    if (!doc_finish(&f->doc, f->diags) || (pages = layout_document(f->arena, &f->doc, f->fonts, f->diags)) == NULL) {
        diags_print(f->diags, DIAG_LANG_EN, stderr);
        g_assert_not_reached();
    }
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        check_inside(&pages->pages[i]);
        check_no_overlap(&pages->pages[i]);
    }
    check_all_placed(&f->doc, pages);
    for (unsigned i = 0; i < f->doc.n_notes && ((struct doc_info *)f->doc.root->attr)->notes != DOC_NOTES_END; i++) {
        int page = page_of(pages, f->doc.notes[i], PAGE_NOTE_LABEL);

        g_assert_cmpint(page, >=, 0);
        g_assert_cmpint(page, ==, page_of(pages, f->doc.notes[i], PAGE_NOTE_MARK));
    }
    return pages;
}

/* ---- The body ---- */

/* Each place of the items is also found by its kind. */
static void check_places(const struct pages *pages, const struct page *page, const struct doc_node *head)
{
    const struct page_place *signature, *seal;
    uint32_t                 on = 9;

    g_assert_cmpuint(page->n_places, ==, 5);
    g_assert_null(pages_place(pages, DOC_PLACE_MONTH, &on));
    g_assert_cmpuint(on, ==, 9);
    signature = pages_place(pages, DOC_PLACE_SIGNATURE, &on);
    g_assert_nonnull(signature);
    g_assert_cmpuint(on, ==, 0);
    g_assert_cmpint(signature->node->kind, ==, DOC_SIGNATURE);
    g_assert_cmpint(signature->width, ==, MM(54));
    g_assert_cmpint(signature->height, ==, MM(30));
    seal = pages_place(pages, DOC_PLACE_SEAL, &on); /* covers a third of the signature, from its left */
    g_assert_cmpint(ABS(seal->x + seal->width - signature->x - signature->width / 3), <=, 1);
    g_assert_true(pages_place(pages, DOC_PLACE_STAMP, &on)->node == head);
    g_assert_cmpint(pages_place(pages, DOC_PLACE_NUMBER, &on)->y, ==, pages_place(pages, DOC_PLACE_DAY, &on)->y);
}

static void test_letterhead(struct fixture *f, const void *data)
{
    struct doc_node    *head = add(f, f->doc.root, DOC_LETTERHEAD), *symbol, *date;
    const struct pages *pages;
    const struct page  *page;
    int                 symbol_y = 0, date_y = 0, nation = 0, places = 0;

    (void)data;
    add_text(f, head, DOC_ISSUER, "ỦY BAN NHÂN DÂN");
    add_text(f, head, DOC_ISSUER, "TỈNH SƠN LA");
    symbol = add_text(f, head, DOC_SYMBOL, "Số:");
    add(f, symbol, DOC_BLANK)->style = DOC_PLACE_NUMBER;
    date = add_text(f, head, DOC_PLACE_DATE, "Sơn La, ngày");
    add(f, date, DOC_BLANK)->style = DOC_PLACE_DAY;
    add_text(f, f->doc.root, DOC_KIND, "BÁO CÁO");
    add_text(f, f->doc.root, DOC_SUBJECT, "Kết quả thực hiện nhiệm vụ");
    add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 3));
    add_sign_off(f);
    pages = lay_out(f);
    page = &pages->pages[0];
    g_assert_cmpuint(pages->n_pages, ==, 1);
    g_assert_cmpuint(count_items(page, PAGE_NUMBER), ==, 0);
    for (uint32_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];

        places += item->kind == PAGE_PLACE;
        nation += item->kind == PAGE_TEXT && item->node == head;
        if (item->kind == PAGE_TEXT && item->node->parent == symbol)
            symbol_y = item->y;
        if (item->kind == PAGE_TEXT && item->node->parent == date)
            date_y = item->y;
    }
    g_assert_cmpint(symbol_y, ==, date_y); /* number and date stand on one line */
    g_assert_cmpint(nation, ==, 2);        /* Quốc hiệu, Tiêu ngữ */
    g_assert_cmpint(places, ==, 5);        /* number, day, stamp, signature, seal */
    check_places(pages, page, head);
}

static void test_page_numbers(struct fixture *f, const void *data)
{
    const struct pages *pages;
    unsigned            first = 0;

    (void)data;
    for (int i = 0; i < 30; i++)
        add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 2));
    for (int i = 0; i < 2; i++) {
        struct doc_node *annex = add_annex(f, i == 0 ? DOC_LANDSCAPE : DOC_PORTRAIT);

        for (int k = 0; k < 30; k++)
            add_text(f, annex, DOC_PARAGRAPH, sentences(f, 2));
    }
    pages = lay_out(f);
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        const struct page *page = &pages->pages[i];

        if (i > 0 && page->section != pages->pages[i - 1].section)
            first = i;
        g_assert_cmpuint(page->number, ==, i - first + 1);
        g_assert_cmpuint(count_items(page, PAGE_NUMBER), ==, i != first);
        g_assert_true(page->number_shown == (i != first));
        g_assert_true((page->width > page->height) ==
                      (page->section->kind == DOC_ANNEX && ((struct doc_annex *)page->section->attr)->number == 1));
    }
    g_assert_cmpuint(pages->n_bookmarks, ==, 2);
}

/* Whatever stands before it, a heading never ends a page. */
static void test_headings_keep(struct fixture *f, const void *data)
{
    const struct pages *pages;

    (void)data;
    for (int i = 0; i < 60; i++) {
        add_heading(f, "I.", "KẾT QUẢ THỰC HIỆN");
        for (int k = 0; k < i % 7; k++)
            add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 1 + (unsigned)(i + k) % 3));
        if (i % 7 == 0)
            add_text(f, f->doc.root, DOC_PARAGRAPH, "Không phát sinh.");
    }
    pages = lay_out(f);
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        const struct page_item *last = &pages->pages[i].items[pages->pages[i].n_items - 1];

        g_assert_true(last->node->kind != DOC_HEADING && last->node->parent->kind != DOC_HEADING);
    }
    g_assert_cmpuint(pages->n_bookmarks, ==, 60);
}

/* No first or last line of a paragraph alone: count each paragraph's lines on each page. */
static void test_widows(struct fixture *f, const void *data)
{
    const struct pages *pages;

    (void)data;
    for (unsigned i = 0; i < 80; i++)
        add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 1 + i * 7 % 5));
    pages = lay_out(f);
    for (uint32_t i = 1; i < pages->n_pages; i++) {
        const struct page     *above = &pages->pages[i - 1], *page = &pages->pages[i];
        const struct doc_node *node = above->items[above->n_items - 1].node;
        unsigned               before = 0, after = 0;

        for (uint32_t k = 0; k < above->n_items; k++)
            before += above->items[k].node == node;
        for (uint32_t k = 0; k < page->n_items; k++)
            after += page->items[k].node == node;
        g_assert_true(after == 0 || (before >= 2 && after >= 2));
    }
}

/* At least two lines stand above the sign-off, wherever the text before it ends; endnotes may follow. */
static void check_sign_off_company(struct fixture *f, unsigned count, enum doc_notes notes)
{
    const struct pages *pages;
    unsigned            lines = 0;
    int                 place;

    ((struct doc_info *)f->doc.root->attr)->notes = notes;
    for (unsigned i = 0; i < count; i++) {
        struct doc_node *paragraph =
            add_text(f, f->doc.root, DOC_PARAGRAPH, i % 4 == 0 ? sentences(f, 1) : "Trên đây là Báo cáo.");

        if (i == 0 && notes == DOC_NOTES_END)
            add_note(f, paragraph, "Chú thích cuối.");
    }
    add_sign_off(f);
    pages = lay_out(f);
    place = page_of(pages, f->doc.root->last->first, PAGE_LABEL);
    g_assert_cmpint(place, >=, 0);
    for (uint32_t k = 0; k < pages->pages[place].n_items; k++) {
        const struct doc_node *node = pages->pages[place].items[k].node;

        lines += node != NULL && node->parent != NULL && node->parent->kind == DOC_PARAGRAPH &&
                 node->parent->parent == f->doc.root;
    }
    g_assert_cmpuint(lines, >=, 2);
}

static void test_sign_off_company(struct fixture *f, const void *data)
{
    (void)data;
    for (unsigned count = 15; count < 50; count++)
        for (unsigned notes = DOC_NOTES_PAGE; notes <= DOC_NOTES_END; notes++) {
            check_sign_off_company(f, count, notes);
            tear_down(f, NULL);
            set_up(f, NULL);
        }
}

/* ---- Notes ---- */

static void test_notes(struct fixture *f, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 60; i++) {
        struct doc_node *paragraph = add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 1 + i % 3));

        if (i % 3 == 0)
            add_note(f, paragraph, sentences(f, i % 5 + 1));
    }
    lay_out(f);
}

static void test_long_note(struct fixture *f, const void *data)
{
    struct doc_node    *paragraph;
    const struct pages *pages;

    (void)data;
    add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 4));
    paragraph = add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 2));
    add_note(f, paragraph, sentences(f, 120)); /* some four pages */
    add_note(f, add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 2)), "Chú thích thứ hai.");
    pages = lay_out(f);
    g_assert_cmpuint(pages->n_pages, >=, 3);
}

/* ---- Tables ---- */

static void test_header_repeats(struct fixture *f, const void *data)
{
    struct doc_node    *table = add_table(f, f->doc.root, 3), *row;
    const struct pages *pages;

    (void)data;
    add_header(f, table, 3);
    for (int i = 0; i < 120; i++) {
        if (i % 5 == 0) {
            row = add_row(f, table, DOC_ROW_GROUP);
            add_cell(f, row, 1, 1, "I");
            add_cell(f, row, 2, 1, "NHÓM NHIỆM VỤ");
        }
        row = add_row(f, table, DOC_ROW_ITEM);
        add_cell(f, row, 1, 1, "1");
        add_cell(f, row, 1, 1, sentences(f, 1 + (unsigned)i % 3));
        add_cell(f, row, 1, 1, i % 4 ? "Đang thực hiện" : "");
    }
    pages = lay_out(f);
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        const struct page     *page = &pages->pages[i];
        const struct doc_node *last = NULL;

        g_assert_cmpuint(count_items(page, PAGE_REPEATED), ==, i == 0 ? 0 : 3);
        for (uint32_t k = 0; k < page->n_items; k++)
            if (page->items[k].role == PAGE_CONTENT)
                last = page->items[k].node;
        g_assert_cmpint(doc_ancestor(last, DOC_ROW)->style, !=, DOC_ROW_GROUP);
    }
}

static void test_tall_rows(struct fixture *f, const void *data)
{
    struct doc_node    *table = add_table(f, f->doc.root, 3), *row, *cell;
    const struct pages *pages;

    (void)data;
    add_header(f, table, 3);
    for (int i = 0; i < 4; i++) {
        row = add_row(f, table, DOC_ROW_ITEM);
        add_cell(f, row, 1, 1, "1");
        cell = add_cell(f, row, 1, 1, sentences(f, 3));
        for (int k = 0; k < 25; k++) {
            struct doc_node *paragraph = add_text(f, cell, DOC_PARAGRAPH, sentences(f, 2));

            if (k % 4 == 1)
                add_note(f, paragraph, sentences(f, (unsigned)k % 3 + 1));
        }
        add_cell(f, row, 1, 1, sentences(f, 30));
    }
    pages = lay_out(f);
    g_assert_cmpuint(pages->n_pages, >, 4);
}

/* A label that spans rows over several pages stands again on each of them. */
static void test_row_spans(struct fixture *f, const void *data)
{
    struct doc_node    *table = add_table(f, f->doc.root, 3), *row;
    const struct pages *pages;

    (void)data;
    add_header(f, table, 3);
    for (int i = 0; i < 90; i++) {
        row = add_row(f, table, DOC_ROW_ITEM);
        if (i % 30 == 0)
            add_cell(f, row, 1, 30, i == 30 ? sentences(f, 12) : "Sở Y tế");
        add_cell(f, row, 1, 1, sentences(f, 1 + (unsigned)i % 2));
        add_cell(f, row, 1, 1, "98,7%");
    }
    pages = lay_out(f);
    g_assert_cmpuint(count_items(&pages->pages[1], PAGE_REPEATED), ==, 3 + 1); /* the header; the label */
}

static void test_no_lonely_row(struct fixture *f, const void *data)
{
    (void)data;
    for (unsigned count = 8; count < 40; count++) {
        struct doc_node    *table, *row = NULL, *before = NULL;
        const struct pages *pages;

        if (count > 8) {
            tear_down(f, NULL);
            set_up(f, NULL);
        }
        table = add_table(f, f->doc.root, 2);
        add_header(f, table, 2);
        for (unsigned i = 0; i < count; i++) {
            before = row;
            row = add_row(f, table, i + 1 == count ? DOC_ROW_TOTAL : DOC_ROW_ITEM);
            add_cell(f, row, 1, 1, "1");
            add_cell(f, row, 1, 1, sentences(f, 2));
        }
        if (count % 2 == 0)
            add_sign_off(f);
        pages = lay_out(f);
        g_assert_cmpint(page_of(pages, before->first->first->first, PAGE_CONTENT), ==,
                        page_of(pages, row->first->first->first, PAGE_CONTENT));
    }
}

static void expect_errors(struct fixture *f)
{
    g_assert_true(doc_finish(&f->doc, f->diags));
    g_assert_null(layout_document(f->arena, &f->doc, f->fonts, f->diags));
    g_assert_cmpuint(diags_count(f->diags, DIAG_ERROR), >=, 1);
}

static void test_too_narrow(struct fixture *f, const void *data)
{
    struct doc_node *table = add_table(f, f->doc.root, 12), *row;

    (void)data;
    add_header(f, table, 12);
    row = add_row(f, table, DOC_ROW_ITEM);
    for (int i = 0; i < 12; i++)
        add_cell(f, row, 1, 1, "29/2025/TT-BKHCN");
    expect_errors(f);
}

/* Widths in millimetres beyond the text's 165 are an error; up to it, they are had. */
static void test_fixed_too_wide(struct fixture *f, const void *data)
{
    struct doc_node  *table = add_table(f, f->doc.root, 2);
    struct doc_table *attr = table->attr;

    (void)data;
    add_header(f, table, 2);
    for (unsigned i = 0; i < 2; i++) {
        attr->columns[i].fixed_mm = true;
        attr->columns[i].width = i == 0 ? 100 : 65;
    }
    lay_out(f);
    attr->columns[1].width = 67;
    expect_errors(f);
}

/* A header that leaves no room for rows, with a note in it and notes below. */
static void test_header_too_tall(struct fixture *f, const void *data)
{
    struct doc_node *table = add_table(f, f->doc.root, 2), *row;

    (void)data;
    row = add_row(f, table, DOC_ROW_HEADER);
    add_cell(f, row, 1, 1, "STT");
    add_note(f, add_cell(f, row, 1, 1, sentences(f, 200))->first, sentences(f, 100));
    for (int i = 0; i < 10; i++) {
        row = add_row(f, table, DOC_ROW_ITEM);
        add_cell(f, row, 1, 1, "1");
        add_note(f, add_cell(f, row, 1, 1, sentences(f, 3))->first, sentences(f, 20));
    }
    expect_errors(f);
}

static void test_head_too_tall(struct fixture *f, const void *data)
{
    struct doc_node *head = add(f, f->doc.root, DOC_LETTERHEAD);

    (void)data;
    add_text(f, head, DOC_ISSUER, "ỦY BAN NHÂN DÂN");
    add_text(f, head, DOC_REGARDING, sentences(f, 60));
    add_text(f, f->doc.root, DOC_PARAGRAPH, sentences(f, 3));
    expect_errors(f);
}

static void test_cell_too_long(struct fixture *f, const void *data)
{
    struct doc_node *table = add_table(f, f->doc.root, 2), *row, *cell;

    (void)data;
    ((struct doc_table *)table->attr)->columns[0].width = 100;
    add_header(f, table, 2);
    row = add_row(f, table, DOC_ROW_ITEM);
    cell = add_cell(f, row, 1, 1, "1");
    cell = add_cell(f, row, 1, 1, "1");
    for (int i = 0; i < 16000; i++)
        add_text(f, cell, DOC_PARAGRAPH, sentences(f, 1));
    expect_errors(f);
}

/* Words that nothing can break, where they don't fit. */
static void test_word_too_wide(struct fixture *f, const void *data)
{
    char *word = g_strnfill(300, 'm');

    (void)data;
    add_text(f, f->doc.root, DOC_PARAGRAPH, word);
    g_free(word);
    expect_errors(f);
}

/* Nothing to lay out is no reason to stumble. */
static void test_empty(struct fixture *f, const void *data)
{
    struct doc_node    *table = add_table(f, add_annex(f, DOC_PORTRAIT), 2);
    const struct pages *pages;

    (void)data;
    add_header(f, table, 2);
    pages = lay_out(f);
    g_assert_cmpuint(pages->n_pages, ==, 2);
}

/* A narrow column gets what its widest word needs from those that have more. */
static void test_column_borrows(struct fixture *f, const void *data)
{
    struct doc_node *table = add_table(f, f->doc.root, 3), *row;

    (void)data;
    add_header(f, table, 3);
    row = add_row(f, table, DOC_ROW_ITEM);
    add_cell(f, row, 1, 1, "29/2025/TT-BKHCN");
    add_cell(f, row, 1, 1, sentences(f, 2));
    add_cell(f, row, 1, 1, sentences(f, 2));
    ((struct doc_table *)table->attr)->columns[0].fixed_mm = true;
    ((struct doc_table *)table->attr)->columns[0].width = 5;
    lay_out(f);
}

static void test_decimals(struct fixture *f, const void *data)
{
    static const char *const figures[] = {"96,26%", "1.855,5", "0,1"};
    struct doc_node         *table = add_table(f, f->doc.root, 2), *row;
    const struct pages      *pages;
    int                      x[3] = {0}, n = 0;

    (void)data;
    ((struct doc_table *)table->attr)->columns[1].align = DOC_ALIGN_DECIMAL;
    add_header(f, table, 2);
    for (int i = 0; i < 3; i++) {
        row = add_row(f, table, DOC_ROW_ITEM);
        add_cell(f, row, 1, 1, "a");
        add_cell(f, row, 1, 1, figures[i]);
    }
    pages = lay_out(f);
    for (uint32_t k = 0; k < pages->pages[0].n_items; k++) {
        const struct page_item *item = &pages->pages[0].items[k];
        const struct word      *word;
        int                     at;

        if (item->kind != PAGE_TEXT || strchr(item->run.words[0]->text, ',') == NULL)
            continue;
        word = item->run.words[0];
        at = item->x;
        for (unsigned g = 0; g < word->n_glyphs && word->text[word->clusters[g]] != ','; g++)
            at += word->advances[g];
        x[n++] = at;
    }
    g_assert_cmpint(n, ==, 3);
    g_assert_cmpint(x[0], ==, x[1]);
    g_assert_cmpint(x[0], ==, x[2]);
}

/* ---- Anything at all ---- */

/* Titles on further pages, sums in the last column, labels that stand again: some of it. */
static bool add_furniture(struct fixture *f, GRand *random, struct doc_table *attr)
{
    int titles = g_rand_int_range(random, 0, 4);

    attr->continued = titles == 0 ? NULL : titles == 3 ? sentences(f, 3) : "Bảng (tiếp theo)";
    attr->concluded = titles == 1 ? NULL : titles == 2 ? sentences(f, 4) : "Bảng (hết)";
    attr->again = g_rand_int_range(random, 0, 2) == 0 ? "(tiếp theo)" : NULL;
    attr->columns[attr->n_columns - 1].sum = g_rand_int_range(random, 0, 2) == 0;
    attr->page_sum = g_rand_int_range(random, 0, 2) == 0 ? "Cộng trang" : NULL;
    attr->carried = g_rand_int_range(random, 0, 2) == 0 ? "Mang sang" : NULL;
    return attr->columns[attr->n_columns - 1].sum;
}

static void add_random_table(struct fixture *f, GRand *random, struct doc_node *parent, const char *id)
{
    unsigned n_columns = (unsigned)g_rand_int_range(random, 2, 6), rows = (unsigned)g_rand_int_range(random, 1, 60);
    struct doc_node *table = add_table(f, parent, n_columns);
    unsigned        *busy = g_new0(unsigned, n_columns);
    bool             sums;

    ((struct doc_table *)table->attr)->id = id;
    ((struct doc_table *)table->attr)->columns[0].width = 2;
    sums = add_furniture(f, random, table->attr);
    add_header(f, table, n_columns);
    for (unsigned i = 0; i < rows; i++) {
        struct doc_node *row = add_row(f, table, (enum doc_row_kind)g_rand_int_range(random, DOC_ROW_GROUP, 4));

        if (row->style == DOC_ROW_GROUP && i % 2 == 0)
            ((struct doc_row *)(row->attr = arena_new_struct(f->arena, struct doc_row)))->restate = true;

        for (unsigned column = 0; column < n_columns; column++) {
            struct doc_node *cell;
            unsigned         span;

            if (busy[column] > 0) {
                busy[column]--;
                continue;
            }
            /* a row of its own keeps one cell, so that no row is empty */
            span = (unsigned)g_rand_int_range(random, 1, 12);
            span = column > 0 && g_rand_int_range(random, 0, 8) == 0 ? MIN(rows - i, span) : 1;
            busy[column] = span - 1;
            cell = add_cell(f, row, 1, span,
                            sums && column + 1 == n_columns        ? "1.234,56"
                            : g_rand_int_range(random, 0, 20) == 0 ? sentences(f, 40)
                            : g_rand_int_range(random, 0, 4) == 0
                                ? ""
                                : sentences(f, (unsigned)g_rand_int_range(random, 1, 4)));
            if (cell->first != NULL && g_rand_int_range(random, 0, 10) == 0)
                add_note(f, cell->first, sentences(f, (unsigned)g_rand_int_range(random, 1, 9)));
        }
    }
    g_free(busy);
}

static void add_random_blocks(struct fixture *f, GRand *random, struct doc_node *parent, int seed)
{
    int blocks = g_rand_int_range(random, 1, 25);

    for (int i = 0; i < blocks; i++) {
        struct doc_node *node;

        switch (g_rand_int_range(random, 0, 6)) {
        case 0:
            node = add_text(f, parent, DOC_HEADING, sentences(f, (unsigned)g_rand_int_range(random, 1, 3)));
            node->level = 1;
            break;
        case 1:
            add_random_table(f, random, parent, arena_printf(f->arena, "t-%d-%d-%p", seed, i, (void *)parent));
            break;
        case 2:
            node = add(f, add(f, parent, DOC_LIST), DOC_ITEM);
            node->level = node->parent->level = 1;
            node->text = "-";
            add_text(f, node, DOC_PARAGRAPH, sentences(f, (unsigned)g_rand_int_range(random, 1, 4)));
            break;
        default:
            node = add_text(f, parent, DOC_PARAGRAPH, sentences(f, (unsigned)g_rand_int_range(random, 1, 9)));
            if (g_rand_int_range(random, 0, 4) == 0)
                add_note(f, node, sentences(f, (unsigned)g_rand_int_range(random, 1, 25)));
        }
    }
}

static void test_random(struct fixture *f, const void *data)
{
    (void)data;
    for (unsigned seed = 1; seed <= 60; seed++) {
        GRand *random = g_rand_new_with_seed(seed);

        if (seed > 1) {
            tear_down(f, NULL);
            set_up(f, NULL);
        }
        g_test_message("seed %u", seed);
        add_random_blocks(f, random, f->doc.root, (int)seed);
        if (seed % 2 == 0)
            add_sign_off(f);
        if (seed % 3 == 0)
            add_random_blocks(f, random, add_annex(f, DOC_LANDSCAPE), (int)seed);
        lay_out(f);
        g_rand_free(random);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define CASE(path, function) g_test_add("/layout/" path, struct fixture, NULL, set_up, function, tear_down)
    CASE("letterhead", test_letterhead);
    CASE("page-numbers", test_page_numbers);
    CASE("headings-keep", test_headings_keep);
    CASE("widows", test_widows);
    CASE("sign-off-company", test_sign_off_company);
    CASE("notes", test_notes);
    CASE("long-note", test_long_note);
    CASE("header-repeats", test_header_repeats);
    CASE("tall-rows", test_tall_rows);
    CASE("row-spans", test_row_spans);
    CASE("no-lonely-row", test_no_lonely_row);
    CASE("too-narrow", test_too_narrow);
    CASE("fixed-too-wide", test_fixed_too_wide);
    CASE("header-too-tall", test_header_too_tall);
    CASE("head-too-tall", test_head_too_tall);
    CASE("cell-too-long", test_cell_too_long);
    CASE("word-too-wide", test_word_too_wide);
    CASE("empty", test_empty);
    CASE("column-borrows", test_column_borrows);
    CASE("decimals", test_decimals);
    CASE("random", test_random);
    return g_test_run();
}
