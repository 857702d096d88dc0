# baocao -- compiles plans and period data into official Vietnamese reports.

# ---- What is built, in the order of the pipeline ----

BUILD    ?= out/build
BIN      ?= out/bin/baocao
CFLAGS   ?= -O2 -g
PACKAGES := glib-2.0 gio-2.0 yaml-0.1 libxml-2.0 pangocairo pangoft2 fontconfig freetype2 harfbuzz harfbuzz-subset cairo libdeflate

STAGES   := base load model compute viet template doc layout render
SOURCES  := $(wildcard src/*.c) $(foreach stage,$(STAGES),$(wildcard src/$(stage)/*.c))
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/%.o)

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
ALL_CFLAGS = -std=gnu11 $(WARNINGS) $(CFLAGS) -Iinclude $(shell pkg-config --cflags $(PACKAGES))
LIBS     = $(shell pkg-config --libs $(PACKAGES)) -lhpdf -lpthread -lm

all: $(BIN)

$(BIN): $(OBJECTS)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

.PHONY: all
