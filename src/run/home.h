/*
 * home.h -- where templates and fonts are found.
 * For the pipeline.
 */
#ifndef BAOCAO_HOME_H
#define BAOCAO_HOME_H

#include <glib.h>

/* The folder of fonts: the given one; else that of the nearest folder above the plan with templates/ and fonts/, else
 * the installed one.  To be freed. */
char *home_fonts(const char *plan, const char *given);
/*
 * The folders of templates, of char *, in the order in which a file is looked for: the plan's own, those given, the
 * nearest one above the plan, the installed one.  Folders that are not there are left out, but for those given.
 */
GPtrArray *home_templates(const char *plan, const GPtrArray *given);

#endif
