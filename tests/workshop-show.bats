#!/usr/bin/env bats
# bp-rules show and bp-rules new: what is in force and where it comes from; the skeleton of a rule.

load helpers

TOY=$ROOT/tests/data/toy

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cat > site.lua <<- 'LUA'
		override "WEB" {
		  level = "today",
		  caveat = "they hide under the leaves",
		}
		override "thirsty" (all { wilting, soil:is_not "swamp" })
		override "age_class" { { "new", owned_days:under(90) }, { "old", owned_days:at_least(90) } }
		retire "FEW" { why = "leaves are nothing to count", owner = "Grandmother", since = "2026-11-01" }
		redflag "OUR-1" { level = "today", when = draught, say = "Shut the door.", source = "GARDEN" }
	LUA
}

# shows ID ... : what is shown of them, with the site file
shows() { run -0 bp-rules show -r "$TOY" --site site.lua "$@"; }
line() { grep -qxF -- "$1" <<< "$output" || { echo "no line: $1"; echo "$output"; return 1; }; }
begins() { grep -qF -- "$1" <<< "$output" || { echo "nowhere: $1"; echo "$output"; return 1; }; }

@test "show lists every declaration with its place, and what became of it; those that are retired come last" {
	shows
	[[ ${lines[0]} == "houseplants@3+site#"*"   [$TOY, site.lua]" ]]
	line "redflag \"DRY\"   [$TOY/rules.lua:4]"
	line "redflag \"WEB\"   [$TOY/rules.lua:6]  overridden at site.lua:1"
	line 'redflag "OUR-1"   [site.lua:8]  added'
	line "reviews   [$TOY/care.lua:16]"
	[ "$(tail -3 <<< "$output" | head -1)" = "triage \"FEW\"   [$TOY/rules.lua:20]  retired at site.lua:7" ]
	line '  why          leaves are nothing to count'
	line '  retired      Grandmother since 2026-11-01'
	run -0 bp-rules show -r "$RULES"
	[ "$(grep -c '^redflag' <<< "$output")" -eq "$(grep -c '^redflag' "$RULES/redflags.lua")" ]
	[ "$(grep -c '^yesno' <<< "$output")" -eq "$(cat "$RULES"/*.lua | grep -c '^yesno')" ]
}

@test "show ID: in words, with the sources, and what an override changed" {
	shows WEB
	line '  level        today   [site.lua:2]'
	line "               was: weekend   [$TOY/rules.lua:6]"
	line '  when         spider_mites'
	line '  caveat       they hide under the leaves   [site.lua:3]'
	line '               was not given'
	line "               GARDEN: Grandmother's notebook"
	shows DRY
	line '  when         thirsty: wilting and soil is not swamp'
	refute grep -q was <<< "$output"
	shows thirsty age_class
	line "               was: all { wilting, soil:is \"dry\" }   [$TOY/rules.lua:1]"
	begins 'new: owned_days under 90; old: owned_days 90 or above   [site.lua:6]'
	begins "was: { { \"new\", owned_days:under(60) }, { \"old\", owned_days:at_least(60) }"
}

@test "show ID of what is retired: what it was, and why it went" {
	shows FEW
	begins "triage \"FEW\"   [$TOY/rules.lua:20]  retired at site.lua:7"
	line '  why          leaves are nothing to count'
	line "  when         was: leaves:under(5)   [$TOY/rules.lua:20]"
	line "  level        was: weekend   [$TOY/rules.lua:20]"
}

@test "show: an id that two have shows both; with the word in front one; an unknown one names the nearest" {
	shows today
	begins 'level "today"'
	begins 'destination "today"'
	shows "level today"
	refute grep -q destination <<< "$output"
	export ASAN_OPTIONS=detect_leaks=0
	run -2 bp-rules show -r "$TOY" DYR
	[ "$output" = "bp-rules show: no declaration is called DYR; nearest: DRY" ]
}

@test "show --effective: file and line of every value; the line is the one where it stands" {
	run -0 bp-rules show --effective -r "$RULES"
	n=0
	while IFS= read -r row; do
		place=${row##*[}
		place=${place%]*}
		key=${row:2}
		key=${key%% *}
		[ -n "$key" ] || continue
		sed -n "${place##*:}p" "${place%:*}" | grep -qE "(^|[^a-z_])$key = " || { echo "$row"; return 1; }
		n=$((n + 1))
	done < <(grep '^  [a-z]' <<< "$output" | awk 'NR % 13 == 0' | grep ']$')
	[ "$n" -gt 200 ]
}

@test "show -o ndjson: the same for programs" {
	shows -o ndjson
	[ "$(jq -s 'map(select(.state != null)) | group_by(.state) | map([.[0].state, length] | tostring) | join(" ")' <<< "$output")" = \
		'"[\"added\",1] [\"in force\",41] [\"overridden\",3] [\"retired\",1]"' ]
	[ "$(jq -r 'select(.rules) | .sites[0]' <<< "$output")" = site.lua ]
	[ "$(jq -r 'select(.state == "retired") | .id + ": " + .why' <<< "$output")" = "FEW: leaves are nothing to count" ]
	shows -o ndjson WEB
	[ "$(jq -r 'select(.key == "level") | [.value, .file, .line, .was, .was_line] | join(" ")' <<< "$output")" = "today site.lua 2 weekend 6" ]
	shows -e -o ndjson
	[ "$(jq -r 'select(.id == "care" and .key == "rows") | .value' <<< "$output")" = \
		'A-WATER: level is today, stop = true; A-FEED: feeding is allowed; A-TALK' ]
}

