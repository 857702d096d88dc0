/*
 * template.h -- templates: XML files in the document vocabulary with control elements and expressions.
 * Read into compiled operations once, then run over facts.  Reads facts, makes a doc.
 */
#ifndef BAOCAO_TEMPLATE_H
#define BAOCAO_TEMPLATE_H

#include <stdio.h>

#include "base/diag.h"
#include "doc.h"
#include "facts.h"

struct template;

/*
 * Reads <name>.xml and what it includes, each from the first of the folders (of char *) that has it.  Every element,
 * attribute, variable, function and every name in an expression is checked.  asked: where its name stands, for
 * messages. NULL if anything was reported as an error.
 */
struct template *template_read(struct arena *arena, const GPtrArray *folders, const char *name, struct span asked,
                               struct diags *diags);
void             template_free(struct template *tmpl);

/*
 * Evaluates an expression as it may stand in prose.  What it prints, and from which nodes; NULL and reported if it is
 * wrong or fails.  Needs facts that keep prints.
 */
const struct facts_print *template_evaluate(struct arena *arena, struct facts *facts, const char *expression,
                                            struct diags *diags);

/* Replaces the expr elements in the facts' rich text by what they evaluate to.  False if any failed. */
bool template_resolve(struct arena *arena, struct facts *facts, struct diags *diags);

/* Runs the template.  NULL if anything was reported as an error.  The doc is already finished (doc_finish). */
struct doc *template_expand(struct arena *arena, const struct template *tmpl, struct facts *facts,
                            const char *report_name, struct diags *diags);
/* The same for one agency, which agency() is then; NULL: agency() is empty. */
struct doc *template_expand_for(struct arena *arena, const struct template *tmpl, struct facts *facts,
                                const char *report_name, const char *agency, struct diags *diags);

/*
 * What a function of expressions is for, its arguments and what it yields, from the table of functions: "vn:count",
 * "indicator".  False if there is none of the name; *nearest is then the nearest one.
 */
bool template_explain(const char *name, enum diag_lang lang, FILE *out, const char **nearest);

#endif
