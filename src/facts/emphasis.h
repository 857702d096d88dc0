/*
 * emphasis.h -- which stars of a line are emphasis, and which are stars.
 * Private to facts.
 */
#ifndef BAOCAO_EMPHASIS_H
#define BAOCAO_EMPHASIS_H

#include <glib.h>
#include <stdbool.h>

enum star_role {
    STAR_ALONE, /* a star that may have been meant as emphasis, but has no partner: it stays */
    STAR_TEXT,  /* a star */
    STAR_OPENS,
    STAR_CLOSES,
};

struct star {
    const char    *at;
    unsigned       length; /* 2: bold, 1: italic */
    enum star_role role;
};

/*
 * Makes the list of struct star of a line, in order; stars that are not in it are plain text.  Emphasis opens at a
 * word's start and closes at a word's end, within a footnote or outside of it: so "20*30", "5 * 6", "(*)" and "*100#"
 * keep theirs.  Time and memory are linear.
 */
void emphasis_find(const char *line, const char *end, GArray *stars);

#endif
