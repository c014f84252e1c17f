#!/usr/bin/env bats
# What a rule author may write, and what is refused: with file, line and advice, and never in silence.

load helpers
shopt -s lastpipe  # "… | slip" leaves its $output to the test

SLIPS=$BATS_TEST_DIRNAME/data/slips

setup() {
	SET=$BATS_TEST_TMPDIR/set
	mkdir -p "$SET"
	cp "$SLIPS/index.lua" "$SLIPS/base.lua" "$SET"
	harmless > "$SET/slip.lua"
	export ASAN_OPTIONS=detect_leaks=0  # a program that dies does not tidy up first
}

# A file has to declare something.
harmless() { echo 'pass { "no_slip" }'; }

# Judges one record by the rules in $SET.  No rule file may take more than two seconds, whatever is in it, or much memory.
judge() {
	ltsv fever:yes chills:no cancer:no age:50 | limited timeout "${BP_PATIENCE:-2}" bp-plan --all -r "$SET"
}

# Sanitizers want address space for themselves.
limited() {
	(
		nm "$BIN/bp-plan" 2>/dev/null | grep -q __asan_init || ulimit -v 400000
		exec "$@"
	)
}

# slip < LUA: the small rule set and this behind it; it must be refused.
slip() {
	cat > "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ] || { echo "status $status"; echo "$output" | head -5; return 1; }
	refute grep -q "^fever:" <<< "$output"
	# Where machines are slow, the clock may be quicker than the answer.
	grep -q 'nothing was judged$\|takes too long to load' <<< "$output"
}

# good < LUA: likewise, and there is nothing wrong with it.
good() {
	cat > "$SET/slip.lua"
	run judge
	[ "$status" -eq 0 ] || { echo "status $status"; echo "$output" | head -5; return 1; }
}

# said LINE WORDS: among what was said.
said() {
	grep -qF -- "/slip.lua:$1: " <<< "$output" && grep -F -- "/slip.lua:$1: " <<< "$output" | grep -qF -- "$2" && return
	echo "line $1 should say: $2"
	return 1
}

# An attack is answered in a few lines.
brief() { [ "${#lines[@]}" -le "${1:-3}" ] || { echo "${#lines[@]} lines"; return 1; }; }

@test "the small rule set without a slip is good" {
	harmless | good
	has level soon
}

@test "every slip of the pen is refused with its line and what to write instead, and nothing else is blamed" {
	local bad=0 n=0 file
	for file in "$SLIPS"/*.lua; do
		case $file in */index.lua | */base.lua) continue ;; esac
		n=$((n + 1))
		cp "$file" "$SET/slip.lua"
		run judge
		sed -n 's/^--: //p' "$file" > "$BATS_TEST_TMPDIR/wanted"
		# line 0: the rule set as a whole
		wrong=$(awk -v said="$output" '
			BEGIN { m = split(said, line, "\n") }
			{
				at = $1; sub(/^[0-9]+: /, ""); found = 0
				for (i = 1; i <= m && !found; i++)
					if (!(i in used) && index(line[i], $0) && (at == "0:" || index(line[i], "/slip.lua:" at " "))) {
						used[i]; found = 1
					}
				if (!found) print "should say at line " at " " $0
			}
			END {
				if (NR == 0) print "expects nothing"
				for (i = 1; i <= m; i++)
					if (!(i in used) && line[i] !~ /: [0-9]+ problems? in the rules; nothing was judged$/)
						print "also says: " line[i]
			}' "$BATS_TEST_TMPDIR/wanted")
		if [ "$status" -ne 2 ] || [ -n "$wrong" ]; then
			printf '%s: status %s\n%s\n%s\n' "${file##*/}" "$status" "$wrong" "$output"
			bad=$((bad + 1))
		fi
	done
	[ "$n" -ge 100 ]
	[ "$bad" -eq 0 ]
}

