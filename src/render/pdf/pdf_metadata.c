/*
 * pdf_metadata.c -- what the document says about itself: XMP and Info, output intent, viewer's settings; outline and
 * page labels.
 */
#include "base/program_version.h"
#include "pdf_int.h"

#define PRODUCER "baocao"

/* ---- Facts about the document ---- */

static const char *info_title(const struct pdf *pdf)
{
    return pdf->info != NULL && pdf->info->title && *pdf->info->title ? pdf->info->title : "Văn bản";
}

/* A language tag: letters, digits and hyphens. */
static const char *info_language(const struct pdf *pdf)
{
    const char *language = pdf->info != NULL && pdf->info->language ? pdf->info->language : "";
    for (const char *at = language; *at; at++)
        if (!g_ascii_isalnum(*at) && *at != '-')
            return "vi";
    return *language ? language : "vi";
}

/* The report's date, else SOURCE_DATE_EPOCH, never the clock.  Both forms are "" if there is none. */
static void info_date(const struct pdf *pdf, char xmp[32], char pdf_date[32])
{
    *xmp = *pdf_date = '\0';
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (pdf->info != NULL && date_is_set(pdf->info->date)) {
        struct date date = pdf->info->date;
        date_print(date, xmp);
        g_snprintf(pdf_date, 32, "D:%04d%02d%02d", date.year, date.month, date.day);
    } else if (epoch != NULL && *epoch) {
        char      *end;
        gint64     seconds = g_ascii_strtoll(epoch, &end, 10);
        GDateTime *time = *end ? NULL : g_date_time_new_from_unix_utc(seconds);
        if (time == NULL)
            return;
        g_snprintf(xmp, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year(time), g_date_time_get_month(time),
                   g_date_time_get_day_of_month(time), g_date_time_get_hour(time), g_date_time_get_minute(time),
                   g_date_time_get_second(time));
        g_snprintf(pdf_date, 32, "D:%04d%02d%02d%02d%02d%02dZ", g_date_time_get_year(time), g_date_time_get_month(time),
                   g_date_time_get_day_of_month(time), g_date_time_get_hour(time), g_date_time_get_minute(time),
                   g_date_time_get_second(time));
        g_date_time_unref(time);
    }
}

bool pdf_date(const struct pdf *pdf, char date[32])
{
    char xmp[32];
    info_date(pdf, xmp, date);
    return *date != '\0';
}

bool pdf_is_foreign(const struct pdf *pdf)
{
    return !g_str_has_prefix(info_language(pdf), "vi");
}

/* ---- Info ---- */

static void put_entry(struct pdf_buf *out, const char *key, const char *value)
{
    if (value == NULL || !*value)
        return;
    pdf_buf_string(out, key);
    pdf_buf_text(out, value);
}

static HPDF_STATUS info_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf *pdf = dict->attr;
    char              xmp[32], date[32];
    struct pdf_buf    buf = {0};
    info_date(pdf, xmp, date);
    put_entry(&buf, "/Title", info_title(pdf));
    put_entry(&buf, "/Author", pdf->info != NULL ? pdf->info->author : NULL);
    put_entry(&buf, "/Subject", pdf->info != NULL ? pdf->info->subject : NULL);
    pdf_buf_string(&buf, "/Creator(" PRODUCER ")/Producer(" PRODUCER ")");
    if (*date)
        pdf_buf_printf(&buf, "/CreationDate(%s)/ModDate(%s)", date, date);
    return pdf_buf_print(&buf, stream);
}

/* ---- XMP ---- */

