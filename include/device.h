/*
 * device.h -- what prints pages and drawings: functions that each output implements, and the walk that calls them.
 * Implemented by render (PDF, PNG, SVG) and by the dump of pages; called by nobody else.
 *
 * A device that fails remembers it: the walk always goes to its end.
 */
#ifndef BAOCAO_DEVICE_H
#define BAOCAO_DEVICE_H

#include "pages.h"

/* Prints drawings.  x, y: where the drawing's upper left corner lies. */
struct drawing_device {
    void (*path)(void *self, const struct drawing_path *path, int32_t x, int32_t y);
    void (*text)(void *self, const struct drawing_text *text, int32_t x, int32_t y);
    void (*image)(void *self, const struct drawing_item *image, int32_t x, int32_t y);
    void (*group)(void *self);
    void (*clip)(void *self, const struct drawing_path *path, int32_t x, int32_t y);
    void (*end)(void *self); /* of a group or clip */
};

/* Prints pages, item by item in reading order. */
struct device {
    void (*page_begin)(void *self, const struct page *page);
    void (*text)(void *self, const struct page_item *item);
    void (*line)(void *self, const struct page_item *item);
    void (*box)(void *self, const struct page_item *item);
    void (*fill)(void *self, const struct page_item *item);
    void (*place)(void *self, const struct page_item *item); /* NULL: what is kept free is not to be seen */
    void (*drawing_begin)(void *self, const struct page_item *item);
    const struct drawing_device *drawing;
    void (*drawing_end)(void *self, const struct page_item *item);
    void (*page_end)(void *self, const struct page *page);
};

void device_page(const struct device *device, void *self, const struct page *page);
void device_drawing(const struct drawing_device *device, void *self, const struct drawing *drawing, int32_t x,
                    int32_t y);

#endif