@test "slips in several files are all said in one run" {
	local file n=0
	# Those that end their file early would hide what others declare.
	set -- unknown-name misspelt-key greater-than no-source unknown-source threshold-outside no-such-value \
		lua-and duplicate-key key-in-a-list define-alone later-phase no-such-level number-as-condition \
		missing-comma name-is-a-word alias-taken condition-that-went-nowhere advice-that-does-not-exist
	printf 'ruleset "mini" { version = "1", reads = { "base.lua"' > "$SET/index.lua"
	for file; do
		printf ', "%s.lua"' "$file" >> "$SET/index.lua"
		# Each with ids of its own.
		sed "s/\"RF-3\"/\"RF-$file\"/; s/^define \"a\"/define \"a_${file//-/_}\"/" "$SLIPS/$file.lua" > "$SET/$file.lua"
	done
	echo ' } }' >> "$SET/index.lua"
	run judge
	[ "$status" -eq 2 ]
	for file; do
		while IFS= read -r wanted; do
			n=$((n + 1))
			words=${wanted#*: }
			words=$(sed "s/\"RF-3\"/\"RF-$file\"/; s/\"a\"/\"a_${file//-/_}\"/" <<< "$words")
			grep -F "/$file.lua:${wanted%%:*}: " <<< "$output" | grep -qF -- "$words" ||
				{ echo "$file: $wanted"; echo "$output"; return 1; }
		done < <(sed -n 's/^--: //p' "$SET/$file.lua")
	done
	grep -q ": $n problems in the rules; nothing was judged" <<< "$output"
}

@test "a condition may be told in all the ways the language has" {
	good <<- 'LUA'
		local both = all { fever, chills } -- "and" and "or" may be written here
		--[[ and while true do end
		]]
		--[==[ ]] ]=] or ]==]
		define "said" (any {
		  both, none { fever, cancer }, at_least(2) { fever, chills, cancer }, no(fever), sex:is "male", sex:is_not "other",
		  age:over(50); age:at_least(50), age:under(50), age:at_most(50), age:between(18, 65), known(age), dk(cancer),
		  sum:over(-1), age:over(pain), age:over(0x1p4), age:over(1e1), pain:over(.5),
		})
		redflag "RF-3" {
		  level = "soon", when = said, unless = all { known(onset), fever }, source = { "BOOK" },
		  say = "this and that or ~= other; if while for function \
		    \z

		    \65\x41\u{41} \"not\" 'or'" .. [[ and ]] .. [=[ a ]] b ]=],
		}
		level "panic" { rank = 3, within = "now" }
		score "s" { {-3, fever}, {  -2, chills} }
	LUA
}

@test "lines are counted as Lua counts them: CR, LF, CR LF, long strings, line ends escaped and skipped" {
	printf -- '-- one\r-- two\r\n-- three\n\r-- four\nlocal five = "a\\\r\nb\\z\r\n\r\n c" local seven = [[\n\r\r]]\ndefine "x" (fever and chills)\ndefine "y" (feverr)\n' |
		slip
	said 11 '"and" is not for rules'
	said 12 "nothing is called feverr"
}

@test "what Lua takes for code is read as code: a CR ends a comment, \\z does not end a text" {
	printf -- '-- a comment\rdefine "x" (fever and chills)\n' | slip
	said 2 '"and" is not for rules'
	printf 'local a = "\\z\n" define "x" (fever or chills) local b = "\\z\n"\n' | slip
	said 2 '"or" is not for rules'
	printf 'local a = "\\\\" define "x" (fever or chills) local b = "\\\\"\n' | slip
	said 1 '"or" is not for rules'
	printf 'local a = "x\\\n" define "x" (fever or chills) local b = "y"\n' | slip
	said 2 '"or" is not for rules'
}

@test "a rule file may begin with a byte order mark and end its lines with CR LF" {
	printf '\xef\xbb\xbfyesno "sweats" { tier = "core", kind = "symptom" }\r\ndefine "wet" (sweats)\r\n' | good
}

@test "a rule file in a long path keeps its line numbers" {
	local long=$BATS_TEST_TMPDIR/$(printf 'x%.0s' {1..200})
	mkdir "$long"
	cp "$SET"/*.lua "$long"
	SET=$long
	printf '\n\nlocal x = = 3\n' | slip
	grep -qF "bp-plan: $long/slip.lua:3: unexpected symbol near '='" <<< "$output"
}

@test "one file that cannot be read to its end does not draw blame on the names it would have declared" {
	sed -i '10i\  )' "$SET/base.lua"
	cp "$SLIPS/later-phase.lua" "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 2 ]
	grep -q "/base.lua:10: " <<< "$output"
}

@test "files the index names and that are not there are said, each by its name" {
	echo 'ruleset "mini" { version = "1", reads = { "base.lua", "gone.lua", "away.lua" } }' > "$SET/index.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "index.lua:1: cannot read .*/gone.lua: No such file" <<< "$output"
	grep -q "index.lua:1: cannot read .*/away.lua: No such file" <<< "$output"
}

