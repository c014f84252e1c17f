#!/usr/bin/env bats
# bp-report: the page holds what the script says, no value breaks it, and no script can leave half of one.

load helpers

PAGES=$DATA/pages
RECORDS=$PAGES/records.ndjson

# What changes with every rule that is added.
settled() { sed 's/#[0-9a-f]\{12\}/#M/'; }

report() { bp-report -r "$RULES" "$@"; }

# page SCRIPT [OPTION ...]: runs this text as a page on one record, its status in $status, its messages in $stderr.
page() {
	printf '%s\n' "$1" > page.lua
	shift
	run --separate-stderr bp-report -r "$RULES" --time-limit 1 --memory-limit 32M "$@" ./page.lua <<< "${RECORD-id:1}"
}

# One line, status 2, and not one byte of a page.
no_page() {
	[ "$status" -eq 2 ] && [ "$output" = "" ] && [ "${#stderr_lines[@]}" -eq 1 ] && [[ $stderr == "bp-report: "$1 ]] || {
		echo "status $status, output ${#output} bytes: $stderr"
		return 1
	}
}

# well_formed FILE ...: every tag that opens closes, in order; and, where it is installed, xmllint finds nothing.
well_formed() {
	cat "$@" | grep -oE '</?[a-z][a-z0-9]*[^>]*>' | grep -v '/>$' | awk '
		/^<\// { name = substr($0, 3, length($0) - 3); if (stack[n--] != name) { print "closes " name; bad = 1; exit } next }
		       { name = substr($0, 2); sub(/[ >].*/, "", name); stack[++n] = name }
		END    { if (n > 0) print stack[n] " stays open"; exit bad || n > 0 }'
	if command -v xmllint > /dev/null; then xmllint --noout --nonet "$@"; fi
}

@test "a page is the same in every format: text, plain ASCII, Markdown" {
	every() { run --separate-stderr report "$PAGES/every.lua" --clinic "Elm Street" "$@" "$RECORDS"; settled <<< "$output" > got; }
	[ "$(LC_ALL=C.UTF-8 locale charmap)" = UTF-8 ] || skip "there is no locale with UTF-8"
	LC_ALL=C.UTF-8 every
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "bp-report: $RECORDS:3: JSON: not an object" ]
	[ "${stderr_lines[1]}" = "bp-report: 4 lines, 1 with problems, 1 unreadable" ]
	same "$PAGES/every.text" got
	for locale in C POSIX nonsense ""; do
		run env LC_ALL=$locale LANG=C bp-report -r "$RULES" "$PAGES/every.lua" --clinic "Elm Street" -O got "$RECORDS"
		settled < got > plain
		mv plain got
		same "$PAGES/every.ascii" got
	done
	env -i PATH="$PATH" bp-report -r "$RULES" "$PAGES/every.lua" --clinic "Elm Street" "$RECORDS" 2> /dev/null | settled > got
	same "$PAGES/every.ascii" got
	every -o md
	same "$PAGES/every.md" got
	[ "$(LC_ALL=C.UTF-8 wc -L < "$PAGES/every.text")" -le 72 ]
	[ "$(wc -L < "$PAGES/every.ascii")" -le 72 ]
	refute grep -q '[^ -~]' "$PAGES/every.ascii"
}

@test "a text has as many columns as are asked for, and the same words in all" {
	bp-report -r "$RULES" "$PAGES/every.lua" "$RECORDS" > plain 2> /dev/null || [ $? = 1 ]
	bp-report -r "$RULES" "$PAGES/every.lua" -w 72 "$RECORDS" > got 2> /dev/null || [ $? = 1 ]
	same plain got
	for columns in 20 40 60 100 200; do
		bp-report -r "$RULES" "$PAGES/every.lua" --width "$columns" "$RECORDS" > got 2> /dev/null || [ $? = 1 ]
		[ "$(wc -L < got)" -le "$columns" ]
		bp-plan --all -r "$RULES" "$RULES/tests/clinic.ndjson" 2> /dev/null |
			bp-report handout -r "$RULES" --as-of 2026-12-03 -w "$columns" > sheets.$columns 2> /dev/null || [ $? = 1 ]
		[ "$(wc -L < sheets.$columns)" -le "$columns" ]
		grep -oE '[a-z]{3,}' sheets.$columns | sort -u > words.$columns
	done
	# On a narrow page a word is broken only where it is wider than the page.
	for columns in 40 60 100; do same words.200 words.$columns; done
	bp-followup -r "$RULES" --as-of 2026-11-24 "$RULES/tests/visits.ndjson" 2> /dev/null > course || [ $? = 1 ]
	for columns in 40 60 72 200; do
		bp-report morning -r "$RULES" --as-of 2026-11-24 -w "$columns" course | grep -oE '[a-z]{3,}' | sort -u > words.$columns
	done
	for columns in 40 60 72; do same words.200 words.$columns; done
}

@test "records say the same in every format they come in" {
	cat > page.lua <<-'END'
		for _, r in ipairs(records) do
		  local line = {}
		  for label, value in pairs(r) do
		    if label ~= "line" then line[#line + 1] = { label, "=", type(value) == "table" and list(value) or value, ";" } end
		  end
		  para(line)
		end
	END
	grep -v broken "$RECORDS" | sed 's/"redflags":\[[^]]*\]/"redflags":"RF-X"/' > records
	report ./page.lua -o md records > wanted
	[ "$(wc -l < wanted)" -ge 5 ]
	for format in ltsv tsv csv; do
		bp-record -r "$RULES" -o $format records 2> /dev/null | sed 's/\tproblems:none//' | report ./page.lua -o md 2> said |
			sed 's/ *problems=none;//' > got
		same wanted got
	done
	sed 's/$/\r/' records | report ./page.lua -o md > got
	same wanted got
}

@test "a value is what the programs read: typed, or nothing, and then it is told" {
	RECORD='{"age":200,"fever":"YES","night_pain":"dk","sex":"Female","nrs_back":4.0,"onset_date":"2026-02-30","overdue":true,"walk_stop":false,"odi_change":-2,"odi_x":null,"a":["x","y"],"b":[],"o":{},"saddle_numbness":"yes","saddle_numbness":"no"}' \
		page 'local r = records[1]
		para { tostring(r.age), " ", r.fever, " ", r.night_pain, " ", r.sex, " ", r.nrs_back + 1, " ", tostring(r.onset_date) }
		para { r.overdue, " ", r.walk_stop, " ", r.odi_change + 1, " ", tostring(r.odi_x), " ", r.a, " ", r.b, " ", tostring(r.o), " ", tostring(r.saddle_numbness) }'
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "nil yes dk female 5 nil" ]
	[ "${lines[1]}" = "yes no -1 nil x, y none nil nil" ]
	grep -q "^bp-report: -:1: age: out of range" <<< "$stderr"
	grep -q "^bp-report: -:1: onset_date: not a date" <<< "$stderr"
	[ "$(sort <<< "$stderr" | uniq -d)" = "" ]  # each once
	refute grep -q 200 <<< "$stderr"
}

