/*
 * template_read.c -- reads template files and compiles them into operations.
 */
#include <glib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/text.h"
#include "template_file.h"
#include "template_run.h"
#include "viet.h"

#define INCLUDE_DEPTH_MAX 8
#define INCLUDES_MAX 1000 /* eight files that include the next one ten times would be a hundred million */

struct reader {
    struct arena    *arena;
    const GPtrArray *folders; /* of char *: where files are looked for */
    struct template *template;
    struct scope  scope;
    const char   *including[INCLUDE_DEPTH_MAX + 1]; /* names of the files being read */
    unsigned      n_including;
    unsigned      n_included; /* in all */
    bool          many_told;
    struct diags *diags;
    bool          failed;
};

static void compile_node(struct reader *reader, struct file *file, xmlNodePtr node, enum content content,
                         struct op *parent);

static void fail(struct reader *reader, enum diag_code code, struct span where, const char *one, const char *two,
                 const char *three)
{
    diag(reader->diags, code, where, one, two, three, NULL);
    reader->failed = true;
}

static const struct span *keep_span(struct reader *reader, struct span span)
{
    struct span *kept = arena_new_struct(reader->arena, struct span);

    *kept = span;
    return kept;
}

/* ---- Scope ---- */

static void declare(struct reader *reader, const char *name, struct shape shape)
{
    struct scope *scope = &reader->scope;

    if (scope->n_variables == scope->capacity) {
        scope->capacity = MAX(16, scope->capacity * 2);
        scope->variables = g_renew(struct variable, scope->variables, scope->capacity);
    }
    scope->variables[scope->n_variables++] = (struct variable){name, shape};
}

/* ---- Expressions in text ---- */

static struct expr *compile_expr(struct reader *reader, const struct file *file, size_t offset, bool raw,
                                 const char *text)
{
    struct expr_text where = {viet_normal(reader->arena, text), file->source, offset, raw, SPAN_NONE};
    struct expr     *expr = expr_compile(reader->arena, &reader->scope, where, reader->diags);

    if (expr == NULL)
        reader->failed = true;
    else
        g_ptr_array_add(reader->template->exprs, expr);
    return expr;
}

/* What is printed must have a text: true and false have none, nor has an element that only holds others. */
static void check_output(struct reader *reader, const struct expr *expr)
{
    struct name_set one = NAME_SET_EMPTY;
    const char     *element;

    if (expr == NULL)
        return;
    if (expr->shape.type == TYPE_BOOLEAN)
        fail(reader, DIAG_EXPR_OUTPUT_BOOLEAN, expr->span, expr->text, "", "");
    if (expr->shape.type != TYPE_NODES || expr->shape.attribute != NULL || expr->shape.text)
        return;
    element = names_without_text(expr->shape.names);
    if (element != NULL) {
        one = names_of(element);
        fail(reader, DIAG_EXPR_OUTPUT_PARTS, expr->span, element, names_list(reader->arena, names_children(one)), "");
    }
}

static struct pattern_part *add_part(struct reader *reader, struct pattern *pattern, struct pattern_part *last)
{
    struct pattern_part *part = arena_new_struct(reader->arena, struct pattern_part);

    if (last != NULL)
        last->next = part;
    else
        pattern->first = part;
    return part;
}

/* Text up to the next expression; {{ and }} are braces. */
static const char *take_literal(GString *literal, const char *at)
{
    while (*at != '\0' && (*at != '{' || at[1] == '{')) {
        if ((*at == '{' || *at == '}') && at[1] == *at)
            at++;
        g_string_append_c(literal, *at++);
    }
    return at;
}

static struct pattern *compile_pattern(struct reader *reader, const struct file *file, const char *text, size_t offset,
                                       bool raw)
{
    struct pattern      *pattern = arena_new_struct(reader->arena, struct pattern);
    struct pattern_part *last = NULL;
    GString             *literal = g_string_new(NULL);
    const char          *at = text, *end, *text_end = text + strlen(text);

    while (*at != '\0') {
        g_string_truncate(literal, 0);
        at = take_literal(literal, at);
        if (literal->len > 0) {
            last = add_part(reader, pattern, last);
            last->text = viet_normal(reader->arena, arena_strndup(reader->arena, literal->str, literal->len));
        }
        if (*at == '\0')
            break;
        if ((end = text_expression_end(at, text_end)) == NULL) {
            size_t place = scan_offset(file->source, offset, raw, (size_t)(at - text));

            fail(reader, DIAG_EXPR_BRACE, source_span_at(file->source, place, 1), "", "", "");
            break;
        }
        last = add_part(reader, pattern, last);
        last->expr = compile_expr(reader, file, scan_offset(file->source, offset, raw, (size_t)(at + 1 - text)), raw,
                                  arena_strndup(reader->arena, at + 1, (size_t)(end - at) - 1));
        if (last->expr == NULL)
            last->text = "";
        check_output(reader, last->expr);
        at = end + 1;
    }
    g_string_free(literal, TRUE);
    return pattern;
}