@test "long texts, which Lua is not given whole, come out whole: joined, with signs of their own, of two lines" {
	cat > "$SET/slip.lua" <<-'END'
		advice "P-2" { kind = "comfort", source = "BOOK", say = "A text that is long, " .. "and another one behind it, " ..
		  'and a "quoted" third of them' .. " with an escape: \\ \u{e9}" }
		advice "P-3" { kind = "comfort", source = "BOOK", say = [[On two lines
		or on more than two]] .. "" }
	END
	run -0 bp-rules show -r "$SET" P-2 P-3
	grep -qF 'A text that is long, and another one behind it, and a "quoted" third of them with an escape: \ é' \
		<<< "$(tr -s '\n ' ' ' <<< "$output")"
	grep -qF 'On two lines or on more than two' <<< "$(tr -s '\n ' ' ' <<< "$output")"
	slip <<< 'advice "P-2" { kind = "comfort", source = "BOOK", say = "a text as it is written" .. }'
	grep -qF '/slip.lua:1: ' <<< "$output"
	slip <<< 'advice "P-2" { kind = "comfort", source = "BOOK", say = "\1" }'
	grep -qF '/slip.lua:1: a text holds the control sign' <<< "$output"
	# A text made of texts made of texts could fill any memory.
	{
		echo 'local a0 = "a text of some thirty-two letters"'
		for i in $(seq 40); do echo "local a$i = a$((i - 1)) .. a$((i - 1))"; done
		echo 'advice "P-2" { kind = "comfort", source = "BOOK", say = a40 }'
	} | slip
}

@test "what is nothing but texts and numbers is read without Lua, and as Lua reads it" {
	local records="$VIGNETTES"
	cd "$BATS_TEST_TMPDIR" || return
	# With a site file all is Lua's to read.
	echo 'pass { "of_the_site" }' > site.lua
	for options in "" "--explain"; do
		bp-plan --all -r "$RULES" $options "$records" 2> /dev/null | sed -E 's/rules:lbp[^#]*#[0-9a-f]+//' > without
		bp-plan --all -r "$RULES" $options --site site.lua "$records" 2> /dev/null | sed -E 's/rules:lbp[^#]*#[0-9a-f]+//' > with
		[ -s without ]
		same with without
	done
	# Every shape, and lines that are counted behind it.
	for entry in 'note = "a" .. "b" .. "c"' 'note = "a" ..  -- why
"b"' "note = 'single \"quotes\"'" 'note = [[long
text]]' 'note = "\65\z
   B"' 'note = ""' 'from = { }' 'from = { "x", "y", }' 'min = 007, max = 12.50' 'min = 1e1' 'min = 0x10' 'min = .5' 'min = 5.' \
		'min = -1' 'end = 1' 'true = 1' 'note = nil' 'note = true' 'true' '"text"' '{ "x" }' 'from = { { "x" } }' 'from = { a = "x" }' \
		'note = "a" .. 1' 'note = ("a")' 'note = "a"; min = 1' 'min = 1,, max = 2' 'min 1' 'min = 1 max = 2' ', min = 1' \
		'min = 1, min = 2' 'note = "\1"' 'note = "'$'\1''"' 'note = "'$'\2''"' 'note = "'$'\xff''"' 'ask_again = 1' 'note = a' 'note = "a' 'note = "'; do
		for tail in "" " .. 1" ":over(3)" "; " ' { }' ' "more"'; do
			printf 'number "n1" { tier = "core", kind = "other",\n%s\n,\n ask = "How?" }%s\nyesno "y1" { tier = 7 }\nlist "l" { { "P-1", feverr }, %s }\n' \
				"$entry" "$tail" "$entry" > "$SET/more.lua"
			echo 'ruleset "mini" { version = "1", reads = { "base.lua", "more.lua" } }' > "$SET/index.lua"
			bp-plan --all -r "$SET" <<< fever:yes 2>&1 | sed -E 's/mini@1#[0-9a-f]+//' > out
			bp-plan --all -r "$SET" --site site.lua <<< fever:yes 2>&1 | sed -E 's/mini@1[+]site#[0-9a-f]+//' > out.site
			same out.site out
		done
	done
}

