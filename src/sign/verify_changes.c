/*
 * verify_changes.c -- what differs between two states of a file, in words, and whether that is allowed.
 *
 * Every object whose place differs is compared.  What may differ after a signature is explained, one kind after the
 * other: fields filled and signed, the form's settings, signature fields added to pages, validation data.  What is left
 * unexplained is a forgery, or at least nothing that anybody may do to a signed document.
 */
#include <string.h>

#include "sign_int.h"

/* How much a change needs to be permitted: the P of a certification. */
enum need { NEED_NOTHING = 1, NEED_FORMS = 2, NEED_NOTES = 3 };

struct diff {
    struct pdf_doc *before, *after;
    int             permits;
    GHashTable     *changed;    /* numbers of objects that differ and are not explained yet */
    GHashTable     *new_fields; /* numbers of signature fields and their widgets that were not there before */
    GPtrArray      *locks;      /* struct lock */
    GPtrArray      *changes;
};

static void tell(struct diff *diff, enum finding_code code, enum need need, const char *first, const char *second)
{
    finding_add(diff->changes, code, first, second);
    if ((int)need > diff->permits && finding_verdict(code) != VERDICT_BAD)
        finding_add(diff->changes, FINDING_NOT_PERMITTED, first, NULL);
}

static bool is_changed(const struct diff *diff, unsigned number)
{
    return number != 0 && g_hash_table_contains(diff->changed, GUINT_TO_POINTER(number));
}

static void explain(struct diff *diff, unsigned number)
{
    g_hash_table_remove(diff->changed, GUINT_TO_POINTER(number));
}

/* ---- Which objects differ ---- */

static bool same_entry(struct raw_entry a, struct raw_entry b)
{
    return a.type == b.type && a.at == b.at && (a.type == 0 || a.generation == b.generation);
}

static void collect(struct diff *diff)
{
    const struct pdf_raw *before = &diff->before->raw, *after = &diff->after->raw;
    GHashTable           *containers = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < before->entries->len; i++) {
        struct raw_entry entry = raw_entry(before, i);
        if (entry.type == 2)
            g_hash_table_add(containers, GUINT_TO_POINTER((guint)entry.at));
    }
    for (guint i = 1; i < before->entries->len; i++) {
        struct raw_entry old = raw_entry(before, i), new = raw_entry(after, i);
        if (old.type == 0 || same_entry(old, new))
            continue;
        char name[16];
        g_snprintf(name, sizeof name, "%u", i);
        if (g_hash_table_contains(containers, GUINT_TO_POINTER(i))) {
            tell(diff, FINDING_CONTAINER_CHANGED, NEED_NOTHING, name, NULL);
            continue;
        }
        GBytes *a = pdf_content(diff->before, pdf_object(diff->before, i));
        GBytes *b = pdf_content(diff->after, pdf_object(diff->after, i));
        if (!g_bytes_equal(a, b))
            g_hash_table_add(diff->changed, GUINT_TO_POINTER(i));
        g_bytes_unref(a);
        g_bytes_unref(b);
    }
    g_hash_table_destroy(containers);
}

/* ---- Dictionaries ---- */

/* The keys, of two dictionaries, whose values differ as written. */
static GPtrArray *differing_keys(struct diff *diff, qpdf_oh before, qpdf_oh after)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    GPtrArray *old = pdf_keys(diff->before, before), *new = pdf_keys(diff->after, after);
    for (guint i = 0; i < old->len + new->len; i++) {
        const char *key = i < old->len ? g_ptr_array_index(old, i) : g_ptr_array_index(new, i - old->len);
        if (i >= old->len && pdf_has(diff->before, before, key))
            continue;
        char *a = pdf_written(diff->before, before, key), *b = pdf_written(diff->after, after, key);
        if (strcmp(a, b) != 0)
            g_ptr_array_add(keys, g_strdup(key));
        g_free(a);
        g_free(b);
    }
    g_ptr_array_unref(old);
    g_ptr_array_unref(new);
    return keys;
}

