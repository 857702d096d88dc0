/*
 * pdf_jobs.c -- compresses streams in a second thread while the first goes on making them.
 *
 * Every stream is compressed by itself, so the bytes don't depend on which thread did it or when.  When the second
 * thread falls behind, the first lends a hand instead of piling up uncompressed pages.
 */
#include <libdeflate.h>

#include "pdf_int.h"

#define BACKLOG_MAX 48 /* jobs waiting before the first thread helps */

enum job_state { WAITING, RUNNING, DONE };

struct pdf_job {
    pdf_job_fill   *fill;
    struct pdf     *pdf;
    uint32_t        number;
    enum job_state  state;
    struct pdf_buf  raw, packed;
    uint32_t        raw_length, crc; /* of the raw bytes */
    struct pdf_jobs *jobs;
};

struct pdf_jobs {
    GMutex     mutex;
    GCond      work, done;
    GPtrArray *all;
    guint      next;      /* the first that nobody has begun */
    bool       finished;
    int        level;
    GThread   *thread;
    struct libdeflate_compressor *compressor; /* of the first thread */
};

static void job_run(struct pdf_job *job, struct libdeflate_compressor *compressor)
{
    if (job->fill)
        job->fill(job->pdf, job->number, &job->raw);
    job->raw_length = (uint32_t)job->raw.length;
    job->crc = libdeflate_crc32(0, job->raw.data, job->raw.length);
    size_t bound = libdeflate_zlib_compress_bound(compressor, job->raw.length);
    job->packed.data = g_malloc(bound);
    job->packed.length = libdeflate_zlib_compress(compressor, job->raw.data, job->raw.length, job->packed.data, bound);
    job->packed.data = g_realloc(job->packed.data, job->packed.length);
    pdf_buf_free(&job->raw);
}

/* Takes the next job; the mutex is held before and after, not while working. */
static void jobs_run_next(struct pdf_jobs *jobs, struct libdeflate_compressor *compressor)
{
    struct pdf_job *job = g_ptr_array_index(jobs->all, jobs->next++);
    job->state = RUNNING;
    g_mutex_unlock(&jobs->mutex);
    job_run(job, compressor);
    g_mutex_lock(&jobs->mutex);
    job->state = DONE;
    g_cond_signal(&jobs->done);
}

static gpointer jobs_thread(gpointer data)
{
    struct pdf_jobs *jobs = data;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(jobs->level);
    if (!compressor)
        return NULL; /* the first thread then does it all */
    g_mutex_lock(&jobs->mutex);
    for (;;) {
        while (jobs->next >= jobs->all->len && !jobs->finished)
            g_cond_wait(&jobs->work, &jobs->mutex);
        if (jobs->finished)
            break;
        jobs_run_next(jobs, compressor);
    }
    g_mutex_unlock(&jobs->mutex);
    libdeflate_free_compressor(compressor);
    return NULL;
}

struct pdf_jobs *pdf_jobs_new(unsigned level, bool second_thread)
{
    struct pdf_jobs *jobs = g_new0(struct pdf_jobs, 1);
    g_mutex_init(&jobs->mutex);
    g_cond_init(&jobs->work);
    g_cond_init(&jobs->done);
    jobs->level = (int)level;
    jobs->all = g_ptr_array_new();
    jobs->compressor = libdeflate_alloc_compressor(jobs->level);
    if (!jobs->compressor)
        g_error("out of memory");
    if (second_thread)
        jobs->thread = g_thread_try_new("pdf", jobs_thread, jobs, NULL);
    return jobs;
}

void pdf_jobs_free(struct pdf_jobs *jobs)
{
    if (!jobs)
        return;
    g_mutex_lock(&jobs->mutex);
    jobs->finished = true;
    g_cond_signal(&jobs->work);
    g_mutex_unlock(&jobs->mutex);
    if (jobs->thread)
        g_thread_join(jobs->thread);
    for (guint i = 0; i < jobs->all->len; i++) {
        struct pdf_job *job = g_ptr_array_index(jobs->all, i);
        pdf_buf_free(&job->raw);
        pdf_buf_free(&job->packed);
        g_free(job);
    }
    g_ptr_array_free(jobs->all, TRUE);
    libdeflate_free_compressor(jobs->compressor);
    g_cond_clear(&jobs->work);
    g_cond_clear(&jobs->done);
    g_mutex_clear(&jobs->mutex);
    g_free(jobs);
}

static struct pdf_job *jobs_queue(struct pdf_jobs *jobs, struct pdf_job *job)
{
    job->jobs = jobs;
    g_mutex_lock(&jobs->mutex);
    g_ptr_array_add(jobs->all, job);
    g_cond_signal(&jobs->work);
    /* Jobs that make their own bytes later cost no memory while they wait. */
    if (!job->fill && (!jobs->thread || jobs->all->len - jobs->next > BACKLOG_MAX))
        jobs_run_next(jobs, jobs->compressor);
    g_mutex_unlock(&jobs->mutex);
    return job;
}

struct pdf_job *pdf_jobs_add(struct pdf_jobs *jobs, struct pdf_buf *raw)
{
    struct pdf_job *job = g_new0(struct pdf_job, 1);
    job->raw = *raw;
    *raw = (struct pdf_buf){0};
    return jobs_queue(jobs, job);
}

struct pdf_job *pdf_jobs_add_fill(struct pdf_jobs *jobs, pdf_job_fill *fill, struct pdf *pdf, uint32_t number)
{
    struct pdf_job *job = g_new0(struct pdf_job, 1);
    job->fill = fill;
    job->pdf = pdf;
    job->number = number;
    return jobs_queue(jobs, job);
}

/* Returns when the job is done, working meanwhile. */
static void job_wait(struct pdf_job *job)
{
    struct pdf_jobs *jobs = job->jobs;
    g_mutex_lock(&jobs->mutex);
    while (job->state != DONE) {
        if (jobs->next < jobs->all->len)
            jobs_run_next(jobs, jobs->compressor);
        else
            g_cond_wait(&jobs->done, &jobs->mutex);
    }
    g_mutex_unlock(&jobs->mutex);
}

/* libharu asks for the content only when it writes the object: then it must be there, and afterwards no longer. */
static HPDF_STATUS stream_fetch(HPDF_Dict dict)
{
    struct pdf_job *job = dict->attr;
    job_wait(job);
    return HPDF_Stream_Write(dict->stream, (HPDF_BYTE *)job->packed.data, (HPDF_UINT)job->packed.length);
}

static HPDF_STATUS stream_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

static HPDF_STATUS stream_release(HPDF_Dict dict)
{
    struct pdf_job *job = dict->attr;
    HPDF_MemStream_FreeData(dict->stream);
    pdf_buf_free(&job->packed);
    return HPDF_OK;
}

void pdf_job_attach(struct pdf_jobs *jobs, struct pdf_job *job, HPDF_Dict stream_dict)
{
    (void)jobs;
    stream_dict->attr = job;
    stream_dict->filter = HPDF_STREAM_FILTER_NONE; /* libharu must not compress again */
    stream_dict->before_write_fn = stream_fetch;
    stream_dict->write_fn = stream_entries;
    stream_dict->after_write_fn = stream_release;
}

void pdf_jobs_checksum(struct pdf_jobs *jobs, GChecksum *checksum)
{
    for (guint i = 0; i < jobs->all->len; i++) {
        const struct pdf_job *job = g_ptr_array_index(jobs->all, i);
        uint32_t mark[2] = {GUINT32_TO_LE(job->raw_length), GUINT32_TO_LE(job->crc)};
        g_checksum_update(checksum, (const guchar *)mark, sizeof mark);
    }
}