@test "files under also decide nothing: the stages look at their form and count them into the mark, bp-rules reads them" {
	echo 'ruleset "mini" { version = "1", reads = { "base.lua" }, also = { "told.lua" } }' > "$SET/index.lua"
	echo 'promise "P" { level_at_least = "soon", when = fever, source = "BOOK" }' > "$SET/told.lua"
	judge > "$BATS_TEST_TMPDIR/before"
	sed -i 's/"P"/"Q"/' "$SET/told.lua"
	judge > "$BATS_TEST_TMPDIR/after"
	refute same "$BATS_TEST_TMPDIR/before" "$BATS_TEST_TMPDIR/after"
	sed 's/#[0-9a-f]*//' "$BATS_TEST_TMPDIR/before" > "$BATS_TEST_TMPDIR/b"
	sed 's/#[0-9a-f]*//' "$BATS_TEST_TMPDIR/after" > "$BATS_TEST_TMPDIR/a"
	same "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b"
	# What it says is read by bp-rules, with every mistake; what has no form, by everybody.
	sed -i 's/fever/fevr/' "$SET/told.lua"
	judge
	run bp-rules check --rules "$SET"
	[ "$status" -gt 0 ]
	grep -q "/told.lua:1: .*nothing is called fevr" <<< "$output"
	sed -i 's/fevr/fever and fever/' "$SET/told.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q '/told.lua:1: "and" is not for rules' <<< "$output"
	rm "$SET/told.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "cannot read .*/told.lua" <<< "$output"
}

@test "what decides something is refused in a file under also, where it would not be asked" {
	echo 'ruleset "mini" { version = "1", reads = { "base.lua" }, also = { "told.lua" } }' > "$SET/index.lua"
	echo 'redflag "RF-3" { level = "alarm", when = fever, say = "x", source = "BOOK" }' > "$SET/told.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q '/told.lua:1: redflag decides something, and a file under "also" is not asked' <<< "$output"
}

@test "an index that is no rule set is refused" {
	: > "$SET/index.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q 'declares no rule set; begin with ruleset "name"' <<< "$output"
	echo 'ruleset "mini" { version = "1" }' > "$SET/index.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q 'ruleset "mini" has no reads' <<< "$output"
	rm "$SET/index.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "cannot read .*/index.lua: No such file" <<< "$output"
	SET=$BATS_TEST_TMPDIR/nowhere
	run judge
	[ "$status" -eq 2 ]
	grep -q "cannot read .*/nowhere/index.lua" <<< "$output"
}

@test "where the rules are not found, the option that says where they are is named" {
	run bp-plan --all --rules "" <<< fever:yes
	[ "$status" -eq 2 ]
	[ "$output" = "bp-plan: the directory of the rules has no name; write --rules DIR, or leave --rules out" ]
	run bp-plan --all --rules "$BATS_TEST_TMPDIR/nowhere" <<< fever:yes
	[ "$status" -eq 2 ]
	grep -q "cannot read .*/nowhere/index.lua: No such file or directory; --rules DIR names the directory the rules are in" <<< "$output"
}

@test "an index of more files than are read is refused" {
	awk 'BEGIN { printf "ruleset \"m\" { version = \"1\", reads = {"; for (i = 0; i < 300; i++) printf "\"f%d.lua\",", i; print "} }" }' > "$SET/index.lua"
	for ((i = 0; i < 300; i++)); do : > "$SET/f$i.lua"; done
	cp "$SET/base.lua" "$SET/f0.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "more than 200 files to read" <<< "$output"
}

@test "an index that reads files from elsewhere is refused" {
	harmless > "$BATS_TEST_TMPDIR/x.lua"
	mkdir "$SET/..more"
	harmless > "$SET/..more/..x.lua"
	for name in ../x.lua ..more/../../x.lua "$BATS_TEST_TMPDIR/x.lua" ..; do
		echo "ruleset \"mini\" { version = \"1\", reads = { \"base.lua\", \"$name\" } }" > "$SET/index.lua"
		run judge
		[ "$status" -eq 2 ]
		[ "${#lines[@]}" -eq 2 ]
		grep -qF "index.lua:1: reads \"$name\" from outside; put the file beside index.lua" <<< "$output"
	done
	echo 'ruleset "mini" { version = "1", reads = { "base.lua", "..more/..x.lua" } }' > "$SET/index.lua"
	run judge
	[ "$status" -eq 0 ]
}