@test "a record is a table like any other, however many there are" {
	cat > page.lua <<-'END'
		local r = records[1]
		r.a[#r.a + 1] = "z"
		para { r.a, " ", tostring(r.a == r.a), " ", #records }       -- what is written into a list stays there
		r.new = "new" r.id = nil r.age = 41
		para { tostring(r.id), " ", r.new, " ", r.age, " ", r.a, " ", r.line }
		local keys = {}
		for key in pairs(r) do keys[#keys + 1] = key end
		para(list(table.concat(keys, ",")))
		para { next(records[2]), " ", tostring(next(records[2], "line")), " ", tostring(records[2][1]) }
		local _, why = pcall(para, records[3])                       -- a record is no phrase
		para { tostring(records[3].line), " ", why:match "has no meaning here" }
		keys = {}
		for key in pairs(records[4]) do keys[#keys + 1] = key end
		para(list(table.concat(keys, ",")))
		r.a = nil
		para(tostring(r.a))
	END
	printf '{"id":"%s","age":40,"a":["x","y"],"b":null}\n' 1 2 3 4 > records
	run --separate-stderr report ./page.lua records
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "${lines[0]}" = "x, y, z true 4" ]
	[ "${lines[1]}" = "nil new 41 x, y, z 1" ]
	[ "${lines[2]}" = "a, age, line, new" ]
	[ "${lines[3]}" = "a nil nil" ]
	[ "${lines[4]}" = "3 has no meaning here" ]
	[ "${lines[5]}" = "a, age, id, line" ]
	[ "${lines[6]}" = nil ]
	# So many that as full tables they would not fit.
	yes "$(printf '{"id":"1","level":"soon"'; printf ',"odi_%s":1' $(seq 100); echo '}')" | head -n 20000 > records
	echo 'local n = 0 for _, r in ipairs(records) do if r.level == "soon" then n = n + 1 end end para(n)' > page.lua
	[ "$(report ./page.lua --memory-limit 8M records)" = 20000 ]
}

@test "a line that is no record is there to be told of, with the line it stands in" {
	printf '{"id":"1","level":"soon"}\nx\n{"error":"torn","line":7,"raw":"x"}\n' > records
	cat > page.lua <<-'END'
		for _, r in ipairs(records) do para { r.line, " ", r.error or "well", " ", rank(r.level) } end
	END
	run --separate-stderr report ./page.lua records
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "1 well 3" ]
	[[ ${lines[1]} == "2 JSON: not an object 0" ]]
	[ "${lines[2]}" = "7 torn 0" ]
}

@test "the day is --as-of, else the latest date of a record, else nobody's" {
	RECORD="id:1${TAB}date:2026-11-16" page 'para { today, " ", date(today), " ", weekday(today), " ", days(today, "2026-12-01"), " ", add_days(today, -16) }'
	[ "$output" = "2026-11-16 Mon 16 Nov 2026 1 15 2026-10-31" ]
	RECORD="id:1${TAB}date:2026-11-16" page 'para(today)' --as-of 2026-11-18
	[ "$output" = 2026-11-18 ]
	page 'para(today)'
	no_page "./page.lua:1: which day it is nobody says: no record has a date; give --as-of DATE"
	page 'para { tostring(days("x", "2026-01-01")), tostring(date(nil)), tostring(add_days("2026-02-30", 1)), tostring(weekday(7)) }'
	[ "$output" = nilnilnilnil ]
	page 'para "x"' --as-of 2026-02-30
	no_page "--as-of wants a date like 2026-11-24"
}

@test "the page knows what the rules say" {
	page 'local r = rule "RF-CES-1"
		para { r.word, " ", r.level, " ", r.within, " ", r.suspect, " ", r.sources }
		para(say "P-S4") para { say "ppi", tostring(say "no-such-id"), tostring(rule "no-such-id"), tostring(say(nil)) }
		para { question "fever", " ", unit "age", " ", tostring(question "nope"), " ", source "NG59" }
		para { levels, " ", rank "emergency", rank "selfcare", rank "unreadable", rank(nil) }
		para { #questions "core", " ", stamp }'
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "redflag emergency now cauda equina syndrome GIRFT23, CKS, FIN20" ]
	grep -q "stomach protector.*nilnilnil" <<< "$output"
	grep -q "emergency, urgent, soon, routine, selfcare 1500" <<< "$output"
	grep -qE "^[0-9]+ lbp@[0-9.]+#[0-9a-f]{12}$" <<< "$output"
	# Of a site file, too.
	echo 'override "RF-CES-1" { say = "Ours." }' > ours.lua
	page 'para(say "RF-CES-1")' --site ours.lua
	[ "$output" = "Ours." ]
}

@test "a script that loops, bloats, crashes or slips is one line, soon, and no page" {
	# Where the machine is slow, what ends of itself has time.
	damage() {
		page "$2" --time-limit 20 ${3:-}
		no_page "$1" || { echo "of: $2"; return 1; }
	}
	late='*takes longer than 1 s (--time-limit)' large='*needs more than 32 MiB (--memory-limit)'
	# All at once: each waits for its second.
	local n=0 script
	while IFS= read -r script; do
		n=$((n + 1))
		mkdir late.$n
		(cd late.$n && page "$script" && no_page "$late" && echo "$stderr" > said) &
	done <<-'END'
		local x = 1 while true do x = x + 1 end
		while true do pcall(function() while true do end end) end
		string.find(string.rep("a", 40), string.rep(".-", 30) .. "b")
		local s = string.rep("a", 1e6) while true do s:gsub("a", "b") end
		while true do table.sort({3, 1, 2}, function() return true end) end
		table.move({}, 1, 1e15, 2)
		for i = 1, 1e12 do local _ = records[1]["label" .. i] end
	END
	SECONDS=0
	wait
	[ "$SECONDS" -lt 20 ]
	[ "$(cat late.*/said | wc -l)" -eq 7 ]
	[ "$(cat late.1/said)" = "bp-report: ./page.lua:1: takes longer than 1 s (--time-limit)" ]
	damage "$large" 'local s = string.rep("x", 1e9)'
	damage "$large" 'local s = "x" while true do s = s .. s end'
	damage "$large" 'local t = {} for i = 1, 1e7 do t[i] = "x" .. i end table.concat(t)'
	damage "$large" 'local function f(n) return 1 + f(n + 1) end f(1)'
	damage "$large" 'local s = ("a"):rep(1e6):gsub("a", ("b"):rep(1e4))'
	damage "$large" 'local g = {} for i = 1, 1e6 do g[i] = { i } end grid(g)'
	damage './page.lua:1: *string too large' 'local s = ("x"):rep(math.maxinteger)'
	damage './page.lua: C stack overflow*take it apart' 'local function f(s) return (s:gsub(".", f)) end f "x"'
	damage './page.lua:1: *too complex*' 'string.find(string.rep("a", 300000), string.rep("a?", 300000) .. "b")'
	damage './page.lua: C stack overflow*take it apart' "local x = $(printf '%.0s(' $(seq 5000)) 1"
	damage './page.lua:1: attempt to index a nil value*' "local t = {} para(t$(printf '%.0s.x' $(seq 50000)))"
	damage './page.lua: C stack overflow*take it apart' "local x = $(printf '%.0s{' $(seq 5000))"
	damage './page.lua:1: a phrase in a phrase*' 'local t = {"x"} for i = 1, 99 do t = {t} end para(t)'
	damage './page.lua:1: makes more than 1 MiB of page (--page-limit)' 'while true do para "and again" end' '--page-limit 1M'
	damage './page.lua:1: makes more than 1 MiB*' 'local t = {"x"} for i = 1, 12 do t = {t, t, t, t, t, t} end para(t)' '--page-limit 1M'
	damage './page.lua: stopped with an error that has no text' 'error({})'
	damage './page.lua: stopped with an error that has no text' 'error()'
	damage './page.lua: one line, whatever it holds' 'error("one line,\nwhatever it\tholds", 0)'
	damage './page.lua:1: nothing is called os*' 'os.exit(0)'
	damage './page.lua:1: nothing is called io*' 'io.write("x")'
	for word in load dofile require loadfile collectgarbage print setmetatable rawset coroutine debug; do
		damage "./page.lua:1: nothing is called $word*" "$word('x')"
	done
	damage './page.lua:1: attempt to call a nil value (field '"'dump'"')' 'string.dump(function() end)'
	damage './page.lua:1: attempt to call a nil value (field '"'random'"')' 'para(math.random())'
	damage './page.lua:1: tostring is given a table*' 'para(tostring({}))'
	damage './page.lua:1: string.format*' 'para(string.format("%s", {}))'
	damage './page.lua:1: string.format*' 'para(string.format("%-3p", "x"))'
	damage "./page.lua:1: bad argument #2 to 'format' (no value)" 'string.format "%d"'
	damage './page.lua:1: xx*xx ...' 'error(("x"):rep(1e6))'
	[ "${#stderr}" -lt 1100 ]
	damage './page.lua:1: an event stands in a calendar only*' 'event { uid = "x", date = "2026-11-11", summary = "x" }'
	damage './page.lua:1: a calendar is a title and events*' 'format "ics" title "x" para "x"'
	damage './page.lua:1: the format comes before everything else' 'title "x" format "ics"'
	damage './page.lua:1: an event lasts *' 'format "ics" event { uid = "x", date = "9999-12-31", summary = "x" }'
	damage './page.lua:1: an event lasts *' 'format "ics" event { uid = "x", date = "2026-11-11", days = 1.5, summary = "x" }'
	damage './page.lua:1: the date of an event *' 'format "ics" event { uid = "x", date = "2026-02-30", summary = "x" }'
	damage './page.lua:1: *unfinished string*' 'para("x'
	damage "./page.lua:1: nothing is called recrods; nearest: records" 'para(recrods)'
	damage './page.lua:1: the key alling has no meaning here' 'grid { alling = {}, { "x" } }'
	damage './page.lua:1: a row has 2 cells, the head 1' 'grid { head = { "a" }, { "b", "c" } }'
	damage './page.lua:1: a badge without a word*' 'para(badge "")'
	damage './page.lua:1: no tone is called so*' 'para(badge("x", "red"))'
	damage './page.lua:1: a phrase is a text*' 'para(true)'
	damage './page.lua: makes a page with nothing on it' '-- nothing'
	printf '\033LuaT\000\031\223' > page.lua
	run --separate-stderr report ./page.lua <<< id:1
	no_page './page.lua: attempt to load a binary chunk*: it is no text; scripts are'
}

@test "a block that an error stops in the middle leaves nothing of itself" {
	page 'para "before" pcall(grid, { { "half", true } }) pcall(para, { "half", { true } }) para "after"'
	[ "$status" -eq 0 ]
	[ "$output" = $'before\n\nafter' ]
}

# started: runs a page that loops, its process in $parent and that of its script in $child.
started() {
	printf 'para "x" while true do end\n' > loop.lua
	ASAN_OPTIONS=${ASAN_OPTIONS-}:handle_segv=0 bp-report -r "$RULES" --time-limit 30 ./loop.lua -O out <<< id:1 2> said &
	parent=$!
	for i in $(seq 100); do
		child=$(cat /proc/$parent/task/$parent/children 2> /dev/null) && [ -n "$child" ] && break
		sleep 0.02
	done
	[ -n "$child" ] || { kill $parent; skip "nobody tells the children of a process"; }
}

@test "a script that crashes or is killed is one line and status 2" {
	ends() {
		echo old > out
		started
		kill -$1 $child
		wait $parent && status=0 || status=$?
		[ "$status" -eq 2 ]
		[ "$(cat out)" = old ]
		grep -q "^bp-report: ./loop.lua: $2" said
		[ "$(wc -l < said)" -eq 1 ]
	}
	ends SEGV 'crashes the Lua interpreter'
	ends ABRT 'crashes the Lua interpreter'
	ends KILL 'the script was killed'
}

@test "whoever ends the program ends the script, too" {
	started
	kill -KILL $parent
	for i in $(seq 100); do
		[ -e "/proc/${child%% *}" ] || break
		grep -q '^State:.Z' "/proc/${child%% *}/status" 2> /dev/null && break
		sleep 0.02
	done
	[ "$i" -lt 100 ]
}

@test "a page is put into a file whole, or the old one stays as it is" {
	into() { run --separate-stderr report "$@"; }
	into "$PAGES/every.lua" -O out "$RECORDS"
	[ "$status" -eq 1 ]
	[ "$output" = "" ]
	[ "$(stat -c %a out)" = 600 ]
	settled < out > got
	grep -q '^line 3' got
	echo old > out
	echo 'para "x" error "y"' > bad.lua
	into ./bad.lua -O out "$RECORDS"
	[ "$status" -eq 2 ]
	[ "$(cat out)" = old ]
	# A limit on the size of files; a full disk, where one can be made.
	echo 'for i = 1, 4000 do para "a line of the page" end' > long.lua
	(ulimit -f 8; bp-report -r "$RULES" ./long.lua -O out "$RECORDS") > said 2>&1 && status=0 || status=$?
	[ "$status" -eq 2 ]
	grep -q 'bp-report: out: cannot write the new one; it is as it was: File too large' said
	[ "$(cat out)" = old ]
	mkdir disk
	if unshare -m mount -t tmpfs -o size=64k none disk 2> /dev/null; then
		run unshare -m sh -c 'mount -t tmpfs -o size=64k none disk && echo old > disk/out || exit 9
			bp-report -r "$RULES" ./long.lua -O disk/out "$0"; echo $?; ls -A disk; cat disk/out' "$RECORDS"
		[ "${lines[2]}" = "bp-report: disk/out: cannot write the new one; it is as it was: No space left on device" ]
		[ "${lines[*]:3}" = "2 out old" ]
	fi
	if [ "$(id -u)" -ne 0 ]; then
		chmod a-w disk
		into "$PAGES/every.lua" -O disk/out "$RECORDS"
		[ "$status" -eq 2 ]
	fi
	# What is no plain file is not replaced.
	ln -s out link; mkfifo pipe; mkdir directory
	for name in link pipe directory ./ "" none/out /dev/null; do
		into "$PAGES/every.lua" -O "$name" "$RECORDS"
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
	done
	[ -L link ] && [ -p pipe ] && [ -d directory ]
	[ "$(cat out)" = old ]
	# Nor what it reads.
	cp "$RECORDS" in
	into "$PAGES/every.lua" -O in in
	[ "$status" -eq 2 ]
	run report "$PAGES/every.lua" -O in < in
	[ "$status" -eq 2 ]
	run report ./bad.lua -O bad.lua < in
	[ "$status" -eq 2 ]
	same "$RECORDS" in
	# Nothing is left behind.
	[ "$(find . -name '.*' -type f)" = "" ]
}

@test "killed at any moment, under the name stands all of the old page or all of the new" {
	echo 'for i = 1, 3000 do para "a line of the page" end para { "the end of ", records[1].id }' > long.lua
	report ./long.lua -O out <<< id:0
	for i in $(seq 1 30); do
		bp-report -r "$RULES" ./long.lua -O out <<< "id:$i" &
		(sleep 0.0$((i + 10)); kill -KILL $! 2> /dev/null) || true
		wait $! || true
		[ "$(grep -c . out)" -eq 3001 ]
		tail -n 1 out >> ends
	done
	refute grep -qv '^the end of [0-9]*$' ends
	# Whoever asks it to end, rather than kill it, finds nothing left behind.
	rm -f .out.*
	for i in $(seq 1 30); do
		bp-report -r "$RULES" ./long.lua -O out <<< "id:$i" &
		(sleep 0.0$((i + 10)); kill -TERM $! 2> /dev/null) || true
		wait $! || true
	done
	[ "$(grep -c . out)" -eq 3001 ]
	[ "$(find . -name '.out.*')" = "" ]
}

@test "a page that cannot be written is no success" {
	[ -e /dev/full ] || skip "/dev/full is not here"
	for format in text md html; do
		run bash -c 'bp-report -r "$RULES" "$1" -o '$format' "$2" 2>&1 > /dev/full' - "$PAGES/every.lua" "$RECORDS"
		[ "$status" -eq 2 ]
		[[ $output == *"cannot write standard output"* ]]
	done
	run bash -c 'bp-report -r "$RULES" "$1" "$2" 2>&1 >&-' - "$PAGES/every.lua" "$RECORDS"
	[ "$status" -eq 2 ]
	# Whatever else is closed, a file gets the page.
	bash -c 'bp-report -r "$RULES" "$1" -O out "$2" <&- >&- 2>&-' - "$PAGES/every.lua" "$RECORDS" || [ $? -eq 1 ]
	grep -q '^line 3' out
}

@test "no value breaks a page, in any place of any format" {
	printf '%s\n' plain '<b>&"x' '</td></table><script>alert(1)</script>' "a|b\`c*d_e~f[g](h)" '# head' '- item' '1. item' '+ x' '= x' '> x' '   code' \
		'a\\b' '|||' '&lt;' $'x \u202e reversed' $'zero\u200bwidth \ufeff' $'\u2028line' $'\u009b31mred' $'日本語 e\u0301' 'tab\there\nline' \
		'\u0007\u001b[31m' '\ud83d\ude00' '---' '=====' '"}' "]]>" '<!--' '%s%n' "$(printf 'long%.0s' $(seq 300))" '${HOME} $(id)' |
		while IFS= read -r value; do printf '{"note":"%s"}\n' "$(sed 's/"/\\"/g' <<< "$value")"; done > values
	[ "$(wc -l < values)" -ge 30 ]
	n=100
	while IFS= read -r record; do
		n=$((n + 1))
		for format in html md text; do
			LC_ALL=C.UTF-8 report "$PAGES/values.lua" -o $format <<< "$record" > got.$n.$format || { echo "$record"; return 1; }
		done
		sed 's|<wbr/>||g' got.$n.html | grep -oE '<[a-z]+|data-label|class="[a-z]+"' | sort | uniq -c > shape
		grep -oE '^(#+|\||-|1\.|=|>|---)' got.$n.md > lines
		grep -c '' got.$n.md >> lines
		if [ "$n" -eq 101 ]; then cp shape shape.1; cp lines lines.1; fi
		same shape.1 shape && same lines.1 lines || { echo "$record"; return 1; }
	done < values
	# Control characters, also those behind U+007F; marks that turn, join or hide.
	refute grep -lP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x80\x8b|\xef\xbb\xbf' got.*
	[ "$(LC_ALL=C.UTF-8 wc -L got.*.text | awk '$1 > 72')" = "" ]
	well_formed got.*.html
}

@test "bytes that are no text are question marks, and a line of Markdown is what it says" {
	cat > page.lua <<-'END'
		heading "Is it C#" heading "#"
		tiles { { value = "", label = "# head" }, { value = " ", label = "- x" }, { value = "", label = "1. x" } }
		para "\xff\xfe \xc3( \xe2\x82 \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf \u{e9}\u{202e}x\u{2066}\u{1b}[31m\0nul"
		bullets { "   # x", { "", "- y" }, { strong "", "+ z" }, { weak " ", "1) z" } }
		grid { head = { "a|b\\" }, { "x\\|y`" } }
	END
	cat > wanted <<-'END'
		## Is it C\#

		## \#

		- \# head
		- \- x
		- 1\. x

		?? ?( ?? ??? ???? ?? é?x? \[31m nul

		- \# x
		- \- y
		- \+ z
		- 1\) z

		| a&#124;b\\ |
		| --- |
		| x\\&#124;y&#96; |
	END
	report ./page.lua -o md <<< id:1 > got
	same wanted got
	for format in text html; do
		report ./page.lua -o $format <<< id:1 > got
		grep -qF '?? ?( ?? ??? ???? ??' got
		refute grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xe2\x81\xa6' got
		iconv -f utf-8 -t utf-8 got > /dev/null
	done
	# A value of a hundred thousand letters is all there, in every format.
	for format in text md html; do
		printf '{"id":"%s"}\n' "$(printf 'é%.0s' $(seq 50000))" | LC_ALL=C.UTF-8 report "$PAGES/long.lua" -o $format | grep -v '<title>' | grep -o 'é' | wc -l > "got.$format"
		[ "$(cat "got.$format")" -eq 150000 ]
	done
}

@test "the HTML page stands alone: well formed, no script, nothing remote, its language and headings" {
	report "$PAGES/every.lua" -o html "$RECORDS" > page.html 2> /dev/null || [ $? -eq 1 ]
	well_formed page.html
	refute grep -qiE '<script|<link|<img|<iframe|https?:|url\(|javascript|onload|@import' page.html
	grep -q '^<html lang="en">' page.html
	grep -q '<title>Every part, Mon 16 Nov 2026</title>' page.html
	grep -q '<meta charset="utf-8"/>' page.html
	grep -q '<meta name="viewport"' page.html
	grep -q '<meta name="color-scheme" content="light"/>' page.html
	[ "$(grep -c '<h1' page.html)" -eq 1 ]
	grep -q '<th scope="col"' page.html
	grep -q '<th scope="row"' page.html
	# Bars are cells; a colour has its word.
	grep -q '<td bgcolor="#5b7ea6" width="96"' page.html
	grep -q 'aria-label="6 12 – 8"' page.html
	grep -q '>emergency</span>' page.html
	grep -q '@media print' page.html
}

@test "every word can be told from its ground" {
	report "$PAGES/every.lua" -o html "$RECORDS" > page.html 2> /dev/null || [ $? -eq 1 ]
	grep -oE 'background:#[0-9a-f]+;color:#[0-9a-f]+' page.html | sort -u | awk -F'[#;]' '
		function part(hex, at,  v) { v = (index("0123456789abcdef", substr(hex, at, 1)) - 1) * 16 + index("0123456789abcdef", substr(hex, at + 1, 1)) - 1
			v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ^ 2.4 }
		function light(hex) { if (length(hex) == 3) gsub(/./, "&&", hex); return 0.2126 * part(hex, 1) + 0.7152 * part(hex, 3) + 0.0722 * part(hex, 5) }
		{ a = light($2); b = light($4); if (a < b) { c = a; a = b; b = c }; if ((a + 0.05) / (b + 0.05) < 4.5) { print $0 " is hard to read"; exit bad = 1 } }
		END { if (NR < 7) print "only " NR " pairs"; exit bad || NR < 7 }'
}

@test "a browser shows the page: nothing too wide on a telephone or a desk, all its words, none hard to read" {
	browser=$(command -v chromium chromium-browser google-chrome | head -n 1) || true
	[ -n "$browser" ] || skip "chromium is not here"
	chrome() { HOME=$BATS_TEST_TMPDIR timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage "$@"; }
	cat > wide.lua <<-'END'
		local long, row, points, counts = ("long"):rep(25000), {}, {}, {}
		for i = 1, 40 do row[i] = "column" .. i points[i] = i end
		for i = 1, 12 do counts[i] = { value = i, label = { "abominable", weak "emergencies" }, tone = ({ "now", "soon", "due", "worse", "better" })[i % 5 + 1] } end
		title(long) subtitle(long) heading(long) para(long) note(long) bullets { long } tiles { { value = 1, label = long } }
		para { badge(long, "now"), strong(long), weak(long) }
		grid { head = { "a", "b" }, { long, "b" }, { "x", long }, { badge(("three words each "):rep(9), "soon"), trend(points, 40) } }
		grid { head = row, row } grid { row } para { trend(points, 40), bar(40, 40) }
		tiles(counts)
	END
	report "$PAGES/every.lua" -o html "$RECORDS" > every.html 2> /dev/null || [ $? -eq 1 ]
	report ./wide.lua -o html <<< id:1 > wide.html
	# What each page is found to be says a script that only these copies have, in frames as wide as a telephone and a desk.
	cat > look <<-'END'
		<script>
		function light(c) { return c.match(/[0-9.]+/g).slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
			.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0) }
		function ground(e) { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c)) return c } return "rgb(255, 255, 255)" }
		let hard = "none", n = 0
		for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walk.nextNode();) {
			const e = walk.currentNode.parentElement, l = [light(getComputedStyle(e).color), light(ground(e))].sort((a, b) => b - a)
			if (!walk.currentNode.data.trim() || e.tagName == "SCRIPT") continue
			n++
			if ((l[0] + 0.05) / (l[1] + 0.05) < 4.5) hard = walk.currentNode.data.slice(0, 40)
		}
		const page = document.documentElement
		parent.postMessage(" " + location.pathname.split("/").pop() + " at " + innerWidth + ": " + (page.scrollWidth <= page.clientWidth ? "fits" : "is " + page.scrollWidth + " wide")
			+ ", " + (n > 20 ? "has words" : "is empty") + ", hard to read: " + hard + ".", "*")
		</script>
	END
	for name in every wide; do { sed '/<\/body>/,$d' $name.html; cat look; echo '</body></html>'; } > look-$name.html; done
	cat > frames.html <<-'END'
		<p id="found"></p><script>onmessage = e => document.getElementById("found").textContent += e.data</script>
		<iframe src="look-every.html" style="width:390px"></iframe> <iframe src="look-every.html" style="width:1200px"></iframe>
		<iframe src="look-wide.html" style="width:390px"></iframe> <iframe src="look-wide.html" style="width:1200px"></iframe>
	END
	chrome --virtual-time-budget=20000 --dump-dom "file://$PWD/frames.html" > dom 2> said || skip "the browser does not run here"
	for name in every wide; do
		for width in 390 1200; do
			grep -qE " look-$name.html at $width: fits, has words, hard to read: none\." dom || { grep -o '<p id="found">.*</p>' dom; return 1; }
		done
	done
}

