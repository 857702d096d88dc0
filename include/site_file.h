/*
 * site_file.h -- the model of site.yaml: how the site of some plans is called, where it will stand, what is public.
 * Made by load; read by site.  Everything lives in the arena that it was read into.
 */
#ifndef BAOCAO_SITE_FILE_H
#define BAOCAO_SITE_FILE_H

#include "period.h"

#define SITE_FILE_NAME "site.yaml"
#define SITE_ACCENT_DEFAULT "#0b4f9e"

/* A plan that is public. */
struct site_file_plan {
    const char *id;
    const char *address; /* its reports stand below this folder; NULL: below the site's own */
    struct span span;
};

/* A report that was published and then corrected: the version before stays at v1/, v2/ … */
struct site_correction {
    const char *plan, *period, *document; /* document NULL: the period's first */
    struct date date;
    struct text reason;
    struct span span;
};

struct site_link {
    struct text title, address;
};

struct site_contact {
    struct text name, email, phone, address;
};

struct site_file {
    const char         *path; /* of site.yaml, as shown in messages */
    struct text         title, body, base, rating, accent;
    const char         *address; /* base, with a slash at its end */
    struct site_contact contact;
    struct site_link    licence;
    GPtrArray          *plans;       /* of struct site_file_plan; empty: all that are published */
    GPtrArray          *documents;   /* of struct text: names of the documents that are public; empty: see below */
    GPtrArray          *corrections; /* of struct site_correction, in order */
    bool                agencies_hidden;
    GPtrArray          *lists;
};

/*
 * Reads site.yaml of a folder.  Without a list of documents, those are public that the plans make for everybody: no
 * letters to who owes something.  What is wrong is reported; NULL if there is nothing to go on.  site_file_free accepts
 * NULL.
 */
struct site_file *site_file_load(struct arena *arena, const char *folder, struct diags *diags);
void              site_file_free(struct site_file *file);

#endif
