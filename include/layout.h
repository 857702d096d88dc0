/*
 * layout.h -- from a document to pages.
 * Reads doc and fonts, makes pages.  Rules of paper, fonts and positions: NĐ 30/2020 PL I.
 */
#ifndef BAOCAO_LAYOUT_H
#define BAOCAO_LAYOUT_H

#include "pages.h"

/* NULL if something can't be set; each reason is reported with template place, data place and missing millimetres. */
struct pages *layout_document(struct arena *arena, const struct doc *doc, struct font_set *fonts, struct diags *diags);

#endif
