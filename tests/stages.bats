# What the four stages have in common: explanations, exit statuses, dates, problems, other people's rules.
load helpers

TOY=$ROOT/tests/data/toy

# says TEXT: the messages say so.
says() { [[ "${stderr-}$output" == *"$1"* ]] || { echo "not said: $1"; echo "${stderr-}$output" | head; return 1; }; }

# ---- --explain ----

@test "--explain names the rule, the facts that made it so, and the source" {
	run -0 bp-plan --all --explain -r "$RULES" <<< "$(ltsv id:a age:30 urinary_retention:yes fever:yes)"
	found=$(value because_redflag <<< "$output")
	[[ $found == *"RF-CES-1: urinary_retention=yes [GIRFT23 "*"]"* ]]
	[[ $found == *"RF-INF-1: fever=yes & urinary_retention=yes ["*"]"* ]]
	[[ $(value because_triage <<< "$output") == *"RF-CES-1: urinary_retention=yes"* ]]
	[[ $(value because_triage <<< "$output") != *"RF-INF-2"* ]]  # of a lower level: it did not decide
	[[ $(value because_plan <<< "$output") == "P-S0: level emergency [GIRFT23"*"]" ]]
}

@test "--explain: a reason for every rule that fired, over all cases; and numbers as they were given" {
	bp-redflag --explain -r "$RULES" "$VIGNETTES" | grep '^id:' > out
	value redflags < out | tr ',' '\n' | grep '^RF' > fired
	value because_redflag < out | tr ',' '\n' | grep -o '^RF-[A-Z]*-[0-9]*: .*\[..*\]$' | sed 's/:.*//' > reasons
	same fired reasons
	[ "$(wc -l < fired)" -gt 100 ]
	run -0 bp-redflag --explain -r "$RULES" <<< "$(ltsv age:72.5 duration_days:240)"
	[[ $(value because_redflag <<< "$output") == *"RF-MAL-6: age=72.5 & duration_days=240 ["*"]"* ]]
}

@test "every source that an explanation names is one of the sources" {
	bp-plan --all --explain -r "$RULES" "$VIGNETTES" | grep -o '\[[A-Z][A-Za-z0-9 ]*\]' | tr -d '[]' | tr ' ' '\n' | sort -u > named
	[ "$(wc -l < named)" -gt 10 ]
	grep -o '^source "[^"]*"' "$RULES/sources.lua" | cut -d'"' -f2 | sort > known
	run -0 comm -23 named known
	silent
}

@test "without --explain there is no reason, and the other results are the same" {
	bp-plan --all -r "$RULES" "$VIGNETTES" > plain
	run ! grep -q 'because_' plain
	bp-plan --all --explain -r "$RULES" "$VIGNETTES" | sed 's/\tbecause_[a-z]*:[^\t]*//g' > explained
	same plain explained
}

# ---- --fail-at ----

calm="id:calm	age:30	sex:male"
emergency="id:e	urinary_retention:yes"

@test "--fail-at: 3 when a record is at that level or above it, whatever else" {
	for s in redflag triage plan; do
		run -3 "bp-$s" -r "$RULES" --fail-at=emergency <<< "$emergency"
		run -3 "bp-$s" -r "$RULES" --fail-at=soon <<< "$emergency"
		run -0 "bp-$s" -r "$RULES" <<< "$emergency"
	done
	run -3 bp-plan --all -r "$RULES" --fail-at emergency "$VIGNETTES"
	[ "$(grep -c '^id:' <<< "$output")" -eq 119 ]  # all of them are written
}

@test "--fail-at counts what could still be, and only at that level" {
	complete=$(grep '^id:V117' "$VIGNETTES" | sed 's/\texpect_.*//')
	run -0 bp-triage -r "$RULES" --fail-at=urgent <<< "$complete"
	has level selfcare
	run -0 bp-triage -r "$RULES" --fail-at=routine <<< "$complete"
	open=$(sed 's/\turinary_retention:no//' <<< "$complete")
	run -3 bp-triage -r "$RULES" --fail-at=emergency <<< "$open"
	has pending emergency
	run -3 bp-redflag -r "$RULES" --fail-at=emergency <<< "$open"
	# A level of its own, not of a red flag: triage knows it.
	soon=$(sed 's/\tnrs_back:[0-9]*/\tnrs_back:7/' <<< "$complete")
	run -3 bp-triage -r "$RULES" --fail-at=soon <<< "$soon"
	run -0 bp-triage -r "$RULES" --fail-at=urgent <<< "$soon"
	run -0 bp-redflag -r "$RULES" --fail-at=soon <<< "$soon"
}

