# Build the programs into bin/:  make              Try them:  make check
# Install them:                  make install PREFIX=$HOME/.local
# With sanitizers: make sanitize   Take them away: make uninstall PREFIX=...

VERSION  = 0.1
PREFIX   = /usr/local
SHARE    = $(PREFIX)/share
RULESDIR = $(SHARE)/bp-tools/rules
BASHDIR  = $(SHARE)/bash-completion/completions
ZSHDIR   = $(SHARE)/zsh/site-functions
FISHDIR  = $(SHARE)/fish/vendor_completions.d
BUILD    = build
BIN      = bin
LUA_CFLAGS := $(shell pkg-config --cflags lua5.4 2>/dev/null || echo -I/usr/include/lua5.4)
# The archive where there is one: a library less to load at every start.
LUA_LIBS   := $(or $(filter /%,$(shell $(CC) -print-file-name=liblua5.4.a)),$(shell pkg-config --libs lua5.4 2>/dev/null || echo -llua5.4))
CFLAGS   = -O3 -g
WARNINGS = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
CPPFLAGS = -D_GNU_SOURCE -Isrc -DVERSION_STRING='"$(VERSION)"' -DRULESDIR=$(call quote,"$(subst ",\",$(subst \,\\,$(RULESDIR)))")
COMMANDS = $(patsubst src/cmd/%.c,$(BIN)/%,$(wildcard src/cmd/*.c))
LIBRARY  = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(patsubst %,src/%/*.c,base record rule stage course page asking interview workshop)))
RULES    = $(shell find rules -type f -not -name '.*' 2>/dev/null)
FLAGS    = $(call quote,$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS))
# A text as one word for the shell: a place may have blanks in its name.  $(call to,PLACE): the place in a staging directory.
quote    = '$(subst ','\'',$1)'
to       = $(call quote,$(DESTDIR)$1)
# The manuals name the rules where they are installed, the examples for cron the scripts.
by       = $(subst |,\|,$(subst &,\&,$(subst \,\\,$1)))
MANUAL   = $(call quote,s|/usr/local/share/bp-tools/rules|$(call by,$(RULESDIR))|)
EXAMPLE  = $(call quote,s|/usr/local/share/bp-tools|$(call by,$(SHARE)/bp-tools)|g)
SCRIPTS  = followup-cases vignettes worklist journal morning clinic
CRON     = $(notdir $(wildcard scripts/cron/*))

all: $(COMMANDS)
$(BIN)/%: $(BUILD)/src/cmd/%.o $(BUILD)/libbp.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LUA_LIBS) -lm
$(BUILD)/%: $(BUILD)/tests/%.o $(BUILD)/libbp.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LUA_LIBS) -lm
$(BUILD)/libbp.a: $(LIBRARY)
	@rm -f $@
	$(AR) rcs $@ $^
$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<
# The only objects that see Lua's headers: the room rules are read in, and the one page scripts run in.
$(BUILD)/src/rule/room.o $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/page/script_*.c)): private CPPFLAGS += $(LUA_CFLAGS)
# Changes when the flags do: "make install PREFIX=..." must not install the old path to the rules.
$(BUILD)/flags: force
	@mkdir -p $(@D); echo $(FLAGS) | cmp -s - $@ || echo $(FLAGS) > $@

check: all $(BUILD)/unit $(BUILD)/promises $(BUILD)/pty
	BP_BIN=$(abspath $(BIN)) BP_BUILD=$(abspath $(BUILD)) scripts/check $(BUILD)/unit
sanitize:
	BP_SLOW=$${BP_SLOW:-2000} $(MAKE) check BUILD=build-sanitize BIN=build-sanitize/bin LDFLAGS= \
		CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all'
bench: all
	BP_BIN=$(abspath $(BIN)) scripts/bench

install: all
	install -d $(call to,$(PREFIX)/bin) $(call to,$(SHARE)/man/man1) $(call to,$(SHARE)/bp-tools/scripts/cron) \
		$(call to,$(BASHDIR)) $(call to,$(ZSHDIR)) $(call to,$(FISHDIR))
	install -m 755 $(COMMANDS) $(call to,$(PREFIX)/bin)
	install -m 755 $(SCRIPTS:%=scripts/%) $(call to,$(SHARE)/bp-tools/scripts)
	for f in $(CRON); do sed $(EXAMPLE) scripts/cron/$$f >$(BUILD)/$$f && \
		install -m 644 $(BUILD)/$$f $(call to,$(SHARE)/bp-tools/scripts/cron) || exit; done
	for p in $(notdir $(COMMANDS)); do sed $(MANUAL) src/cmd/$$p.1 >$(BUILD)/$$p.1 && \
		install -m 644 $(BUILD)/$$p.1 $(call to,$(SHARE)/man/man1) || exit; done
	for f in $(RULES:rules/%=%); do install -D -m 644 "rules/$$f" $(call to,$(RULESDIR))/"$$f" || exit; done
	install -m 644 completions/bp-tools.bash $(call to,$(BASHDIR)/bp-tools)
	install -m 644 completions/_bp-tools $(call to,$(ZSHDIR))
	install -m 644 completions/bp-tools.fish $(call to,$(FISHDIR))
	for p in $(notdir $(COMMANDS)); do ln -sf bp-tools $(call to,$(BASHDIR))/$$p && ln -sf bp-tools.fish $(call to,$(FISHDIR))/$$p.fish || exit; done
uninstall:
	for p in $(notdir $(COMMANDS)); do rm -f $(call to,$(PREFIX)/bin)/$$p $(call to,$(SHARE)/man/man1)/$$p.1 \
		$(call to,$(BASHDIR))/$$p $(call to,$(FISHDIR))/$$p.fish; done
	rm -f $(call to,$(BASHDIR)/bp-tools) $(call to,$(ZSHDIR)/_bp-tools) $(call to,$(FISHDIR)/bp-tools.fish)
	for f in $(RULES:rules/%=%); do rm -f $(call to,$(RULESDIR))/"$$f"; done
	for f in $(SCRIPTS) $(CRON:%=cron/%); do rm -f $(call to,$(SHARE)/bp-tools/scripts)/$$f; done
	for d in $(call to,$(RULESDIR)) $(call to,$(SHARE)/bp-tools); do [ ! -d "$$d" ] || find "$$d" -depth -type d -empty -delete; done
clean:
	rm -rf build build-sanitize $(COMMANDS)

.PHONY: all check sanitize bench install uninstall clean force
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