@test "a calendar is folded by bytes, escaped, and names nobody" {
	printf '%s\n' '{"id":"P000412","date":"2026-11-16","review_due":"2026-11-24","note":"née Müller, näher; \\ ääääääääääääääääääääääääääääääääääääääääää日本日本日本日本日本日本"}' \
		'{"id":"P000413","review_due":"2026-12-31"}' '{"id":"P000414"}' > records
	run --separate-stderr report "$PAGES/visits.lua" -O visits.ics records
	[ "$status" -eq 0 ]
	[ "$(grep -c $'\r$' visits.ics)" -eq "$(wc -l < visits.ics)" ]
	[ "$(LC_ALL=C awk '{ sub(/\r$/, "") } length > 75' visits.ics)" = "" ]
	refute grep -q P0004 visits.ics
	tr -d '\r' < visits.ics | awk '/^ / { line = line substr($0, 2); next } { if (NR > 1) print line; line = $0 } END { print line }' > unfolded
	iconv -f utf-8 -t utf-8 visits.ics > /dev/null
	[ "$(grep -c '^BEGIN:VEVENT' unfolded)" -eq 2 ]
	grep -qF 'SUMMARY:Look again: née Müller\, näher\; \\ ää' unfolded
	grep -q 'ää日本日本日本日本日本日本$' unfolded
	grep -q '^DESCRIPTION:Commas\\, semicolons\\; and \\\\ are escaped$' unfolded
	grep -q '^DTSTART;VALUE=DATE:20261124$' unfolded
	grep -q '^DTEND;VALUE=DATE:20261126$' unfolded
	grep -q '^DTEND;VALUE=DATE:20270102$' unfolded
	[ "$(grep -c '^DTSTAMP:20261116T000000Z$' unfolded)" -eq 2 ]
	[ "$(grep '^UID:' unfolded | sort -u | grep -cE '^UID:[0-9a-f]{32}@bp-tools$')" -eq 2 ]
	# Every letter of a fold is whole.
	tr -d '\r' < visits.ics | while IFS= read -r line; do printf %s "$line" | iconv -f utf-8 -t utf-8 > /dev/null || exit 1; done
	# The same event keeps its mark from day to day; a day without any is a calendar, too.
	report "$PAGES/visits.lua" --as-of 2026-11-17 records | tr -d '\r' | grep '^UID:' > later
	grep '^UID:' unfolded > first
	same first later
	report "$PAGES/visits.lua" --as-of 2026-11-17 < /dev/null | grep -q '^END:VCALENDAR'
	for options in "-o text" "-o html" "-o md"; do
		run --separate-stderr report "$PAGES/visits.lua" $options records
		no_page '*visits.lua: makes a calendar and nothing else; leave out -o *'
	done
	run --separate-stderr report "$PAGES/every.lua" -o ics "$PAGES/records.ndjson"
	[ "$status" -eq 2 ]
	grep -q 'every.lua: makes no calendar; leave out -o ics' <<< "$stderr"
	run --separate-stderr report "$PAGES/visits.lua" <<< "id:1${TAB}review_due:2026-11-24"
	no_page '*no record has a date; give --as-of DATE'
}

