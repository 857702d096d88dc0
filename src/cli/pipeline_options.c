/*
 * pipeline_options.c -- from a verb's options to what the pipeline is to make.
 */
#include "pipeline_options.h"

struct pipeline_wanted pipeline_options_wanted(const struct pipeline_options *options, const char *plan)
{
    return (struct pipeline_wanted){
        .plan = plan, .templates = options->templates, .fonts = options->fonts, .timings = options->timings};
}
