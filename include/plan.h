/*
 * plan.h -- the model of a plan: what shall be reached and done, by whom, by when.
 * Made by load from plan.yaml and agencies.yaml; read by compute.  Everything lives in the report's arena.
 * Lists are GPtrArray, never NULL, owned by the plan's GLib containers (plan_free).
 */
#ifndef BAOCAO_PLAN_H
#define BAOCAO_PLAN_H

#include <glib.h>
#include <stdbool.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/source.h"

struct arena;
struct diags;

/* A piece of text with its place.  text is NULL if the key is absent. */
struct text {
    const char *text;
    struct span span;  /* of the scalar's first character */
    bool        block; /* stood in a | block: its lines are lines of the source, starting at span.line + 1 */
};

struct class
{
    const char *id;
    struct text title; /* "sở, ban, ngành" */
    unsigned    size;  /* number of agencies in it */
    struct span span;
};

/* An agency has another name from a day on. */
struct renaming {
    struct date since;
    struct text by;               /* id of the cited document that says so */
    struct text name, short_name; /* short_name defaults to name */
    struct text former;           /* the name before; set in a view (plan_at) */
    bool        applied;          /* in a view (plan_at) */
    struct span span;
};

/* An agency is part of another from a day on. */
struct merger {
    struct date since;
    struct text by;      /* id of a cited document */
    struct text into;    /* id of the other agency */
    bool        applied; /* in a view (plan_at) */
};

struct agency {
    const char   *id;
    struct text   name, short_name; /* short_name defaults to name */
    GPtrArray    *classes;          /* of struct class */
    struct class *stands_for;       /* a collective name ("Các sở, ban, ngành"): the class it means; else NULL */
    GPtrArray    *renamings;        /* of struct renaming, as listed */
    struct merger merger;           /* merger.into.text NULL: none */
    const char   *identifier;       /* mã định danh (QĐ 20/2020/QĐ-TTg): "H52.12"; NULL: none */
    unsigned      order;            /* place in the registry, from 0 */
    struct span   span;
};

enum value_kind {
    VALUE_NONE,   /* no value: reason says why, or is absent ("-") */
    VALUE_NUMBER, /* numbers[0] */
    VALUE_RANGE,  /* numbers[0] to numbers[1] */
    VALUE_LIST,   /* several numbers in one cell: "98,7%; 75%" */
    VALUE_TEXT,   /* words only: "Đảm bảo bố trí ít nhất 1%" */
};

enum value_relation { RELATION_NONE, RELATION_AT_LEAST, RELATION_AT_MOST };

/* What proves a figure: a document, where it can be had, and the SHA-256 of the file. */
struct evidence {
    struct text document, address, sha256;
};

/* A number that its decimals may not hold: dividend / divisor. */
struct quotient {
    struct decimal dividend, divisor;
};

struct value {
    enum value_kind        kind;
    enum value_relation    relation; /* a sign that stood before the number: ≥, ≤ */
    struct decimal        *numbers;
    unsigned               n_numbers;
    const char            *unit;    /* "%", or NULL */
    struct text            printed; /* the number(s) as given, with sign and unit: "≥ 70%", "02", "34/30" */
    const struct decimal  *numerator, *denominator; /* what a share is a share of; NULL: not said */
    const struct quotient *exact;   /* a single number's value before it was rounded; NULL: it was not rounded */
    const char            *lacking; /* rolled up: "chưa có số liệu tháng 02"; NULL: every month has a figure */
    bool                   not_cumulative; /* 'cumulative: false' is written */
    struct text            remark;         /* rich text after it: "(Theo Báo cáo PII …)" */
    struct text            reason;         /* VALUE_NONE: rich text "Đang thống kê số liệu" */
    bool                   estimated;      /* Ước */
    bool                   cumulative;     /* lũy kế */
    struct text            as_of;          /* "năm 2025", when it differs from the period */
    struct text            cell;           /* of what was received: "Kết quả!E5", where a sheet held it */
    const char            *file;           /* of what was received: the sheet's file; NULL: none */
    struct evidence        evidence;
    struct span            span;
};

