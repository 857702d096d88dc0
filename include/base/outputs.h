/*
 * outputs.h -- sets of output files: all of a set, or nothing of it.
 * For whatever writes files: build, new, check reports.  No other code of the program makes, replaces or removes one.
 *
 * The files of a set are written into a hidden folder beside their places and moved there together, at the end.
 *   - An error, a full disk or a kill before that leaves everything as it was.
 *   - A move that fails is undone: the old files are back, whole.
 *   - What is to be moved is written down first (a journal, synced): if the program is killed between two moves, or
 *     the power fails, the next set for the same folder moves the rest before it does anything else.
 *   - Two runs into one folder move their files one after the other: the later set stands, whole.
 * POSIX has no way to move several files at one instant: who reads between two moves sees some new files beside some
 * old ones, for the microseconds that the moves take, or until the next run if the program was killed there.
 */
#ifndef BAOCAO_OUTPUTS_H
#define BAOCAO_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct diags;
struct outputs;

enum outputs_mode {
    OUTPUTS_REPLACE, /* takes the place of an older file; that one stays if its bytes are the same */
    OUTPUTS_UPDATE,  /* the same, also of a file that was read in this run, to be written anew */
    OUTPUTS_NEW,     /* never takes the place of a file: an error if one is there */
};

/*
 * A set of files below a folder.  The folder is made when the first file is opened, and taken away again if nothing is
 * put there.  What a killed run left in the folder is finished or removed.
 */
struct outputs *outputs_new(const char *folder);
/* Puts nothing in place that was not committed.  NULL is accepted. */
void outputs_free(struct outputs *outputs);

/*
 * Opens a file of the set for writing; path is relative to the folder, with folders in it as needed ("a/b.html").  The
 * stream belongs to outputs; several may be open at once, from several threads.  NULL (reported): the system refuses,
 * the path leads outside, or the set has such a file already.
 */
FILE *outputs_open(struct outputs *outputs, const char *path, enum outputs_mode mode, struct diags *diags);
/* Ends a file.  False if anything of it could not be written (reported); the set can then not be committed. */
bool outputs_close(struct outputs *outputs, FILE *stream, struct diags *diags);
/* A whole file from memory.  False: as above. */
bool outputs_add(struct outputs *outputs, const char *path, enum outputs_mode mode, const void *bytes, size_t length,
                 struct diags *diags);
/* A file that the set takes away, unless it has one of this path itself.  False: there is no such file. */
bool outputs_remove(struct outputs *outputs, const char *path);

/*
 * Puts all files in their places and removes those that are to go, with the folders that this leaves empty.  False if
 * that can't be done (reported): everything is then as it was before.  Never overwrites or removes a file that was
 * read in this run (inputs.h; but for OUTPUTS_UPDATE), never goes through a symbolic link below the folder.
 */
bool outputs_commit(struct outputs *outputs, struct diags *diags);

/* One file of the set, as it was written. */
struct outputs_entry {
    const char *path; /* relative to the folder */
    uint64_t    size; /* bytes */
    char        sha256[65];
    bool        unchanged; /* known after the commit: the older file had these bytes and stays */
};
/*
 * The files of the set in order of their paths, without those removed; all must be closed.  Can be asked for before
 * the commit (so that a list of files may itself be one of them) and after it.  Lives as long as the set, until asked
 * for again.  NULL if one can't be read (reported).
 */
const struct outputs_entry *outputs_manifest(struct outputs *outputs, unsigned *count, struct diags *diags);

/*
 * One file at a path that the user gave, in a folder that must be there: whole or not at all.  Into a device, a pipe
 * or what a link leads to it is written directly.  False if it could not be written (reported).
 */
bool outputs_write_at(const char *path, const void *bytes, size_t length, struct diags *diags);

#endif