static const char xmp_start[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
    "<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool>\n<pdf:Producer>" PRODUCER "</pdf:Producer>\n";

/* ---- How it was made ---- */

static void put_xmp(struct pdf_buf *out, const char *before, const char *value, const char *after)
{
    if (value == NULL || !*value)
        return;
    char *escaped = g_markup_escape_text(value, -1);
    pdf_buf_string(out, before);
    pdf_buf_string(out, escaped);
    pdf_buf_string(out, after);
    g_free(escaped);
}

/* Lines become items. */
static void put_inputs(struct pdf_buf *out, const char *inputs)
{
    char **lines = g_strsplit(inputs, "\n", -1);
    pdf_buf_string(out, "<baocao:inputs><rdf:Bag>\n");
    for (char **line = lines; *line != NULL; line++)
        put_xmp(out, "<rdf:li>", *line, "</rdf:li>\n");
    pdf_buf_string(out, "</rdf:Bag></baocao:inputs>\n");
    g_strfreev(lines);
}

static void put_origin(const struct pdf *pdf, struct pdf_buf *out)
{
    const struct pdf_origin *origin = pdf->options.origin;
    if (origin == NULL)
        return;
    pdf_buf_string(out, "<rdf:Description rdf:about=\"\" xmlns:baocao=\"" PDF_ORIGIN_NAMESPACE "\">\n"
                        "<baocao:program>" PRODUCER " " PROGRAM_VERSION "</baocao:program>\n");
    put_xmp(out, "<baocao:document>", origin->document, "</baocao:document>\n");
    pdf_buf_printf(out, "<baocao:options>%s%s%s</baocao:options>\n", origin->draft ? "draft " : "",
                   pdf->options.attach_data ? "attach-data " : "", pdf->options.no_fields ? "no-fields " : "");
    put_inputs(out, origin->inputs);
    pdf_buf_string(out, "</rdf:Description>\n");
}

#define PROPERTY(name, type, text)                                                                                     \
    "<rdf:li rdf:parseType=\"Resource\">\n"                                                                            \
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"                                                        \
    "<pdfaProperty:description>" text "</pdfaProperty:description>\n"                                                  \
    "<pdfaProperty:name>" name "</pdfaProperty:name>\n<pdfaProperty:valueType>" type "</pdfaProperty:valueType>\n"     \
    "</rdf:li>\n"

static const char origin_schema[] =
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:namespaceURI>" PDF_ORIGIN_NAMESPACE "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>baocao</pdfaSchema:prefix>\n"
    "<pdfaSchema:schema>How the document was made</pdfaSchema:schema>\n"
    "<pdfaSchema:property><rdf:Seq>\n" PROPERTY("program", "Text", "Program and version")
        PROPERTY("document", "Text", "Period and name of the document in its plan")
            PROPERTY("options", "Text", "Options that it was made with") PROPERTY(
                "inputs", "bag Text",
                "SHA-256 and name of each file that it was made from") "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n";

/* PDF/A knows no property pdfuaid:part, nor ours, unless it is declared. */
static const char xmp_schemas[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li>\n";
static const char xmp_end[] = "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
                              "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

static void xmp_text(const struct pdf *pdf, struct pdf_buf *out)
{
    char                   xmp[32], date[32];
    const struct doc_info *info = pdf->info;
    info_date(pdf, xmp, date);
    pdf_buf_string(out, xmp_start);
    pdf_buf_printf(out, "<pdfaid:part>%d</pdfaid:part>\n", pdf->options.attach_data ? 3 : 2);
    put_xmp(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info_title(pdf),
            "</rdf:li></rdf:Alt></dc:title>\n");
    put_xmp(out, "<dc:language><rdf:Bag><rdf:li>", info_language(pdf), "</rdf:li></rdf:Bag></dc:language>\n");
    if (info != NULL) {
        put_xmp(out, "<dc:creator><rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq></dc:creator>\n");
        put_xmp(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
        put_xmp(out, "<dc:identifier>", info->identifier, "</dc:identifier>\n");
        put_xmp(out, "<dc:publisher><rdf:Bag><rdf:li>", info->publisher, "</rdf:li></rdf:Bag></dc:publisher>\n");
    }
    put_xmp(out, "<xmp:CreateDate>", xmp, "</xmp:CreateDate>\n");
    put_xmp(out, "<xmp:ModifyDate>", xmp, "</xmp:ModifyDate>\n");
    pdf_buf_string(out, "</rdf:Description>\n");
    put_origin(pdf, out);
    pdf_buf_string(out, xmp_schemas);
    if (pdf->options.origin != NULL)
        pdf_buf_string(out, origin_schema);
    pdf_buf_string(out, xmp_end);
}

static HPDF_Dict xmp_new(struct pdf *pdf)
{
    HPDF_Dict      stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    struct pdf_buf text = {0};
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    xmp_text(pdf, &text); /* not compressed, so that tools that know no PDF find it */
    HPDF_Stream_Write(stream->stream, (HPDF_BYTE *)text.data, (HPDF_UINT)text.length);
    pdf_buf_free(&text);
    return stream;
}

/* ---- Output intent ---- */

static HPDF_Array output_intents(struct pdf *pdf)
{
    HPDF_MMgr      mmgr = pdf->doc->mmgr;
    struct pdf_buf profile = {0};
    pdf_buf_append(&profile, icc_srgb, icc_srgb_length);
    HPDF_Dict stream = pdf_stream_new(pdf, &profile);
    HPDF_Dict_AddNumber(stream, "N", 3);
    HPDF_Dict intent = pdf_dict_new(pdf);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", HPDF_String_New(mmgr, "sRGB IEC61966-2.1", NULL));
    HPDF_Dict_Add(intent, "Info", HPDF_String_New(mmgr, "sRGB IEC61966-2.1", NULL));
    HPDF_Dict_Add(intent, "DestOutputProfile", stream);
    HPDF_Array intents = HPDF_Array_New(mmgr);
    HPDF_Array_Add(intents, intent);
    return intents;
}

/* ---- Page labels ---- */

/* "Phụ lục II" gives "PL II-", anything else of an annex "PL-"; what is attached ("kèm theo") "KT-". */
static char *label_prefix(const struct doc_node *section)
{
    if (section == NULL || section->kind == DOC_DOCUMENT)
        return NULL;
    if (section->kind == DOC_ATTACHMENT)
        return g_strdup("KT-");
    const char *last = section->text ? strrchr(section->text, ' ') : NULL;
    size_t      length = last != NULL ? strspn(last + 1, "IVXLCDM0123456789") : 0;
    if (length == 0 || last[1 + length])
        return g_strdup("PL-");
    return g_strdup_printf("PL %s-", last + 1);
}

void pdf_labels_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)number;
    const struct page *pages = pdf->pages->pages;
    pdf_buf_string(out, "<</Nums[");
    for (uint32_t i = 0; i < pdf->pages->n_pages; i++) {
        if (i > 0 && pages[i].section == pages[i - 1].section && pages[i].number == pages[i - 1].number + 1)
            continue;
        char *prefix = label_prefix(pages[i].section);
        pdf_buf_printf(out, "%u<</S/D/St %u", i, MAX(pages[i].number, 1));
        put_entry(out, "/P", prefix);
        pdf_buf_string(out, ">>\n");
        g_free(prefix);
    }
    pdf_buf_string(out, "]>>");
}

/* ---- Outline ---- */

/* How the items of the outline hang together; indices count from 1, 0 is the root. */
struct pdf_bookmark_links {
    uint32_t parent, first, last, previous, next, n_children;
};

static void outline_link(struct pdf *pdf)
{
    uint32_t                   n = pdf->pages->n_bookmarks;
    struct pdf_bookmark_links *links = pdf->outline = g_new0(struct pdf_bookmark_links, (size_t)n + 1);
    uint32_t                   above[256] = {0}; /* the item last seen at each level */
    unsigned                   depth = 0;
    uint8_t                    levels[256] = {0};
    for (uint32_t i = 1; i <= n; i++) {
        unsigned level = MAX(pdf->pages->bookmarks[i - 1].level, 1);
        while (depth > 0 && levels[depth] >= level)
            depth--;
        uint32_t parent = above[depth];
        links[i].parent = parent;
        links[i].previous = links[parent].last;
        if (links[parent].last)
            links[links[parent].last].next = i;
        else
            links[parent].first = i;
        links[parent].last = i;
        links[parent].n_children++;
        depth++; /* levels rise strictly, so this stays under 256 */
        above[depth] = i;
        levels[depth] = (uint8_t)level;
    }
}

static void put_outline_reference(const struct pdf *pdf, const char *key, uint32_t item, struct pdf_buf *out)
{
    pdf_buf_string(out, key);
    pdf_buf_reference(out, item ? pdf_packed_id(pdf, PDF_OUTLINE, item - 1) : pdf_packed_id(pdf, PDF_OUTLINE_ROOT, 0));
}

void pdf_outline_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)number;
    pdf_buf_printf(out, "<</Type/Outlines/Count %u", pdf->outline[0].n_children);
    if (pdf->outline[0].first) {
        put_outline_reference(pdf, "/First ", pdf->outline[0].first, out);
        put_outline_reference(pdf, "/Last ", pdf->outline[0].last, out);
    }
    pdf_buf_string(out, ">>");
}