/* A value for a year or a stage ("2026", "2028-2030"). */
struct staged_value {
    const char   *stage;
    int           year_from, year_to;
    struct value *value;
};

/* What is better; unsaid counts as at least where there is a target. */
enum direction { DIRECTION_UNSAID, DIRECTION_AT_LEAST, DIRECTION_AT_MOST, DIRECTION_NONE };
enum rollup {
    ROLLUP_LATEST,
    ROLLUP_FIRST,
    ROLLUP_SUM,
    ROLLUP_MEAN,
    ROLLUP_WEIGHTED_MEAN,
    ROLLUP_CUMULATIVE,
    ROLLUP_MANUAL
};

/* Who leads: agencies of the registry, and words of the plan where it names no body. */
struct lead {
    GPtrArray  *agencies; /* of struct agency */
    struct text text;     /* printed instead of the agencies' names, if given */
    struct span span;     /* of the value; line 0: the key is absent or its list empty */
};

/*
 * How an indicator's figure of a period comes about, unless the period's file says it: what its lead reported, or what
 * the agencies of a class reported, taken together.
 */
enum consolidate_rule {
    CONSOLIDATE_LEAD,
    CONSOLIDATE_SUM,
    CONSOLIDATE_MEAN,
    CONSOLIDATE_WEIGHTED_MEAN, /* by what the same agencies report of the indicator named by weight */
    CONSOLIDATE_RATIO,         /* the sum of the numerators by the sum of the denominators */
    CONSOLIDATE_COUNT,         /* how many agencies report a number that lies within at_least and at_most */
    CONSOLIDATE_MIN,
    CONSOLIDATE_MAX,
    CONSOLIDATE_LATEST, /* of the agency that reported last */
};

struct consolidate_by {
    enum consolidate_rule rule;
    struct class *class; /* whose agencies report; NULL with CONSOLIDATE_LEAD */
    struct text           weight;
    const struct decimal *at_least, *at_most; /* of CONSOLIDATE_COUNT; both NULL: any number but 0 */
    struct span           span;               /* line 0: the plan says nothing */
};

enum label_scheme {
    LABEL_DEFAULT, /* by depth */
    LABEL_NONE,
    LABEL_LETTER_UPPER, /* A B C */
    LABEL_ROMAN,        /* I II III */
    LABEL_NUMBER,       /* 1 2 3 */
    LABEL_LETTER_LOWER, /* a b c d đ: the-thuc.md §4 */
    LABEL_PAREN,        /* (1) (2) */
    LABEL_DASH,         /* - */
    LABEL_NESTED,       /* 2.1 2.2 */
};

/* What an indicator's results are: numbers if unit, target or baseline are such, unless the plan says otherwise. */
enum indicator_kind {
    INDICATOR_ANY,
    INDICATOR_NUMBER,
    INDICATOR_TEXT,
    INDICATOR_STATISTIC /* a number without target */
};

struct indicator {
    const char           *id;
    struct text           title;
    enum indicator_kind   kind;
    const char           *unit;
    enum direction        direction; /* what the plan says, else what its targets' signs (≥, ≤) say */
    enum rollup           rollup;
    struct text           weight;    /* ROLLUP_WEIGHTED_MEAN: the id of the indicator that weighs */
    bool                  carry;     /* a period without a result has the latest one known before */
    struct consolidate_by from;      /* how its figure of a period comes about from what agencies report */
    const char           *code;      /* in reporting systems; NULL: none */
    bool                  share;     /* a share of a whole: over 100% is a contradiction */
    const struct decimal *tolerance; /* a larger change from one period to the next is a contradiction; NULL: none */
    GPtrArray            *baselines; /* of struct staged_value */
    GPtrArray            *targets;   /* of struct staged_value */
    struct lead           lead, supporting;
    GPtrArray            *children; /* of struct indicator */
    enum label_scheme     children_labels;
    GPtrArray            *amendments; /* of struct amendment, as listed */
    struct span           span;
};

