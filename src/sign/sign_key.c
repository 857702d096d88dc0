/*
 * sign_key.c -- PKCS #12 files and PKCS #11 tokens, and the PIN that opens them.
 */
#include "sign_key.h"

#include <errno.h>
#include <fcntl.h>
#include <libp11.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "sign_int.h"

#define PIN_MAX 256

/* ---- The PIN ---- */

/* A line of a file descriptor, without its end.  False: nothing can be read, or too much. */
static bool read_line(int descriptor, char pin[PIN_MAX])
{
    size_t length = 0;
    char   byte;
    while (length < PIN_MAX - 1) {
        ssize_t got = read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || byte == '\n')
            break;
        if (byte != '\r')
            pin[length++] = byte;
    }
    pin[length] = '\0';
    return length > 0 && length < PIN_MAX - 1;
}

/* From the terminal, without showing it. */
static bool ask_terminal(char pin[PIN_MAX])
{
    struct termios shown, hidden;
    int            terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0 || tcgetattr(terminal, &shown) != 0) {
        if (terminal >= 0)
            close(terminal);
        return false;
    }
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(terminal, TCSAFLUSH, &hidden);
    dprintf(terminal, "PIN: ");
    bool good = read_line(terminal, pin);
    dprintf(terminal, "\n");
    tcsetattr(terminal, TCSAFLUSH, &shown);
    close(terminal);
    return good;
}

static bool pin_read(const struct sign_options *options, char pin[PIN_MAX], struct diags *diags)
{
    if (options->pin_descriptor >= 0 ? read_line(options->pin_descriptor, pin) : ask_terminal(pin))
        return true;
    diag(diags, DIAG_SIGN_NO_PIN, SPAN_NONE, NULL);
    return false;
}

/* ---- Files ---- */

static bool open_file(struct sign_key *key, const char *path, const char *pin, struct diags *diags)
{
    FILE   *file = fopen(path, "rbe");
    PKCS12 *store = file != NULL ? d2i_PKCS12_fp(file, NULL) : NULL;
    if (file == NULL) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        return false;
    }
    fclose(file);
    bool good = store != NULL && PKCS12_parse(store, pin, &key->key, &key->certificate, &key->chain) == 1 &&
                key->key != NULL && key->certificate != NULL;
    if (!good)
        diag(diags, DIAG_SIGN_KEY_FILE, SPAN_NONE, path, NULL);
    PKCS12_free(store);
    ERR_clear_error();
    return good;
}

/* ---- Tokens ---- */

/* What a PKCS #11 URI (RFC 7512) names. */
struct token_name {
    char *token, *object, *module;
};

struct token {
    PKCS11_CTX  *context;
    PKCS11_SLOT *slots;
    unsigned     n_slots;
};

static void token_name_free(struct token_name *name)
{
    g_free(name->token);
    g_free(name->object);
    g_free(name->module);
}

static bool token_name_read(const char *uri, struct token_name *name)
{
    *name = (struct token_name){0};
    if (!g_str_has_prefix(uri, "pkcs11:"))
        return false;
    char **parts = g_strsplit_set(uri + strlen("pkcs11:"), ";?&", -1);
    for (char **part = parts; *part != NULL; part++) {
        char  *equal = strchr(*part, '=');
        char  *value = equal != NULL ? g_uri_unescape_string(equal + 1, NULL) : NULL;
        char **into = g_str_has_prefix(*part, "token=")         ? &name->token
                      : g_str_has_prefix(*part, "object=")      ? &name->object
                      : g_str_has_prefix(*part, "module-path=") ? &name->module
                                                                : NULL;
        if (into != NULL) {
            g_free(*into);
            *into = g_steal_pointer(&value);
        }
        g_free(value);
    }
    g_strfreev(parts);
    if (name->module == NULL)
        name->module = g_strdup("p11-kit-proxy.so"); /* whatever tokens the machine is set up for */
    return true;
}

static PKCS11_SLOT *slot_find(struct token *token, const char *label)
{
    for (unsigned i = 0; i < token->n_slots; i++) {
        PKCS11_TOKEN *held = token->slots[i].token;
        if (held != NULL && held->initialized && (label == NULL || strcmp(held->label, label) == 0))
            return &token->slots[i];
    }
    return NULL;
}

/* The certificate of the label, or the only one, and the key that belongs to it. */
static bool take_objects(struct sign_key *key, PKCS11_SLOT *slot, const char *label)
{
    PKCS11_CERT *certificates;
    unsigned     n = 0;
    if (PKCS11_enumerate_certs(slot->token, &certificates, &n) != 0)
        return false;
    for (unsigned i = 0; i < n; i++) {
        PKCS11_KEY *found = PKCS11_find_key(&certificates[i]);
        if (found == NULL || (label != NULL && g_strcmp0(certificates[i].label, label) != 0))
            continue;
        key->key = PKCS11_get_private_key(found);
        key->certificate = X509_dup(certificates[i].x509);
        return key->key != NULL;
    }
    return false;
}

static bool open_token(struct sign_key *key, const char *uri, const struct sign_options *options, struct diags *diags)
{
    struct token_name name;
    char              pin[PIN_MAX];
    struct token     *token = g_new0(struct token, 1);
    PKCS11_SLOT      *slot = NULL;
    bool              good = false;
    key->token = token;
    token->context = PKCS11_CTX_new();
    if (token_name_read(uri, &name) && PKCS11_CTX_load(token->context, name.module) == 0 &&
        PKCS11_enumerate_slots(token->context, &token->slots, &token->n_slots) == 0)
        slot = slot_find(token, name.token);
    if (slot == NULL)
        diag(diags, DIAG_SIGN_NO_TOKEN, SPAN_NONE, uri, NULL);
    else if (pin_read(options, pin, diags)) {
        if (PKCS11_open_session(slot, 0) != 0 || PKCS11_login(slot, 0, pin) != 0)
            diag(diags, DIAG_SIGN_WRONG_PIN, SPAN_NONE, uri, NULL);
        else if (!(good = take_objects(key, slot, name.object)))
            diag(diags, DIAG_SIGN_NO_KEY, SPAN_NONE, uri, NULL);
        OPENSSL_cleanse(pin, sizeof pin);
    }
    token_name_free(&name);
    ERR_clear_error();
    return good;
}

bool sign_key_open(struct sign_key *key, const struct sign_options *options, struct diags *diags)
{
    char pin[PIN_MAX];
    *key = (struct sign_key){0};
    if (options->token != NULL)
        return open_token(key, options->token, options, diags);
    if (!pin_read(options, pin, diags))
        return false;
    bool good = open_file(key, options->key_file, pin, diags);
    OPENSSL_cleanse(pin, sizeof pin);
    return good;
}

void sign_key_close(struct sign_key *key)
{
    struct token *token = key->token;
    EVP_PKEY_free(key->key);
    X509_free(key->certificate);
    sk_X509_pop_free(key->chain, X509_free);
    if (token != NULL) {
        if (token->slots != NULL)
            PKCS11_release_all_slots(token->context, token->slots, token->n_slots);
        PKCS11_CTX_unload(token->context);
        PKCS11_CTX_free(token->context);
        g_free(token);
    }
    *key = (struct sign_key){0};
}