@test "a directory, a pipe and a device are no rule files" {
	rm "$SET/slip.lua"
	mkdir "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "slip.lua is no rule file: not a plain file" <<< "$output"
	rmdir "$SET/slip.lua"
	mkfifo "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "slip.lua is no rule file: not a plain file" <<< "$output"
	for device in zero null full; do
		rm "$SET/slip.lua"
		ln -s /dev/$device "$SET/slip.lua"
		run judge
		[ "$status" -eq 2 ]
		grep -q "slip.lua is no rule file: not a plain file" <<< "$output"
	done
}

@test "a rule file that cannot be read to its end is refused, and not used as far as it came" {
	# Plain files that say they have no bytes: reading the one fails, the other has some.
	rm "$SET/slip.lua"
	ln -s /proc/self/mem "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "index.lua:1: cannot read .*/slip.lua to its end: Input/output error" <<< "$output"
	ln -sf /proc/self/status "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 2 ]
	grep -q "index.lua:1: cannot read .*/slip.lua to its end: it goes on behind its size" <<< "$output"
	[ -f /sys/kernel/mm/transparent_hugepage/enabled ] || skip "no plain file here ends before its size"
	ln -sf /sys/kernel/mm/transparent_hugepage/enabled "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 2 ]
	grep -q "index.lua:1: cannot read .*/slip.lua to its end: it ends before its size says" <<< "$output"
}

@test "a rule file that may not be read is refused" {
	[ "$(id -u)" -ne 0 ] || skip "root may read everything"
	chmod 0 "$SET/slip.lua"
	run judge
	[ "$status" -eq 2 ]
	grep -q "cannot read .*/slip.lua: Permission denied" <<< "$output"
}

@test "binary chunks, NUL bytes, noise and huge files are refused in a line" {
	printf '\033LuaT\0\031\223\r\n\032\n' | slip
	brief
	said_anywhere "attempt to load a binary chunk"
	head -c 100000 /dev/zero | slip
	brief
	head -c 10000000 /dev/zero | tr '\0' '\n' | slip
	brief
	said_anywhere "larger than 4 MiB"
	awk 'BEGIN { srand(7); for (i = 0; i < 20000; i++) printf "%c", 1 + int(rand() * 255) }' | slip
	brief 120
}

said_anywhere() { grep -qF -- "$1" <<< "$output"; }

# repeat N TEXT
repeat() { awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'; }

@test "nothing nested deep, chained long or said a million times gets past, hangs or crashes" {
	{ printf 'define "x" '; repeat 500000 '('; } | slip
	brief
	{ printf 'define "x" (any '; repeat 500000 '{'; } | slip
	brief
	{ printf 'local x = '; repeat 500000 '-'; } | slip
	brief
	{ printf 'local x = 1 '; repeat 500000 '- - '; } | slip
	brief
	{ printf 'define "x" (age:over('; repeat 100000 '- '; echo '5))'; } | slip
	brief
	{ printf 'define "x" (no'; repeat 100000 ' no'; } | slip
	brief
	{ printf 'define "x" (fever'; repeat 100000 ':is("a")'; echo ')'; } | slip
	brief
	{ printf 'define "x" (fever'; repeat 100000 ' {}'; echo ')'; } | slip
	brief
	{ printf 'local t = fever'; repeat 500000 '.x'; } | slip
	brief
	{ printf 'local t = "a"'; repeat 100000 '.."a"'; } | slip
	brief
	{ printf 'pass {'; repeat 1000000 '1,'; echo '}'; } | slip
	brief
	repeat 1000000 '[=' | slip
	brief
	{ printf '[==['; repeat 1000000 ']='; } | slip
	brief
	repeat 100000 $'local a\n' | slip
	brief
	awk 'BEGIN { for (i = 0; i < 50000; i++) print "nonsuch" i " {}" }' | slip
	brief 101
	awk 'BEGIN { for (i = 0; i < 30000; i++) printf "define \"d%d\" (age:over(%f))\n", i, i / 1000 }' | slip
	brief 101
}

@test "a table that stands in tables that stand in tables, and a text doubled again and again, are limited" {
	awk 'BEGIN {
		print "local a0 = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }"
		for (i = 1; i < 12; i++) printf "local a%d = { a%d, a%d, a%d, a%d, a%d, a%d, a%d, a%d }\n", i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1
		print "pass { a11 }"
	}' | slip
	brief
	said 13 "declares more than 64 MiB"
	awk 'BEGIN {
		print "local a0 = \"0123456789\""
		for (i = 1; i < 60; i++) printf "local a%d = a%d .. a%d\n", i, i-1, i-1
	}' | slip
	brief
	said_anywhere "needs more than 64 MiB to load"
	{ echo 'local a = "0123456789"'; repeat 19 $'local a = a .. a\n'; echo "pass {"; repeat 9000 'a,'; echo "}"; } | slip
	brief
	said_anywhere "declares more than 64 MiB"
}

