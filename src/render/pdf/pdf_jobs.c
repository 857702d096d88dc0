/*
 * pdf_jobs.c -- compresses streams beside the making of others.
 *
 * Every stream is compressed by itself, so the bytes don't depend on which thread did it or when.
 */
#include <libdeflate.h>

#include "pdf_int.h"

struct pdf_job {
    pdf_job_fill    *fill;
    struct pdf      *pdf;
    uint32_t         number;
    gint             done;
    struct pdf_buf   raw, packed;
    uint32_t         raw_length, crc; /* of the raw bytes */
    struct pdf_jobs *jobs;
};

struct pdf_jobs {
    struct worker *worker;
    GPtrArray     *all;
    int            level;
};

/* Each thread has one compressor, which costs more to make than to use. */
struct compressor {
    int                           level;
    struct libdeflate_compressor *deflate;
};

static void compressor_free(void *data)
{
    struct compressor *compressor = data;
    libdeflate_free_compressor(compressor->deflate);
    g_free(compressor);
}

static GPrivate thread_compressor = G_PRIVATE_INIT(compressor_free);

static struct libdeflate_compressor *compressor_get(int level)
{
    struct compressor *compressor = g_private_get(&thread_compressor);
    if (compressor == NULL || compressor->level != level) {
        compressor = g_new(struct compressor, 1);
        *compressor = (struct compressor){level, libdeflate_alloc_compressor(level)};
        if (compressor->deflate == NULL)
            g_error("out of memory");
        g_private_replace(&thread_compressor, compressor);
    }
    return compressor->deflate;
}

static void job_run(void *data)
{
    struct pdf_job               *job = data;
    struct libdeflate_compressor *compressor = compressor_get(job->jobs->level);
    if (job->fill != NULL)
        job->fill(job->pdf, job->number, &job->raw);
    job->raw_length = (uint32_t)job->raw.length;
    job->crc = libdeflate_crc32(0, job->raw.data, job->raw.length);
    size_t bound = libdeflate_zlib_compress_bound(compressor, job->raw.length);
    job->packed.data = g_malloc(bound);
    job->packed.length = libdeflate_zlib_compress(compressor, job->raw.data, job->raw.length, job->packed.data, bound);
    job->packed.data = g_realloc(job->packed.data, job->packed.length);
    pdf_buf_free(&job->raw);
    g_atomic_int_set(&job->done, 1);
}

struct pdf_jobs *pdf_jobs_new(unsigned level, struct worker *worker)
{
    struct pdf_jobs *jobs = g_new0(struct pdf_jobs, 1);
    jobs->worker = worker;
    jobs->level = (int)level;
    jobs->all = g_ptr_array_new();
    return jobs;
}

void pdf_jobs_free(struct pdf_jobs *jobs)
{
    if (jobs == NULL)
        return;
    for (guint i = 0; i < jobs->all->len; i++) {
        struct pdf_job *job = g_ptr_array_index(jobs->all, i);
        worker_wait(jobs->worker, &job->done);
        pdf_buf_free(&job->raw);
        pdf_buf_free(&job->packed);
        g_free(job);
    }
    g_ptr_array_free(jobs->all, TRUE);
    g_free(jobs);
}

static struct pdf_job *jobs_queue(struct pdf_jobs *jobs, struct pdf_job *job)
{
    job->jobs = jobs;
    g_ptr_array_add(jobs->all, job);
    worker_add(jobs->worker, job_run, job);
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

/* libharu asks for the content only when it writes the object: then it must be there, and afterwards no longer. */
static HPDF_STATUS stream_fetch(HPDF_Dict dict)
{
    struct pdf_job *job = dict->attr;
    worker_wait(job->jobs->worker, &job->done);
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
        uint32_t              mark[2] = {GUINT32_TO_LE(job->raw_length), GUINT32_TO_LE(job->crc)};
        g_checksum_update(checksum, (const guchar *)mark, sizeof mark);
    }
}
