/*
 * cmd_sign.c -- baocao sign: a signature into an empty field of a PDF.
 */
#include <stdio.h>

#include "event_log.h"
#include "sign.h"
#include "verbs.h"

struct sign_arguments {
    const char *file, *out, *field, *key_file, *token, *tsa, *image, *plan, *by;
    unsigned    digest, pin_descriptor;
    bool        pss, renew;
    GPtrArray  *lists;
};

enum { TERMINAL = 0, DESCRIPTOR_MAX = 1023 };

static enum exit_status renew(const struct call *call, const struct sign_arguments *given,
                              const struct sign_options *options, struct diags *diags)
{
    if (given->tsa == NULL)
        return options_wrong(call->lang, WORD_SIGN_NEEDS, "--tsa", "");
    if (renew_file(options, diags))
        printf(word_text(WORD_RENEWED, call->lang), options->out != NULL ? options->out : options->file);
    return options_exit_status(diags);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct sign_arguments *given = data;
    struct sign_options          options = {
                 .file = given->file,
                 .out = given->out,
                 .field = given->field,
                 .key_file = given->key_file,
                 .token = given->token,
                 .tsa = given->tsa,
                 .image = given->image,
                 .digest = given->digest,
                 .pss = given->pss,
                 .lists = given->lists,
                 .pin_descriptor = given->pin_descriptor == TERMINAL ? -1 : (int)given->pin_descriptor,
    };

    if (given->renew)
        return renew(call, given, &options, diags);
    if (options.field == NULL)
        return options_wrong(call->lang, WORD_SIGN_NEEDS, "--field", "");
    if ((options.key_file == NULL) == (options.token == NULL))
        return options_wrong(call->lang, WORD_SIGN_NEEDS_ONE, "--p12, --pkcs11", "");
    if (sign_file(&options, diags)) {
        const char  *file = options.out != NULL ? options.out : options.file;
        struct event event = {.what = "sign", .by = given->by, .file = file, .more = options.field};

        printf(word_text(WORD_SIGNED, call->lang), file, options.field);
        if (given->plan != NULL)
            event_log_add(given->plan, &event, diags);
    }
    return options_exit_status(diags);
}

static const struct option_choice digests[] = {
    {"sha256", SIGN_SHA256}, {"sha384", SIGN_SHA384}, {"sha512", SIGN_SHA512}, {NULL, 0}};
static const struct option options[] = {
    {.name = "field",
     .kind = OPTION_TEXT,
     .argument = "NAME",
     .help = WORD_HELP_FIELD,
     .offset = offsetof(struct sign_arguments, field)},
    {.name = "p12",
     .kind = OPTION_TEXT,
     .argument = "FILE",
     .help = WORD_HELP_P12,
     .offset = offsetof(struct sign_arguments, key_file)},
    {.name = "pkcs11",
     .kind = OPTION_TEXT,
     .argument = "URI",
     .help = WORD_HELP_PKCS11,
     .offset = offsetof(struct sign_arguments, token)},
    {.name = "pin-fd",
     .kind = OPTION_NUMBER,
     .argument = "N",
     .help = WORD_HELP_PIN,
     .offset = offsetof(struct sign_arguments, pin_descriptor),
     .least = 3,
     .most = DESCRIPTOR_MAX},
    {.name = "tsa",
     .kind = OPTION_TEXT,
     .argument = "URL",
     .help = WORD_HELP_TSA,
     .offset = offsetof(struct sign_arguments, tsa)},
    {.name = "image",
     .kind = OPTION_TEXT,
     .argument = "FILE",
     .help = WORD_HELP_IMAGE,
     .offset = offsetof(struct sign_arguments, image)},
    {.name = "plan",
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_SIGN_PLAN,
     .offset = offsetof(struct sign_arguments, plan)},
    {.name = "by",
     .kind = OPTION_TEXT,
     .argument = "NAME",
     .help = WORD_HELP_BY,
     .offset = offsetof(struct sign_arguments, by)},
    {.name = "digest",
     .kind = OPTION_CHOICE,
     .help = WORD_HELP_DIGEST,
     .offset = offsetof(struct sign_arguments, digest),
     .choices = digests},
    {.name = "pss", .kind = OPTION_FLAG, .help = WORD_HELP_PSS, .offset = offsetof(struct sign_arguments, pss)},
    {.name = "renew", .kind = OPTION_FLAG, .help = WORD_HELP_RENEW, .offset = offsetof(struct sign_arguments, renew)},
    {.name = "crl",
     .kind = OPTION_TEXTS,
     .argument = "FILE",
     .help = WORD_HELP_CRL,
     .offset = offsetof(struct sign_arguments, lists)},
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "FILE",
     .help = WORD_HELP_SIGN_OUT,
     .offset = offsetof(struct sign_arguments, out)},
    {.name = NULL},
};
static const struct argument arguments[] = {{"FILE", offsetof(struct sign_arguments, file), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_sign = {.name = "sign",
                               .summary = WORD_VERB_SIGN,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct sign_arguments)};
