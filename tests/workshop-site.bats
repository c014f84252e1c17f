#!/usr/bin/env bats
# Site files: what they add, override and retire, in every program; and what is refused.

load helpers

TOY=$ROOT/tests/data/toy
SLIPS=$BATS_TEST_DIRNAME/data/slips

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export ASAN_OPTIONS=detect_leaks=0  # a program that dies does not tidy up first
}

leaks_count() { export ASAN_OPTIONS=detect_leaks=1; }

# A few hundred plants: every answer there is, together with some others.
plants() {
	for w in yes no '?'; do for m in yes no '?'; do for l in 0 4 5 20 60; do for s in dry damp swamp dusty '?'; do for k in cactus fern orchid; do for d in 10 59 60 90; do
		ltsv "id:$((++n))" "wilting:$w" "spider_mites:$m" flowers:yes "leaves:$l" "soil:$s" "kind:$k" "owned_days:$d" draught:yes
	done; done; done; done; done; done
}

# judged DIR [OPTION ...] < RECORDS: everything all stages say, but for the stamp.
judged() {
	local dir=$1
	shift
	bp-plan --all --explain -r "$dir" "$@" 2> messages | sed 's/\trules:[^\t]*//'
}

# The toy rules changed by hand (sed EXPR FILE) and by a site file (standard input) judge alike, and not as before.
as_edited() {
	rm -rf ours
	cp -r "$TOY" ours
	sed -i "$1" "ours/$2"
	refute cmp -s "$TOY/$2" "ours/$2"
	cat > site.lua
	[ -s plants ] || { plants > plants; judged "$TOY" < plants > before; }
	judged ours < plants > edited
	judged "$TOY" --site site.lua < plants > overlaid
	[ "$(wc -l < overlaid)" -eq "$(wc -l < plants)" ] || { cat messages; return 1; }
	same edited overlaid || return
	cmp -s before edited && { echo "nothing changed"; return 1; }
	return 0
}

# refused LINE WORDS < LUA: this site file over the toy rules is refused there, in these words, and nothing else is.
refused() {
	cat > site.lua
	run -2 bp-plan --all -r "$TOY" --site site.lua <<< "id:a"
	grep -qF -- "bp-plan: site.lua:$1: $2" <<< "$output" && [ "${#lines[@]}" -eq 2 ] && return
	echo "wanted $1: $2"
	echo "$output"
	return 1
}

# ---- what they do ----

@test "a site file that changes nothing in the rules changes no answer: they are read a second time, and are the same" {
	leaks_count
	echo 'pass { "nothing" }' > site.lua
	bp-plan --all --explain -r "$RULES" "$RULES"/tests/*.ltsv | sed 's/\trules:[^\t]*//' > a
	bp-plan --all --explain -r "$RULES" --site site.lua "$RULES"/tests/*.ltsv | sed 's/\trules:[^\t]*//' > b
	[ "$(wc -l < a)" -gt 400 ]
	same a b
	bp-rules show -e -r "$RULES" | sed 1d > a
	bp-rules show -e -r "$RULES" --site site.lua | sed '1d; /^pass .*added$/,$d' > b
	same a b
}