enum due_kind {
    DUE_NONE,
    DUE_SPAN,   /* within from … to; a single date, a month, a quarter, a half, a year, a range of them */
    DUE_BEFORE, /* before a date: to is the day itself */
    DUE_MONTHLY,
    DUE_QUARTERLY,
    DUE_YEARLY,
    DUE_ALWAYS,
};
enum due_unit { DUE_DAY, DUE_MONTH, DUE_QUARTER, DUE_HALF, DUE_YEAR };

struct due {
    enum due_kind     kind;
    enum due_unit     unit_from, unit_to; /* how from and to were written: 2026-Q3..2026-Q4 */
    struct date_range range;
    struct text       printed; /* the wording, where it differs from what is made of the above */
    struct span       span;
};

/* A document changes an indicator or a task from a day on.  What it does not change is left out. */
struct amendment {
    struct date since;
    struct text by; /* id of the cited document that says so */
    struct text title, product;
    GPtrArray  *targets; /* of struct staged_value: those years are changed; of an indicator */
    struct lead lead;
    struct due  due;     /* of a task */
    bool        applied; /* in a view (plan_at) */
    struct span span;
};

/* A part of a task with a due date of its own: "(1) Quý I/2026 (2) Thường xuyên". */
struct task_part {
    const char *id;    /* unique in its task */
    const char *label; /* "(1)", "- Kế hoạch:" … as printed before the due and lead; may be NULL */
    struct due  due;
    struct lead lead;
    struct span span;
};

/* What a stage of several years brings for a task, in words: "2025-2030": "Hằng năm". */
struct task_stage {
    const char *stage;
    int         year_from, year_to;
    struct text text; /* rich */
};

struct task {
    const char       *id;
    struct text       title, product, description;
    const char       *code; /* in reporting systems; NULL: none */
    struct lead       lead, supporting;
    struct due        due;      /* unset if it has parts or children */
    GPtrArray        *parts;    /* of struct task_part */
    GPtrArray        *stages;   /* of struct task_stage: instead of a due, or beside it */
    GPtrArray        *children; /* of struct task; a task with children is a heading for them and counts nowhere */
    enum label_scheme children_labels;
    bool              carried;    /* carried over from the year before */
    GPtrArray        *amendments; /* of struct amendment, as listed */
    struct span       span;
};

/* A group of indicators or of tasks, to any depth. */
struct group {
    const char       *id;
    struct text       title;
    enum label_scheme label;      /* of this group itself */
    bool              statistics; /* its indicators are counted without having targets; those of groups inside, too */
    bool              items_running; /* items' numbers run on over the groups inside, else they restart in each */
    GPtrArray        *groups;        /* of struct group */
    GPtrArray        *items;         /* of struct indicator, or of struct task */
    struct span       span;
};

/* Days that the register adds to those known (timeliness.h). */
struct calendar {
    GPtrArray *holidays, *working; /* of struct date_range */
};

/* Something every agency of some classes owes: "an updated plan by 10/5". */
struct requirement {
    const char *id;
    struct text title;
    GPtrArray  *classes;        /* of struct class */
    GPtrArray  *agencies;       /* of struct agency: owed by these too, outside the classes */
    int         figures_within; /* each period's figures, so many working days after its as-of day; 0: no figures */
    struct due  due;
    struct span span;
};

/* A document that the plan cites or rests on. */
struct cited_document {
    const char *id;
    struct text kind, symbol, issuer, subject; /* "Quyết định", "1055/QĐ-UBND", "UBND tỉnh", … */
    struct date date;
    struct span span;
};

/* How a document that baocao makes is signed and sent. */
struct signature {
    GPtrArray  *authority; /* of struct text: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" */
    struct text name;
};

struct issuer {
    GPtrArray  *superior, *name;           /* of struct text, a line each */
    struct text short_name, place, symbol; /* "UBND tỉnh", "Sơn La", "UBND" */
};

/* For whom a document is made: for all together, or one for each agency … */
enum document_each {
    EACH_NONE,
    EACH_MISSING, /* that owes something now (facts: requirements/owing) */
    EACH_LEAD,    /* that leads a task or an indicator under its own name */
    EACH_CLASS,   /* of a class */
};

