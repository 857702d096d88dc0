/*
 * outputs_int.h -- what the files outputs*.c share: the set, its steps, places below its folder.
 */
#ifndef BAOCAO_OUTPUTS_INT_H
#define BAOCAO_OUTPUTS_INT_H

#include <glib.h>
#include <sys/types.h>

#include "base/outputs.h"

/* ---- The set (outputs.c) ---- */

/* Where a stream's bytes go. */
struct sink {
    int file, error; /* the first errno; 0: none */
};

/* One file, to be put in place or to go. */
struct output {
    char             *path;   /* below the folder */
    unsigned          number; /* in the set: its name while it is staged */
    enum outputs_mode mode;
    FILE             *stream; /* while it is being written */
    struct sink       sink;
    bool              removed, unchanged;
    bool              failed; /* could not be written */
};

struct outputs {
    char       *folder;
    bool        must_exist; /* the folder is not to be made */
    int         root;       /* the folder, opened; -1: not yet */
    int         stage;      /* the hidden folder in it, opened and locked; -1: none */
    char       *stage_name;
    GPtrArray  *files;   /* of struct output, owned */
    GHashTable *by_path; /* path -> struct output, both of files */
    GPtrArray  *made;    /* paths of folders made for the folder itself, upper ones first; owned */
    GArray     *entries; /* of struct outputs_entry: the manifest */
    bool        committed;
    GMutex      guard; /* for files, by_path, stage */
};

/* The file's path as users know it, to be freed. */
char *outputs_whole_path(const struct outputs *outputs, const char *path);

/* ---- Places below a folder (outputs_place.c) ---- */

/* Does it lead below the folder, by plain names? */
bool place_is_valid(const char *path);
/* Opens the folder that a path's last part stands in, through no link; *name is that part.  -1: errno says why. */
int place_open_folder(int root, const char *path, const char **name);
/* For files that are moved together: their bytes are on the disk.  0 or an errno. */
int place_sync(int folder, const char *name);
/* Have the two files the same bytes?  False if one can't be read. */
bool place_same_bytes(int a_folder, const char *a_name, int b_folder, const char *b_name);
/* Takes away the folders of a path that are empty, inner ones first. */
void place_remove_empty(int root, const char *path);

/* ---- Steps of a commit (outputs_steps.c) ---- */

enum step_kind {
    STEP_FOLDER = 'F',  /* make a folder */
    STEP_CREATE = 'C',  /* put a file where there was none */
    STEP_NEW = 'N',     /* the same, but never over one that came meanwhile */
    STEP_REPLACE = 'R', /* put a file in another's place, which is kept in the stage until the end */
    STEP_REMOVE = 'D',  /* take a file away, into the stage */
};

struct step {
    enum step_kind kind;
    unsigned       number; /* of the staged file */
    char          *path;
};

void step_free(void *step);
/* Steps can be taken, and taken back, again and again: what is done is left so.  0 or an errno; *at: the step. */
int steps_take(int root, int stage, const GPtrArray *steps, const struct step **at);
/* The same for what a killed run left: steps that have been overtaken since are left out. */
int steps_take_rest(int root, int stage, const GPtrArray *steps);
int steps_take_back(int root, int stage, const GPtrArray *steps, const struct step **at);
/* The name of a staged file. */
void step_staged_name(char name[32], unsigned number);

/* ---- Journals and what killed runs left (outputs_journal.c) ---- */

/* Writes down, on the disk, that the steps are to be taken.  0 or an errno. */
int journal_write(int stage, const GPtrArray *steps);
/* From now on they are to be taken back. */
int  journal_turn(int stage);
void journal_drop(int stage);

/* Makes and locks a stage in a folder; *name is to be freed.  -1: errno says why. */
int stage_make(int root, char **name);
/* Removes a stage and all that is in it; it is closed. */
void stage_remove(int root, int stage, const char *name);
/*
 * Finishes or drops what killed runs left in the folder, which the caller has locked.  False if the system refuses to
 * finish one: then nothing may be moved there; errno says why.
 */
bool stages_recover(int root);
/* Is there anything to recover? */
bool stages_found(int root);

#endif
