# baocao -- compiles plans and period data into official Vietnamese reports.
#
#   make                builds out/bin/baocao; installs nothing
#   make report         installs what is missing on Debian, builds, compiles every plan into out/ (PLAN=name: that one)
#   make test           the same for the tests, then runs all of them
#   make help           the other goals

# ---- What is built, in the order of the pipeline ----

BUILD    ?= out/build
BIN      ?= out/bin/baocao
CFLAGS   ?= -O2 -g
PREFIX   ?= /usr/local
PACKAGES := glib-2.0 gio-2.0 yaml-0.1 libxml-2.0 pangocairo pangoft2 fontconfig freetype2 harfbuzz \
            harfbuzz-subset cairo libdeflate libqpdf libcrypto libp11 libzip xlsxwriter

STAGES   := base viet load sheet model compute facts check template doc drawing chart layout \
            render/pdf render/png render/svg render/data render/html import form compose sign archive run site cli
SOURCES  := src/main.c $(foreach stage,$(STAGES),$(sort $(wildcard src/$(stage)/*.c)))
EMBEDDED := $(BUILD)/render/html/html_style.o $(BUILD)/site/site_style.o $(BUILD)/site/site_script.o \
            $(BUILD)/archive/archive_schemas.o
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/%.o) $(EMBEDDED)

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
# pkg-config is asked once, and only when something is compiled.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)
# Assertions are for those who change the program: CFLAGS of debug and asan take them in again.
ALL_CFLAGS = -std=gnu11 $(WARNINGS) -DNDEBUG $(CFLAGS) -Iinclude $(PKG_CFLAGS)
LIBS       = $(PKG_LIBS) -lhpdf -lpthread -lm

# For the goals that do everything by themselves; plain make leaves it to the caller.
JOBS       = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

all: $(BIN)

$(BIN): $(OBJECTS)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: src/%.c Makefile | $(BUILD)/packages
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Style sheets and scripts become strings of their names, which the _int.h of their folder declares.
vpath %.css src
vpath %.js src
define embed
	@mkdir -p $(@D)
	@echo "  TEXT  $<"
	@src/setup/embed.sh $< > $@.new && mv $@.new $@
endef
$(BUILD)/%.c: %.css src/setup/embed.sh
	$(embed)
$(BUILD)/%.c: %.js src/setup/embed.sh
	$(embed)

$(EMBEDDED): %.o: %.c Makefile | $(BUILD)/packages
	@$(CC) $(ALL_CFLAGS) -Isrc/$(patsubst $(BUILD)/%,%,$(@D)) -MMD -MP -c -o $@ $<

$(BUILD)/archive/archive_schemas.c: $(wildcard src/archive/*.xsd) src/archive/embed-xsd.sh
	@mkdir -p $(@D)
	@echo "  XSD   src/archive/*.xsd"
	@src/archive/embed-xsd.sh $(sort $(filter %.xsd,$^)) > $@.new && mv $@.new $@

# The one object that knows where the program will be installed.
$(BUILD)/run/home.o: ALL_CFLAGS += -DBAOCAO_DATADIR='"$(PREFIX)/share/baocao"'
$(BUILD)/run/home.o: $(BUILD)/prefix
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@

# Made once all libraries are there.
$(BUILD)/packages:
	@src/setup/check-packages.sh $(PACKAGES)
	@mkdir -p $(@D) && touch $@

-include $(OBJECTS:.o=.d)

# ---- Every plan's reports: out/PLAN/PERIOD/… ----

OUT      := out
# Names of the plans wanted; plans/NAME is understood, too.
PLAN     ?=
WANTED   := $(if $(strip $(PLAN)),$(patsubst plans/%,%,$(PLAN:%/=%)),*)
# files FOLDER...: what make can watch there; a name with a blank or a bracket it can't.
files     = $(shell LC_ALL=C.UTF-8 find $(1) -type f ! -name '*[^[:alnum:]._-]*' 2>/dev/null | sort)
COMMON   := $(call files,templates fonts)
PERIODS  := $(subst /periods/,/,$(patsubst plans/%.yaml,%,$(wildcard $(WANTED:%=plans/%/periods/*.yaml))))
# Plans that make documents without a period.
PLANS    := $(patsubst plans/%/plan.yaml,%,$(shell grep -lsE '^[ -]*([{].*[{, ])?for: *plan *([,}].*)?$$' \
              $(WANTED:%=plans/%/plan.yaml)))
STAMPS   := $(PERIODS:%=$(OUT)/%/.made) $(PLANS:%=$(OUT)/%/.made)
# A stamp lists what was made.  If any of it has gone, it is made again.
missing   = $(filter-out $(wildcard $(1)),$(1))
GONE     := $(foreach stamp,$(wildcard $(STAMPS)),$(if $(call missing,$(shell cat $(stamp))),$(stamp)))

report:
	@src/setup/setup.sh build
	@$(MAKE) --no-print-directory $(JOBS) $(BIN)
	@$(BIN) fonts >/dev/null
	@$(MAKE) --no-print-directory -k reports

reports: $(STAMPS)
	@for stamp in $(STAMPS); do cat $$stamp; done

# inputs PLAN/PERIOD or PLAN: the plan's files, of its periods a month's own and those before it; all for what is rolled up.
own       = $(filter-out plans/$(1)/periods/%,$(call files,plans/$(1)))
months    = $(shell printf '%s\n' $(every) | LC_ALL=C awk '$$0 <= "plans/$(1)/periods/$(2).yaml"')
every     = $(wildcard plans/$(1)/periods/*.yaml)
of_period = $(if $(shell echo $(2) | grep -E '^[0-9]{4}-[0-9]{2}$$'),$(months),$(every))
inputs    = $(call own,$(firstword $(subst /, ,$(1)))) \
            $(if $(findstring /,$(1)),$(call of_period,$(firstword $(subst /, ,$(1))),$(notdir $(1))))

.SECONDEXPANSION:
$(STAMPS): $(OUT)/%/.made: $(BIN) $(COMMON) $$(call inputs,$$*)
	@echo "  REPORT  $*"
	@$(BIN) build --quiet plans/$(firstword $(subst /, ,$*)) --period $(if $(findstring /,$*),$(notdir $*),plan) -o $(OUT)
	@find $(OUT)/$* -maxdepth 1 -type f ! -name '.*' | sort > $@

$(GONE): FORCE

# ---- Checks ----

test:
	@src/setup/setup.sh test
	@$(MAKE) --no-print-directory $(JOBS) $(BIN)
	@$(MAKE) --no-print-directory $(JOBS) -k unit || true
	@$(MAKE) --no-print-directory -k reports 2>out/reports.log || cat out/reports.log
	@BUILD=$(BUILD) BIN=$(BIN) tests/run.sh

SANITIZE := -UNDEBUG -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined

# Targets of libFuzzer (tests/fuzz), each for SECONDS; needs clang.
comma        := ,
FUZZ_SECONDS := $(if $(filter-out 0,$(SECONDS)),$(SECONDS),60)
FUZZ_CLANG   := $(if $(findstring clang,$(CC)),$(CC),clang)
fuzz:
	@$(MAKE) --no-print-directory $(JOBS) CC="$(FUZZ_CLANG)" BUILD=out/fuzz/build BIN=out/fuzz/bin/baocao \
	    CFLAGS="$(subst =address,=fuzzer-no-link$(comma)address,$(SANITIZE))" fuzz-programs
	@tests/fuzz/run.sh out/fuzz/build/fuzz $(FUZZ_SECONDS) $(ONLY)

# The same program with assertions and what a debugger wants, in out/debug; all tests of documents.
DEBUG    := -UNDEBUG -Og -g3 -fno-omit-frame-pointer
debug:
	@$(MAKE) --no-print-directory $(JOBS) BUILD=out/debug/build BIN=out/debug/bin/baocao CFLAGS="$(DEBUG)" \
	    out/debug/bin/baocao unit
	@BUILD=out/debug/build BIN=out/debug/bin/baocao CFLAGS="$(DEBUG)" WORK=out/debug/test tests/run.sh unit golden hostile

# The same program with address, undefined-behaviour and leak checks, in out/asan.
asan:
	@src/setup/setup.sh test
	@$(MAKE) --no-print-directory $(JOBS) BUILD=out/asan/build BIN=out/asan/bin/baocao CFLAGS="$(SANITIZE)" \
	    out/asan/bin/baocao
	@$(MAKE) --no-print-directory $(JOBS) BUILD=out/asan/build BIN=out/asan/bin/baocao CFLAGS="$(SANITIZE)" -k unit || true
	@BUILD=out/asan/build BIN=out/asan/bin/baocao CFLAGS="$(SANITIZE)" SANITIZED=1 \
	    tests/run.sh unit golden hostile end-to-end

# Each call of the system fails in turn, allocations fail, the program is killed a hundred times.
faults: $(BIN)
	@BIN=$(BIN) FAULTS=all tests/run.sh faults

# Faults, planted one at a time in a copy of the tree: which of them does no test notice?  ONLY='layout render/pdf'.
mutants:
	@CC="$(CC)" ONLY="$(ONLY)" tests/mutants/run.sh

# What golden tests expect, rewritten: CASE=table/header-repeats, 'table/*', all, 'hostile:yaml/*'.
golden-update: $(BIN)
	@BIN=$(BIN) tests/golden-update.sh "$(CASE)"

# plans/schema/*.json for editors, from the tables by which the program reads; a test compares.
schemas: $(BIN)
	@for kind in plan agencies period received site; do \
	    $(BIN) dump plans --stage $$kind-schema > plans/schema/$$kind.schema.json || exit 1; done

bench: $(BIN)
	@BIN=$(BIN) tests/bench/run.sh

# Everything compiled with more warnings, as errors, by gcc and by clang if it is there; the layout of the source.
STRICT   := -O2 -Werror -Wformat=2 -Wno-format-nonliteral -Wundef -Wvla
C_FILES   = $(shell find src include tests -name '*.[ch]' | sort)
lint: format-check
	@$(MAKE) --no-print-directory $(JOBS) CC="$(or $(GCC),gcc)" BUILD=out/lint/gcc BIN=out/lint/gcc/baocao \
	    CFLAGS="$(STRICT) -Wduplicated-cond -Wlogical-op" out/lint/gcc/baocao unit
	@if command -v clang >/dev/null; then \
	    $(MAKE) --no-print-directory $(JOBS) CC=clang BUILD=out/lint/clang BIN=out/lint/clang/baocao \
	    CFLAGS="$(STRICT)" out/lint/clang/baocao unit; \
	else echo "lint: no clang: compiled by gcc alone"; fi

# Other versions of clang-format break some lines elsewhere: only that of the major version named here judges.
FORMAT_VERSION := 14
CLANG_FORMAT := $(firstword $(shell command -v clang-format-$(FORMAT_VERSION)) clang-format)
format_is_right = $(CLANG_FORMAT) --version 2>/dev/null | grep -q 'version $(FORMAT_VERSION)\.'

format:
	@$(format_is_right) || { echo "format: needs clang-format $(FORMAT_VERSION)" >&2; exit 1; }
	@$(CLANG_FORMAT) -i $(C_FILES)

format-check:
	@if $(format_is_right); then $(CLANG_FORMAT) --dry-run -Werror $(C_FILES); \
	else echo "lint: no clang-format $(FORMAT_VERSION): the layout of the source is not judged"; fi

# For the unit tests: all objects but main, as an archive.
$(BUILD)/baocao.a: $(OBJECTS)
	@rm -f $@ && ar rcs $@ $(filter-out $(BUILD)/main.o,$^)

UNIT := $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
unit: $(UNIT)

# A program of before must not stand for one that no longer compiles.
$(BUILD)/unit/%.o: tests/unit/%.c Makefile | $(BUILD)/packages
	@mkdir -p $(@D) && rm -f $(@:.o=)
	@echo "  CC    $<"
	@$(CC) $(ALL_CFLAGS) -Isrc -MMD -MP -c -o $@ $<

$(UNIT): %: %.o $(BUILD)/baocao.a
	@rm -f $@
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

-include $(UNIT:=.d)

FUZZ := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz-programs: $(FUZZ)

$(BUILD)/fuzz/%.o: tests/fuzz/%.c Makefile | $(BUILD)/packages
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(ALL_CFLAGS) -Isrc -MMD -MP -c -o $@ $<

$(FUZZ): %: %.o $(BUILD)/fuzz/fuzz.o $(BUILD)/baocao.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

-include $(FUZZ:=.d)

# ---- The rest ----

# A Debian package of what install puts in place, in out/.
deb: $(BIN)
	@rm -rf out/deb
	@$(MAKE) --no-print-directory PREFIX=/usr DESTDIR=out/deb/root install
	@src/setup/make-deb.sh out/deb out

DATA = $(DESTDIR)$(PREFIX)/share/baocao

# install_tree FROM,TO[,TEST]: a folder with all that is in it.
define install_tree
	@find $(1) -type f $(3) | while read -r file; do \
	    install -D -m 644 "$$file" "$(2)/$${file#$(1)/}" || exit 1; done
endef

# The manual page, from the tables of options.
man: $(BIN)
	@$(BIN) help --man --lang en > out/baocao.1.new && mv out/baocao.1.new out/baocao.1

install: $(BIN) man
	@echo "  INSTALL  $(DESTDIR)$(PREFIX)"
	@install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/baocao
	@install -D -m 644 out/baocao.1 $(DESTDIR)$(PREFIX)/share/man/man1/baocao.1
	@install -d $(foreach folder,bash-completion/completions zsh/site-functions fish/vendor_completions.d,\
	    $(DESTDIR)$(PREFIX)/share/$(folder))
	@$(BIN) completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/baocao
	@$(BIN) completion zsh --lang en > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_baocao
	@$(BIN) completion fish --lang en > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/baocao.fish
	$(call install_tree,templates,$(DATA)/templates)
	$(call install_tree,fonts,$(DATA)/fonts,-iname '*.ttf')
	$(if $(wildcard plans/schema),$(call install_tree,plans/schema,$(DATA)/schema))

clean:
	find out -mindepth 1 ! -name .gitignore -delete

help:
	@echo "make                  builds $(BIN)"
	@echo "make report           installs what is missing, builds, compiles every plan into out/ (PLAN=NAME: that one)"
	@echo "make test             all checks (OFFLINE=1: those whose tool is missing are skipped)"
	@echo "make debug            the program with assertions, in out/debug, and the fast checks with it"
	@echo "make asan             the checks with address, undefined-behaviour and leak sanitizers"
	@echo "make faults           the system fails at each of its calls, memory ends, the program is killed"
	@echo "make fuzz SECONDS=60  each fuzz target for so many seconds (ONLY='yaml pdf': those); needs clang"
	@echo "make golden-update CASE=table/header-repeats    rewrites what a golden test expects"
	@echo "make schemas          rewrites plans/schema/ after a change of the keys that plans may have"
	@echo "make bench            time, memory, bytes per page and row with 75, 1,000 and 10,000 tasks"
	@echo "make mutants ONLY=layout    plants faults one at a time and says which no test notices (hours without ONLY)"
	@echo "make unit             compiles the unit tests"
	@echo "make lint             compiles with more warnings, as errors, by gcc and clang; the layout of the source"
	@echo "make format           lays the source out"
	@echo "make install PREFIX=/usr/local"
	@echo "make deb              a Debian package of the program, templates, fonts, manual page and completions, in out/"
	@echo "make man              writes the manual page to out/baocao.1"
	@echo "make clean            removes everything in out/"

.PHONY: all man report reports test debug asan faults fuzz fuzz-programs unit golden-update schemas bench lint format format-check install deb clean help FORCE
.DELETE_ON_ERROR:
