/*
 * pdf_summary.c -- what an archive wants to know of a PDF.
 */
#include "pdf_summary.h"

#include "field_look.h"
#include "sign_file.h"

/* A field's text, NULL if it is empty; to be freed. */
static char *filled(struct pdf_doc *doc, const char *name)
{
    qpdf_oh field = field_find(doc, name, NULL);
    char   *text = qpdf_oh_is_dictionary(doc->q, field) ? pdf_text(doc, field, "/V") : NULL;

    if (text != NULL && *text == '\0') {
        g_free(text);
        text = NULL;
    }
    return text;
}

static void read_signatures(struct pdf_summary *summary, const char *path, struct diags *diags)
{
    struct trust         *trust = trust_new(); /* no roots: whether a signature is whole, not whom to trust */
    struct verify_report *report = verify_file(path, trust, diags);

    for (guint i = 0; report != NULL && i < report->signatures->len; i++) {
        const struct signature_report *signature = report->signatures->pdata[i];

        summary->broken = summary->broken || signature->verdict == VERDICT_BAD;
        if (!signature->is_stamp && signature->signer != NULL)
            g_ptr_array_add(summary->signers, g_strdup(signature->signer));
    }
    summary->broken = summary->broken || report == NULL;
    verify_report_free(report);
    trust_free(trust);
}

struct pdf_summary *pdf_summary_read(const char *path, struct diags *diags)
{
    struct pdf_summary *summary = NULL;
    struct signed_file  file;
    struct field_list   list;

    if (signed_file_open(&file, path, diags)) {
        int n_pages = qpdf_get_num_pages(file.doc->q);

        summary = g_new0(struct pdf_summary, 1);
        summary->n_pages = n_pages > 0 ? (unsigned)n_pages : 0;
        summary->signers = g_ptr_array_new_with_free_func(g_free);
        summary->number = filled(file.doc, "number");
        summary->day = filled(file.doc, "day");
        summary->month = filled(file.doc, "month");
        field_list_read(&list, file.doc);
        summary->person = list.person;
        summary->organisation = list.organisation;
        if (list.any)
            read_signatures(summary, path, diags);
        field_list_free(&list);
    }
    signed_file_close(&file);
    return summary;
}

void pdf_summary_free(struct pdf_summary *summary)
{
    if (summary == NULL)
        return;
    g_free(summary->number);
    g_free(summary->day);
    g_free(summary->month);
    g_ptr_array_unref(summary->signers);
    g_free(summary);
}