@test "the same input makes the same bytes, however tables lie in memory" {
	echo 'local t = {} for i = 1, 200 do t["k" .. i] = i end
		for k, v in pairs(t) do para { k, v } end para(next(t))
		local l = {} for i = 1, 300 do l[i] = { i % 7, i } end
		table.sort(l, function(a, b) return a[1] < b[1] end)
		for _, v in ipairs(l) do note { v[1], " ", v[2] } end' > page.lua
	report ./page.lua <<< id:1 > wanted
	for i in 1 2 3 4 5; do
		report ./page.lua <<< id:1 > got
		same wanted got
	done
	# pairs goes by bytes; a sort leaves what is equal where it was.
	grep -E '^k' wanted | sed 's/[0-9]*$//' > keys
	grep -vE '^(k|$)' wanted > sorted
	LC_ALL=C sort -s -k1,1n <(sort -k2,2n sorted) > by
	same by sorted
}

@test "a language translates what it has; what it has not is told, but nothing a record brought" {
	cp -R "$RULES" rules
	mkdir -p rules/lang
	echo 'return { Mon = "Пн", Nov = "ноя", ["Hello"] = "Привет", ["P-S4"] = "Двигайтесь." }' > rules/lang/xx.lua
	ru() { run --separate-stderr bp-report -r rules --lang xx "$@" ./page.lua <<< "id:secret7${TAB}date:2026-11-16"; }
	echo 'title(tr "Hello") para { lang, " ", date(today), " ", say "P-S4" }' > page.lua
	ru
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "${lines[0]}" = "Привет" ]
	[ "${lines[2]}" = "xx Пн 16 ноя 2026 Двигайтесь." ]
	ru -o html
	grep -q '<html lang="xx">' <<< "$output"
	echo 'para { tr "Bye", tr(records[1].id), tr "Bye" }' > page.lua
	ru
	[ "$output" = Byesecret7Bye ]
	[ "$stderr" = 'bp-report: rules/lang/xx.lua: no translation of "Bye"
bp-report: rules/lang/xx.lua: no translation of a text that came with a record' ]
	echo 'for _, t in ipairs { "a", "b", "c", "d" } do para(tr(t)) end' > page.lua
	ru
	[ "$stderr" = "bp-report: rules/lang/xx.lua: 4 texts have no translation; --missing names them" ]
	ru --missing
	[ "${#stderr_lines[@]}" -eq 4 ]
	for slip in 'return 7' 'x = ' 'return { ["a"] = os.exit }' 'return records'; do
		echo "$slip" > rules/lang/xx.lua
		ru
		[ "$status" -eq 2 ]
		[[ $stderr == "bp-report: rules/lang/xx.lua:"[12]": "* ]]
	done
	run --separate-stderr bp-report -r rules --lang yy ./page.lua <<< id:1
	no_page "rules/lang: there is no yy; there are *, xx"
	run --separate-stderr bp-report -r rules --lang ../xx ./page.lua <<< id:1
	no_page '--lang wants a language such as en or ru, not "../xx"'
}