/* When it is made: always, or only if the agency, or any agency where it is made for all … */
enum document_when {
    WHEN_ALWAYS,
    WHEN_MISSING,  /* owes something now */
    WHEN_RECEIVED, /* has sent figures for the period */
};

/* Codes of Thông tư 05/2025/TT-BNV, from 1 as there. */
enum archive_keeping {
    KEEP_PERMANENT = 1,
    KEEP_70_YEARS,
    KEEP_50_YEARS,
    KEEP_30_YEARS,
    KEEP_20_YEARS,
    KEEP_10_YEARS,
    KEEP_OTHER
};
enum archive_mode { MODE_PUBLIC = 1, MODE_CONDITIONAL, MODE_SECRET };
enum archive_confidence { CONFIDENCE_BORN_DIGITAL = 1, CONFIDENCE_DIGITISED, CONFIDENCE_MIXED };

/* A dossier (hồ sơ) that documents go into: one for each year. */
struct plan_dossier {
    const char             *id;
    struct text             notation;    /* its number and symbol: "01-KHCN" */
    struct text             title;       /* without the year */
    enum archive_keeping    maintenance; /* how long it is kept */
    enum archive_mode       mode;        /* 0: public */
    enum archive_confidence confidence;  /* 0: born digital */
    GPtrArray              *keywords;    /* of struct text */
    struct text             description;
    struct text             paper_code; /* of the dossier on paper */
    bool                    backed_up;  /* kept in reserve as well */
    struct span             span;
};

/* What the archive wants to know beside the documents; agency.text NULL: the plan says nothing. */
struct plan_archive {
    struct text agency;   /* identifier of the body whose dossiers they are: "H52" */
    struct text fonds;    /* code of its fonds: "P01" */
    struct text keeper;   /* code of the archive that keeps them; absent: none yet */
    GPtrArray  *dossiers; /* of struct plan_dossier */
};

/* A document to make: for each period of a kind, or once for the plan itself. */
struct plan_document {
    const char        *template_name; /* templates/<name>.xml */
    struct span        template_span; /* where that stands; source NULL: it is missing */
    const char        *name;          /* of the output file; default: the template's */
    bool               for_plan;      /* made without a period */
    enum period_kind   period_kind;
    enum document_when when;
    enum document_each each;
    struct class      *each_class; /* EACH_CLASS */
    struct text        title;
    struct text        unit;                    /* the drafting unit in a letter's symbol: "KGVX" */
    GPtrArray         *recipients, *addressees; /* of struct text */
    GPtrArray         *marks;                   /* of struct text: words of the template language, "hoa-toc" … */
    GPtrArray         *bases;    /* of struct cited_document: what a decision rests on ("Căn cứ"), in this order */
    struct text        proposal; /* rich: at whose proposal ("Theo đề nghị của …") */
    struct signature   signature;
    const struct plan_dossier *dossier; /* where it is archived; NULL: not said */
    struct text                number;  /* for_plan only: the periods say their own */
    struct date                date;
    struct span                span;
};

/* One term of a rule: an indicator's result, a count of tasks, or a number. */
struct rule_term {
    const struct indicator *indicator; /* NULL: a count or a number */
    const char             *count;     /* "total", "done", "doing", "todo", "overdue" of all leaf tasks; NULL: none */
    bool                    carried;   /* a count of carried-tasks */
    struct decimal          number;
};

/*
 * A rule of the plan's own: a sum that equals another in each period, or is at most or at least that, but for the
 * tolerance.  It may run over several things: then each list has the terms of each of them, in the order of each.
 */
struct rule {
    const char           *id;
    struct text           title;
    GPtrArray            *each;                              /* of const char *: ids that stand for "*"; or empty */
    GPtrArray            *sum, *equals, *at_most, *at_least; /* of GPtrArray of struct rule_term; empty: not given */
    const struct decimal *tolerance;                         /* NULL: none */
    struct span           span;
};

/* A finding of the checks that a person has judged to be right as it is. */
struct accepted {
    struct text      code;  /* "BC0311" */
    struct text      of;    /* the id of what it is about, what it names, or words of its line */
    GPtrArray       *about; /* of struct text: what else it says, so that a change brings it back */
    struct text      reason, by;
    struct text      until; /* the last period that it holds for; text NULL: no end */
    struct period_id until_id;
    struct span      span;
};

