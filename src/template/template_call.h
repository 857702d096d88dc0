/*
 * template_call.h -- how a function of the template language gets its arguments and gives its result, and the
 * functions that stand in a file of their own.  For template_function*.c and template_call.c only.
 */
#ifndef BAOCAO_TEMPLATE_CALL_H
#define BAOCAO_TEMPLATE_CALL_H

#include <libxml/xpathInternals.h>

#include "template_run.h"

#define ARGUMENTS_MAX 16

struct call {
    struct run       *run;
    xmlXPathObjectPtr arguments[ARGUMENTS_MAX];
    int               count;
};

/* Takes the arguments from libxml2's stack.  False if the run has failed: then only call_end may follow. */
bool call_begin(struct call *call, xmlXPathParserContextPtr parser, int count);
/* Frees the arguments and gives the result. */
void call_end(struct call *call, xmlXPathParserContextPtr parser, xmlXPathObjectPtr result);
void call_end_text(struct call *call, xmlXPathParserContextPtr parser, const char *text);

xmlNodePtr call_node(const xmlXPathObject *object);
/* An argument's text; NULL if there is no such argument. */
const char *call_text(struct call *call, int index);
/* Each false and reported if the text is not a number. */
bool        call_parse(struct call *call, const char *text, struct decimal *value);
bool        call_number(struct call *call, int index, struct decimal *value);
bool        call_count(struct call *call, int index, long *count);
const char *call_canonical(struct run *run, struct decimal value);

/* Reports an id that is not there, at its place in the expression. */
void call_report_id(struct run *run, const char *kind, const char *id);

/* template_figure.c */
void run_figure(xmlXPathParserContextPtr parser, int count);

/* template_function_agency.c */
void run_members(xmlXPathParserContextPtr parser, int count);
void run_tasks_of(xmlXPathParserContextPtr parser, int count);
void run_indicators_of(xmlXPathParserContextPtr parser, int count);
void run_sender(xmlXPathParserContextPtr parser, int count);
void run_reported(xmlXPathParserContextPtr parser, int count);
void run_reported_task(xmlXPathParserContextPtr parser, int count);

/* template_function_number.c */
void run_count(xmlXPathParserContextPtr parser, int count);
void run_number(xmlXPathParserContextPtr parser, int count);
void run_percent(xmlXPathParserContextPtr parser, int count);
void run_sum(xmlXPathParserContextPtr parser, int count);
void run_difference(xmlXPathParserContextPtr parser, int count);
void run_ratio(xmlXPathParserContextPtr parser, int count);
void run_roman(xmlXPathParserContextPtr parser, int count);
void run_words(xmlXPathParserContextPtr parser, int count);

#endif
