/*
 * line_break.c -- total-fit line breaking after Knuth and Plass.
 * All ways to break that can be part of the best one are followed at once: a node is a break reached at least cost with
 * a last line of one fitness.  Nodes are made in the order of the text and a line from an older node is longer, so the
 * nodes that can still start a line are always the youngest ones: a window, which keeps the work linear.
 */
#include <string.h>

#include "line_cost.h"
#include "paragraph.h"

#define POINTS_AT_HAND 128
#define NODES_AT_HAND 128
#define LINES_AT_HAND 32

/* A place where a line may end, before an item; the first is the start and the last the end of the text. */
struct point {
    int64_t  end, start;               /* natural width from the first item: without, with the space here */
    uint32_t end_spaces, start_spaces; /* likewise */
    uint32_t item;
    bool     emergency;
};

struct node {
    int64_t  cost;
    uint32_t point, previous; /* previous: index of a node */
    uint8_t  fitness;
};

struct breaker {
    struct para      *para;
    enum line_mode    mode;
    int32_t           first_available, available;
    struct point     *points;
    uint32_t          n_points, points_room;
    struct node      *nodes;
    uint32_t          n_nodes, nodes_room;
    struct para_line *lines;
    uint32_t          n_lines, lines_room;
    struct point      points_at_hand[POINTS_AT_HAND];
    struct node       nodes_at_hand[NODES_AT_HAND];
    struct para_line  lines_at_hand[LINES_AT_HAND];
};

/* Makes room for one more; the elements move from the stack to the heap when there are too many. */
static void *array_grow(void *old, const void *at_hand, uint32_t *room, size_t size)
{
    void *grown = g_realloc_n(old == at_hand ? NULL : old, *room * 2, size);
    if (old == at_hand)
        memcpy(grown, at_hand, *room * size);
    *room *= 2;
    return grown;
}

static void breaker_start(struct breaker *b, struct para *para, int width)
{
    b->para = para;
    b->mode = para->style.align == DOC_ALIGN_JUSTIFY  ? LINES_JUSTIFIED
              : para->style.align == DOC_ALIGN_CENTER ? LINES_BALANCED
                                                      : LINES_RAGGED;
    b->available = MAX(width - para->style.left - para->style.right, 1);
    b->first_available = MAX(width - para->style.left - para->style.right - para->style.first_indent, 1);
    b->points = b->points_at_hand;
    b->points_room = POINTS_AT_HAND;
    b->nodes = b->nodes_at_hand;
    b->nodes_room = NODES_AT_HAND;
    b->lines = b->lines_at_hand;
    b->lines_room = LINES_AT_HAND;
    b->n_points = b->n_nodes = b->n_lines = 0;
}

static void breaker_clear(struct breaker *b)
{
    if (b->points != b->points_at_hand)
        g_free(b->points);
    if (b->nodes != b->nodes_at_hand)
        g_free(b->nodes);
    if (b->lines != b->lines_at_hand)
        g_free(b->lines);
}

/* ---- Points ---- */

static void point_add(struct breaker *b, struct point point)
{
    if (b->n_points == b->points_room)
        b->points = array_grow(b->points, b->points_at_hand, &b->points_room, sizeof *b->points);
    b->points[b->n_points++] = point;
}

/* How wide an address is from an item on: up to its end, or to where its part ends. */
static int64_t address_width(const struct breaker *b, uint32_t from, uint32_t to, bool part)
{
    const struct para_item *items = b->para->items;
    int64_t                 width = items[from].width;

    for (uint32_t i = from + 1; i < to && (items[i].glue == PARA_JOINED || items[i].glue == PARA_EMERGENCY) &&
                                !(part && items[i].address == PARA_ADDRESS_PART) && width <= b->available;
         i++)
        width += items[i].width;
    return width;
}

/* An address, or a part of one, that has room on a line of its own is not parted. */
struct address {
    bool wide, part_wide; /* since the word's, the part's beginning: too wide for a line */
};