@test "an override of every declaration there is, by a note that means nothing, changes no answer" {
	for set in "$RULES" "$TOY"; do
		bp-rules show -r "$set" -o ndjson | jq -r 'select(.word and .word != "ruleset" and .word != "pass" and .word != "define") |
			"override \"\(if .word == .id then .id else .word + " " + .id end)\" { note = \"a remark\" }"' | sort > site.lua
		[ "$(wc -l < site.lua)" -gt 30 ]
		judged "$set" "$RULES"/tests/*.ltsv "$TOY/plants.ltsv" > a
		judged "$set" --site site.lua "$RULES"/tests/*.ltsv "$TOY/plants.ltsv" > b
		same a b
		run -0 bp-rules show -r "$set" --site site.lua -o ndjson
		[ "$(grep -c '"state":"overridden"' <<< "$output")" -eq "$(wc -l < site.lua)" ]
	done
}

@test "an override is what the same change in the rules is: rules" {
	as_edited 's/when = thirsty, unless = kind:is "cactus"/when = thirsty, unless = kind:is "fern"/' rules.lua \
		<<< 'override "DRY" { unless = kind:is "fern" }'
	as_edited 's/level = "weekend", when = spider_mites, say/level = "today", when = spider_mites, say/' rules.lua \
		<<< 'override "WEB" { level = "today" }'
	as_edited 's/leaves:under(5)/leaves:under(6)/' rules.lua <<< 'override "FEW" { when = leaves:under(6) }'
	as_edited 's/any { incomplete, conflicted }/conflicted/' rules.lua <<< 'override "ASK" { when = conflicted }'
	as_edited 's/pattern "thirst" { when = fired "DRY"/pattern "thirst" { when = fired { "DRY", "ROT" }/' rules.lua \
		<<< 'override "thirst" { when = fired { "DRY", "ROT" } }'
	as_edited 's/{3, spider_mites}, {1, draught}/{2, spider_mites}, {2, draught}/' rules.lua \
		<<< 'override "MITES" { supports = { {2, spider_mites}, {2, draught} } }'
	as_edited 's/likely = 3/likely = 5/' rules.lua <<< 'override "likelihood" { likely = 5 }'
}

@test "an override is what the same change in the rules is: what rules rest on" {
	heavy
	# The time of a level is copied into every rule that has none of its own.
	as_edited 's/rank = 1, within = "7 d"/rank = 1, within = "3 d"/' words.lua <<< 'override "level weekend" { within = "3 d" }'
	as_edited 's/soil:is "dry" }/soil:is "damp" }/' rules.lua <<< 'override "thirsty" (all { wilting, soil:is "damp" })'
	as_edited 's/under(60)/under(90)/; s/at_least(60)/at_least(90)/' rules.lua \
		<<< 'override "age_class" { { "new", owned_days:under(90) }, { "old", owned_days:at_least(90) } }'
	as_edited 's/min = 0, max = 5000, whole/min = 0, max = 50, whole/' words.lua <<< 'override "leaves" { max = 50 }'
	as_edited 's/yesno  "spider_mites" { tier = "core"/yesno  "spider_mites" { tier = "exam"/' words.lua \
		<<< 'override "spider_mites" { tier = "exam" }'
	as_edited 's/"dry", "damp", "swamp"/"swamp", "damp", "dry", "dusty"/' words.lua \
		<<< 'override "soil" { values = { "swamp", "damp", "dry", "dusty" } }'
	as_edited 's/flowers, leaves:at_most(0)/flowers, leaves:at_most(4)/' words.lua \
		<<< 'override "ODD-1" { when = all { flowers, leaves:at_most(4) } }'
}

@test "an override is what the same change in the rules is: what is advised" {
	heavy
	as_edited 's/blocked_if = { soil:is "swamp" }/blocked_if = { soil:is "damp" }/' care.lua \
		<<< 'override "feeding" { blocked_if = { soil:is "damp" } }'
	as_edited 's/{ "A-WATER", level_is "today", stop = true }/{ "A-WATER", level_is "today" }/' care.lua \
		<<< 'override "care" { { "A-WATER", level_is "today" }, { "A-FEED", feeding:is "allowed" }, { "A-TALK" } }'
	as_edited 's/"1 d", pending_is/"2 d", pending_is/' care.lua <<< 'override "reviews" { { "2 d", pending_is "today" } }'
	as_edited 's/{ { "shelf" } }/{ { "cellar" } }/' rules.lua <<< 'override "destination fine" { first = { { "cellar" } } }'
}

@test "retire is what taking the rule out is" {
	as_edited '/^redflag "ROT"/d' rules.lua <<< 'retire "ROT" { why = "it never was" }'
	as_edited '/^triage "FEW"/d' rules.lua <<< 'retire "FEW" { why = "leaves are nothing to count" }'
	as_edited '/^condition "MITES"/d' rules.lua <<< 'retire "MITES" { why = "one sees them" }'
	# Patterns have numbers, and conditions know them: those behind it move up.
	as_edited '/^pattern "thirst"/d; s/"kitchen sink", has_pattern "thirst"/"kitchen sink", has_pattern "quiet"/' rules.lua <<- 'LUA'
		retire "thirst" { why = "it goes without saying" }
		override "destination today" { first = { { "kitchen sink", has_pattern "quiet" }, { "balcony" } } }
	LUA
}

@test "retire: a question is needed again, an answer applies again" {
	run -0 bp-triage -r "$TOY" <<< "$(ltsv kind:cactus draught:na)"
	has problems none
	echo 'retire "does_not_apply draught" { why = "they feel it too" }' > site.lua
	run -1 bp-triage -r "$TOY" --site site.lua <<< "$(ltsv kind:cactus draught:na)"
	[[ $output == *"problems:draught: na is no answer here"* ]]
}

@test "an override may use what the site file itself declares, wherever it stands there" {
	cat > site.lua <<- 'LUA'
		override "DRY" { unless = any { kind:is "cactus", plastic_sure } }
		define "plastic_sure" (all { plastic, weight:under(3) })
		yesno "plastic" { tier = "standard", kind = "relief", ask = "Is it made of plastic?" }
		number "weight" { tier = "standard", kind = "other", unit = "kg", min = 0, max = 50, ask = "How heavy is it?" }
	LUA
	run -0 bp-redflag -r "$TOY" --site site.lua <<< "$(ltsv wilting:yes soil:dry plastic:yes weight:1)"
	has redflags none
	run -0 bp-redflag -r "$TOY" --site site.lua <<< "$(ltsv wilting:yes soil:dry plastic:yes weight:4)"
	has redflags DRY
}

@test "a site file adds questions, rules and cases of its own" {
	cat > site.lua <<- 'LUA'
		source "HERE" { title = "Our own decision", read = "p" }
		yesno "fell_over" { tier = "core", kind = "symptom", ask = "Did it fall over?" }
		redflag "OUR-1" { level = "today", when = fell_over, say = "Set it up.", source = "HERE" }
	LUA
	run -0 bp-triage -r "$TOY" --site site.lua <<< "$(ltsv wilting:no spider_mites:no flowers:no leaves:20 soil:damp fell_over:yes)"
	has level today
	run -0 bp-triage -r "$TOY" --site site.lua <<< "$(ltsv wilting:no spider_mites:no flowers:no leaves:20 soil:damp)"
	has pending today
	has ask fell_over
}

@test "several site files: each is read behind the ones before it" {
	echo 'override "FEW" { when = leaves:under(9) }  redflag "OUR-1" { level = "today", when = draught, say = "x", source = "GARDEN" }' > region.lua
	echo 'override "FEW" { level = "today" }  override "OUR-1" { level = "weekend" }' > house.lua
	run -0 bp-triage -r "$TOY" --site region.lua --site house.lua <<< "$(ltsv wilting:no leaves:8 draught:yes)"
	has triage_rules FEW
	has level today
	[[ $(value rules <<< "$output") == houseplants@3+region+house#* ]]
	run -0 bp-redflag -r "$TOY" --site region.lua --site house.lua <<< "draught:yes"
	has redflag weekend
	run -2 bp-triage -r "$TOY" --site house.lua --site region.lua <<< "id:a"
	[[ $output == *'house.lua:1: override "OUR-1": no declaration has that id'* ]]
}

@test "every program takes --site, and its stamp names it and changes with it" {
	echo 'override "FEW" { level = "today" }' > "our clinic, 2.lua"
	for p in redflag classify triage plan; do
		run -0 "bp-$p" -r "$TOY" --site "our clinic, 2.lua" <<< "wilting:no"
		[[ $(value rules <<< "$output") == houseplants@3+our_clinic__2#* ]]
	done
	first=$(value rules <<< "$output")
	echo 'override "FEW" { level = "today"  }  -- a remark' > "our clinic, 2.lua"
	[ "$(bp-triage -r "$TOY" --site "our clinic, 2.lua" <<< wilting:no | value rules)" = "$first" ]
	echo 'override "FEW" { level = "fine" }' > "our clinic, 2.lua"
	[ "$(bp-triage -r "$TOY" --site "our clinic, 2.lua" <<< wilting:no | value rules)" != "$first" ]
	echo 'number "height" { tier = "exam", kind = "other", unit = "cm", min = 1, max = 90, ask = "?" }' > site.lua
	run -1 bp-record -r "$TOY" --site site.lua <<< "height:91"
	[[ $output == *"problems:height: "* ]]
	echo 'override "DRY" { level = "weekend" }' > site.lua
	run -1 bp-rules test -r "$TOY" --site site.lua "$TOY/plants.ltsv"
	[[ $output == *"expected level=today, got weekend"* ]]
}

@test "the shipped rules under a site file: a threshold, a time, a retired rule" {
	leaks_count
	cat > site.lua <<- 'LUA'
		override "RF-FRX-9" { when = all { age:at_least(60), trauma:is "minor" }, within = "24 h", owner = "Dr. B" }
		retire "RF-FRX-10" { why = "only to see it go", owner = "Dr. B", since = "2026-12-01" }
	LUA
	rec=$(ltsv age:61 trauma:minor)
	run -0 bp-redflag -r "$RULES" <<< "$rec"
	[[ $(value redflags <<< "$output") != *RF-FRX-9* ]]
	run -0 bp-triage --all -r "$RULES" --site site.lua <<< "$rec"
	[[ $(value redflags <<< "$output") == *RF-FRX-9* ]]
	has act_within "24 h"
	export ASAN_OPTIONS=detect_leaks=0
	echo 'override "level urgent" { within = "24 h" }' >> site.lua
	run -2 bp-triage --all -r "$RULES" --site site.lua <<< "$rec"
	[[ $output == *'/redflags.lua:'*': within "48 h" is longer than level "urgent" allows ("24 h")'* ]]
}

# ---- what is refused ----

@test "an id that is not there, with the nearest one" {
	refused 2 'override "DYR": no declaration has that id; nearest: DRY' <<< $'\noverride "DYR" { level = "today" }'
	refused 1 'retire "WEBB": no declaration has that id; nearest: WEB' <<< 'retire "WEBB" { why = "x" }'
}

@test "an id that two have: say which" {
	refused 1 'override "today": a level and a destination have that id; write override "level today"' <<< 'override "today" { within = "1 d" }'
	refused 1 'override "draught": a yesno and a does_not_apply have that id; write override "yesno draught"' <<< 'override "draught" { ask = "Wind?" }'
}

@test "an override that changes nothing" {
	refused 1 'override "FEW" changes nothing: the triage at ' <<< 'override "FEW" { level = "weekend", when = leaves:under(5) }'
	refused 1 'override "FEW" changes nothing: the triage at ' <<< 'override "FEW" { }'
	refused 1 'override "thirsty" changes nothing: the define at ' <<< 'override "thirsty" (all { wilting, soil:is "dry" })'
	refused 1 'override "care" changes nothing: the list at ' \
		<<< 'override "care" { { "A-WATER", level_is "today", stop = true }, { "A-FEED", feeding:is "allowed" }, { "A-TALK" } }'
	refused 1 'override "FEW" changes nothing: line 2 retires it' <<< $'override "FEW" { level = "today" }\nretire "FEW" { why = "x" }'
	refused 2 'override "FEW" stands here twice (first on line 1)' <<< $'override "FEW" { level = "today" }\noverride "FEW" { within = "1 d" }'
	refused 1 'declares nothing' <<< '-- nothing'
}

@test "a retire without a why, twice, or of what has been retired" {
	refused 1 'retire "WEB" has no why; add why = "…"' <<< 'retire "WEB" { }'
	refused 1 'retire "WEB": why is empty' <<< 'retire "WEB" { why = "" }'
	refused 1 'retire "WEB" stands alone and declares nothing; its { … } is missing' <<< 'retire "WEB"'
	refused 1 'retire "WEB": reason is no key of a retire' <<< 'retire "WEB" { why = "x", reason = "y" }'
	refused 2 'retire "WEB": it is retired already (site.lua:1: x)' <<< $'retire "WEB" { why = "x" }\nretire "WEB" { why = "y" }'
	refused 2 'override "WEB": it is retired already (site.lua:1: x)' <<< $'retire "WEB" { why = "x" }\noverride "WEB" { level = "today" }'
}

@test "a retired id is never declared again, and an id that is there is not declared over" {
	refused 2 'redflag "WEB": that id is retired (site.lua:1: x) and is never used again' \
		<<< $'retire "WEB" { why = "x" }\nredflag "WEB" { level = "today", when = spider_mites, say = "x", source = "GARDEN" }'
	refused 2 'advice "WEB": that id is retired' <<< $'retire "WEB" { why = "x" }\nadvice "WEB" { say = "x", source = "GARDEN" }'
	refused 1 'redflag "WEB" is declared already (' <<< 'redflag "WEB" { level = "today", when = spider_mites, say = "x", source = "GARDEN" }'
	[[ $output == *'write override "WEB" { … } with the keys that are new'* ]]
	refused 1 'likelihood is declared already (' <<< 'likelihood { likely = 2, possible = 1 }'
	[[ $output == *'write override "likelihood" { … }'* ]]
	refused 1 'reviews is declared already (' <<< 'reviews { { "2 d", pending_is "today" } }'
	refused 1 'derive "leaves": that is a number of the rules (' <<< 'derive "leaves" { value = plus(water_ml, 1) }'
	refused 1 'derive "owned_days" is declared already (' <<< 'derive "owned_days" { value = plus(water_ml, 1) }'
	refused 2 'likelihood is declared already (' <<< $'pass { "a" }\nlikelihood { likely = 3, possible = 1 }'
	refused 1 'yesno "wilting" is declared already' <<< 'yesno "wilting" { tier = "core", kind = "symptom", ask = "?" }'
}

@test "what others rest on is not retired, and what others name is not retired in silence" {
	refused 1 'retire "wilting": a yesno cannot be retired' <<< 'retire "wilting" { why = "x" }'
	refused 1 'retire "level fine": a level cannot be retired' <<< 'retire "level fine" { why = "x" }'
	refused 1 'retire "thirsty": a define cannot be retired' <<< 'retire "thirsty" { why = "x" }'
	echo 'retire "DRY" { why = "no more water" }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *'/rules.lua:13: fired "DRY": the redflag "DRY" is retired (site.lua:1: no more water); override what still names it, or do not retire it'* ]]
	echo 'retire "thirst" { why = "x" }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *'/rules.lua:23: has_pattern "thirst": the pattern "thirst" is retired (site.lua:1: x)'* ]]
	echo 'retire "A-FEED" { why = "x" }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *'/care.lua:12: list "care": the advice "A-FEED" is retired (site.lua:1: x)'* ]]
	echo 'retire "ODD-1" { why = "x" }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *'/rules.lua:24: has_conflict "ODD-1": the conflict "ODD-1" is retired'* ]]
}

@test "an override goes through every check of the declaration, on its own line" {
	refused 2 'redflag "WEB": levl is no key of a redflag; nearest: level' <<< $'override "WEB" {\n  levl = "today" }'
	refused 3 'redflag "WEB": there is no level "tody"; nearest: today' <<< $'override "WEB" {\n  say = "x",\n  level = "tody" }'
	refused 2 'nothing is called spider_mite; nearest: spider_mites' <<< $'override "WEB" { say = "x",\n  when = spider_mite }'
	refused 1 'redflag "WEB": there is no source "GARTEN"; nearest: GARDEN' <<< 'override "WEB" { source = "GARTEN" }'
	refused 1 'when of redflag "WEB" reads something that is only decided later' <<< 'override "WEB" { when = level_is "today" }'
	refused 1 'redflag "WEB": within "9 d" is longer than level "weekend" allows' <<< 'override "WEB" { within = "9 d" }'
	refused 1 'redflag "WEB": say is empty' <<< 'override "WEB" { say = "" }'
	refused 1 'override "WEB" has an entry without a key' <<< 'override "WEB" { "today" }'
	refused 1 'override "thirsty": that is a define; write override "thirsty" (condition)' <<< 'override "thirsty" { say = "x" }'
	refused 1 'override "WEB": that is a redflag; write override "WEB" { key = value }' <<< 'override "WEB" (wilting)'
	refused 1 'override "houseplants": a ruleset cannot be changed' <<< 'override "houseplants" { version = "4" }'
	refused 1 'any went into no rule' <<< $'local x = any { wilting, draught }\noverride "WEB" { level = "today" }'
}

@test "what an override makes wrong elsewhere is found there" {
	echo 'override "leaves" { max = 4 }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *"/rules.lua:20: "*leaves* ]]
	echo 'override "soil" { values = { "dry", "damp" } }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *'/rules.lua:2: soil is never "swamp"; its values are dry, damp'* ]]
	echo 'override "level weekend" { rank = 3 }' > site.lua
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *"no level has rank 1"* ]]
}

@test "all slips of one site file are listed in one run" {
	cat > site.lua <<- 'LUA'
		override "DYR" { level = "today" }
		override "WEB" { when = wilting and draught }
		redflag "OUR-1" { level = "today", when = nothing_such, say = "x", source = "GARDEN" }
	LUA
	run -2 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	for line in 1 2 3; do [[ $output == *"site.lua:$line: "* ]]; done
}

@test "a file that cannot be read, a directory, an empty name, too many of them" {
	run -2 bp-triage -r "$TOY" --site none.lua <<< "id:a"
	[[ $output == *"cannot read none.lua: No such file or directory; --site FILE names the file to read behind the rules"* ]]
	run -2 bp-triage -r "$TOY" --site . <<< "id:a"
	[[ $output == *". is no rule file: not a plain file"* ]]
	run -2 bp-triage -r "$TOY" --site "" <<< "id:a"
	run -2 bp-triage -r "$TOY" --site a --site b --site c --site d --site e --site f --site g --site h --site i <<< "id:a"
	[[ $output == *"--site is given more than 8 times"* ]]
	run -2 bp-triage -r "$TOY" --site <<< "id:a"
	[[ $output == *"--site needs an argument: FILE"* ]]
}

@test "every slip of the pen is refused in a site file, too" {
	local bad=0 n=0 file
	mkdir set
	cp "$SLIPS/base.lua" set
	echo 'ruleset "mini" { version = "1", title = "a small rule set to slip on", reads = { "base.lua" } }' > set/index.lua
	for file in "$SLIPS"/*.lua; do
		case $file in */index.lua | */base.lua) continue ;; esac
		n=$((n + 1))
		cp "$file" slip.lua
		run bp-plan --all -r set --site slip.lua <<< "$(ltsv fever:yes chills:no cancer:no age:50)"
		if [ "$status" -ne 2 ] || ! grep -q 'slip.lua:\|^bp-plan: set/' <<< "$output"; then
			echo "${file##*/}: status $status: $output"
			bad=1
		fi
	done
	[ "$n" -gt 100 ]
	[ "$bad" -eq 0 ]
}