static bool is_among(const char *key, const char *const *allowed)
{
    while (*allowed != NULL && strcmp(*allowed, key) != 0)
        allowed++;
    return *allowed != NULL;
}

/* The items that were added to an array of references.  False: others were removed or moved. */
static bool added_items(struct diff *diff, qpdf_oh before, qpdf_oh after, GArray *added)
{
    int n = qpdf_oh_is_array(diff->before->q, before) ? qpdf_oh_get_array_n_items(diff->before->q, before) : 0;
    int m = qpdf_oh_is_array(diff->after->q, after) ? qpdf_oh_get_array_n_items(diff->after->q, after) : 0;
    int at = 0;
    for (int i = 0; i < m; i++) {
        unsigned number = pdf_number(diff->after, qpdf_oh_get_array_item(diff->after->q, after, i));
        if (at < n && pdf_number(diff->before, qpdf_oh_get_array_item(diff->before->q, before, at)) == number)
            at++;
        else
            g_array_append_val(added, number);
    }
    return at == n;
}

/* A value for people; to be freed. */
static char *value_words(struct pdf_doc *doc, qpdf_oh field)
{
    char *text = pdf_text(doc, field, "/V");
    return text != NULL ? text : pdf_written(doc, field, "/V");
}

/* ---- Locks ---- */

/* What one signature locks: all fields, those named, or all but those named. */
struct lock {
    bool        named; /* those named are locked; else all others are */
    GHashTable *names;
};

static void lock_free(void *data)
{
    struct lock *lock = data;
    g_hash_table_destroy(lock->names);
    g_free(lock);
}

static void read_lock(struct diff *diff, struct pdf_doc *doc, qpdf_oh parameters)
{
    const char  *action = pdf_name(doc, parameters, "/Action");
    struct lock *lock = g_new0(struct lock, 1);
    lock->named = strcmp(action, "/Include") == 0;
    bool    all = !lock->named && strcmp(action, "/Exclude") != 0;
    qpdf_oh fields = pdf_get(doc, parameters, "/Fields");
    int     n = !all && qpdf_oh_is_array(doc->q, fields) ? qpdf_oh_get_array_n_items(doc->q, fields) : 0;
    lock->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < n; i++)
        g_hash_table_add(lock->names,
                         g_strdup(qpdf_oh_get_utf8_value(doc->q, qpdf_oh_get_array_item(doc->q, fields, i))));
    g_ptr_array_add(diff->locks, lock);
}

/* Called for each field that was there before: signatures may lock fields (FieldMDP). */
static void find_locks(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    (void)name;
    qpdf_oh references = pdf_get(doc, pdf_get(doc, field, "/V"), "/Reference");
    int     n = strcmp(type, "/Sig") == 0 && qpdf_oh_is_array(doc->q, references)
                    ? MIN(qpdf_oh_get_array_n_items(doc->q, references), 16)
                    : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh reference = qpdf_oh_get_array_item(doc->q, references, i);
        if (strcmp(pdf_name(doc, reference, "/TransformMethod"), "/FieldMDP") == 0)
            read_lock(data, doc, pdf_get(doc, reference, "/TransformParams"));
    }
}

static bool is_locked(const struct diff *diff, const char *name)
{
    for (guint i = 0; i < diff->locks->len; i++) {
        const struct lock *lock = g_ptr_array_index(diff->locks, i);
        if (g_hash_table_contains(lock->names, name) == lock->named)
            return true;
    }
    return false;
}

/* ---- What was filled ---- */

