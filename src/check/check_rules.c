/*
 * check_rules.c -- the plan's own rules: sums that must be equal.
 */
#include <string.h>

#include "check_int.h"
#include "viet.h"

/* A count of tasks, as the facts have it; false if they have none. */
static bool count_of_tasks(const struct check *check, const struct rule_term *term, struct decimal *value)
{
    const xmlNode *root = check->facts != NULL ? xmlDocGetRootElement(check->facts->document) : NULL;

    for (const xmlNode *list = root != NULL ? root->children : NULL; list != NULL; list = list->next) {
        if (strcmp((const char *)list->name, term->carried ? "carried-tasks" : "tasks") != 0)
            continue;
        for (xmlNode *counts = list->children; counts != NULL; counts = counts->next) {
            xmlChar *count;
            bool     read;
            if (strcmp((const char *)counts->name, "counts") != 0)
                continue;
            count = xmlGetProp(counts, (const xmlChar *)term->count);
            read = count != NULL && decimal_parse((const char *)count, value);
            xmlFree(count);
            return read;
        }
    }
    return false;
}

static bool value_of(const struct check *check, const struct rule_term *term, struct decimal *value)
{
    const struct result *result;

    if (term->count != NULL)
        return count_of_tasks(check, term, value);
    if (term->indicator == NULL) {
        *value = term->number;
        return true;
    }
    result = period_result(check->period, term->indicator, NULL);
    if (result == NULL || result->value->kind != VALUE_NUMBER || result->value->n_numbers == 0)
        return false;
    *value = result->value->numbers[0];
    return true;
}

/* False if something has no value yet: there is nothing to judge. */
static bool sum_of(struct check *check, const GPtrArray *terms, struct decimal *sum, const char **words)
{
    GString *written = g_string_new(NULL);
    bool     known = terms->len > 0;

    *sum = decimal_from_int(0);
    for (unsigned i = 0; known && i < terms->len; i++) {
        struct decimal value;
        known = value_of(check, terms->pdata[i], &value) && decimal_add(*sum, value, sum);
        if (known)
            g_string_append_printf(written, "%s%s", i > 0 ? " + " : "", viet_number(check->arena, value));
    }
    if (known && terms->len > 1)
        g_string_append_printf(written, " = %s", viet_number(check->arena, *sum));
    *words = arena_strdup(check->arena, written->str);
    g_string_free(written, TRUE);
    return known;
}

void check_rules(struct check *check)
{
    for (unsigned i = 0; i < check->plan->rules->len; i++) {
        const struct rule *rule = check->plan->rules->pdata[i];
        struct decimal     left, right, difference;
        const char        *left_words, *right_words;
        if (!sum_of(check, rule->sum, &left, &left_words) || !sum_of(check, rule->equals, &right, &right_words) ||
            !decimal_subtract(left, right, &difference))
            continue;
        if (difference.coefficient < 0)
            difference.coefficient = -difference.coefficient;
        if (decimal_compare(difference, rule->tolerance != NULL ? *rule->tolerance : decimal_from_int(0)) > 0)
            diag(check->diags, DIAG_RULE_BROKEN, rule->span, rule->title.text != NULL ? rule->title.text : rule->id,
                 left_words, right_words, check->period->name, NULL);
    }
}
