/*
 * check_rules.c -- the plan's own rules: sums that must be equal, or no more, or no less.
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

enum comparison { EQUALS, AT_MOST, AT_LEAST };

static bool holds(struct decimal left, struct decimal right, enum comparison comparison,
                  const struct decimal *tolerance)
{
    struct decimal difference, allowed = tolerance != NULL ? *tolerance : decimal_from_int(0);

    if (!decimal_subtract(left, right, &difference))
        return true;
    if (comparison == AT_LEAST || (comparison == EQUALS && difference.coefficient < 0))
        difference.coefficient = -difference.coefficient;
    return decimal_compare(difference, allowed) <= 0;
}

/* The rule's title, with what it runs over. */
static const char *title_of(struct check *check, const struct rule *rule, unsigned index)
{
    const char *title = rule->title.text != NULL ? rule->title.text : rule->id;

    return rule->each->len > 0 ? arena_printf(check->arena, "%s (%s)", title, (char *)rule->each->pdata[index]) : title;
}

static void compare(struct check *check, const struct rule *rule, const GPtrArray *others, enum comparison comparison)
{
    static const char *const words[] = {"khác", "lớn hơn", "nhỏ hơn"};
    static const char *const english[] = {"differs from", "is above", "is below"};

    for (unsigned i = 0; i < rule->sum->len && i < others->len; i++) {
        struct decimal left, right;
        const char    *left_words, *right_words;
        if (!sum_of(check, rule->sum->pdata[i], &left, &left_words) ||
            !sum_of(check, others->pdata[i], &right, &right_words) || holds(left, right, comparison, rule->tolerance))
            continue;
        diag(check->diags, DIAG_RULE_BROKEN, rule->span, title_of(check, rule, i), left_words, right_words,
             check->period->name, words[comparison], english[comparison], NULL);
    }
}

void check_rules(struct check *check)
{
    for (unsigned i = 0; i < check->plan->rules->len; i++) {
        const struct rule *rule = check->plan->rules->pdata[i];
        compare(check, rule, rule->equals, EQUALS);
        compare(check, rule, rule->at_most, AT_MOST);
        compare(check, rule, rule->at_least, AT_LEAST);
    }
}
