/*
 * site.h -- the static site of some plans: reports, indicators, agencies, open data.
 * For `baocao publish`.
 */
#ifndef BAOCAO_SITE_H
#define BAOCAO_SITE_H

#include <glib.h>
#include <stdbool.h>

struct diags;

struct site_wanted {
    const GPtrArray *plans;     /* of const char *: their folders, all in one folder with a site.yaml */
    const char      *folder;    /* of the site */
    const GPtrArray *templates; /* of const char *: folders to look in first; NULL: none */
    const char      *fonts;     /* NULL: the nearest */
    unsigned         threads;   /* at most so many; 0: as many as there are processors */
    bool             fragment;  /* pages without head and frame, for a portal that has its own */
    bool             timings;
};

/* What a run has made. */
struct site_tally {
    unsigned n_reports, n_pages, n_files; /* reports; pages of the site; files of all kinds */
    unsigned n_written;                   /* files whose bytes are new */
};

/*
 * Makes the whole site and puts it in place, all or nothing.  False if there were errors (reported): the site that is
 * there stays as it is.  Addresses given by earlier runs are kept: what is no longer made leaves a page that says so.
 */
bool site_publish(const struct site_wanted *wanted, struct site_tally *tally, struct diags *diags);

#endif