static void address_follow(const struct breaker *b, struct address *address, uint32_t item, uint32_t to)
{
    const struct para_item *items = b->para->items;
    bool                    starts = items[item].glue != PARA_JOINED && items[item].glue != PARA_EMERGENCY;

    if (items[item].glue == PARA_EMERGENCY && items[item].address == PARA_NO_ADDRESS)
        return;
    if (starts)
        address->wide = address_width(b, item, to, false) > b->available;
    if (starts || items[item].address == PARA_ADDRESS_PART)
        address->part_wide = address_width(b, item, to, true) > b->available;
}

static bool may_part(const struct address *address, const struct para_item *item)
{
    return item->address == PARA_NO_ADDRESS ||
           (item->address == PARA_ADDRESS_PART ? address->wide : address->part_wide);
}

/* The points of items [from, to), which have no forced break inside. */
static void points_make(struct breaker *b, uint32_t from, uint32_t to)
{
    const struct para_item *items = b->para->items;
    int64_t                 width = 0;
    uint32_t                spaces = 0;
    struct address          address = {false, false};
    b->n_points = 0;
    point_add(b, (struct point){.item = from});
    for (uint32_t i = from; i < to; i++) {
        uint8_t glue = items[i].glue;
        if (i == from || glue != PARA_JOINED)
            address_follow(b, &address, i, to);
        bool         space = i > from && (glue == PARA_SPACE || glue == PARA_NO_BREAK);
        struct point point = {.end = width, .end_spaces = spaces, .item = i, .emergency = glue == PARA_EMERGENCY};
        width += space ? b->para->space : 0;
        spaces += space;
        point.start = width;
        point.start_spaces = spaces;
        if (i > from &&
            (glue == PARA_SPACE || (glue == PARA_EMERGENCY && may_part(&address, &items[i])) || items[i].loose))
            point_add(b, point);
        width += items[i].width;
    }
    point_add(b, (struct point){.end = width, .end_spaces = spaces, .item = to});
}

/* The line between two points. */
static struct line_shape line_between(const struct breaker *b, uint32_t from, uint32_t to)
{
    const struct point *start = &b->points[from], *end = &b->points[to];
    return (struct line_shape){
        .width = end->end - start->start,
        .available = start->item == 0 ? b->first_available : b->available,
        .spaces = end->end_spaces - start->start_spaces,
        .first = from == 0,
        .last = to == b->n_points - 1,
        .emergency = end->emergency,
    };
}

/* ---- Nodes ---- */

struct best {
    int64_t  cost[FITNESS_COUNT];
    uint32_t previous[FITNESS_COUNT];
};

static void best_take(struct best *best, enum line_fitness fitness, int64_t cost, uint32_t previous)
{
    if (cost < best->cost[fitness]) {
        best->cost[fitness] = cost;
        best->previous[fitness] = previous;
    }
}

/* A fitness that costs more than the best one and its contrast can't win later. */
static void nodes_add(struct breaker *b, const struct best *best, uint32_t point)
{
    int64_t least = COST_NONE;
    for (int i = 0; i < FITNESS_COUNT; i++)
        least = MIN(least, best->cost[i]);
    if (least == COST_NONE)
        return;
    for (int i = 0; i < FITNESS_COUNT; i++) {
        if (best->cost[i] > least + COST_CONTRAST)
            continue;
        if (b->n_nodes == b->nodes_room)
            b->nodes = array_grow(b->nodes, b->nodes_at_hand, &b->nodes_room, sizeof *b->nodes);
        b->nodes[b->n_nodes++] = (struct node){best->cost[i], point, best->previous[i], (uint8_t)i};
    }
}

