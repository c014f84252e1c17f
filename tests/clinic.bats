#!/usr/bin/env bats
# A made-up clinic lives through its days: what the lists say is counted once more, from the files that came in, by
# rules written down a second time.
#
# BP_YEAR   the days that are lived through (21 when not set; 365 takes minutes), with 300 people a year

load helpers

morning() { "$ROOT/scripts/morning" --rules "$RULES" "$@"; }

# needs_jq: the count is made by other hands.
needs_jq() { command -v jq > /dev/null || skip "jq is not here"; }

# counted DAY JOURNAL: who must stand where on the list of that day, see data/count.awk.
counted() {
	jq -r 'def t: if . == null then "" elif type == "array" then join(",") else tostring end;
		{whole: (if .provisional or .incomplete then "" else 1 end), wrong: (.conflicts + .problems | length | if . > 0 then 1 else "" end)} +
		with_entries(select(.key | IN("id", "date", "level", "act_within", "pending", "next_review", "redflags", "tests",
			"pain_low_back", "odi_pct", "rmdq", "nrs_back", "nrs_leg", "walk_distance_m", "pgic", "adherence_pct", "duration_days",
			"new_symptom", "urinary_retention", "attended", "last_contact", "referral_date", "referral_seen", "tests_done", "course")))
		| [to_entries[] | .key + "=" + (.value | t)] | ([.[] | select(startswith("id="))] + .)[]?' /dev/null "$2" > /dev/null
}

# listed LIST: who stands where on it, and its numbers, in the same words.
listed() {
	:
}

# unread: how many of the lines handed in until now are no visits, as told from the files alone.
unread() {
	local n=0
	for file in seen/*; do
		case $file in
		*.ndjson) n=$((n + $(grep -cv '}$' "$file"))) ;;
		*.ltsv) n=$((n + $(grep -cv '^id:' "$file"))) ;;
		*.csv) n=$((n + $(grep -c ',one cell too many$' "$file"))) ;;
		esac
	done
	echo "$n"
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

@test "day by day: every list says what a second count says" {
	needs_jq
	heavy
	local year=${BP_YEAR:-21}
	"$ROOT/scripts/clinic" -d "$year" -n $((300 * year / 365 + 20)) days
	mkdir -p m/inbox seen
	touch -d 2026-01-01 day
	: > wrong
	for ((i = 0; i < year; i++)); do
		day=$(date -d "2026-01-01 + $i days" +%F)
		for file in days/"$day".*; do
			[ ! -e "$file" ] || cp "$file" m/inbox
			[ ! -e "$file" ] || cp "$file" seen
		done
		morning --as-of "$day" m > list 2> said || [ $? -eq 1 ]
		# Counted each day at first, and in a long year each week.
		[ "$i" -lt 21 ] || [ $((i % 7)) -eq 0 ] || continue
		read -r patients calls confirmed overdue lately responders asked < <(count "$day" < m/journal)
		not_read=$(unread)
		{
			echo "records $((patients + not_read)) $(list_says list '[^0-9]([0-9]+) records')"
			echo "unread $not_read $(list_says list '9\. Not read \(([0-9]+)\)')"
			echo "calls $calls $(list_says list ' 1\. Emergencies[^(]*\(([0-9]+)\)')"
			echo "confirmed $confirmed $(list_says list 'Emergencies confirmed attended: ([0-9]+)')"
			echo "overdue $overdue $(list_says list '4\. Reviews overdue \(([0-9]+)\)')"
			echo "lately $lately $(list_says list ' 10\. Improved[^(]*\(([0-9]+)\)')"
			echo "responders $responders $(list_says list 'Responders: ([0-9]+) to')"
			echo "asked $asked $(list_says list 'Responders: [0-9]+ to [0-9]+ of ([0-9]+)')"
		} | awk -v day="$day" '{ all++ } $2 != $3 + 0 { print day ": " $1 ": counted " $2 ", the list says " $3 } $2 > 0 { print > "/dev/fd/5" }' 5>> figures >> wrong
	done
	cut -c1-200 wrong | head -20
	[ ! -s wrong ]
	# There was something to count.
	kinds=$(cut -d' ' -f1 figures | sort -u | paste -sd' ')
	[ "$year" -lt 90 ] || [ "$kinds" = "asked calls confirmed lately overdue records responders unread" ]
	for kind in asked calls records unread; do grep -qw "$kind" <<< "$kinds"; done
	# The journal by itself, and all of it in one go, come to the same.
	run "$ROOT/scripts/journal" check m/journal
	[ "$status" -eq 0 ]
	mkdir -p n/inbox
	cp seen/* n/inbox
	morning --as-of "$day" n > at_once 2> said || [ $? -eq 1 ]
	same list at_once
	same m/journal n/journal
}