@test "numbers and conditions made of themselves cannot grow until a record is never done" {
	{ echo 'local v = plus(age, age)'; repeat 100 $'local v = plus(v, v)\n'; echo 'derive "boom" { value = v }'; } | slip
	said_anywhere "plus counts with more than 1000 numbers"
	awk 'BEGIN {
		print "define \"d0\" (any { fever, chills })"
		for (i = 1; i < 29; i++) printf "define \"d%d\" (any { all { d%d, fever }, all { d%d, chills } })\n", i, i-1, i-1
		print "redflag \"RF-9\" { level = \"soon\", when = d28, say = \"x\", source = \"BOOK\" }"
	}' | slip
	said_anywhere "conditions more than 60 deep"
}

@test "a file that takes too long is stopped by the clock" {
	awk 'BEGIN { printf "pass {"; for (i = 0; i < 300000; i++) printf "k%d=1,", i; print "}" }' > "$SET/slip.lua"
	BP_PATIENCE=4 run judge
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 1 ]
	grep -q "slip.lua: takes too long to load" <<< "$output"
}

@test "a file that takes too long is stopped by the clock also where the alarm was blocked from outside" {
	env --block-signal=ALRM true 2> /dev/null || skip "env cannot block signals here"
	awk 'BEGIN { printf "pass {"; for (i = 0; i < 300000; i++) printf "k%d=1,", i; print "}" }' > "$SET/slip.lua"
	run env --block-signal=ALRM timeout 60 bp-plan --all -r "$SET" <<< fever:yes
	[ "$status" -eq 2 ]
	grep -q "slip.lua: takes too long to load" <<< "$output"
	# One that waits already is somebody else's.
	harmless > "$SET/slip.lua"
	run env --block-signal=ALRM sh -c 'kill -ALRM $$; exec bp-plan --all -r "$1"' sh "$SET" <<< fever:yes
	[ "$status" -eq 0 ]
}

@test "the rule set's hash changes with every number, name and text of a rule, and not with its layout" {
	rules_of() { good; value rules <<< "$output"; }
	plain='redflag "RF-3" { level = "soon", when = all { age:over(50), fever }, say = "x", source = "BOOK" }'
	one=$(rules_of <<< "$plain")
	[ "$(rules_of < <(printf -- '-- why\n%s --[[ and why not ]]\r\n\r\n' "${plain//, /,$'\n\t\t'}"))" = "$one" ]
	[ "$(rules_of <<< "${plain/50/60}")" != "$one" ]
	[ "$(rules_of <<< "${plain/fever/chills}")" != "$one" ]
	[ "$(rules_of <<< "${plain/all/any}")" != "$one" ]
	[ "$(rules_of <<< "${plain/over/under}")" != "$one" ]
	[ "$(rules_of <<< "${plain/\"x\"/\"y\"}")" != "$one" ]
	[ "$(rules_of <<< "${plain/soon/alarm}")" != "$one" ]
	plain='triage "TR-2" { level = "alarm", when = fired "RF-1", source = "BOOK" } derive "two" { value = plus(age, 1) } pass { "title" }'
	one=$(rules_of <<< "$plain")
	[ "$(rules_of <<< "${plain/RF-1/RF-2}")" != "$one" ]
	[ "$(rules_of <<< "${plain/, 1/, 2}")" != "$one" ]
	[ "$(rules_of <<< "${plain/title/titel}")" != "$one" ]
}