@test "--fail-at counts a line that cannot be read" {
	complete=$(grep '^id:V117' "$VIGNETTES" | sed 's/\texpect_.*//')
	for s in redflag classify triage plan; do
		run -3 "bp-$s" -r "$RULES" --fail-at=emergency <<< "$complete"$'\n'"no record at all"
		run -1 "bp-$s" -r "$RULES" <<< "$complete"$'\n'"no record at all"
		run -0 "bp-$s" -r "$RULES" --fail-at=emergency <<< "$complete"$'\n\n# a comment'
	done
	# ... also when an earlier stage has already said so.
	bp-redflag -r "$RULES" <<< "no record at all" > refused || true
	run -3 bp-triage -r "$RULES" --fail-at=emergency refused
	has level unreadable
}

@test "status 2 wins over 3, and 3 over 1" {
	echo "$emergency" > e
	run -3 bp-redflag -r "$RULES" --fail-at=urgent <<< "$emergency	age:old"
	run -1 bp-redflag -r "$RULES" <<< "$emergency	age:old"
	run -2 bp-redflag -r "$RULES" --fail-at=urgent e missing
	run -2 bp-redflag -r "$RULES" --fail-at=urgent missing e
	run -2 sh -c 'bp-redflag -r "$RULES" --fail-at=urgent e > /dev/full'
	run -2 bp-redflag -r "$RULES" --fail-at=selfcare e
	run -2 bp-redflag -r "$RULES" --fail-at=tomorrow e
	run -2 bp-redflag -r "$RULES" --fail-at
	run -2 bp-redflag -r missing --fail-at=urgent e
}

# ---- dates ----

@test "the duration is counted from onset_date to date, else to --as-of, and is unknown without either" {
	for row in 2026-11-24:2026-10-14:acute 2026-11-24:2026-10-13:subacute 2026-11-24:2026-09-02:subacute \
		2026-11-24:2026-09-01:chronic 2024-03-01:2024-01-19:subacute 2023-03-01:2023-01-18:subacute \
		2024-03-01:2024-01-20:acute 2026-11-24:2026-11-24:acute; do
		IFS=: read -r date onset wanted <<< "$row"
		run -0 classify date:$date onset_date:$onset
		has duration_class $wanted
		run -0 bp-classify -r "$RULES" --as-of=$date <<< "onset_date:$onset"
		has duration_class $wanted
		run -0 classify onset_date:$onset
		has duration_class unknown
		# The record's own date comes first.
		run -0 bp-classify -r "$RULES" --as-of=2031-01-01 <<< "$(ltsv date:$date onset_date:$onset)"
		has duration_class $wanted
	done
}

@test "a duration that is given wins, and one far from the onset date is told" {
	run -1 classify date:2026-11-24 onset_date:2026-11-20 duration_days:200
	has duration_class chronic
	[[ $(value problems <<< "$output") == *"DC-8: "* ]]
	run -0 classify date:2026-11-24 onset_date:2026-11-20 duration_days:11
	run -1 classify date:2026-11-24 onset_date:2026-11-20 duration_days:12
}

@test "an onset after the day is no duration" {
	run -1 classify date:2026-11-24 onset_date:2026-11-25
	has duration_class unknown
	[[ $(value problems <<< "$output") == *"duration_days"* ]]
}

