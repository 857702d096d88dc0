/*
 * doc_phrases.c -- what every document says in the same words, and the words of marks.
 */
#include "doc.h"

static const char *const phrases[] = {
    [DOC_PHRASE_NATION] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    [DOC_PHRASE_MOTTO] = "Độc lập - Tự do - Hạnh phúc",
    [DOC_PHRASE_NUMBER] = "Số:",
    [DOC_PHRASE_ADDRESSED] = "Kính gửi:",
    [DOC_PHRASE_RECIPIENTS] = "Nơi nhận:",
    [DOC_PHRASE_ANNEX] = "Phụ lục",
};

static const char *const mark_words[] = {
    [DOC_MARK_URGENT] = "KHẨN",
    [DOC_MARK_VERY_URGENT] = "THƯỢNG KHẨN",
    [DOC_MARK_EXPRESS] = "HỎA TỐC",
    [DOC_MARK_INTERNAL] = "LƯU HÀNH NỘI BỘ",
};

const char *doc_phrase(enum doc_phrase phrase)
{
    return phrases[phrase];
}

const char *doc_mark_words(enum doc_mark mark)
{
    return mark_words[mark];
}

bool doc_mark_is_urgency(enum doc_mark mark)
{
    return mark <= DOC_MARK_EXPRESS;
}