/* ---- Attributes ---- */

static bool is_variable_name(const char *name)
{
    if (!g_ascii_isalpha(*name))
        return false;
    while (g_ascii_isalnum(*name) || *name == '-' || *name == '_')
        name++;
    return *name == '\0';
}

static void check_value(struct reader *reader, const struct attribute_rule *rule, const char *value, struct span where)
{
    double number;
    char  *words;
    int    chosen;

    if (rule->number != NUMBER_NONE && !language_number(value, rule->number, &number))
        fail(reader, DIAG_TEMPLATE_ATTRIBUTE_VALUE, where, value, rule->name, language_number_form(rule->number));
    if (rule->choice == NULL || language_choice(rule->choice, value, &chosen))
        return;
    words = language_choice_words(rule->choice);
    fail(reader, DIAG_TEMPLATE_ATTRIBUTE_VALUE, where, value, rule->name, words);
    g_free(words);
}

static void compile_attribute(struct reader *reader, const struct file *file, const struct scan_item *tag,
                              struct op_attribute *attribute, const char *value)
{
    const struct scan_attribute *place = file_find_attribute(tag, attribute->rule->name);
    struct span                  where = file_attribute_span(file, tag, attribute->rule->name, true);
    size_t                       offset = place != NULL ? place->value : tag != NULL ? tag->offset : 0;

    switch (attribute->rule->kind) {
    case ATTRIBUTE_PATTERN:
        attribute->pattern = compile_pattern(reader, file, value, offset, false);
        attribute->pattern->span = where;
        if (strchr(value, '{') == NULL)
            check_value(reader, attribute->rule, value, where);
        break;
    case ATTRIBUTE_NAME:
        attribute->name = arena_strdup(reader->arena, value);
        if (strcmp(attribute->rule->name, "href") != 0 && !is_variable_name(value))
            fail(reader, DIAG_TEMPLATE_ATTRIBUTE_VALUE, where, value, attribute->rule->name, "a-z, 0-9, -");
        break;
    default:
        attribute->expr = compile_expr(reader, file, offset, false, arena_strdup(reader->arena, value));
        if (attribute->rule->kind == ATTRIBUTE_NODES && attribute->expr != NULL &&
            attribute->expr->shape.type != TYPE_NODES)
            fail(reader, DIAG_EXPR_NOT_NODES, attribute->expr->span, attribute->expr->text, "", "");
        break;
    }
}

static const struct attribute_rule *find_rule(const struct element_rule *rule, const char *name)
{
    const struct attribute_rule *attribute;

    for (attribute = rule->attributes; attribute->name != NULL; attribute++)
        if (strcmp(attribute->name, name) == 0)
            return attribute;
    return NULL;
}

/* A file as a whole has no condition. */
static bool is_root(const struct element_rule *rule)
{
    return rule->parents >> CONTENT_ROOT & 1;
}

static void check_known(struct reader *reader, const struct file *file, const struct scan_item *tag,
                        const struct op *op, xmlNodePtr node)
{
    const struct attribute_rule *rule;

    for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        bool        foreign = attribute->ns != NULL;

        if (foreign && attribute->ns->prefix != NULL)
            name = arena_printf(reader->arena, "%s:%s", (const char *)attribute->ns->prefix, name);
        if (foreign || (find_rule(op->rule, name) == NULL && (is_root(op->rule) || strcmp(name, "if") != 0)))
            fail(reader, DIAG_TEMPLATE_ATTRIBUTE, file_attribute_span(file, tag, name, false), name, op->rule->name,
                 language_nearest_attribute(op->rule, name));
    }
    for (rule = op->rule->attributes; rule->name != NULL; rule++)
        if (rule->required && xml_attribute(node, rule->name) == NULL)
            fail(reader, DIAG_TEMPLATE_ATTRIBUTE_MISSING, file_tag_span(file, tag), op->rule->name, rule->name, "");
}