void pdf_outline_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    const struct bookmark           *bookmark = &pdf->pages->bookmarks[number];
    const struct pdf_bookmark_links *links = &pdf->outline[number + 1];
    uint32_t                         page = MIN(bookmark->page, pdf->pages->n_pages - 1);
    pdf_buf_string(out, "<</Title");
    pdf_buf_text(out, bookmark->title ? bookmark->title : "");
    put_outline_reference(pdf, "/Parent ", links->parent, out);
    if (links->previous)
        put_outline_reference(pdf, "/Prev ", links->previous, out);
    if (links->next)
        put_outline_reference(pdf, "/Next ", links->next, out);
    if (links->first) { /* closed at first: Count is negative */
        put_outline_reference(pdf, "/First ", links->first, out);
        put_outline_reference(pdf, "/Last ", links->last, out);
        pdf_buf_printf(out, "/Count -%u", links->n_children);
    }
    pdf_buf_printf(out, "/Dest[%u 0 R/XYZ null ", pdf_id(pdf_page_dict(pdf, page)));
    char *end = pdf_hundredths(pdf_buf_room(out, 32), pdf_units((int64_t)pdf->pages->pages[page].height - bookmark->y));
    out->length = (size_t)(end - out->data);
    pdf_buf_string(out, " null]>>");
}

