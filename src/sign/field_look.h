/*
 * field_look.h -- what a filled field looks like.
 * For src/sign.
 */
#ifndef BAOCAO_FIELD_LOOK_H
#define BAOCAO_FIELD_LOOK_H

#include "pdf_update.h"

/* A field by its full name; null if there is none.  type, if not NULL: "/Tx", "/Sig", to be freed. */
qpdf_oh field_find(struct pdf_doc *doc, const char *name, char **type);
/*
 * Appends the look of a text, on one line, in the font and at the side that the widget asks for; returns its number, 0
 * if the font lacks a character.  The widget's dictionary is left to the caller.
 */
unsigned look_of_text(struct pdf_update *update, qpdf_oh widget, const char *text);
/* Appends the look of a PNG, scaled into the widget, transparency kept.  0: it can't be read. */
unsigned look_of_picture(struct pdf_update *update, qpdf_oh widget, const char *png);
/* Appends an empty look. */
unsigned look_of_nothing(struct pdf_update *update, qpdf_oh widget);

#endif