/* The look of a field or widget that was filled may be new; of another one it must be what it was. */
static void explain_look(struct diff *diff, qpdf_oh before, qpdf_oh after, const char *name, bool filled)
{
    unsigned old = pdf_number(diff->before, pdf_get(diff->before, pdf_get(diff->before, before, "/AP"), "/N"));
    char    *was = pdf_written(diff->before, before, "/AP"), *is = pdf_written(diff->after, after, "/AP");
    bool     same = strcmp(was, is) == 0 && !is_changed(diff, old);
    if (!filled && !same)
        tell(diff, FINDING_FIELD_LOOK_CHANGED, NEED_FORMS, name, NULL);
    explain(diff, old);
    unsigned holder = pdf_number(diff->before, pdf_get(diff->before, before, "/AP"));
    if (filled)
        explain(diff, holder);
    g_free(was);
    g_free(is);
}

static void explain_widget(struct diff *diff, unsigned number, const char *name, const char *type, bool filled)
{
    static const char *const text_keys[] = {"/V", "/AP", "/AS", "/M", "/DA", "/MK", NULL};
    static const char *const signature_keys[] = {"/V", "/AP", "/AS", "/M", "/DA", "/MK", "/F", "/BS", "/Border", NULL};
    qpdf_oh                  before = pdf_object(diff->before, number), after = pdf_object(diff->after, number);
    GPtrArray               *keys = differing_keys(diff, before, after);
    for (guint i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        if (!is_among(key, strcmp(type, "/Sig") == 0 && filled ? signature_keys : text_keys))
            tell(diff, FINDING_FIELD_ALTERED, NEED_FORMS, name, key);
    }
    g_ptr_array_unref(keys);
    explain_look(diff, before, after, name, filled);
    explain(diff, number);
}

static void explain_value(struct diff *diff, qpdf_oh before, qpdf_oh after, const char *name, const char *type,
                          bool *filled)
{
    char *was = pdf_written(diff->before, before, "/V"), *is = pdf_written(diff->after, after, "/V");
    bool  empty = *was == '\0' || strcmp(was, "()") == 0 || strcmp(was, "<>") == 0;
    *filled = strcmp(was, is) != 0;
    if (*filled && strcmp(type, "/Sig") == 0) {
        tell(diff, empty ? FINDING_FIELD_SIGNED : FINDING_SIGNATURE_REMOVED, NEED_FORMS, name, NULL);
    } else if (*filled) {
        char *words = value_words(diff->after, after);
        tell(diff,
             is_locked(diff, name) ? FINDING_FIELD_LOCKED
             : empty               ? FINDING_FIELD_FILLED
                                   : FINDING_FIELD_CHANGED,
             NEED_FORMS, name, words);
        g_free(words);
    }
    g_free(was);
    g_free(is);
}

/* Called for each field that was there before. */
static void explain_field(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct diff *diff = data;
    unsigned     number = pdf_number(doc, field);
    qpdf_oh      after = number != 0 ? pdf_object(diff->after, number) : field, kids = pdf_get(doc, field, "/Kids");
    bool         filled = false;
    int          n = qpdf_oh_is_array(doc->q, kids) ? qpdf_oh_get_array_n_items(doc->q, kids) : 0;
    if (number == 0)
        return; /* within another object: what changed there is told of that */
    if (is_changed(diff, number))
        explain_value(diff, field, after, name, type, &filled);
    for (int i = 0; i < n; i++) {
        unsigned kid = pdf_number(doc, qpdf_oh_get_array_item(doc->q, kids, i));
        if (kid != 0)
            explain_widget(diff, kid, name, type, filled);
    }
    explain_widget(diff, number, name, type, filled);
}

/* ---- The form ---- */

static bool shows_something(struct pdf_doc *doc, qpdf_oh widget)
{
    qpdf_oh rect = pdf_get(doc, widget, "/Rect");
    double  r[4] = {0};
    for (int i = 0; i < 4 && qpdf_oh_is_array(doc->q, rect); i++)
        r[i] = qpdf_oh_get_numeric_value(doc->q, qpdf_oh_get_array_item(doc->q, rect, i));
    return r[0] != r[2] && r[1] != r[3];
}

