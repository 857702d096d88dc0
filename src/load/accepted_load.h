/*
 * accepted_load.h -- findings that a person has judged, in a plan's file or a period's.
 * Private to load.
 */
#ifndef BAOCAO_ACCEPTED_LOAD_H
#define BAOCAO_ACCEPTED_LOAD_H

#include "yaml_read.h"

extern const struct record accepted_record;

#endif