@test "owner and review_by of the whole rule set are those of every rule that has none of its own" {
	cp -r "$TOY" ours
	sed -i 's/version = "3",/version = "3", owner = "Grandmother", review_by = "2027-05-01",/' ours/index.lua
	sed -i 's/^redflag "WEB" {/redflag "WEB" { owner = "Bert",/' ours/rules.lua
	run -0 bp-rules show -r ours WEB
	line '  owner        Bert'
	line '  review_by    2027-05-01'
	run -0 bp-rules show -r ours -o ndjson DRY
	[ "$(jq -r 'select(.key == "owner") | [.value, .file, .line] | join(" ")' <<< "$output")" = "Grandmother ours/index.lua 3" ]
	sed -i 's/2027-05-01/2027-13-01/' ours/index.lua
	export ASAN_OPTIONS=detect_leaks=0
	run -2 bp-rules show -r ours
	[[ $output == *'ours/index.lua:3: ruleset "houseplants": review_by must be a day of the calendar'* ]]
}

# ---- new ----

# filled KIND < SKELETON: the rule with its gaps filled, for the toy rules
filled() {
	sed -e 's/level = FILL_IN/level = "today"/; s/within = FILL_IN/within = "now"/; s/when = FILL_IN/when = draught/' \
		-e 's/unless = FILL_IN/unless = leaves:over(9)/; s/forget = FILL_IN/forget = { flowers }/; s/supports = FILL_IN/supports = { { 3, draught } }/' \
		-e 's/\(since\|review_by\) = FILL_IN/\1 = "2027-01-31"/; s/source = FILL_IN/source = "GARDEN"/; s/\(name\|suspect\|say\|owner\) = FILL_IN/\1 = "words"/'
}

@test "new: the skeleton of every kind, once filled in, loads, and its three cases come out" {
	for kind in redflag triage final pattern cluster condition conflict; do
		run -0 bp-rules new -r "$TOY" --kind "$kind" "OUR-$kind"
		[ "$(grep -c '^--: id:' <<< "$output")" -eq 3 ]
		filled <<< "$output" > ours.lua
		refute grep -q '= FILL_IN' ours.lua
		calm="wilting:no	spider_mites:no	flowers:no	leaves:5	soil:damp"  # nothing else fires: a final is tried
		sed -n 's/^--: //p' ours.lua | awk -v calm="$calm" '
			NR == 1 { sub(/FILL_IN:FILL_IN/, calm "\tdraught:yes") }
			NR == 2 { sub(/FILL_IN:FILL_IN/, calm "\tdraught:no") }
			NR == 3 { sub(/FILL_IN:FILL_IN/, calm) }
			{ print }' > cases.ltsv
		run -0 bp-rules test -r "$TOY" --site ours.lua cases.ltsv
		[ "$output" = "3 cases, 6 expectations, 0 wrong, 0 todo" ]
	done
}

@test "new: what is not filled in does not load, and says where" {
	bp-rules new -r "$RULES" RF-OUR-1 > ours.lua
	grep -q '"emergency", "urgent", "soon", "routine"$' ours.lua
	export ASAN_OPTIONS=detect_leaks=0
	run -2 bp-rules show -r "$RULES" --site ours.lua
	[ "$(grep -c 'ours.lua:[0-9]*: nothing is called FILL_IN' <<< "$output")" -eq "$(grep -c '= FILL_IN' ours.lua)" ]
}

@test "new refuses an id that is there, was retired, or is none; and a kind that is none" {
	export ASAN_OPTIONS=detect_leaks=0
	run -2 bp-rules new -r "$TOY" --site site.lua WEB
	[[ $output == *"/rules.lua:6: there is a redflag \"WEB\" already"* ]]
	run -2 bp-rules new -r "$TOY" --site site.lua FEW
	[[ $output == *"site.lua:7: triage \"FEW\" is retired (leaves are nothing to count), and a retired id is never used again"* ]]
	run -2 bp-rules new -r "$TOY" wilting
	[[ $output == *'there is a yesno "wilting" already'* ]]
	for id in "" "a,b" 'a"b' "a${TAB}b" "RF 1" "$(printf '%0101d' 0)"; do run -2 bp-rules new -r "$TOY" "$id"; done
	run -2 bp-rules new -r "$TOY"
	run -2 bp-rules new -r "$TOY" A B
	run -2 bp-rules new -r "$TOY" --kind level A
	[[ $output == *'--kind wants redflag, triage, final, pattern, cluster, condition or conflict, not "level"'* ]]
}

@test "a retired rule is told of by every verb that takes its id, with the reason; new has a form for programs" {
	echo 'retire "WEB" { why = "no mites any more" }' > gone.lua
	run -2 bp-rules why -r "$TOY" --site gone.lua WEB < /dev/null
	[ "$output" = "bp-rules why: WEB is retired at gone.lua:1: no mites any more (bp-rules show WEB tells what it was)" ]
	run -2 bp-rules try -r "$TOY" --site gone.lua WEB leaves=3
	[[ $output == *"WEB is retired at gone.lua:1: no mites any more"* ]]
	for verb in doc "doc --homes" "mutate --only"; do
		run -2 bp-rules $verb WEB -r "$TOY" --site gone.lua
		[[ $output == "bp-rules ${verb%% *}: WEB is retired at gone.lua:1: no mites any more"* ]]
	done
	bp-rules new -r "$TOY" -o ndjson OUR-1 > object
	bp-rules new -r "$TOY" OUR-1 > text
	[ "$(wc -l < object)" -eq 1 ]
	grep -qF '{"kind":"redflag","id":"OUR-1","rule":"redflag \"OUR-1\" {\n' object
	[ "$(grep -o 'id:OUR-1-[a-z-]*' object | sort -u | wc -l)" -eq 3 ]
	[ "$(grep -o 'id:OUR-1-[a-z-]*' text | sort -u | wc -l)" -eq 3 ]
}