static void compile_one(struct reader *reader, const struct file *file, const struct scan_item *tag, struct op *op,
                        xmlNodePtr node, const char *name)
{
    const char                  *value = xml_attribute(node, name);
    const struct attribute_rule *rule = find_rule(op->rule, name);

    if (value == NULL || rule == NULL)
        return;
    op->attributes[op->n_attributes].rule = rule;
    compile_attribute(reader, file, tag, &op->attributes[op->n_attributes++], value);
}

/* `select` and `if` belong to the scope around a loop, what remains to the scope inside. */
static void compile_attributes(struct reader *reader, const struct file *file, const struct scan_item *tag,
                               struct op *op, xmlNodePtr node)
{
    static const struct attribute_rule condition = {"if", ATTRIBUTE_TEST, false, NULL, NUMBER_NONE};
    struct op_attribute                attribute = {.rule = &condition};
    const struct attribute_rule       *rule;
    const struct op_attribute         *select, *as;
    unsigned                           count = 0;

    check_known(reader, file, tag, op, node);
    for (rule = op->rule->attributes; rule->name != NULL; rule++)
        count++;
    op->attributes = arena_new_array(reader->arena, struct op_attribute, count + 1);
    if (xml_attribute(node, "if") != NULL) {
        compile_attribute(reader, file, tag, &attribute, xml_attribute(node, "if"));
        op->condition = attribute.expr;
    }
    compile_one(reader, file, tag, op, node, "select");
    compile_one(reader, file, tag, op, node, "as");
    select = op_attribute(op, "select");
    as = op_attribute(op, "as");
    if (select != NULL && op->rule->id != ELEMENT_LET && select->expr != NULL) {
        reader->scope.context = select->expr->shape.names;
        if (as != NULL) {
            struct shape shape = select->expr->shape;

            shape.optional = false;
            declare(reader, as->name, shape);
        }
    }
    for (rule = op->rule->attributes; rule->name != NULL; rule++)
        if (strcmp(rule->name, "select") != 0 && strcmp(rule->name, "as") != 0)
            compile_one(reader, file, tag, op, node, rule->name);
}

/* ---- Operations ---- */

static struct op *add_op(struct reader *reader, struct op *parent, enum op_kind kind, struct span span)
{
    struct op *op = arena_new_struct(reader->arena, struct op);

    op->kind = kind;
    op->span = keep_span(reader, span);
    if (parent->last != NULL)
        parent->last->next = op;
    else
        parent->first = op;
    parent->last = op;
    return op;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static struct span text_span(const struct file *file, const struct scan_item *item, const char *text)
{
    size_t skip = strspn(text, " \t\r\n"), length = strcspn(text + skip, "\r\n"), left;

    if (item == NULL)
        return (struct span){file->source, 1, 1, 1};
    left = item->length - MIN(skip, item->length);
    return source_span_at(file->source, item->offset + skip, MAX(MIN(length, left), 1));
}

static bool takes_values(enum content content)
{
    return language_takes_text(content) || content == CONTENT_DOCUMENT || content == CONTENT_ATTACHMENT ||
           content == CONTENT_ANNEX;
}

static void fail_text(struct reader *reader, struct span where, enum content content, const struct op *parent)
{
    if (parent->owner != NULL)
        fail(reader, DIAG_TEMPLATE_TEXT, where, content == CONTENT_CHOOSE ? "choose" : parent->owner,
             (language_find("p")->parents >> content & 1) ? "p" : "", "");
}

static void compile_text(struct reader *reader, struct file *file, xmlNodePtr node, enum content content,
                         struct op *parent)
{
    const struct scan_item    *item = file_next_text(file);
    const char                *text = (const char *)node->content;
    struct span                where = text_span(file, item, text);
    const struct pattern_part *part;

    if (is_blank(text) && !language_takes_text(content))
        return;
    if (!takes_values(content)) {
        fail_text(reader, where, content, parent);
        return;
    }
    for (part = compile_pattern(reader, file, text, item != NULL ? item->offset : 0, item != NULL && item->raw)->first;
         part != NULL; part = part->next) {
        if (part->expr != NULL)
            add_op(reader, parent, OP_VALUE, part->expr->span)->expr = part->expr;
        else if (language_takes_text(content))
            add_op(reader, parent, OP_TEXT, where)->text = part->text;
        else if (!is_blank(part->text))
            fail_text(reader, where, content, parent);
    }
}

static void compile_children(struct reader *reader, struct file *file, xmlNodePtr node, enum content content,
                             struct op *parent)
{
    unsigned n_variables = reader->scope.n_variables;

