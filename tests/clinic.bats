#!/usr/bin/env bats
# A made-up clinic lives through its year: who stands where on the lists, and every number on them, is counted once
# more, from the files that came in, by rules written down a second time (data/count.awk).
#
# BP_YEAR   when set, 300 people and a list each day: minutes.  When not, fewer people and a list every four weeks.

load helpers

morning() { "$ROOT/scripts/morning" --rules "$RULES" "$@"; }

# counted DAY JOURNAL: who must stand where on the list of that day.  What jq hands on is told in count.awk.
counted() {
	jq -r 'def text: if . == null then "" elif type == "array" then join(",") else tostring end;
		[("id", "date", "level", "act_within", "pending", "next_review", "redflags", "triage_rules", "tests", "pain_low_back",
		"odi_pct", "rmdq", "nrs_back", "nrs_leg", "walk_distance_m", "pgic", "adherence_pct", "duration_days", "new_symptom",
		"urinary_retention", "attended", "last_contact", "referral_date", "referral_seen", "tests_done", "course") as $of
		| $of + "=" + (.[$of] | text)]
		+ ["whole=" + if .provisional or .incomplete then "" else "1" end, "wrong=" + if .conflicts + .problems == [] then "" else "1" end]
		| join("\t")' "$2" | sort -s -t "$TAB" -k1,2 | awk -v today="$1" -f "$BATS_TEST_DIRNAME/data/count.awk"
	unread
}

# listed LIST: who stands where on it, in the same words.
listed() { awk -f "$BATS_TEST_DIRNAME/data/listed.awk" "$1"; }

# unread: how many of the lines handed in until now are no visits, as told from the files alone.
unread() {
	local n=0
	for file in seen/*; do
		case $file in
		*.ndjson) n=$((n + $(grep -cv '}$' "$file" || true))) ;;
		*.ltsv) n=$((n + $(grep -cv '^id:' "$file" || true))) ;;
		*.csv) n=$((n + $(grep -c ',one cell too many$' "$file" || true))) ;;
		esac
	done
	echo "number unread $n"
}

# stretch FIRST LAST: the files of these days as one of each format, in the inbox.
stretch() {
	local file day
	for ((day = $1; day <= $2; day++)); do
		for file in "days/$(date -d "2026-01-01 + $day days" +%F)".*; do
			[ -e "$file" ] || continue
			case $file in
			*.csv) [ -s "seen/$1.csv" ] && sed 1d "$file" || cat "$file" ;;
			*) cat "$file" ;;
			esac >> "seen/$1.${file##*.}"
		done
	done
	for file in seen/"$1".*; do [ ! -e "$file" ] || cp "$file" m/inbox; done
}

@test "the same seed makes the same clinic, another one another; with any awk" {
	"$ROOT/scripts/clinic" -n 50 -d 90 a
	"$ROOT/scripts/clinic" -n 50 -d 90 -s 2 b
	refute diff -r a b > /dev/null
	for awk in mawk gawk original-awk 'busybox awk'; do
		command -v "${awk%% *}" > /dev/null || continue
		mkdir -p path
		printf '#!/bin/sh\nexec %s "$@"\n' "$awk" > path/awk
		chmod +x path/awk
		rm -rf c
		PATH=$PWD/path:$PATH "$ROOT/scripts/clinic" -n 50 -d 90 c
		diff -r a c
	done
	"$ROOT/scripts/clinic" -w -n 50 -d 90 whole
	for file in whole/*; do bp-record -r "$RULES" "$file" > /dev/null 2>> said || [ $? -eq 1 ]; done
	refute grep -qv 'temperature_c: out of range\|lines\?, .* 0 unreadable$\|unknown label' said
	run "$ROOT/scripts/clinic" -n 50
	[ "$status" -eq 2 ]
}

@test "every list of the year says what a second count says" {
	command -v jq > /dev/null || skip "jq is not here"
	heavy
	local people=40 step=28
	[ -z "${BP_YEAR:-}" ] || people=300 step=1
	"$ROOT/scripts/clinic" -s 7 -n "$people" days
	mkdir -p m/inbox seen
	# The page of the rules, but for the lines it leaves out for want of room.
	sed 's/^local SHOWN = 30/local SHOWN = 100000/; s/^local NAMED = 60/local NAMED = 100000/' "$RULES/pages/morning.lua" > whole.lua
	[ "$(diff "$RULES/pages/morning.lua" whole.lua | grep -c '^>')" -eq 2 ]
	cp "$RULES/pages/reading.lua" .
	for ((first = 0; first < 365; first += step)); do
		stretch "$first" $((first + step - 1))
		day=$(date -d "2026-01-01 + $((first + step - 1)) days" +%F)
		morning --page ./whole.lua --as-of "$day" m > list 2> said || [ $? -eq 1 ]
		counted "$day" m/journal | sort -u > want
		listed list | sort -u > got
		diff want got > differ || sed "s/^/$day: /" differ >> wrong
		cat want >> wants
	done
	[ ! -s wrong ] || { head -n 20 wrong; return 1; }
	# There was something to count, everywhere.
	for what in 1 2-late 2-see 3 4 5 6 6-six 6-twelve 7 8 9 10 silent hit 'number confirmed'; do
		grep -q "^$what .*[1-9]" wants || { echo "nothing to count: $what"; return 1; }
	done
	# With all that is left out, the numbers are the same.
	morning --as-of "$day" m > short 2> said || [ $? -eq 1 ]
	for list in list short; do grep -E '^([0-9]+\. |[0-9]+ [a-z]+ [a-z0-9]*, |Responders)' "$list" > "$list.numbers"; done
	same list.numbers short.numbers
	# The journal is whole, and all of it in one go comes to the same.
	run "$ROOT/scripts/journal" check --rules "$RULES" m/journal
	[ "$status" -eq 0 ]
	mkdir -p n/inbox
	cp seen/* n/inbox
	morning --page ./whole.lua --as-of "$day" n > at_once 2> said || [ $? -eq 1 ]
	[ "$(sort n/journal | cut -d, -f1-2,5- | md5sum)" = "$(sort m/journal | cut -d, -f1-2,5- | md5sum)" ]
	same list at_once
}
