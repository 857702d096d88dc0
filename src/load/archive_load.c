/*
 * archive_load.c -- which dossiers the plan's documents are archived in.
 */
#include "archive_load.h"

#include "refer_load.h"
#include "schema_shapes.h"

static const struct choice keepings[] = {
    {"permanent", KEEP_PERMANENT}, {"70-years", KEEP_70_YEARS},
    {"50-years", KEEP_50_YEARS},   {"30-years", KEEP_30_YEARS},
    {"20-years", KEEP_20_YEARS},   {"10-years", KEEP_10_YEARS},
    {"other", KEEP_OTHER},         {NULL, 0},
};
static const struct choice modes[] = {
    {"public", MODE_PUBLIC}, {"conditional", MODE_CONDITIONAL}, {"secret", MODE_SECRET}, {NULL, 0}};
static const struct choice confidences[] = {{"born-digital", CONFIDENCE_BORN_DIGITAL},
                                            {"digitised", CONFIDENCE_DIGITISED},
                                            {"mixed", CONFIDENCE_MIXED},
                                            {NULL, 0}};

static const struct field dossier_fields[] = {
    {"id", field_id, offsetof(struct plan_dossier, id), FIELD_REQUIRED | FIELD_WORD, &id_space_dossiers},
    {"notation", field_text, offsetof(struct plan_dossier, notation), FIELD_REQUIRED, NULL},
    {"title", field_text, offsetof(struct plan_dossier, title), FIELD_REQUIRED, NULL},
    {"maintenance", field_choice, offsetof(struct plan_dossier, maintenance), FIELD_REQUIRED, keepings},
    {"mode", field_choice, offsetof(struct plan_dossier, mode), 0, modes},
    {"confidence", field_choice, offsetof(struct plan_dossier, confidence), 0, confidences},
    {"keywords", field_texts, offsetof(struct plan_dossier, keywords), FIELD_LIST, NULL},
    {"description", field_text, offsetof(struct plan_dossier, description), 0, NULL},
    {"paper-code", field_text, offsetof(struct plan_dossier, paper_code), 0, NULL},
    {"backed-up", field_bool, offsetof(struct plan_dossier, backed_up), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record dossier_record = {sizeof(struct plan_dossier), offsetof(struct plan_dossier, span),
                                             dossier_fields, NULL, NULL};

const struct field archive_fields[] = {
    {"agency", field_text, offsetof(struct plan_archive, agency), FIELD_REQUIRED, NULL},
    {"fonds", field_text, offsetof(struct plan_archive, fonds), FIELD_REQUIRED, NULL},
    {"keeper", field_text, offsetof(struct plan_archive, keeper), 0, NULL},
    {"dossiers", field_records, offsetof(struct plan_archive, dossiers), FIELD_REQUIRED | FIELD_LIST, &dossier_record},
    {NULL, NULL, 0, 0, NULL},
};

/* ---- For the schema ---- */

const struct schema_part archive_parts[] = {
    {archive_fields, "archive"},
    {dossier_fields, "dossier"},
    {NULL, NULL},
};
