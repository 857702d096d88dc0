/*
 * crash.h -- for main: the end of a program that can't go on.
 */
#ifndef BAOCAO_CRASH_H
#define BAOCAO_CRASH_H

/*
 * From now on a program that ends because a library has no memory or no thread (GLib, Pango, fontconfig and others
 * abort, or take an address that is none) says so and ends with EXIT_SYSTEM_FAILED; outputs stay as they were.  With
 * BAOCAO_CORE set, it is left to the system, for whoever looks for the reason.
 */
void crash_prepare(void);

#endif
