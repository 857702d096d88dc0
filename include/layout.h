/*
 * layout.h -- from a document to pages.
 * Reads doc and fonts, makes pages.  Rules of paper, fonts and positions: NĐ 30/2020 PL I.
 */
#ifndef BAOCAO_LAYOUT_H
#define BAOCAO_LAYOUT_H

#include "pages.h"

/* NULL if something can't be set; each reason is reported with template place, data place and missing millimetres. */
struct pages *layout_document(struct arena *arena, const struct doc *doc, struct font_set *fonts, struct diags *diags);

/*
 * The same; each page goes to take as soon as it is done and takes its items along: they are to be freed by g_free, and
 * in what is returned pages have none.
 */
typedef void  layout_page_taker(void *data, const struct page *page);
struct pages *layout_stream(struct arena *arena, const struct doc *doc, struct font_set *fonts, layout_page_taker *take,
                            void *data, struct diags *diags);

#endif