@test "the next review is a day where the day is known, else how long from it" {
	for row in urinary_retention:yes=2026-11-25=24\ h fever:yes=2026-11-25=24\ h; do
		IFS== read -r fact day long <<< "$row"
		run -0 all date:2026-11-24 $fact
		has next_review "$day"
		run -0 bp-plan --all -r "$RULES" --as-of=2026-11-24 <<< "$fact"
		has next_review "$day"
		run -0 all $fact
		has next_review "$long"
	done
	complete=$(grep '^id:V117' "$VIGNETTES" | sed 's/\texpect_.*//')
	run -0 bp-plan --all -r "$RULES" --as-of=2027-12-31 <<< "$complete"
	has level selfcare
	has next_review 2028-02-11
	run -0 bp-plan --all -r "$RULES" --as-of=2028-01-18 <<< "$complete"
	has next_review 2028-02-29
}

@test "no clock: another day is only ever --as-of" {
	bp-plan --all -r "$RULES" "$VIGNETTES" > now
	same_day() { bp-plan --all -r "$RULES" --as-of="$1" "$VIGNETTES"; }
	same_day 2026-11-24 > a
	same_day 2026-11-24 > b
	same a b
	same_day 1999-01-01 > c
	refute cmp -s a c
	sed 's/next_review:[^\t]*//' a > a.rest
	sed 's/next_review:[^\t]*//' c > c.rest
	same a.rest c.rest
	run ! grep -q "next_review:$(date +%Y)" now
	run -2 --separate-stderr bp-plan --as-of=yesterday -r "$RULES" <<< "age:30"
	says "--as-of"
	run -2 bp-plan --as-of=2026-02-29 -r "$RULES" <<< "age:30"
}

# ---- problems ----

@test "a value that does not fit is unknown, listed, and status 1; the record is judged all the same" {
	run -1 --separate-stderr redflag id:a age:300 sex:plenty fever:perhaps onset_date:2026-02-30 urinary_retention:yes
	has redflag emergency
	for label in age sex fever onset_date; do
		[[ $(value problems <<< "$output") == *"$label: "* ]]
		[[ $stderr == *"-:1: $label: "* ]]
	done
	run -0 --separate-stderr redflag id:a age:30
	has problems none
	[ -z "$stderr" ]
}

@test "messages and problems never say the value, unless --show-values is given" {
	wrong=$(ltsv id:Zaphod age:secret1 sex:secret2 fever:secret3 onset_date:secret4 title:Zaphod)
	for s in redflag classify triage plan; do
		run -1 --separate-stderr "bp-$s" -r "$RULES" <<< "$wrong"
		[[ $stderr != *secret* && $stderr != *Zaphod* ]]
		[[ $(value problems <<< "$output") != *secret* ]]
		run -1 --separate-stderr "bp-$s" -r "$RULES" --show-values <<< "$wrong"
		for i in 1 2 3 4; do
			[[ $stderr == *secret$i* ]]
		done
		[[ $(value problems <<< "$output") != *secret* ]]
	done
}

@test "every stage alone tells the problems; in a pipe they are told and listed once" {
	for s in redflag classify triage plan; do
		run -1 "bp-$s" -r "$RULES" <<< "age:300"
	done
	run stages <<< "age:300"
	[ "$(grep -o 'problems:' <<< "$output" | wc -l)" -eq 1 ]
}

# ---- other people's rules ----

@test "rules about houseplants go through all four programs: nothing clinical is compiled in" {
	for format in ltsv ndjson tsv csv; do
		run -0 "$ROOT/scripts/vignettes" -f $format -r "$TOY" "$TOY/plants.ltsv"
		[ "${lines[-1]}" = "5 cases, 42 expectations, 0 wrong" ]
	done
	bp-redflag -r "$TOY" "$TOY/plants.ltsv" | bp-classify -r "$TOY" | bp-triage -r "$TOY" | bp-plan -r "$TOY" > pipe
	bp-plan --all -r "$TOY" "$TOY/plants.ltsv" > all
	same pipe all
	run -0 grep -c '' all
	run grep -oE '(pain|nsaid|RF-|selfcare|emergency|physio|lbp)[a-z]*' all
	silent
}