static void tell_new_field(struct diff *diff, unsigned number)
{
    qpdf_oh field = pdf_object(diff->after, number), kids = pdf_get(diff->after, field, "/Kids");
    char   *name = pdf_text(diff->after, field, "/T");
    bool    signs = strcmp(pdf_name(diff->after, field, "/FT"), "/Sig") == 0 && number >= 1 &&
                 raw_entry(&diff->before->raw, number).type == 0;
    bool visible = shows_something(diff->after, field);
    int  n = qpdf_oh_is_array(diff->after->q, kids) ? qpdf_oh_get_array_n_items(diff->after->q, kids) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(diff->after->q, kids, i);
        visible = visible || shows_something(diff->after, kid);
        g_hash_table_add(diff->new_fields, GUINT_TO_POINTER(pdf_number(diff->after, kid)));
    }
    g_hash_table_add(diff->new_fields, GUINT_TO_POINTER(number));
    const char *stamp = pdf_name(diff->after, pdf_get(diff->after, field, "/V"), "/Type");
    enum need   need = strcmp(stamp, "/DocTimeStamp") == 0 ? NEED_NOTHING : NEED_FORMS;
    tell(diff,
         !signs    ? FINDING_FIELD_FOREIGN
         : visible ? FINDING_FIELD_ADDED_VISIBLE
                   : FINDING_FIELD_ADDED,
         need, name != NULL ? name : "", NULL);
    g_free(name);
}

static void explain_form_fields(struct diff *diff, qpdf_oh before, qpdf_oh after)
{
    GArray *added = g_array_new(FALSE, FALSE, sizeof(unsigned));
    qpdf_oh old = pdf_get(diff->before, before, "/Fields"), new = pdf_get(diff->after, after, "/Fields");
    if (!added_items(diff, old, new, added))
        tell(diff, FINDING_FIELD_REMOVED, NEED_FORMS, NULL, NULL);
    for (guint i = 0; i < added->len; i++)
        tell_new_field(diff, g_array_index(added, unsigned, i));
    explain(diff, pdf_number(diff->before, old));
    g_array_free(added, TRUE);
}

static void explain_form(struct diff *diff)
{
    static const char *const quiet[] = {"/SigFlags", "/Fields", NULL};
    static const char *const settings[] = {"/DA", "/DR", "/NeedAppearances", "/Q", "/CO", NULL};
    qpdf_oh                  before = pdf_get(diff->before, diff->before->root, "/AcroForm");
    qpdf_oh                  after = pdf_get(diff->after, diff->after->root, "/AcroForm");
    GPtrArray               *keys = differing_keys(diff, before, after);
    for (guint i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        if (is_among(key, settings))
            tell(diff, FINDING_FORM_CHANGED, NEED_FORMS, key, NULL);
        else if (!is_among(key, quiet))
            tell(diff, FINDING_CATALOG_CHANGED, NEED_FORMS, key, NULL);
    }
    g_ptr_array_unref(keys);
    explain_form_fields(diff, before, after);
    if (is_changed(diff, pdf_number(diff->before, pdf_get(diff->before, before, "/DR")))) {
        tell(diff, FINDING_FORM_CHANGED, NEED_FORMS, "/DR", NULL);
        explain(diff, pdf_number(diff->before, pdf_get(diff->before, before, "/DR")));
    }
    explain(diff, pdf_number(diff->before, before));
}

/* ---- Catalog ---- */