/* Free prose of the plan by name, for templates. */
struct prose {
    const char *id;
    struct text text;
};

/* The deepest nesting of a narrative's sections. */
#define NARRATIVE_DEPTH_MAX 6

/* A section of a narrative: a heading, what stands below it, and the sections inside. */
struct section {
    struct text title;    /* rich, one paragraph; may be absent if there is text */
    struct text label;    /* printed instead of the number that the template gives; "" for none; NULL: the template's */
    struct text text;     /* rich */
    GPtrArray  *sections; /* of struct section */
    struct span span;
};

/* The words of a document, by sections. */
struct narrative {
    const char *id;
    GPtrArray  *sections; /* of struct section */
    struct span span;
};

struct plan {
    const char         *id;
    struct text         title, short_title;
    struct date_range   range;
    struct issuer       issuer;
    GPtrArray          *classes, *agencies; /* in registry order */
    struct calendar     calendar;
    GPtrArray          *indicator_groups;             /* of struct group */
    GPtrArray          *task_groups, *carried_groups; /* of struct group */
    GPtrArray          *requirements, *cited, *documents, *prose, *narratives;
    GPtrArray          *rules;                   /* of struct rule */
    GPtrArray          *accepted;                /* of struct accepted */
    GPtrArray          *recipients, *addressees; /* of struct text: for all documents that have none of their own */
    struct signature    signature;               /* the same */
    struct plan_archive archive;
    bool                recurring_year; /* a task due "in the year" counts as recurring */
    bool                issued_sorted;  /* issued documents are numbered by date and symbol, else as listed */
    GHashTable *agencies_by_id, *classes_by_id, *indicators_by_id, *tasks_by_id, *requirements_by_id, *cited_by_id,
        *dossiers_by_id;
    const struct source *source; /* plan.yaml */
    GPtrArray           *views;  /* for plan_at: those that have been asked for; NULL in a view */
    const struct plan   *loaded; /* in a view (plan_at): what it is a view of; else NULL */
};

/*
 * Reads <folder>/plan.yaml and <folder>/agencies.yaml and checks them.  Errors are reported to diags; a plan
 * is returned, as far as it could be read, so that its periods can be checked too; NULL if there is nothing
 * to go on.  plan_free accepts NULL.
 */
struct plan *plan_load(struct arena *arena, const char *folder, struct diags *diags);
/*
 * The plan as it is on a day: amendments, new names and mergers of that day or before are in force, in the order of
 * their days; those of later days are not.  A view for reading: it stands beside the plan, which stays as it was
 * loaded, and lives as long; days on which the same is in force share one.  What was loaded against the plan holds its
 * agencies, tasks and indicators, not the view's: plan_agency leads from one to the other.  plan may be a view itself.
 */
const struct plan *plan_at(const struct plan *plan, struct date day);
/* The direction that signs before targets (of struct staged_value, or NULL) say: the first one's that has a sign. */
enum direction targets_direction(const GPtrArray *targets);
/* The agency of this plan, or view of a plan, that the same plan or another view of it has as agency. */
const struct agency *plan_agency(const struct plan *plan, const struct agency *agency);
/* The same; of one that was merged away, the agency of this view that stands for it. */
const struct agency *plan_successor(const struct plan *plan, const struct agency *agency);
/* Of a plan as it was loaded: the agency that stands for one on a day; itself, unless it was merged into another. */
const struct agency *plan_agency_on(const struct plan *plan, const struct agency *agency, struct date day);
/*
 * Does an agency of the plan as it was loaded owe the requirement on a day: as a member of its classes that is no
 * collective name and was not merged away, or as one of its agencies or the successor of one?
 */
bool requirement_owes(const struct plan *plan, const struct requirement *requirement, const struct agency *agency,
                      struct date day);
/* The same in a view, with a requirement and an agency of that view. */
bool requirement_owes_in(const struct requirement *requirement, const struct agency *agency);
void plan_free(struct plan *plan);

#endif
