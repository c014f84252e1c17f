#!/usr/bin/env bats
# A made-up clinic lives through its days: what the lists say is counted once more, from the files that came in, by
# rules written down a second time.
#
# BP_YEAR   the days that are lived through (21 when not set; 365 takes minutes), with 300 people a year

load helpers

morning() { "$ROOT/scripts/morning" --rules "$RULES" "$@"; }

# needs_jq: the count is made by other hands.
needs_jq() { command -v jq > /dev/null || skip "jq is not here"; }

# list_says LIST PATTERN: the number in its brackets.
list_says() { tr '\n' ' ' < "$1" | sed -nE "s/.*$2.*/\\1/p"; }

# count DAY < JOURNAL: what a list of that day must say, from the visits and what the stages said of each.
count() {
	jq -r 'def t: if . == null then "" else tostring end;
		[.id, .date, (if (.age // "") != "" then 1 else 0 end), .level, (.provisional or .incomplete | t), (.attended | t),
		(.last_contact | t), (.next_review | t), (.redflags // [] | join(",")), (.odi_pct | t), (.rmdq | t),
		([.nrs_back, .nrs_leg] | map(select(. != null and . != "")) | max | t), (.walk_distance_m | t), (.pgic | t),
		(.duration_days | t)] | join("\u001f")' | sort -s -t $'\x1f' -k1,1 | awk -F'\x1f' -v day="$1" '
		function days(date,  p, y, m) {  # since some day
			split(date, p, "-"); y = p[1]; m = p[2] + 0
			if (m < 3) { y--; m += 12 }
			return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + p[3]
		}
		# How much lower, in hundredths of the first; as text when it cannot be told.
		function better(first, last) { return first == "" || last == "" ? "?" : first == 0 ? (last > 0 ? -1000 : 0) : 100 * (first - last) / first }
		function change(first, last) { return first == "" || last == "" || episode_visits < 2 ? "?" : last - first }
		function respond(fresh,  p) {
			p = primary()
			if (fresh) return "worse"
			if (num(change(nrs1, nrs)) >= 2 || num(change(odi1, odi)) >= 10 || num(change(rmdq1, rmdq)) >= 5) return "worse"
			if (change(walk1, walk) != "?" && walk <= 0.7 * walk1) return "worse"
			if (pgic != "" && pgic >= 6) return "worse"
			if (change(nrs1, nrs) != "?" && (nrs == 0 || (nrs <= 1 && rmdq != "" && rmdq <= 2))) return "recovered"
			if (p != "?") return p >= 30 ? "improved" : "same"
			if (silent) return "?"
			if (pgic != "" && pgic <= 2) return "improved"
			if (pgic != "" && pgic <= 5) return "same"
			return "?"
		}
		function num(x) { return x == "?" ? -1000 : x }
		# Function first; a measure that was taken at the start and not now is passed over for the next.
		function primary() {
			silent = 0
			if (episode_visits < 2) return "?"
			if (change(odi1, odi) != "?") return better(odi1, odi)
			if (change(rmdq1, rmdq) != "?") return better(rmdq1, rmdq)
			if (change(nrs1, nrs) != "?") return better(nrs1, nrs)
			silent = odi1 != "" || rmdq1 != "" || nrs1 != ""
			return "?"
		}
		function finish(  late, good) {
			if (who == "") return
			patients++
			# Sent away as an emergency, and not known to have arrived since.
			if (force == "emergency") { if (attended == "yes") confirmed++; else calls++ }
			late = days(day) - due > grace[force]
			overdue += late
			good = response == "improved" || response == "recovered"
			if (late || response == "?" || response == "") { if (visits > 1 || late) silents++ }
			else { answered++; responders += good }
			if (good && days(day) - days(last) < 7) lately++
		}
		BEGIN {
			rank["emergency"] = 5; rank["urgent"] = 4; rank["soon"] = 3; rank["routine"] = 2; rank["selfcare"] = 1
			grace["emergency"] = 0; grace["urgent"] = 1; grace["soon"] = 3; grace["routine"] = 14; grace["selfcare"] = 28
		}
		$1 != who { finish(); who = $1; visits = episode_visits = 0; force = response = computed = flags = attended = last = ""; reached = 0 }
		{
			if (days($2) > reached) reached = days($2)
			if ($7 != "" && days($7) > reached) reached = days($7)
			if ($6 != "") attended = $6
		}
		!$3 { if (reached >= due) due = reached + review; next }
		{
			visits++
			# A new episode: after recovery or improvement, with pain that is younger than the visit before.
			gap = days($2) - days(last)
			begins = visits == 1 || (computed == "recovered" && (($12 != "" && $12 >= 3) || ($15 != "" && gap > $15))) ||
				(computed == "improved" && $15 != "" && gap > $15)
			if (begins) { episode_visits = 0; odi1 = rmdq1 = nrs1 = walk1 = computed = "" }
			episode_visits++
			odi = $10; rmdq = $11; nrs = $12; walk = $13; pgic = $14; last = $2
			if (odi1 == "") odi1 = odi
			if (rmdq1 == "") rmdq1 = rmdq
			if (nrs1 == "") nrs1 = nrs
			if (walk1 == "") walk1 = walk
			fresh = 0
			n = split($9, flag, ",")
			for (i = 1; i <= n; i++) if (visits > 1 && index("," flags ",", "," flag[i] ",") == 0) fresh = 1
			flags = $9
			response = respond(fresh)
			if (response != "?") computed = response
			mine = days($8) - days($2)
			if (rank[$4] > rank[force]) attended = $6
			if ($5 == "false" || rank[$4] >= rank[force]) { force = $4; review = mine }
			due = days($2) + (mine < review ? mine : review)
			if (reached >= due) due = reached + review
		}
		END {
			finish()
			print patients + 0, calls + 0, confirmed + 0, overdue + 0, lately + 0, responders + 0, answered + silents
		}'
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