static void explain_root(struct diff *diff)
{
    static const char *const quiet[] = {"/AcroForm", "/Extensions", "/Version", NULL};
    GPtrArray               *keys = differing_keys(diff, diff->before->root, diff->after->root);
    unsigned                 number = pdf_number(diff->before, diff->before->root);
    if (number != pdf_number(diff->after, diff->after->root))
        tell(diff, FINDING_CATALOG_CHANGED, NEED_NOTHING, "Root", NULL);
    for (guint i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        if (strcmp(key, "/DSS") == 0)
            tell(diff, FINDING_DSS_ADDED, NEED_NOTHING, NULL, NULL);
        else if (strcmp(key, "/Metadata") == 0)
            tell(diff, FINDING_INFO_CHANGED, NEED_NOTHING, NULL, NULL);
        else if (!is_among(key, quiet))
            tell(diff, FINDING_CATALOG_CHANGED, NEED_NOTHING, key, NULL);
    }
    g_ptr_array_unref(keys);
    explain(diff, number);
}

/* The parts of a DSS: a dictionary of arrays and, by signature, of dictionaries. */
static void explain_validation(struct diff *diff)
{
    qpdf_oh dss = pdf_get(diff->before, diff->before->root, "/DSS"),
            parts[2] = {dss, pdf_get(diff->before, dss, "/VRI")};
    bool any = false;
    for (int i = 0; i < 2; i++) {
        GPtrArray *keys = pdf_keys(diff->before, parts[i]);
        for (guint k = 0; k < keys->len; k++) {
            unsigned number = pdf_number(diff->before, pdf_get(diff->before, parts[i], g_ptr_array_index(keys, k)));
            any = any || is_changed(diff, number);
            explain(diff, number);
        }
        g_ptr_array_unref(keys);
        any = any || is_changed(diff, pdf_number(diff->before, parts[i]));
        explain(diff, pdf_number(diff->before, parts[i]));
    }
    if (any)
        tell(diff, FINDING_DSS_ADDED, NEED_NOTHING, NULL, NULL);
}

static void explain_information(struct diff *diff)
{
    unsigned numbers[2] = {pdf_number(diff->before, pdf_get(diff->before, diff->before->trailer, "/Info")),
                           pdf_number(diff->before, pdf_get(diff->before, diff->before->root, "/Metadata"))};
    bool     any = is_changed(diff, numbers[0]) || is_changed(diff, numbers[1]);
    explain(diff, numbers[0]);
    explain(diff, numbers[1]);
    if (any)
        tell(diff, FINDING_INFO_CHANGED, NEED_NOTHING, NULL, NULL);
}

/* ---- Pages ---- */

static void explain_annotations(struct diff *diff, qpdf_oh before, qpdf_oh after, const char *page)
{
    GArray *added = g_array_new(FALSE, FALSE, sizeof(unsigned));
    qpdf_oh old = pdf_get(diff->before, before, "/Annots"), new = pdf_get(diff->after, after, "/Annots");
    bool    notes = false;
    if (!added_items(diff, old, new, added))
        tell(diff, FINDING_ANNOTATION_CHANGED, NEED_NOTES, page, NULL);
    for (guint i = 0; i < added->len; i++)
        notes = notes || !g_hash_table_contains(diff->new_fields, GUINT_TO_POINTER(g_array_index(added, unsigned, i)));
    if (notes)
        tell(diff, diff->permits >= NEED_NOTES ? FINDING_NOTE_ADDED : FINDING_ANNOTATION_ADDED, NEED_NOTES, page, NULL);
    explain(diff, pdf_number(diff->before, old));
    g_array_free(added, TRUE);
}

