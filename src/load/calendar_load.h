/*
 * calendar_load.h -- days of the register's calendar, and working days until something is due.
 * Private to load.
 */
#ifndef BAOCAO_CALENDAR_LOAD_H
#define BAOCAO_CALENDAR_LOAD_H

#include "load_int.h"

/* Keys of a calendar, for field_fields. */
extern const struct field calendar_fields[];
field_reader              field_within; /* int: working days, 1 to 99 */

#endif