    for (xmlNodePtr child = node->children; child != NULL; child = child->next)
        compile_node(reader, file, child, content, parent);
    reader->scope.n_variables = n_variables;
}

/* Does it put nothing into the document: the end of a line, a comment, a variable? */
static bool is_unseen(const xmlNode *node)
{
    const char *text = (const char *)node->content;

    return node->type == XML_COMMENT_NODE ||
           (node->type == XML_TEXT_NODE && is_blank(text) && strchr(text, '\n') != NULL) ||
           (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "let"));
}

/*
 * Line ends around what a fragment or a branch holds, its variables aside, are not text of the place where it stands:
 * it may stand before a full stop.  Those of a loop part its turns, and count.
 */
static void compile_branch(struct reader *reader, struct file *file, xmlNodePtr root, enum content content,
                           struct op *op)
{
    unsigned   n_variables = reader->scope.n_variables;
    xmlNodePtr last = root->last;
    bool       inside = false;

    while (last != NULL && is_unseen(last))
        last = last->prev;
    for (xmlNodePtr child = root->children; child != NULL; child = child->next) {
        inside = inside || !is_unseen(child);
        if (inside || child->type != XML_TEXT_NODE)
            compile_node(reader, file, child, content, op);
        else
            file_next_text(file);
        inside = inside && child != last;
    }
    reader->scope.n_variables = n_variables;
}

static void compile_include(struct reader *reader, const struct file *file, const struct scan_item *tag,
                            enum content content, struct op *op)
{
    const struct op_attribute *href = op_attribute(op, "href");
    struct span                where = file_attribute_span(file, tag, "href", true);
    struct file                included;
    xmlNodePtr                 root;

    if (href == NULL)
        return;
    if (!file_is_safe_name(href->name)) {
        fail(reader, DIAG_TEMPLATE_INCLUDE_NAME, where, href->name, "", "");
        return;
    }
    for (unsigned i = 0; i < reader->n_including; i++)
        if (strcmp(reader->including[i], href->name) == 0) {
            fail(reader, DIAG_TEMPLATE_INCLUDE_CYCLE, where, href->name, "", "");
            return;
        }
    if (reader->n_including > INCLUDE_DEPTH_MAX) {
        fail(reader, DIAG_TEMPLATE_INCLUDE_DEPTH, where, href->name, "", "");
        return;
    }
    if (reader->n_included == INCLUDES_MAX) {
        if (!reader->many_told)
            fail(reader, DIAG_TEMPLATE_INCLUDES, where, href->name, G_STRINGIFY(INCLUDES_MAX), "");
        reader->many_told = true;
        return;
    }
    reader->n_included++;
    if (!file_open(reader->arena, reader->folders, href->name, op->span, reader->diags, &included)) {
        reader->failed = true;
        return;
    }
    reader->including[reader->n_including++] = href->name;
    root = xmlDocGetRootElement(included.document);
    if (strcmp((const char *)root->name, "fragment") == 0) {
        struct op *fragment = arena_new_struct(reader->arena, struct op);

        fragment->rule = language_find("fragment");
        fragment->owner = op->owner;
        check_known(reader, &included, file_next_tag(&included), fragment, root);
        compile_branch(reader, &included, root, content, op);
    } else {
        compile_node(reader, &included, root, content, op);
    }
    reader->n_including--;
    xmlFreeDoc(included.document);
}

static void compile_element_body(struct reader *reader, struct file *file, const struct scan_item *tag, xmlNodePtr node,
                                 enum content content, struct op *op)
{
    struct name_set context = reader->scope.context;
    unsigned        n_variables = reader->scope.n_variables;
    enum content    inner = op->rule->content == CONTENT_INHERIT ? content : op->rule->content;