@test "houseplants: the labels of the results come from the rules" {
	run -0 --separate-stderr bp-plan --all -r "$TOY" <<< "$(ltsv id:x wilting:yes soil:dry)"
	labels=$(tr '\t' '\n' <<< "$output" | sed 's/:.*//' | tr '\n' ' ')
	[ "$labels" = "id wilting soil redflag redflags redflag_pending rules problems age_class pattern likely possible scores \
level pending provisional incomplete conflicts triage_rules act_within destination ask care feeding feeding_caution \
feeding_reason avoid next_review " ]
	[[ $(value rules <<< "$output") =~ ^houseplants@3#[0-9a-f]{12}$ ]]
	has because_plan ""
	run -0 --separate-stderr bp-triage -r "$TOY" --fail-at=weekend --explain <<< "$(ltsv id:d wilting:no spider_mites:no flowers:no leaves:9 soil:damp)"
	has level fine
	run -3 bp-triage -r "$TOY" --fail-at=today --explain <<< "$(ltsv wilting:yes soil:dry)"
	has because_triage "DRY: wilting=yes & soil=dry [GARDEN]"
	run -2 bp-triage -r "$TOY" --fail-at=urgent <<< "wilting:yes"
}

@test "houseplants: the words of backs are unknown there, and the other way round" {
	run -0 --separate-stderr bp-redflag -r "$TOY" <<< "$(ltsv urinary_retention:yes wilting:no)"
	has redflag none
	says "unknown label urinary_retention"
	run -0 --separate-stderr bp-redflag -r "$RULES" <<< "wilting:yes"
	says "unknown label wilting"
}

@test "houseplants: an alias, na where it applies, a conflict that mends, an exclusion" {
	run -0 bp-triage -r "$TOY" <<< "$(ltsv mites:yes)"
	has level weekend
	run -0 bp-classify -r "$TOY" <<< "$(ltsv kind:cactus draught:na)"
	run -1 bp-classify -r "$TOY" <<< "$(ltsv kind:fern draught:na)"
	run -0 bp-redflag -r "$TOY" <<< "$(ltsv wilting:yes soil:dry kind:cactus)"
	has redflag none
	run -0 bp-redflag -r "$TOY" <<< "$(ltsv wilting:yes soil:dry kind:dk)"
	has redflag today
}

@test "a result named like a field, or like another result, is refused" {
	try() {  # FILE TEXT WHAT-IS-SAID
		rm -rf set && cp -R "$TOY" set
		printf '%s\n' "$2" >> "set/$1"
		run -2 --separate-stderr bp-plan --all -r set <<< "wilting:yes"
		[ -z "$output" ]
		says "$3"
		[[ $stderr == *"set/$1:"* ]]
	}
	for result in level redflags problems rules because_triage next_review; do
		try words.lua "yesno \"$result\" { tier = \"core\", kind = \"symptom\", ask = \"?\" }" "$result"
	done
	try rules.lua 'class "wilting" { { "a", leaves:under(3) }, otherwise = "b" }' wilting
	try care.lua 'list "wilting" { { "A-TALK" } }' wilting
	try care.lua 'gate "soil" { blocked_if = { wilting }, source = "GARDEN" }' soil
	try care.lua 'gate "leaves" { blocked_if = { wilting }, source = "GARDEN" }' leaves
	try care.lua 'list "level" { { "A-TALK" } }' level
	try care.lua 'list "feeding" { { "A-TALK" } }' feeding
}

@test "a set without gates, classes, patterns, lists or destinations works too" {
	mkdir set
	cat > set/index.lua <<-'END'
		ruleset "bare" { version = "1", title = "as little as can be", reads = { "all.lua" } }
	END
	cat > set/all.lua <<-'END'
		source "S" { title = "none", year = 2000, where = "here", read = "p" }
		level "calm" { rank = 0, within = "1 d", review = "1 d", say = "" }
		level "loud" { rank = 1, within = "now", review = "1 h", say = "" }
		yesno "noise" { tier = "core", kind = "symptom", ask = "Is it loud?" }
		redflag "N-1" { level = "loud", when = noise, say = "Cover your ears.", source = "S" }
	END
	run -0 --separate-stderr bp-plan --all -r set <<< "noise:yes"
	echo "$stderr"
	has level loud
	has next_review "1 h"
	run -0 bp-plan --all -r set <<< "noise:no"
	has level calm
	run -0 bp-plan --all -r set <<< "noise:"
	has level calm
	has pending loud
	has ask noise
}

@test "numbers: over, at_least, under, at_most and between at their thresholds; known in part, and not at all" {
	mkdir set
	cat > set/index.lua <<-'END'
		ruleset "numbers" { version = "1", title = "thresholds", reads = { "all.lua" } }
	END
	cat > set/all.lua <<-'END'
		source "S" { title = "none", year = 2000, where = "here", read = "p" }
		level "calm" { rank = 0, within = "1 d", review = "1 d", say = "" }
		level "loud" { rank = 1, within = "now", review = "1 h", say = "" }
		number "n" { tier = "core", kind = "other", unit = "", min = -10, max = 10, ask = "n?" }
		number "m" { tier = "core", kind = "other", unit = "", min = 0, max = 10, ask = "m?" }
		derive "top" { value = largest { n, m }, tier = "standard", unit = "", min = -10, max = 10 }
		derive "low" { value = smallest { n, m }, tier = "standard", unit = "", min = -10, max = 10 }
		advice "OVER" { say = "x", kind = "k", source = "S" }
		advice "FROM" { say = "x", kind = "k", source = "S" }
		advice "UNDER" { say = "x", kind = "k", source = "S" }
		advice "UPTO" { say = "x", kind = "k", source = "S" }
		advice "WITHIN" { say = "x", kind = "k", source = "S" }
		advice "MORE" { say = "x", kind = "k", source = "S" }
		list "sure" {
			{ "OVER", n:over(5) }, { "FROM", n:at_least(5) }, { "UNDER", n:under(5) }, { "UPTO", n:at_most(5) },
			{ "WITHIN", n:between(4, 5) }, { "MORE", n:over(m) },
		}
		list "maybe_so" {
			{ "OVER", maybe(n:over(5)) }, { "FROM", maybe(n:at_least(5)) }, { "UNDER", maybe(n:under(5)) },
			{ "UPTO", maybe(n:at_most(5)) }, { "WITHIN", maybe(n:between(4, 5)) }, { "MORE", maybe(n:over(m)) },
		}
		list "top_sure" {
			{ "OVER", top:over(5) }, { "FROM", top:at_least(5) }, { "UNDER", top:under(5) }, { "UPTO", top:at_most(5) },
			{ "WITHIN", top:between(4, 5) },
		}
		list "top_maybe" {
			{ "OVER", maybe(top:over(5)) }, { "FROM", maybe(top:at_least(5)) }, { "UNDER", maybe(top:under(5)) },
			{ "UPTO", maybe(top:at_most(5)) }, { "WITHIN", maybe(top:between(4, 5)) },
		}
		list "low_sure" { { "OVER", low:over(5) }, { "UNDER", low:under(5) }, { "WITHIN", low:between(4, 5) } }
		list "low_maybe" { { "OVER", maybe(low:over(5)) }, { "UNDER", maybe(low:under(5)) }, { "WITHIN", maybe(low:between(4, 5)) } }
	END
	# RECORD | label=value ...: n against 5, 4..5 and m.
	while IFS='|' read -r record wanted; do
		run -0 bp-plan --all -r set <<< "${record// /$TAB}"
		for pair in $wanted; do
			has "${pair%%=*}" "${pair#*=}" || { echo "for $record"; return 1; }
		done
	done <<-'END'
		n:5 m:5|sure=FROM,UPTO,WITHIN maybe_so=FROM,UPTO,WITHIN
		n:5.000001 m:5|sure=OVER,FROM,MORE maybe_so=OVER,FROM,MORE
		n:4.999999 m:5|sure=UNDER,UPTO,WITHIN
		n:4 m:4|sure=UNDER,UPTO,WITHIN
		n:3.999999 m:3|sure=UNDER,UPTO,MORE
		n:-10 m:0|sure=UNDER,UPTO maybe_so=UNDER,UPTO
		m:5|sure=none maybe_so=OVER,FROM,UNDER,UPTO,WITHIN,MORE
		n:dk m:5|sure=none maybe_so=OVER,FROM,UNDER,UPTO,WITHIN,MORE
		n:5|sure=FROM,UPTO,WITHIN maybe_so=FROM,UPTO,WITHIN,MORE
		n:5|top_sure=FROM top_maybe=OVER,FROM,UPTO,WITHIN low_sure=none low_maybe=UNDER,WITHIN
		n:6|top_sure=OVER,FROM top_maybe=OVER,FROM low_sure=none low_maybe=OVER,UNDER,WITHIN
		n:3|top_sure=none top_maybe=OVER,FROM,UNDER,UPTO,WITHIN low_sure=UNDER low_maybe=UNDER
		n:3 m:5|top_sure=FROM,UPTO,WITHIN top_maybe=FROM,UPTO,WITHIN low_sure=UNDER low_maybe=UNDER
		m:0|top_sure=none low_sure=UNDER low_maybe=UNDER
	END
}

@test "na anywhere but where a question may not apply is a problem, and the question stays open" {
	run -1 --separate-stderr bp-triage -r "$RULES" <<< "$(ltsv age:40 sex:female saddle_numbness:na pregnant:na)"
	[[ $(value problems <<< "$output") == *"saddle_numbness: na is no answer here"* ]]
	[[ $(value problems <<< "$output") == *"pregnant: na is no answer here"* ]]
	[[ $(value ask <<< "$output") == *"saddle_numbness"* ]]
	run -0 --separate-stderr bp-triage -r "$RULES" <<< "$(ltsv age:40 sex:male pregnant:na)"
	has problems none
}

@test "not sure whether is a reply; not sure which, how much or for how long leaves a core question open" {
	calm=$(grep "^id:V40$TAB" "$VIGNETTES" | sed "s/${TAB}expect.*//")
	run -0 bp-triage -r "$RULES" <<< "$calm"
	has level selfcare incomplete no ask none
	for label in age duration_days leg_pain leg_weakness trauma; do
		asked=$(sed "s/${TAB}$label:[^$TAB]*/$TAB$label:dk/" <<< "$calm")
		run -0 bp-triage -r "$RULES" <<< "$asked"
		has incomplete yes problems none
		[ "$(value level <<< "$output")" != selfcare ]
		# As if nobody had asked.
		[ "$(sed "s/${TAB}$label:[^$TAB]*//" <<< "$output")" = "$(bp-triage -r "$RULES" <<< "$(sed "s/${TAB}$label:dk/$TAB$label:?/" <<< "$asked")" | sed "s/${TAB}$label:[^$TAB]*//")" ]
	done
	[[ $(value ask <<< "$output") == *trauma* ]]
	run -0 bp-triage -r "$RULES" <<< "$(sed "s/${TAB}chest_pain:[^$TAB]*/${TAB}chest_pain:dk/" <<< "$calm")"
	has incomplete no
	refute grep -F chest_pain <<< "$(value ask <<< "$output")"
}

@test "a count with a fraction counts: refused, it could calm" {
	calm=$(grep "^id:V40$TAB" "$VIGNETTES" | sed "s/${TAB}expect.*//; s/startback_total:2/startback_total:4.5/")
	run -0 bp-triage -r "$RULES" <<< "$calm"
	has level routine triage_rules TR-6 problems none
}

# ---- nothing is left over of other records ----

# alone_or_not RULES FIRST SECOND: the second record's answers are the same behind the first as alone.
alone_or_not() {
	printf '%s\n' "$2" > first
	printf '%s\n' "$3" > second
	bp-plan --all -r "$1" -i ltsv second > alone 2> /dev/null || [ $? -eq 1 ]
	bp-plan --all -r "$1" -i ltsv first second 2> /dev/null | tail -n 1 > behind
	same alone behind
}

@test "a run that begins without any known field judges what follows as if it came alone" {
	alone_or_not "$TOY" "#" "zz:1"
	alone_or_not "$TOY" "broken" "zz:1"
	alone_or_not "$RULES" "broken" "zz:1"
	yes '#' | head -n 64 > in
	echo zz:1 >> in
	bp-plan --all -r "$TOY" -i ltsv in 2> /dev/null | tail -n 1 > behind
	bp-plan --all -r "$TOY" -i ltsv <<< zz:1 > alone 2> /dev/null || [ $? -eq 1 ]
	same alone behind
}

@test "what one record says of a question that may not apply, or of a conflict, is not heard of the next" {
	local calm
	calm=$(ltsv leaves:10 soil:dry wilting:no spider_mites:no)
	try() {  # RULE FIRST SECOND
		rm -rf ours
		cp -r "$TOY" ours
		printf '%s\n' "$1" >> ours/words.lua
		alone_or_not ours "$2" "$3"
	}
	try 'does_not_apply "flowers" { when = known(bought) }' "$calm${TAB}flowers:yes${TAB}bought:2025-01-01" "$calm"
	try 'does_not_apply "flowers" { when = dk(draught) }' "$calm${TAB}draught:dk" "$calm"
	try 'does_not_apply "flowers" { when = leaves:over(water_ml) }' "$calm${TAB}water_ml:1" "$calm"
	try 'does_not_apply "flowers" { when = owned_days:at_least(60) }' "$calm${TAB}bought:2025-01-01${TAB}date:2025-12-01" "$calm"
	try 'conflict "ODD-2" { when = all { owned_days:at_least(60), flowers }, forget = { flowers }, say = "d." }' \
		"flowers:yes$TAB$calm${TAB}bought:2025-01-01${TAB}date:2025-12-01" "flowers:yes$TAB$calm"
	try 'does_not_apply "flowers" { when = draught }
does_not_apply "wilting" { when = no(flowers) }' "$(ltsv leaves:10 soil:dry spider_mites:no draught:yes)" \
		"$(ltsv leaves:10 soil:dry spider_mites:no)"
}

@test "the usual answers mean the same in every batch, whatever the records around have said or left out" {
	# Runs of records that give the same few answers, broken by other ones, other orders, gaps, doubles and problems.
	awk -v seed="${BP_SEED:-20261127}" '
		function pick(list,  n, of) { n = split(list, of, "|"); return of[1 + int(rand() * n)] }
		function field(k) { return name[k] ":" (rand() < 0.8 ? usual[k] : pick("yes|no|dk|?||na|oops|NO|1")) }
		BEGIN {
			srand(seed)
			n = split("wilting spider_mites draught flowers unknown_here", name, " ")
			for (i = 1; i <= 600; i++) {
				if (i % 75 == 1) for (k = 1; k <= n; k++) usual[k] = pick("yes|no|no|dk|?")
				line = "id:" i "\tleaves:" int(rand() * 30) "\tsoil:" (rand() < 0.7 ? "dry" : pick("damp|swamp|dk|sand|DRY")) "\tkind:" pick("fern|fern|fern|cactus|na")
				backwards = rand() < 0.02
				gaps = rand() < 0.5
				for (k = 1; k <= n; k++)
					if (!gaps || rand() < 0.7) line = line "\t" field(backwards ? n + 1 - k : k) (rand() < 0.02 ? "\tnote:x" : "")
				if (rand() < 0.02) line = line "\t" field(1 + int(rand() * n))
				print line
			}
		}' > mixed.ltsv
	[ "$(wc -l < mixed.ltsv)" -eq 600 ]
	bp-record -i ltsv -o ndjson -r "$TOY" mixed.ltsv > mixed.ndjson 2> /dev/null || [ $? -eq 1 ]
	for records in mixed.ltsv mixed.ndjson; do
		bp-plan --all -r "$TOY" $records > together 2> /dev/null || [ $? -eq 1 ]
		while IFS= read -r line; do
			bp-plan --all -r "$TOY" <<< "$line" 2> /dev/null || [ $? -eq 1 ]
		done < $records > alone
		same alone together
	done
	[ "$(bp-record -i ndjson -o ltsv -r "$TOY" together 2> /dev/null | value level | sort -u | wc -l)" -ge 3 ]
}

@test "an answer with a CR in its middle is none, also where the lines before it ended in CR LF" {
	for i in $(seq 200); do printf 'id:%d\tleaves:9\twilting:yes\tspider_mites:yes\r\n' "$i"; done > in
	printf 'id:odd\tleaves:9\twilting:yes\tspider_mites:yes\rx\n' >> in
	run -1 --separate-stderr bp-redflag -r "$TOY" in
	[ "$(tail -n 1 <<< "$output" | value problems)" = "spider_mites: neither yes nor no nor dk" ]
	[ "$(head -n 200 <<< "$output" | value redflags | sort -u)" = WEB ]
}

@test "a label of any length is read alike in every record, whatever stands before it and how many there are" {
	for n in 26 27 28 29 30 31 32 33 34; do
		# A question so long; the same filled up with blanks; and an unknown label behind more than 64 others.
		rm -rf ours
		cp -r "$TOY" ours
		long=$(printf "long_%0$((n - 5))d" 0)
		printf 'yesno "%s" { tier = "standard", kind = "symptom", ask = "?" }\nredflag "LONG" { level = "today", when = %s, say = "s", source = "GARDEN" }\n' \
			"$long" "$long" >> ours/words.lua
		for i in 1 2 3 4; do ltsv "id:$i" leaves:9 "$long:yes"; done > in
		[ "$(bp-redflag -r ours in | value redflags | sort -u)" = LONG ]
		[ "$(bp-record -r ours -o ndjson in | bp-redflag -r ours -o ltsv | value redflags | sort -u)" = LONG ]
		for i in 1 2 3 4; do printf 'id:%d\tleaves:9\t%-*s:yes\n' $i $n spider_mites; done > in
		[ "$(bp-redflag -r ours in | value redflags | sort -u)" = WEB ]
		for at in 64 65 66 67 68 69 70; do
			awk -v long="$(printf "%0${n}d" 0 | tr 0 z)" -v at=$at 'BEGIN {
				for (i = 1; i <= 4; i++) {
					line = "id:" i "\tspider_mites:yes\tleaves:9\twilting:no\tflowers:no\tsoil:dry"
					for (k = 7; k < at; k++) line = line "\tx" k ":1"
					print line "\t" long ":2"
				}
			}' > in
			[ "$(bp-redflag -r "$TOY" in 2> /dev/null | value redflags | sort -u)" = WEB ]
			[ "$(bp-record -r "$TOY" -o ndjson in 2> /dev/null | bp-redflag -r "$TOY" -o ltsv 2> /dev/null | value redflags | sort -u)" = WEB ]
		done
	done
}

@test "a number beyond the range of a double is refused in the first record and in those behind it" {
	nines=$(printf '9%.0s' {1..310})
	{ echo '{"leaves":5,"soil":"dry"}'; echo "{\"leaves\":$nines,\"soil\":\"dry\"}"; echo '{"leaves":007}'; echo '{"leaves":9}'; } > in
	run -1 bp-record -r "$TOY" in
	[[ $output == *"in:2: JSON, byte 11: number out of range"* ]]
	[[ $output == *"in:3: JSON, byte 11: not a number"* ]]
	[[ $output == *"4 lines, 2 with problems, 2 unreadable"* ]]
}

@test "a score whose weights come to more than can be told is refused" {
	cp -r "$TOY" ours
	{ echo 'score "SUM" {'; yes '{ 1000, spider_mites },' | head -n 501; echo 'means = "m" }'; } >> ours/words.lua
	run -2 bp-plan -r ours <<< "leaves:3"
	[[ $output == *"words.lua:"*"the weights come to more than 500000"* ]]
}

@test "a choice of more words than can be told apart is refused; as many as can be work to the last one" {
	choice() {  # WORDS
		rm -rf ours
		cp -r "$TOY" ours
		{ printf 'choice "pot" { tier = "standard", kind = "other", ask = "Which?", values = {'
		  seq -f '"w%g",' "$1"
		  printf '} }\nconflict "LAST" { when = pot:is "w%s", forget = { pot }, say = "l." }\n' "$1"; } >> ours/words.lua
	}
	choice 247
	run -0 bp-plan --all -r ours <<< "leaves:3${TAB}pot:w247"
	has conflicts LAST
	run -0 bp-plan --all -r ours <<< "leaves:3${TAB}pot:w246"
	has conflicts none
	choice 248
	run -2 bp-plan -r ours <<< "leaves:3"
	[[ $output == *"words.lua:"*"pot has 248 words to choose from; no more than 247 can be"* ]]
}