/* A line from a node to a point; false if it is too long. */
static bool line_try(const struct breaker *b, uint32_t node_index, uint32_t point, int32_t tolerance, struct best *best)
{
    const struct node *node = &b->nodes[node_index];
    struct line_shape  line = line_between(b, node->point, point);
    if (b->mode != LINES_JUSTIFIED) {
        if (line.width > line.available)
            return false;
        best_take(best, FITNESS_DECENT, node->cost + line_cost_ragged(&line, b->mode), node_index);
        return true;
    }
    int32_t ratio = line_ratio(&line, b->para->space);
    if (ratio < -RATIO_ONE)
        return false;
    if (ratio <= tolerance) {
        enum line_fitness fitness = line_fitness(ratio);
        best_take(best, fitness,
                  node->cost + line_cost_justified(&line, ratio) +
                      line_cost_contrast((enum line_fitness)node->fitness, fitness),
                  node_index);
    }
    return true;
}

/*
 * One pass over the points.  False if no way through was found: a last pass always finds one, if need be with a line
 * that is too long.  There every fitting line is feasible, so such a line holds one unbreakable piece only.
 */
static bool pass(struct breaker *b, int32_t tolerance, bool last_pass)
{
    uint32_t first = 0;
    b->n_nodes = 0;
    b->nodes[b->n_nodes++] = (struct node){0, 0, 0, FITNESS_DECENT};
    for (uint32_t point = 1; point < b->n_points; point++) {
        if (b->points[point].emergency && !last_pass)
            continue;
        struct best best = {{COST_NONE, COST_NONE, COST_NONE, COST_NONE}, {0}};
        for (uint32_t i = first; i < b->n_nodes; i++)
            if (!line_try(b, i, point, tolerance, &best) && i == first)
                first++;
        if (first == b->n_nodes) {
            if (!last_pass)
                return false;
            best_take(&best, FITNESS_DECENT, b->nodes[b->n_nodes - 1].cost + COST_OVERFULL, b->n_nodes - 1);
        }
        nodes_add(b, &best, point);
    }
    return b->nodes[b->n_nodes - 1].point == b->n_points - 1;
}

/* ---- Lines ---- */

static void line_add(struct breaker *b, struct para_line line)
{
    if (b->n_lines == b->lines_room)
        b->lines = array_grow(b->lines, b->lines_at_hand, &b->lines_room, sizeof *b->lines);
    b->lines[b->n_lines++] = line;
}

static void line_note_width(struct para *para, const struct para_line *line, bool justified)
{
    int64_t shrink = justified ? (int64_t)line->spaces * para->space / SHRINK_PART : 0;
    int64_t missing = line->width - shrink - line->available;
    if (missing > 0) {
        para->overfull = true;
        para->missing = MAX(para->missing, (int32_t)missing);
    }
}

/* The best node at the end, and the lines that lead to it.  Returns the worst stretch. */
static int32_t lines_take(struct breaker *b)
{
    uint32_t best = b->n_nodes - 1, n = 0;
    int32_t  worst = 0;
    for (uint32_t i = b->n_nodes; i > 0 && b->nodes[i - 1].point == b->n_points - 1; i--)
        if (b->nodes[i - 1].cost < b->nodes[best].cost)
            best = i - 1;
    for (uint32_t i = best; b->nodes[i].point; i = b->nodes[i].previous)
        n++;
    uint32_t at = b->n_lines + n;
    for (uint32_t i = 0; i < n; i++)
        line_add(b, (struct para_line){0});
    for (uint32_t i = best; b->nodes[i].point; i = b->nodes[i].previous) {
        uint32_t          from = b->nodes[b->nodes[i].previous].point, to = b->nodes[i].point;
        struct line_shape shape = line_between(b, from, to);
        int32_t           ratio = line_ratio(&shape, b->para->space);
        bool              torn = b->mode == LINES_JUSTIFIED && ratio > TORN_WIDE;
        b->lines[--at] = (struct para_line){
            .first = b->points[from].item,
            .count = b->points[to].item - b->points[from].item,
            .width = (int32_t)MIN(shape.width, G_MAXINT32),
            .available = shape.available,
            .spaces = shape.spaces,
            .last = shape.last || torn,
        };
        worst = MAX(worst, ratio);
        b->para->broken_words = b->para->broken_words || shape.emergency;
        line_note_width(b->para, &b->lines[at], b->mode == LINES_JUSTIFIED);
    }
    return worst;
}