@test "pages are found by name, listed, and use what lies beside them" {
	cp -R "$RULES" rules
	rm -rf rules/pages
	mkdir -p rules/pages ours
	printf -- '-- Ours: a page\nuse "parts"\nuse "parts"\npara(count_errors())\n' | tee rules/pages/ours.lua > ours/own.lua
	cp "$PAGES/parts.lua" rules/pages
	[ "$(bp-report -r rules --list)" = "ours${TAB}Ours: a page" ]
	[ "$(bp-report -r rules ours <<< id:1)" = 0 ]
	[ "$(bp-report -r rules ours/own.lua <<< id:1)" = 0 ]  # with the part that lies in the rules
	echo 'function count_errors() return "mine" end' > ours/parts.lua
	[ "$(bp-report -r rules ours/own.lua <<< id:1)" = mine ]
	echo 'error "of the part"' > ours/parts.lua
	run --separate-stderr bp-report -r rules ours/own.lua <<< id:1
	no_page "ours/parts.lua:1: of the part"
	echo 'use "nope"' > ours/own.lua
	run --separate-stderr bp-report -r rules ours/own.lua <<< id:1
	no_page "ours/own.lua:1: there is no nope.lua to use beside the page"
	for name in nope . .. "" parts/; do
		run --separate-stderr bp-report -r rules "$name" <<< id:1
		[ "$status" -eq 2 ]
		[ "${#stderr_lines[@]}" -eq 1 ]
	done
	run --separate-stderr bp-report -r rules nope <<< id:1
	no_page "rules/pages: there is no nope; there is ours"
	run --separate-stderr bp-report -r rules
	no_page "which page? *"
	mkfifo pipe.lua
	run --separate-stderr bp-report -r rules ./pipe.lua <<< id:1
	no_page "./pipe.lua: is no plain file"
}

