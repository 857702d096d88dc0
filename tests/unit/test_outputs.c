/*
 * test_outputs.c -- sets of files: whole or not there, whatever is in their places and whenever a run is killed.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/inputs.h"
#include "base/outputs.h"
#include "base/outputs_int.h"

/* A folder of its own for each test. */
struct place {
    char         *folder;
    struct diags *diags;
};

static void set_up(struct place *place, const void *data)
{
    (void)data;
    place->folder = g_dir_make_tmp("outputs-XXXXXX", NULL);
    place->diags = diags_new();
}

static void remove_all(const char *path)
{
    GDir       *dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
            remove_all(inner);
        g_unlink(inner);
        g_free(inner);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_rmdir(path);
}

static void tear_down(struct place *place, const void *data)
{
    (void)data;
    g_chmod(place->folder, 0755);
    remove_all(place->folder);
    diags_free(place->diags);
    g_free(place->folder);
}

static void put(const struct place *place, const char *path, const char *text)
{
    char *whole = g_build_filename(place->folder, path, NULL), *above = g_path_get_dirname(whole);

    g_assert_cmpint(g_mkdir_with_parents(above, 0755), ==, 0);
    g_assert_true(g_file_set_contents(whole, text, -1, NULL));
    g_free(above);
    g_free(whole);
}

static void collect(const char *folder, const char *below, GPtrArray *found)
{
    GDir       *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *whole = g_build_filename(folder, name, NULL), *path = g_build_filename(below, name, NULL), *text = NULL;
        if (g_file_test(whole, G_FILE_TEST_IS_DIR) && !g_file_test(whole, G_FILE_TEST_IS_SYMLINK)) {
            g_ptr_array_add(found, g_strconcat(path, "/", NULL));
            collect(whole, path, found);
        } else {
            g_file_get_contents(whole, &text, NULL, NULL);
            g_ptr_array_add(found, g_strconcat(path, "=", text, NULL));
        }
        g_free(text);
        g_free(path);
        g_free(whole);
    }
    if (dir != NULL)
        g_dir_close(dir);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All that is in the folder: "a.txt=words sub/ sub/b.txt=words". */
static void assert_holds(const struct place *place, const char *wanted)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    char      *got;

    collect(place->folder, "", found);
    g_ptr_array_sort(found, compare);
    g_ptr_array_add(found, NULL);
    got = g_strjoinv(" ", (char **)found->pdata);
    g_assert_cmpstr(got, ==, wanted);
    g_free(got);
    g_ptr_array_unref(found);
}

static bool add(struct place *place, struct outputs *outputs, const char *path, const char *text)
{
    return outputs_add(outputs, path, OUTPUTS_REPLACE, text, strlen(text), place->diags);
}

/* The message's text is there, with its code. */
static void assert_told(struct place *place, const char *code, enum diag_severity severity)
{
    char  *text = NULL;
    size_t length;
    FILE  *memory = open_memstream(&text, &length);

    diags_print(place->diags, DIAG_LANG_EN, memory);
    fclose(memory);
    g_assert_nonnull(strstr(text, code));
    g_assert_cmpuint(diags_count(place->diags, severity), ==, 1);
    free(text);
}

/* ---- What a set can do ---- */

static void test_set(struct place *place, const void *data)
{
    struct outputs *outputs = outputs_new(place->folder);
    FILE           *one, *two;

    (void)data;
    put(place, "a.txt", "old");
    put(place, "gone/deep/x", "old");
    put(place, "stays", "mine");
    one = outputs_open(outputs, "a.txt", OUTPUTS_REPLACE, place->diags);
    two = outputs_open(outputs, "s/t/b.txt", OUTPUTS_REPLACE, place->diags);
    fputs("new", one); /* both open at once */
    fputs("new", two);
    fputs(" a", one);
    g_assert_true(outputs_close(outputs, two, place->diags));
    g_assert_true(outputs_close(outputs, one, place->diags));
    g_assert_true(outputs_remove(outputs, "gone/deep/x"));
    g_assert_false(outputs_remove(outputs, "not-there"));
    g_assert_false(outputs_remove(outputs, "gone"));
    g_assert_true(outputs_commit(outputs, place->diags));
    assert_holds(place, "a.txt=new a s/ s/t/ s/t/b.txt=new stays=mine");
    outputs_free(outputs);
    assert_holds(place, "a.txt=new a s/ s/t/ s/t/b.txt=new stays=mine");
    g_assert_cmpuint(diags_count(place->diags, DIAG_WARNING), ==, 0);
}