/* Most cells and headings: everything fits on one line. */
static bool one_line(struct breaker *b, uint32_t from, uint32_t to)
{
    const struct para_item *items = b->para->items;
    int32_t                 available = from == 0 ? b->first_available : b->available;
    int64_t                 width = items[from].width;
    uint32_t                spaces = 0;
    for (uint32_t i = from + 1; i < to && width <= available; i++) {
        bool space = items[i].glue == PARA_SPACE || items[i].glue == PARA_NO_BREAK;
        width += items[i].width + (space ? b->para->space : 0);
        spaces += space;
    }
    if (width > available)
        return false;
    line_add(b, (struct para_line){from, to - from, (int32_t)width, available, spaces, true});
    return true;
}

/* The lines of items [from, to).  Returns the worst stretch. */
static int32_t segment_break(struct breaker *b, uint32_t from, uint32_t to)
{
    if (one_line(b, from, to))
        return 0;
    points_make(b, from, to);
    if (!pass(b, TOLERANCE, false))
        pass(b, RATIO_MAX, true);
    return lines_take(b);
}

static int32_t segments_break(struct breaker *b)
{
    const struct para *para = b->para;
    int32_t            worst = 0;
    b->n_lines = 0;
    b->para->broken_words = b->para->overfull = false;
    b->para->missing = 0;
    for (uint32_t from = 0, to; from < para->n_items; from = to) {
        for (to = from + 1; to < para->n_items && para->items[to].glue != PARA_NEW_LINE;)
            to++;
        int32_t stretch = segment_break(b, from, to);
        worst = MAX(worst, stretch);
    }
    return worst;
}

/*
 * Words that stay together are parted where they are wider than the line: a narrow column has no other way.  Not after
 * a label.
 */
static void loosen(struct para *para, int width)
{
    uint32_t first = 0;
    int      piece = 0;
    for (uint32_t i = 0; i <= para->n_items; i++) {
        struct para_item *item = i < para->n_items ? &para->items[i] : NULL;
        if (item != NULL)
            item->loose = 0;
        if (item != NULL && (item->glue == PARA_NO_BREAK || item->glue == PARA_JOINED || i == first)) {
            piece += item->width + (item->glue == PARA_NO_BREAK ? para->space : 0);
            continue;
        }
        for (uint32_t k = first + 1; k < i && piece > width; k++)
            para->items[k].loose = para->items[k].glue == PARA_NO_BREAK && para->items[k - 1].role != PAGE_LABEL;
        first = i;
        piece = item != NULL ? item->width : 0;
    }
    para->loosened = para->min_width > width;
}

static void lines_keep(struct para_context *context, struct para *para, const struct para_line *lines, uint32_t n)
{
    if (n > para->lines_room) {
        para->lines = arena_new_array(context->arena, struct para_line, n);
        para->lines_room = n;
    }
    if (n)
        memcpy(para->lines, lines, n * sizeof *lines);
    para->n_lines = n;
}

void para_break(struct para_context *context, struct para *para, int width)
{
    struct breaker b;
    if (para->loosened || para->min_width > width)
        loosen(para, width);
    breaker_start(&b, para, width);
    para->ragged = b.mode != LINES_JUSTIFIED;
    bool torn = segments_break(&b) > TORN && b.mode == LINES_JUSTIFIED;
    if (torn && !para->style.in_column && b.available < NARROW_EMS * para->style.size * 128) {
        b.mode = LINES_RAGGED;
        para->ragged = true;
        segments_break(&b);
    }
    lines_keep(context, para, b.lines, b.n_lines);
    breaker_clear(&b);
}