@test "the wrong input makes no calm page, and a label misspelt is seen" {
	page 'needs { "level", "response" } para "nobody"'
	no_page "./page.lua:1: no record has the label level, which this page needs; is the input the right one?"
	RECORD="id:1${TAB}level:soon" page 'needs { "level" } para "somebody"'
	[ "$status" -eq 0 ]
	RECORD="" page 'needs { "level" } para "an empty day"'
	[ "$status" -eq 0 ]
	RECORD="id:1${TAB}odi_first:4" page $'local r = records[1]\npara { r.odi_frist, r.because_escalation, r.pregnant }'
	[ "$status" -eq 0 ]
	[ "$stderr" = "bp-report: ./page.lua:2: no record has the label odi_frist, and no rule knows it; nearest: odi_first" ]
}

@test "wrong options of bp-report are one line" {
	for options in "--time-limit 2M" "--memory-limit 512G" "--page-limit 4G" "--ruels x" "-Z" "--xyzzyxyzzy" "-o pdf" "-o TEXT" "--time-limit 0" "--memory-limit x" "-i xml" "-w 19" "-w 201" "--width x"; do
		run --separate-stderr bp-report $options "$PAGES/every.lua" "$RECORDS"
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[ "${#stderr_lines[@]}" -eq 1 ] || { echo "$stderr"; return 1; }
	done
	run --separate-stderr report "$PAGES/every.lua" none.ndjson
	no_page "cannot open none.ndjson: No such file or directory"
}

