/*
 * draft_mark.h -- what the pages of a draft say: that it is one, the date of the data, which inputs it was made from.
 * For the pipeline.
 */
#ifndef BAOCAO_DRAFT_H
#define BAOCAO_DRAFT_H

#include "base/date.h"
#include "base/source.h"
#include "fonts.h"

/* What a document was made from: its data, and its templates, each the last file of a list (source_last). */
struct draft_inputs {
    const struct source   *data;
    const struct source   *templates, *templates_end; /* the files after templates_end */
    const struct font_set *fonts;
};

/*
 * "DỰ THẢO - số liệu đến 14/5/2026 - mã dữ liệu 1a2b3c4d".  as_of may be unset.  The code is the beginning of the
 * SHA-256 of a list of all inputs, data, templates and fonts, in the form of sha256sum, sorted, names without folders:
 * the code is the same wherever the files stand, and anybody can check it by sha256sum.
 */
const char *draft_mark(struct arena *arena, struct date as_of, const struct draft_inputs *inputs);

#endif