@test "attacks: a loop, a name used twenty times doubled, a chain of names" {
	echo 'while true do end' > site.lua
	run -2 timeout 5 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	{
		echo 'local a0 = any { wilting, draught }'
		for i in $(seq 60); do echo "local a$i = any { a$((i - 1)), a$((i - 1)) }"; done
		echo 'override "WEB" { when = a60 }'
	} > site.lua
	run -2 timeout 5 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *"conditions more than"* ]]
	{
		for i in $(seq 300); do echo "define \"c$i\" (any { c$((i + 1)), wilting })"; done
		echo 'define "c301" (draught)'
		echo 'override "WEB" { when = c1 }'
	} > site.lua
	run -2 timeout 5 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	{
		echo 'override "WEB" { when = c1 }'
		echo 'define "c1" (any { c2, wilting })'
		echo 'define "c2" (any { c1, draught })'
	} > site.lua
	run -2 timeout 5 bp-triage -r "$TOY" --site site.lua <<< "id:a"
	[[ $output == *"nothing is called c1"* ]]
}

# ---- in the rules themselves ----

@test "rules may retire one of their own: it stays in its file, and its id is taken for ever" {
	leaks_count
	cp -r "$TOY" ours
	echo 'retire "FEW" { why = "leaves are nothing to count" }' >> ours/rules.lua
	sed '/^triage "FEW"/d' "$TOY/rules.lua" > rules.lua
	plants > plants
	judged ours < plants > a
	cp rules.lua ours/rules.lua
	judged ours < plants > b
	same b a
	export ASAN_OPTIONS=detect_leaks=0
	printf '%s\n' 'triage "NEW" { level = "today", when = draught, source = "GARDEN" }' 'retire "NEW" { why = "x" }' \
		'triage "NEW" { level = "today", when = wilting, source = "GARDEN" }' >> ours/rules.lua
	run -2 bp-triage -r ours <<< "id:a"
	[[ $output == *'triage "NEW"'* ]]
	cp "$TOY/rules.lua" ours
	echo 'override "FEW" { level = "today" }' >> ours/rules.lua
	run -2 bp-triage -r ours <<< "id:a"
	[[ $output == *'override is for site files (--site FILE); here change the declaration itself'* ]]
}

# ---- who answers for it ----

@test "owner, since, review_by and status: any text, days of the calendar, draft or active" {
	override='override "WEB" { owner = "Dr. B", since = "2026-01-31", review_by = "2027-01-31", status = "draft" }'
	echo "$override" > site.lua
	run -0 bp-redflag -r "$TOY" --site site.lua <<< "spider_mites:yes"
	has redflags WEB  # a draft fires
	refused 1 'redflag "WEB": since must be a day of the calendar, as in "2027-01-31"' <<< "${override/2026-01-31/2026-02-30}"
	refused 1 'redflag "WEB": review_by must be a day of the calendar' <<< "${override/2027-01-31/next year}"
	refused 1 'redflag "WEB": review_by must be no day before since' <<< "${override/2027/2025}"
	refused 1 'redflag "WEB": status must be "draft" or "active"' <<< "${override/\"draft\"/\"done\"}"
	refused 1 'redflag "WEB": status must be "draft" or "active"; to retire it write retire' <<< "${override/\"draft\"/\"retired\"}"
	refused 1 'redflag "WEB": owner must be a text in quotes' <<< "${override/\"Dr. B\"/5}"
}