@test "who was not sure is not asked again: every page says that somebody has to look" {
	grep "^id:V40$TAB" "$VIGNETTES" | sed "s/${TAB}expect.*//; s/${TAB}trauma:none/${TAB}trauma:dk/" \
		| bp-plan --all -r "$RULES" > unsure
	run -0 cat unsure
	has pending emergency ask trauma
	for page in summary morning interview handout; do
		bp-report $page -r "$RULES" --as-of 2026-12-03 < unsure | tr '\n' ' ' | tr -s ' ' > page
		grep -qiE 'somebody (must look|has to examine)|is examined the same day' page
		[ "$(grep -o 'Did you fall, or take a blow' page | wc -l)" = "$([ $page = interview ] && echo 1 || echo 0)" ]
	done
}

@test "the summary has no tablets in an emergency, and no doses while one is open" {
	grep "^id:V01$TAB" "$VIGNETTES" | sed "s/${TAB}expect.*//" > calm
	for no in nsaid_allergy ulcer_history kidney_disease heart_failure liver_disease gi_bleed_signs cv_disease acei_arb_diuretic gi_risk_drugs; do
		sed -i "s/${TAB}$no:[^$TAB]*//; s/\$/${TAB}$no:no/" calm
	done
	sed -i "s/${TAB}anticoagulant:[^$TAB]*/${TAB}anticoagulant:no/" calm
	sed "s/${TAB}saddle_numbness:[^$TAB]*/${TAB}saddle_numbness:yes/" calm > emergency
	sed "s/${TAB}saddle_numbness:[^$TAB]*/${TAB}saddle_numbness:?/" calm > open
	for who in calm emergency open; do
		bp-plan --all --explain -r "$RULES" $who > $who.judged
		run -0 cat $who.judged
		has nsaid allowed
		bp-report summary -r "$RULES" --as-of 2026-12-03 < $who.judged > $who.page
	done
	grep -q 'Anti-inflammatory tablets' calm.page
	grep -q 'If given' calm.page
	refute grep -qiE 'anti-inflammatory|if given|ibuprofen|naproxen' emergency.page
	refute grep -qE 'If given|[0-9] mg' open.page
	grep -q 'nothing is named until the open answers are known' open.page
}