static void explain_page(struct diff *diff, int index)
{
    qpdf_oh  before = qpdf_get_page_n(diff->before->q, (size_t)index);
    unsigned number = pdf_number(diff->before, before);
    qpdf_oh  after = pdf_object(diff->after, number), contents = pdf_get(diff->before, before, "/Contents");
    bool     content = is_changed(diff, pdf_number(diff->before, contents));
    char     page[16];
    int      n = qpdf_oh_is_array(diff->before->q, contents) ? qpdf_oh_get_array_n_items(diff->before->q, contents) : 0;
    unsigned list = pdf_number(diff->before, pdf_get(diff->before, before, "/Annots"));
    GPtrArray *keys = is_changed(diff, number) ? differing_keys(diff, before, after) : NULL;
    g_snprintf(page, sizeof page, "%d", index + 1);
    for (int i = 0; i < n; i++) {
        unsigned part = pdf_number(diff->before, qpdf_oh_get_array_item(diff->before->q, contents, i));
        content = content || is_changed(diff, part);
        explain(diff, part);
    }
    explain(diff, pdf_number(diff->before, contents));
    for (guint i = 0; keys != NULL && i < keys->len; i++)
        content = content || strcmp(g_ptr_array_index(keys, i), "/Annots") != 0;
    if (content)
        tell(diff, FINDING_PAGE_CHANGED, NEED_NOTHING, page, NULL);
    if (is_changed(diff, number) || is_changed(diff, list))
        explain_annotations(diff, before, after, page);
    explain(diff, number);
    if (keys != NULL)
        g_ptr_array_unref(keys);
}

static void explain_pages(struct diff *diff)
{
    int  before = qpdf_get_num_pages(diff->before->q), after = qpdf_get_num_pages(diff->after->q);
    char was[16], is[16];
    g_snprintf(was, sizeof was, "%d", before);
    g_snprintf(is, sizeof is, "%d", after);
    if (before != after)
        tell(diff, FINDING_PAGES_CHANGED, NEED_NOTHING, was, is);
    for (int i = 0; i < before && g_hash_table_size(diff->changed) > 0; i++)
        explain_page(diff, i);
}

/* ---- What is left ---- */

static bool is_structure(struct pdf_doc *doc, qpdf_oh object)
{
    const char *type = pdf_name(doc, object, "/Type");
    return strcmp(type, "/StructTreeRoot") == 0 || strcmp(type, "/StructElem") == 0 || pdf_has(doc, object, "/Nums") ||
           (pdf_has(doc, object, "/S") && pdf_has(doc, object, "/P") && pdf_has(doc, object, "/K"));
}

static void tell_rest(struct diff *diff)
{
    bool   structure = false;
    GList *numbers = g_hash_table_get_keys(diff->changed);
    for (GList *at = numbers; at != NULL; at = at->next) {
        unsigned number = GPOINTER_TO_UINT(at->data);
        qpdf_oh  before = pdf_object(diff->before, number), after = pdf_object(diff->after, number);
        if (is_structure(diff->before, before) && is_structure(diff->after, after)) {
            structure = true;
            continue;
        }
        const char *type = pdf_name(diff->before, before, "/Type"),
                   *subtype = pdf_name(diff->before, before, "/Subtype");
        char *words = g_strdup_printf("%u %s%s", number, type, subtype);
        tell(diff, FINDING_OBJECT_CHANGED, NEED_NOTHING, g_strchomp(words), NULL);
        g_free(words);
    }
    g_list_free(numbers);
    if (structure)
        tell(diff, FINDING_STRUCTURE_CHANGED, NEED_FORMS, NULL, NULL);
}

void changes_find(struct pdf_doc *before, struct pdf_doc *after, int permits, GPtrArray *changes)
{
    struct diff diff = {.before = before, .after = after, .permits = permits == 0 ? 2 : permits, .changes = changes};
    diff.changed = g_hash_table_new(g_direct_hash, g_direct_equal);
    diff.new_fields = g_hash_table_new(g_direct_hash, g_direct_equal);
    diff.locks = g_ptr_array_new_with_free_func(lock_free);
    collect(&diff);
    if (before->raw.entries->len > 0 && before->raw.end != after->raw.end) {
        pdf_fields(before, find_locks, &diff);
        explain_root(&diff);
        explain_form(&diff);
        pdf_fields(before, explain_field, &diff);
        explain_validation(&diff);
        explain_information(&diff);
        explain_pages(&diff);
        tell_rest(&diff);
    }
    g_hash_table_destroy(diff.changed);
    g_hash_table_destroy(diff.new_fields);
    g_ptr_array_unref(diff.locks);
}