/* ---- Catalog ---- */

static HPDF_STATUS catalog_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf *pdf = dict->attr;
    struct pdf_buf    buf = {0};
    pdf_buf_printf(&buf,
                   "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>\n"
                   "/StructTreeRoot %u 0 R/PageLabels %u 0 R/Lang(%s)",
                   pdf_packed_id(pdf, PDF_TREE_ROOT, 0), pdf_packed_id(pdf, PDF_LABELS, 0), info_language(pdf));
    if (pdf->pages->n_bookmarks)
        pdf_buf_printf(&buf, "/Outlines %u 0 R/PageMode/UseOutlines", pdf_packed_id(pdf, PDF_OUTLINE_ROOT, 0));
    pdf_buf_string(&buf, "\n");
    pdf_fields_write(pdf, &buf);
    pdf_attachments_write(pdf, &buf);
    return pdf_buf_print(&buf, stream);
}

void pdf_metadata_add(struct pdf *pdf)
{
    outline_link(pdf);
    HPDF_Dict_Add(pdf->doc->catalog, "Metadata", xmp_new(pdf));
    HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", output_intents(pdf));
    pdf->doc->catalog->write_fn = catalog_write;
    pdf->doc->catalog->attr = pdf;
    /* libharu's own strings in Info are not Unicode. */
    HPDF_Dict_RemoveElement(pdf->doc->info, "Producer");
    pdf->doc->info->write_fn = info_write;
    pdf->doc->info->attr = pdf;
}