/* Without a commit nothing changes, and folders that were made are gone. */
static void test_dropped(struct place *place, const void *data)
{
    char           *deep = g_build_filename(place->folder, "p", "q", NULL);
    struct outputs *outputs = outputs_new(deep);

    (void)data;
    g_assert_true(add(place, outputs, "r/a.txt", "new"));
    outputs_free(outputs);
    assert_holds(place, "");
    outputs = outputs_new(place->folder);
    put(place, "a.txt", "old");
    g_assert_true(add(place, outputs, "a.txt", "new"));
    g_assert_nonnull(outputs_open(outputs, "still-open", OUTPUTS_REPLACE, place->diags));
    outputs_remove(outputs, "a.txt");
    g_assert_false(outputs_commit(outputs, place->diags)); /* one is still open */
    outputs_free(outputs);
    assert_holds(place, "a.txt=old");
    g_free(deep);
}

/* Equal bytes: the old file itself stays. */
static void test_unchanged(struct place *place, const void *data)
{
    struct outputs             *outputs = outputs_new(place->folder);
    char                       *path = g_build_filename(place->folder, "same", NULL);
    struct stat                 before, after;
    const struct outputs_entry *entries;
    unsigned                    count;

    (void)data;
    put(place, "same", "equal");
    put(place, "other", "equal");
    g_assert_cmpint(stat(path, &before), ==, 0);
    g_assert_true(add(place, outputs, "same", "equal"));
    g_assert_true(add(place, outputs, "other", "EQUAL"));
    g_assert_true(outputs_commit(outputs, place->diags));
    g_assert_cmpint(stat(path, &after), ==, 0);
    g_assert_true(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
    assert_holds(place, "other=EQUAL same=equal");
    entries = outputs_manifest(outputs, &count, place->diags);
    g_assert_cmpuint(count, ==, 2);
    g_assert_false(entries[0].unchanged);
    g_assert_true(entries[1].unchanged);
    outputs_free(outputs);
    g_free(path);
}

/* In order of paths, before the commit and after it. */
static void test_manifest(struct place *place, const void *data)
{
    struct outputs             *outputs = outputs_new(place->folder);
    const struct outputs_entry *entries;
    unsigned                    count = 0;

    (void)data;
    add(place, outputs, "z", "");
    add(place, outputs, "a/b", "abc");
    for (int round = 0; round < 2; round++) {
        entries = outputs_manifest(outputs, &count, place->diags);
        g_assert_cmpuint(count, ==, 2);
        g_assert_cmpstr(entries[0].path, ==, "a/b");
        g_assert_cmpuint(entries[0].size, ==, 3);
        g_assert_cmpstr(entries[0].sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        g_assert_cmpstr(entries[1].sha256, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        if (round == 0)
            g_assert_true(outputs_commit(outputs, place->diags));
    }
    outputs_free(outputs);
}

static void test_new_mode(struct place *place, const void *data)
{
    struct outputs *outputs = outputs_new(place->folder);

    (void)data;
    g_assert_true(outputs_add(outputs, "a", OUTPUTS_NEW, "1", 1, place->diags));
    g_assert_true(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    outputs = outputs_new(place->folder);
    g_assert_true(outputs_add(outputs, "a", OUTPUTS_NEW, "2", 1, place->diags));
    g_assert_true(outputs_add(outputs, "b", OUTPUTS_NEW, "2", 1, place->diags));
    g_assert_false(outputs_commit(outputs, place->diags));
    assert_told(place, "BC0012", DIAG_ERROR);
    outputs_free(outputs);
    assert_holds(place, "a=1");
}

/* ---- What is refused ---- */

static void test_paths(struct place *place, const void *data)
{
    static const char *const paths[] = {"", "/etc/x", "../x", "a/../x", "a//x", ".", "a/", NULL};

    (void)data;
    for (const char *const *path = paths; *path != NULL; path++) {
        struct outputs *outputs = outputs_new(place->folder);
        g_assert_false(add(place, outputs, *path, "x"));
        g_assert_false(outputs_commit(outputs, place->diags));
        g_assert_false(outputs_remove(outputs, *path));
        outputs_free(outputs);
    }
    assert_holds(place, "");
}

static void test_twice(struct place *place, const void *data)
{
    struct outputs *outputs = outputs_new(place->folder);

    (void)data;
    g_assert_true(add(place, outputs, "a", "1"));
    g_assert_false(add(place, outputs, "a", "2"));
    assert_told(place, "BC0011", DIAG_ERROR);
    g_assert_false(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    assert_holds(place, "");
}

/* An input under its own name, by another name of the same file; one that was read and has gone. */
static void test_inputs(struct place *place, const void *data)
{
    char *input = g_build_filename(place->folder, "in", NULL), *other = g_build_filename(place->folder, "two", NULL);
    struct outputs *outputs;

    (void)data;
    put(place, "in", "data");
    g_assert_cmpint(link(input, other), ==, 0);
    inputs_add_path(input);
    for (int round = 0; round < 3; round++) {
        outputs = outputs_new(place->folder);
        add(place, outputs, "b", "new");
        if (round < 2)
            add(place, outputs, round == 0 ? "in" : "two", "new");
        else
            outputs_remove(outputs, "in");
        g_assert_false(outputs_commit(outputs, place->diags));
        outputs_free(outputs);
        assert_holds(place, "in=data two=data");
    }
    g_assert_false(outputs_write_at(input, "x", 1, place->diags));
    g_assert_cmpint(symlink("in", other), ==, -1);
    g_unlink(other);
    g_assert_cmpint(symlink("in", other), ==, 0);
    g_assert_false(outputs_write_at(other, "x", 1, place->diags)); /* through a link */
    g_assert_cmpuint(diags_count(place->diags, DIAG_SYSTEM), ==, 0);
    g_unlink(other);
    assert_holds(place, "in=data");
    put(place, "in", "another file"); /* by a rename: the number of the inode that was read has gone */
    inputs_add_path(input);
    g_unlink(input);
    outputs = outputs_new(place->folder);
    add(place, outputs, "in", "new");
    g_assert_true(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    g_free(input);
    g_free(other);
}

/* A link in the place of a file is replaced itself; one in the place of a folder is not followed. */
static void test_links(struct place *place, const void *data)
{
    char           *file = g_build_filename(place->folder, "out", "link", NULL);
    char           *folder = g_build_filename(place->folder, "out", "inside", NULL);
    char           *out = g_build_filename(place->folder, "out", NULL);
    struct outputs *outputs = outputs_new(out);

    (void)data;
    put(place, "victim/file", "theirs");
    put(place, "out/x", "x");
    g_assert_cmpint(symlink("../victim/file", file), ==, 0);
    g_assert_cmpint(symlink("../victim", folder), ==, 0);
    g_assert_true(add(place, outputs, "inside/file", "mine"));
    g_assert_false(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    outputs = outputs_new(out);
    g_assert_true(outputs_remove(outputs, "inside/file"));
    g_assert_false(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    outputs = outputs_new(out);
    g_assert_true(add(place, outputs, "link", "mine"));
    g_assert_true(outputs_commit(outputs, place->diags));
    outputs_free(outputs);
    g_unlink(folder);
    assert_holds(place, "out/ out/link=mine out/x=x victim/ victim/file=theirs");
    g_free(file);
    g_free(folder);
    g_free(out);
}

/* A folder in a file's place, a file in a folder's: nothing of the set is put anywhere. */
static void test_blocked(struct place *place, const void *data)
{
    static const char *const blocked[] = {"folder", "file/x"};

    (void)data;
    put(place, "folder/x", "x");
    put(place, "file", "x");
    for (int i = 0; i < 2; i++) {
        struct outputs *outputs = outputs_new(place->folder);
        add(place, outputs, "a", "new");
        add(place, outputs, blocked[i], "new");
        g_assert_false(outputs_commit(outputs, place->diags));
        outputs_free(outputs);
    }
    g_assert_cmpuint(diags_count(place->diags, DIAG_SYSTEM), ==, 2);
    assert_holds(place, "file=x folder/ folder/x=x");
}

/* The disk is full: told when the file is closed. */
static void test_full(struct place *place, const void *data)
{
    struct outputs *outputs = outputs_new(place->folder);
    char           *link = g_build_filename(place->folder, "full", NULL);

    (void)data;
    if (access("/dev/full", W_OK) != 0 || symlink("/dev/full", link) != 0) {
        g_test_skip("no /dev/full");
    } else {
        g_assert_false(outputs_write_at(link, "words", 5, place->diags));
        assert_told(place, "BC0002", DIAG_SYSTEM);
        g_unlink(link);
    }
    assert_holds(place, "");
    outputs_free(outputs);
    g_free(link);
}

/* Only a folder that is there is written into. */
static void test_write_at(struct place *place, const void *data)
{
    char *missing = g_build_filename(place->folder, "no", "x", NULL),
         *path = g_build_filename(place->folder, "x", NULL);

    (void)data;
    g_assert_false(outputs_write_at(missing, "1", 1, place->diags));
    assert_holds(place, "");
    g_assert_true(outputs_write_at(path, "1", 1, place->diags));
    g_assert_true(outputs_write_at(path, "2", 1, place->diags));
    assert_holds(place, "x=2");
    g_free(missing);
    g_free(path);
}

/* ---- Runs that are killed ---- */

/* A set with each kind of step; in a child that is killed behind the n-th of them.  False: it came to its end. */
static GPtrArray *all_steps(void)
{
    static const struct step steps[] = {{STEP_FOLDER, 0, (char *)(uintptr_t) "sub"},
                                        {STEP_CREATE, 1, (char *)(uintptr_t) "sub/created"},
                                        {STEP_REPLACE, 2, (char *)(uintptr_t) "replaced"},
                                        {STEP_NEW, 3, (char *)(uintptr_t) "new"},
                                        {STEP_REMOVE, 4, (char *)(uintptr_t) "removed"}};
    GPtrArray               *list = g_ptr_array_new_with_free_func(step_free);

    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        struct step *step = g_memdup2(&steps[i], sizeof *step);
        step->path = g_strdup(steps[i].path);
        g_ptr_array_add(list, step);
    }
    return list;
}

/* Leaves a stage as a run does that was killed when n steps had been taken, or, undoing, n taken back. */
static void leave_stage(const struct place *place, unsigned n, bool journal, bool undo)
{
    int                root = open(place->folder, O_RDONLY | O_DIRECTORY), stage;
    char              *name;
    GPtrArray         *steps = all_steps(), *some = g_ptr_array_new();
    const struct step *at;

    g_assert_cmpint(root, >=, 0);
    stage = stage_make(root, &name);
    g_assert_cmpint(stage, >=, 0);
    for (int i = 1; i <= 3; i++) {
        char *file = g_strdup_printf("%s/%d", name, i);
        put(place, file, "NEW");
        g_free(file);
    }
    if (journal)
        g_assert_cmpint(journal_write(stage, steps), ==, 0);
    for (unsigned i = 0; i < (undo ? steps->len : n); i++)
        g_ptr_array_add(some, steps->pdata[i]);
    g_assert_cmpint(steps_take(root, stage, some, &at), ==, 0);
    g_ptr_array_set_size(some, 0);
    if (undo) {
        g_assert_cmpint(journal_turn(stage), ==, 0);
        for (unsigned i = steps->len - n; i < steps->len; i++)
            g_ptr_array_add(some, steps->pdata[i]);
        g_assert_cmpint(steps_take_back(root, stage, some, &at), ==, 0);
    }
    g_ptr_array_unref(some);
    g_ptr_array_unref(steps);
    g_free(name);
    close(stage);
    close(root);
}

#define OLD_SET "removed=old replaced=old"
#define NEW_SET "new=NEW replaced=NEW sub/ sub/created=NEW"

/* After any number of steps the next run finishes them, takes them back, or drops what had not begun. */
static void test_recovery(struct place *place, const void *data)
{
    (void)data;
    for (int how = 0; how < 3; how++) { /* no journal, journal, undo */
        for (unsigned n = 0; n <= (how == 0 ? 0 : 5); n++) {
            put(place, "removed", "old");
            put(place, "replaced", "old");
            leave_stage(place, n, how > 0, how == 2);
            outputs_free(outputs_new(place->folder));
            assert_holds(place, how == 1 ? NEW_SET : OLD_SET);
            remove_all(place->folder);
            g_assert_cmpint(g_mkdir(place->folder, 0755), ==, 0);
        }
    }
}

/* A folder that somebody removed since is made again; what he put where a new file was to be is his. */
static void test_recovery_overtaken(struct place *place, const void *data)
{
    (void)data;
    put(place, "replaced", "old");
    leave_stage(place, 1, true, false);
    put(place, "new", "theirs");
    {
        char *sub = g_build_filename(place->folder, "sub", NULL);
        remove_all(sub);
        g_free(sub);
    }
    outputs_free(outputs_new(place->folder));
    assert_holds(place, "new=theirs replaced=NEW sub/ sub/created=NEW");
}

/* A journal that was not written whole is none. */
static void test_torn_journal(struct place *place, const void *data)
{
    static const char *const torn[] = {"", "baocao steps 1", "baocao steps 1\0C1\0../../x\0end", "nonsense"};
    static const size_t      lengths[] = {0, 15, 30, 8};

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(torn); i++) {
        int   root = open(place->folder, O_RDONLY | O_DIRECTORY), stage;
        char *name, *path;

        stage = stage_make(root, &name);
        path = g_build_filename(place->folder, name, "journal", NULL);
        g_assert_true(g_file_set_contents(path, torn[i], (gssize)lengths[i], NULL));
        close(stage);
        close(root);
        outputs_free(outputs_new(place->folder));
        assert_holds(place, "");
        g_free(path);
        g_free(name);
    }
}

/* The stage of a run that lives is left alone; so is a folder that only looks like one and others may write into. */
static void test_living(struct place *place, const void *data)
{
    struct outputs *living = outputs_new(place->folder);
    char           *foreign = g_build_filename(place->folder, ".baocao-foreign", NULL);

    (void)data;
    g_assert_true(add(place, living, "a", "1"));
    outputs_free(outputs_new(place->folder));
    g_assert_true(outputs_commit(living, place->diags));
    outputs_free(living);
    assert_holds(place, "a=1");
    put(place, ".baocao-foreign/journal", "x");
    g_assert_cmpint(g_chmod(foreign, 0777), ==, 0);
    outputs_free(outputs_new(place->folder));
    assert_holds(place, ".baocao-foreign/ .baocao-foreign/journal=x a=1");
    g_free(foreign);
}

/* Several runs at once: one set stands, whole. */
static void test_at_once(struct place *place, const void *data)
{
    (void)data;
    for (int round = 0; round < 5; round++) {
        char *texts[2] = {NULL};
        for (int run = 0; run < 4; run++)
            if (fork() == 0) {
                struct outputs *outputs = outputs_new(place->folder);
                char           *text = g_strdup_printf("%d.%d", round, run);
                bool            good = add(place, outputs, "a", text) && add(place, outputs, "d/b", text) &&
                            outputs_commit(outputs, place->diags);
                outputs_free(outputs);
                _exit(good ? 0 : 1);
            }
        for (int run = 0; run < 4; run++) {
            int status;
            g_assert_cmpint(wait(&status), >, 0);
            g_assert_cmpint(status, ==, 0);
        }
        for (int i = 0; i < 2; i++) {
            char *path = g_build_filename(place->folder, i == 0 ? "a" : "d/b", NULL);
            g_assert_true(g_file_get_contents(path, &texts[i], NULL, NULL));
            g_free(path);
        }
        g_assert_cmpstr(texts[0], ==, texts[1]);
        g_free(texts[0]);
        g_free(texts[1]);
    }
}

/* Thousands of files, thousands of sets. */
static void test_many(struct place *place, const void *data)
{
    struct outputs *outputs = outputs_new(place->folder);
    unsigned        count;

    (void)data;
    for (int i = 0; i < 3000; i++) {
        char *path = g_strdup_printf("%02d/%d", i % 50, i);
        g_assert_true(add(place, outputs, path, path));
        g_free(path);
    }
    g_assert_true(outputs_commit(outputs, place->diags));
    g_assert_nonnull(outputs_manifest(outputs, &count, place->diags));
    g_assert_cmpuint(count, ==, 3000);
    outputs_free(outputs);
}

static void add_test(const char *name, void (*test)(struct place *, const void *))
{
    g_test_add(name, struct place, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/outputs/set", test_set);
    add_test("/outputs/dropped", test_dropped);
    add_test("/outputs/unchanged", test_unchanged);
    add_test("/outputs/manifest", test_manifest);
    add_test("/outputs/new-mode", test_new_mode);
    add_test("/outputs/paths", test_paths);
    add_test("/outputs/twice", test_twice);
    add_test("/outputs/inputs", test_inputs);
    add_test("/outputs/links", test_links);
    add_test("/outputs/blocked", test_blocked);
    add_test("/outputs/full", test_full);
    add_test("/outputs/write-at", test_write_at);
    add_test("/outputs/recovery", test_recovery);
    add_test("/outputs/recovery-overtaken", test_recovery_overtaken);
    add_test("/outputs/torn-journal", test_torn_journal);
    add_test("/outputs/living", test_living);
    add_test("/outputs/at-once", test_at_once);
    add_test("/outputs/many", test_many);
    return g_test_run();
}
