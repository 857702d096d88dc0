/*
 * device.c -- the walk over a page's items and a drawing's: the one place that knows all kinds of them.
 */
#include "device.h"

void device_drawing(const struct drawing_device *device, void *self, const struct drawing *drawing, int32_t x,
                    int32_t y)
{
    for (uint32_t i = 0; i < drawing->n_items; i++) {
        const struct drawing_item *item = &drawing->items[i];

        switch (item->kind) {
        case DRAWING_PATH:
            device->path(self, &item->path, x, y);
            break;
        case DRAWING_TEXT:
            device->text(self, &item->text, x, y);
            break;
        case DRAWING_IMAGE:
            device->image(self, item, x, y);
            break;
        case DRAWING_GROUP:
            device->group(self);
            break;
        case DRAWING_CLIP:
            device->clip(self, &item->path, x, y);
            break;
        default:
            device->end(self);
            break;
        }
    }
}

static void walk_item(const struct device *device, void *self, const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_TEXT:
        device->text(self, item);
        break;
    case PAGE_LINE:
        device->line(self, item);
        break;
    case PAGE_BOX:
        device->box(self, item);
        break;
    case PAGE_FILL:
        device->fill(self, item);
        break;
    case PAGE_DRAWING:
        device->drawing_begin(self, item);
        device_drawing(device->drawing, self, item->drawing, item->x, item->y);
        device->drawing_end(self, item);
        break;
    default:
        if (device->place != NULL)
            device->place(self, item);
        break;
    }
}

void device_page(const struct device *device, void *self, const struct page *page)
{
    device->page_begin(self, page);
    for (uint32_t i = 0; i < page->n_items; i++)
        walk_item(device, self, &page->items[i]);
    device->page_end(self, page);
}