    compile_attributes(reader, file, tag, op, node);
    if (op->rule->id == ELEMENT_INCLUDE)
        compile_include(reader, file, tag, content, op);
    if (op->rule->content == CONTENT_INHERIT && op->rule->id != ELEMENT_EACH)
        compile_branch(reader, file, node, inner, op);
    else
        compile_children(reader, file, node, inner, op);
    reader->scope.context = context;
    reader->scope.n_variables = n_variables;
    if (op->rule->id == ELEMENT_LET && op->n_attributes == 2 && op_attribute(op, "select")->expr != NULL)
        declare(reader, op_attribute(op, "name")->name, op_attribute(op, "select")->expr->shape);
}

/* Control elements stand for what they hold. */
static bool is_control(const struct element_rule *rule)
{
    return rule->content == CONTENT_INHERIT || rule->content == CONTENT_CHOOSE || rule->id == ELEMENT_INCLUDE;
}

static void compile_element(struct reader *reader, struct file *file, xmlNodePtr node, enum content content,
                            struct op *parent)
{
    const struct scan_item    *tag = file_next_tag(file);
    const struct element_rule *rule = node->ns == NULL ? language_find((const char *)node->name) : NULL;
    struct op                 *op;

    if (rule == NULL) {
        const char *name = (const char *)node->name;

        if (node->ns != NULL && node->ns->prefix != NULL)
            name = arena_printf(reader->arena, "%s:%s", (const char *)node->ns->prefix, name);
        fail(reader, DIAG_TEMPLATE_ELEMENT, file_tag_span(file, tag), name,
             language_nearest_element((const char *)node->name), "");
        op = arena_new_struct(reader->arena, struct op); /* what is in it is checked all the same, but for text */
        op->inherited = parent->inherited;
        compile_children(reader, file, node, content, op);
        return;
    }
    if (!(rule->parents >> content & 1) && parent->owner != NULL)
        fail(reader, DIAG_TEMPLATE_NESTING, file_tag_span(file, tag), rule->name,
             content == CONTENT_CHOOSE ? "choose" : parent->owner, "");
    op = add_op(reader, parent, OP_ELEMENT, file_tag_span(file, tag));
    op->rule = rule;
    op->owner = is_control(rule) ? parent->owner : rule->name;
    /* the branches of a choice may hold what may stand in the choice's place */
    op->inherited = content == CONTENT_CHOOSE ? parent->inherited : content;
    compile_element_body(reader, file, tag, node, op->inherited, op);
}

static void compile_node(struct reader *reader, struct file *file, xmlNodePtr node, enum content content,
                         struct op *parent)
{
    if (node->type == XML_ELEMENT_NODE)
        compile_element(reader, file, node, content, parent);
    else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        compile_text(reader, file, node, content, parent);
}

/* ---- The whole ---- */

static void compile_root(struct reader *reader, struct file *file)
{
    xmlNodePtr root = xmlDocGetRootElement(file->document);
    struct op *top = arena_new_struct(reader->arena, struct op);

    if (strcmp((const char *)root->name, "document") != 0) {
        fail(reader, DIAG_TEMPLATE_ROOT, file_tag_span(file, file_next_tag(file)), (const char *)root->name, "", "");
        return;
    }
    top->owner = "";
    compile_element(reader, file, root, CONTENT_ROOT, top);
    reader->template->root = top->first;
}

struct template *template_read(struct arena *arena, const GPtrArray *folders, const char *name, struct span asked,
                               struct diags *diags)
{
    struct template *template = arena_new_struct(arena, struct template);
    struct reader reader = {.arena = arena, .folders = folders, .template = template, .diags = diags};
    char         *file_name = g_strconcat(name, ".xml", NULL);
    struct file   file;

    xmlInitParser();
    template->arena = arena;
    template->folders = folders;
    template->exprs = g_ptr_array_new_with_free_func((GDestroyNotify)expr_free);
    reader.scope.context = names_root();
    reader.including[reader.n_including++] = file_name;
    if (!file_is_safe_name(file_name)) {
        fail(&reader, DIAG_TEMPLATE_INCLUDE_NAME, asked, file_name, "", "");
    } else if (file_open(arena, folders, file_name, asked.source != NULL ? &asked : NULL, diags, &file)) {
        compile_root(&reader, &file);
        xmlFreeDoc(file.document);
    } else {
        reader.failed = true;
    }
    g_free(file_name);
    g_free(reader.scope.variables);
    if (reader.failed) {
        template_free(template);
        return NULL;
    }
    return template;
}

void template_free(struct template *template)
{
    if (template != NULL)
        g_ptr_array_free(template->exprs, TRUE);
}
