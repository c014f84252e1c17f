# bp-rules why and try: why a rule fired or did not, what decided the level, and what would have changed it.
load helpers

TOY=$ROOT/tests/data/toy

why() { bp-rules why -r "$RULES" "$@"; }
try() { bp-rules try -r "$RULES" "$@"; }

# says TEXT: what was written says so.
says() { [[ "${stderr-}$output" == *"$1"* ]] || { echo "not said: $1"; echo "${stderr-}$output" | head -30; return 1; }; }

# ---- one rule ----

@test "a rule that fired: level, time, sources, place, and every word of it with the answer beside it" {
	run -0 try RF-FRX-9 age=72 trauma=minor trauma_days_ago=3
	line=$(grep -n '^redflag "RF-FRX-9"' "$RULES/redflags.lua" | cut -d: -f1)
	cat > wanted <<-END
	these answers: urgent, emergency is pending
	  RF-FRX-9 fired (urgent, within 48 h) [ACP11 GENERAL] redflags.lua:$line
	    yes  all of
	    yes    age 65 or above  age is 72
	    yes    trauma is minor  trauma is minor
	    unless (not so)
	    no   trauma_days_ago over 42  trauma_days_ago is 3
	END
	echo "$output" > got
	same wanted got
}

@test "a rule that is stopped: by which fact; held back: by what stands under unless" {
	run -0 try RF-FRX-9 age=40 trauma=minor
	says "RF-FRX-9 stopped"
	says "by: age is 40"
	says "no     age 65 or above  age is 40"
	says "unless (not certain: it holds nothing back)"
	run -0 try RF-FRX-9 age=72 trauma=minor trauma_days_ago=43
	says "RF-FRX-9 held back"
	says "by its unless: trauma_days_ago is 43"
	says "unless (certain: it holds the rule back)"
}

@test "a rule that is open: on which question, and what the level would then be" {
	run -0 try RF-FRX-9 age=72
	says "RF-FRX-9 open (urgent, within 48 h)"
	says "on: trauma not asked"
	says "the level would then be urgent, now it is routine (pending: it waits for"
	says "?      trauma is minor  not asked"
	run -0 try RF-FRX-9 age=72 urinary_retention=yes
	says "the level is emergency already"
}

@test "not sure is not the same as not asked" {
	run -0 try RF-CES-7 urinary_retention=dk
	says "RF-CES-7 fired"
	says 'yes    urinary_retention is "not sure"' 
	says 'urinary_retention is "not sure"'
	says "saddle_numbness is \"not sure\""
	says "not asked"
	run -0 try RF-CES-1 urinary_retention=dk
	says "RF-CES-1 open"
	says 'on: urinary_retention is "not sure"; urinary_hesitancy not asked'
}

@test "a number worked out from others is shown with what it was worked out from" {
	run -0 try RF-MAL-6 age=72 onset_date=2026-01-01 date=2026-11-24
	says "RF-MAL-6 fired"
	says "duration_days is 327, from onset_date"
	says "2026-01-01, date 2026-11-24"
	run -0 try RF-MAL-6 --as-of 2026-10-10 age=72 onset_date=2026-01-01
	says "duration_days is 282, from onset_date"
	says "date of --as-of"
	run -0 try TR-2 nrs_leg=5
	says "on: nrs_max is 5 to 10, from nrs_leg 5, not asked: nrs_back"
	run -0 try TR-2 age=30
	says "on: nrs_max not known, nor nrs_back, nrs_leg"
}

@test "a contradiction that left an answer out is told, with that answer" {
	run -0 try TR-3 leg_pain=none leg_pain_below_knee=yes leg_numbness=left
	says "conflict DC-1: "
	says "leg_pain is none, left out (DC-1)"
	says "TR-3 open"
	says "?        leg_pain is not none    leg_pain is none, left out (DC-1)"
}

@test "what an earlier rule found is shown with what it was found by; open there is open here" {
	run -0 try TR-7 duration_days=100
	says "TR-7 fired"
	says "yes    duration_class is chronic    duration_class is chronic"
	says "yes      duration_days 84 or above  duration_days is 100"
	run -0 try TR-6 age=40
	says "TR-6 open"
	says "on: startback_total not asked; startback_psych not asked"
	run -0 try TR-6 startback_total=2
	says "TR-6 stopped"
	run -0 try TR-8 pain_flank=yes
	says "TR-8 open"
	says "?        at least 2 of these 9 (1 yes, 8 open)"
	run -0 try TR-0 age=30
	says "yes    core questions are open"
	says "yes    the level is provisional       emergency is pending"
	run -0 try TR-0 age=30 urinary_retention=yes
	says "tried only while the level is selfcare; it is emergency"
}

@test "maybe and known: what was not asked counts as the rule says" {
	run -0 try TR-0 nrs_back=3
	says "TR-0 fired"
	says "yes    possibly age outside 18 to 64  not asked"
	says "no     nrs_max is not known           nrs_max is 3 to 10"
}

@test "a score is shown item by item, with what it could still become" {
	run -0 try neurogenic-claudication relief_sitting=yes age=71
	says "sugioka is 3 so far, could be 1 to 10"
	says "yes        +3 age over 70             age is 71"
	says "?          -2 relief_bending_back     not asked"
}

@test "no and possibly, around anything, are said in the order they stand" {
	mkdir ours
	cp "$TOY"/*.lua ours
	cat >> ours/rules.lua <<-'END'
	triage "T-1" { level = "weekend", when = no(no(all { draught, flowers })), say = "a", source = "GARDEN" }
	triage "T-2" { level = "weekend", when = no(thirsty), say = "a", source = "GARDEN" }
	final "T-3" { level = "weekend", when = no(maybe(thirsty)), say = "a", source = "GARDEN" }
	final "T-4" { level = "weekend", when = maybe(no(at_least(2) { draught, flowers, wilting })), say = "a", source = "GARDEN" }
	triage "T-5" { level = "weekend", when = kind:is_not "fern", unless = leaves:between(3, 9), say = "a", source = "GARDEN" }
	END
	run -0 bp-rules try -r ours T-1 T-2 T-3 T-4 T-5 draught=yes flowers=yes wilting=yes soil=dry kind=fern leaves=20
	says "T-1 fired (weekend, within 7 d) [GARDEN] rules.lua:26"$'\n'"    yes  all of"
	says "    no   not thirsty: not all of"
	says "    no   not"$'\n'"    yes    possibly thirsty: all of"
	says "    no   possibly fewer than 2 of these 3 (3 yes)"
	says "    no   kind is not fern  kind is fern"
	says "    no   leaves from 3 to 9  leaves is 20"
}

@test "conditions keep the names that the rules gave them" {
	run -0 try RF-CES-1 age=40
	says "?    ces_any: any of"
	says "?    ces_old_stable: all of"
}

@test "an answer that is no answer is told: it counts as not asked, and the status is 1" {
	run -1 why RF-FRX-9 <<< "$(ltsv id:p age:abc trauma:minor)"
	says "problem: age: not a number"
	says "?      age 65 or above  age not usable: not a number"
	run -1 why RF-FRX-9 <<< "$(ltsv age:70 age:71 trauma:minor)"
	says "age not usable: answered twice, in two ways"
	run -0 why RF-FRX-9 <<< "$(ltsv age:70 age:70 trauma:minor)"
	says "RF-FRX-9 fired"
}

# ---- records, operands, formats ----

@test "records are called by their id, and the file and line" {
	{ ltsv id:P7 age:30; ltsv age:31; } > clinic.ltsv
	run -0 why RF-FRX-9 clinic.ltsv
	[ "$(grep -c '^P7 (clinic.ltsv:1): ' <<< "$output")" -eq 1 ]
	[ "$(grep -c '^clinic.ltsv:2: ' <<< "$output")" -eq 1 ]
	run -0 why RF-FRX-9 - < clinic.ltsv
	says "P7 (-:1): "
	says "-:2: "
	run -0 why RF-FRX-9 <<< '{"id":null,"age":30}'
	says "-:1: "
	run -0 why RF-FRX-9 <<< '{"patient_id":"P9","age":30}'
	says "P9 (-:1): "
}

@test "the beginning of ids up to a hyphen asks about all of them" {
	run -0 try RF-CES age=30
	[ "$(grep -c '^  RF-CES-' <<< "$output")" -eq "$(grep -c '^redflag "RF-CES-' "$RULES/redflags.lua")" ]
	run -0 try RF-CES-1 RF-CES-1 age=30
	[ "$(grep -c '^  RF-CES-' <<< "$output")" -eq 1 ]
}

@test "an operand that is neither rule nor file is refused with the nearest id" {
	run -2 --separate-stderr why RF-CES-11 <<< "age:30"
	[ -z "$output" ]
	says "bp-rules why: RF-CES-11 is neither a rule nor a file that can be read; nearest: RF-CES-1"
	run -2 why rf-frx-9 <<< "age:30"
	says "nearest: RF-FRX-9"
	run -2 why C-LSS <<< "age:30"
	says "C-LSS is a condition with weights"
}

@test "try: wrong names and values are refused, all in one run, with what to write instead" {
	run -2 --separate-stderr try agee=3 age=130 age_at_onset=abc sex=femal leg_weakness=weak fever=perhaps onset_date=1.2.2026 level=urgent foot_drop=yes foot_drop=no fever RF-CES-11
	[ -z "$output" ]
	says 'no question is called "agee"; nearest: age'
	says "age=130: out of range 0 to 115 years"
	says "age_at_onset=abc: not a number; write a number from 0 to 115 years"
	says "sex=femal: not one of female/male/other; nearest: female"
	says "leg_weakness=weak: not one of none/left/right/both"
	says "fever=perhaps: neither yes nor no nor dk; write yes, no or dk (not sure)"
	says "onset_date=1.2.2026: not a date like 2026-11-24"
	says "level is a result"
	says "foot_drop is given twice"
	says "fever is a question: write fever=... with yes, no or dk (not sure)"
	says 'no rule is called "RF-CES-11"; nearest: RF-CES-1'
	run -2 try
	says "give answers"
}

@test "a line that is no record is told, in its place, and the status is 1" {
	run -1 --separate-stderr why RF-FRX-9 <<< $'{"age":30}\n{"age":\n{"age":31}'
	[ "$(grep -c '^-:[123]: ' <<< "$output")" -eq 3 ]
	says "-:2: unreadable"
	run -1 --separate-stderr why -o ndjson <<< $'{"age":30}\n{"age":'
	[ "$(wc -l <<< "$output")" -eq 2 ]
	[ "$(tail -n 1 <<< "$output" | jq -r .level)" = unreadable ]
}

@test "a label that is no question is told once, with the nearest: its answer was not read" {
	run -0 --separate-stderr why RF-FRX-9 <<< $'agee:70\ttrauma:minor\nagee:71\ttrauma:minor'
	[ "$stderr" = $'bp-rules why: -:1: unknown label agee; nearest: age\nbp-rules why: 1 unknown label' ]
}

@test "no line is wider than 80 columns, and a record puts no control character into one" {
	why "$VIGNETTES" > out
	why RF TR "$VIGNETTES" >> out
	run -0 awk '{ gsub(/°/, "o") } length > 80' out  # a sign the rules use: two bytes, one column
	silent
	run ! grep -qP '\t' out
	run -0 why <<< '{"id":"a\u0007b\nc","age":30}'
	says "a?b?c (-:1): routine"
}

@test "ndjson: one object for each record and rule, the same as the text says" {
	run -0 try -o ndjson RF-FRX-9 TR-2 age=72
	[ "$(wc -l <<< "$output")" -eq 2 ]
	head -n 1 <<< "$output" > one
	[ "$(jq -r '[.rule, .standing, .would_be, .level, .pending, .waits_for[0], .when.parts[0].is, .when.parts[0].given] | join("|")' one)" \
		= "RF-FRX-9|open|urgent|routine|true|trauma not asked|yes|age is 72" ]
	[ "$(jq -r '[.unless.is, .unless.given, .sources[]] | join("|")' one)" = "?|trauma_days_ago not asked|ACP11|GENERAL" ]
	why -o ndjson RF TR "$VIGNETTES" | jq -e . > /dev/null
}

# For every rule and every case: it is said to have fired where bp-triage says so, and nowhere else.
@test "what is said to have fired is what the programs say fired" {
	why -o ndjson RF TR "$VIGNETTES" | jq -r 'select(.standing == "fired") | .id + " " + .rule' | sort > said
	bp-triage --all -r "$RULES" -o ndjson "$VIGNETTES" |
		jq -r '.id as $id | (.redflags + .triage_rules)[] | select(. != "none") | $id + " " + .' | sort > fired
	[ "$(wc -l < fired)" -gt 200 ]
	same fired said
}

# What waits for an answer is open, and what pends is said to be pending.
@test "what pends is open; what is stopped cannot fire" {
	why -o ndjson RF "$VIGNETTES" > said
	run -0 jq -r 'select(.pending and .standing != "open") | .id + " " + .rule' said
	silent
	# Every answer that is missing is given as yes: nothing that was stopped may fire.
	bp-record -r "$RULES" -o ndjson "$VIGNETTES" > records
	questions=$(grep -o '^yesno *"[^"]*"' "$RULES/vocabulary.lua" | cut -d'"' -f2 | jq -R . |
		jq -cs 'map({(.): "yes"}) | add | del(.pregnant, .pregnancy_possible)')  # they may not apply
	jq -c --argjson all "$questions" '$all + with_entries(select(.key | startswith("expect_") | not)) | with_entries(select(.value != null))' records > full
	jq -r 'select(.standing == "stopped") | .id + " " + .rule' said | sort > stopped
	bp-redflag -r "$RULES" full 2>/dev/null | jq -r '.id as $id | .redflags[] | $id + " " + .' | sort > fired || true
	[ "$(wc -l < stopped)" -gt 300 ]
	run -0 comm -12 stopped fired
	silent
}

# ---- what decided the level ----

@test "without ids: what decided, what was nearest to raising it, and which one answer would have changed it" {
	run -0 try age=72 trauma=minor
	line=$(grep -n '^redflag "RF-FRX-9"' "$RULES/redflags.lua" | cut -d: -f1)
	says "these answers: urgent, emergency is pending"
	says "    RF-FRX-9 (urgent, within 48 h) [ACP11 GENERAL] redflags.lua:$line"$'\n'"      age is 72; trauma is minor"
	says "RF-CES-1 (emergency, now) is open: fires if urinary_retention is yes (not"
	says "    age 64 instead of 72: routine"
	says "    trauma none instead of minor: routine"
}

# One answer is enough for the rule that is named as nearest: it is given, and the rule fires.
@test "the rule that is nearest fires when the answer it waits for comes" {
	{ bp-record -r "$RULES" -o ndjson "$VIGNETTES"; cat "$RULES/tests/clinic.ndjson"; } | grep '^{.*"age":' > records
	why -o ndjson records > said || true
	paste records said | jq -Rc 'split("\t") | (.[0] | fromjson) as $r | (.[1] | fromjson).nearest as $n |
		select($n != null and $n.open and ($n.needs | length) == 1) |
		($n.needs[0] | capture("^(?<field>[a-z_0-9]+) is (?<to>[a-z_]+) \\((not asked|is \"not sure\")\\)$")) as $a |
		{rule: $n.rule, record: ($r + {($a.field): $a.to})}' > trials
	[ "$(wc -l < trials)" -gt 50 ]
	jq -c .record trials | bp-triage --all -r "$RULES" 2>/dev/null > judged || true
	paste <(jq -r .rule trials) judged | awk -F'\t' 'index($2, "\"" $1 "\"") == 0 { print $1 }' > wrong
	run -0 cat wrong
	silent
}

@test "a calm record: no rule decided, and the answers that would raise it are named, the worst first" {
	run -0 bp-rules why -r "$TOY" <<< "$(ltsv id:d wilting:no spider_mites:no flowers:no leaves:20 soil:dry)"
	says "d (-:1): fine"
	says "no rule: nothing that is known raises it"
	says "wilting yes instead of no: today"
	says "spider_mites yes instead of no: weekend"
	says "leaves 4 instead of 20: weekend"
}

@test "when no single answer changes the level that is said" {
	run -0 bp-rules why -r "$TOY" <<< "$(ltsv wilting:no spider_mites:yes flowers:no leaves:3 soil:damp)"
	says "decided by"
	says "WEB (weekend"
	says "FEW (weekend"
	says "none: no other answer to any one question that was answered does"
}

# Every change that is named is made, and judged by bp-triage.
@test "every change that is named gives the level that is named: all cases, and a clinic" {
	{ bp-record -r "$RULES" -o ndjson "$VIGNETTES"; cat "$RULES/tests/clinic.ndjson"; } | grep '^{.*"age":' > records  # not those that say age_years
	run -1 why -o ndjson records  # one temperature of the clinic is no answer
	grep '^{' <<< "$output" > said
	[ "$(wc -l < said)" -eq "$(wc -l < records)" ]
	paste records said | jq -Rc 'split("\t") | (.[0] | fromjson) as $r | (.[1] | fromjson).changes[] | $r + {(.field): .to}' > changed
	jq -r '.changes[].level' said > wanted
	[ "$(wc -l < wanted)" -gt 200 ]
	bp-triage -r "$RULES" changed 2>/dev/null | jq -r .level > got || true
	same wanted got
	# None gives the level that the record has.
	jq -r '.level as $l | .changes[] | select(.level == $l)' said > idle
	run -0 cat idle
	silent
}

# Where none is found and everything was tried, nothing does: every other answer is tried here.
@test "where no change is found there is none: every answer to every question of the toy rules" {
	for wilting in yes no dk; do for mites in yes no; do for leaves in 0 4 5 20; do for soil in dry damp swamp; do for kind in cactus orchid; do
		printf '{"wilting":"%s","spider_mites":"%s","flowers":"yes","leaves":%s,"soil":"%s","kind":"%s"}\n' $wilting $mites $leaves $soil $kind
	done; done; done; done; done > records
	bp-rules why -r "$TOY" -o ndjson records > said
	[ "$(wc -l < said)" -eq 144 ]
	paste records said | jq -Rc 'split("\t") | (.[0] | fromjson) as $r | (.[1] | fromjson) as $s | select($s.changes == []) |
		if $s.all_tried then . else error("not all tried") end |
		$r + ({wilting: ("yes", "no")}, {spider_mites: ("yes", "no")}, {flowers: "no"}, {leaves: range(0; 30)}, {leaves: 5000},
			{soil: ("dry", "damp", "swamp")}, {kind: ("cactus", "fern", "orchid")}) | {level: $s.level, record: .}' > trials
	[ "$(wc -l < trials)" -gt 500 ]
	jq -r .level trials > wanted
	jq -c .record trials | bp-triage -r "$TOY" | jq -r .level > got
	same wanted got
}

@test "results and answers that stand in a record already change nothing" {
	bp-record -r "$RULES" -o ndjson "$VIGNETTES" > records
	bp-plan --all -r "$RULES" records > judged
	why < records > once
	why < judged > twice
	same once twice
}

@test "formats and the number of records read at once change nothing" {
	head -n 8 "$RULES/tests/clinic.ndjson" > some.ndjson
	bp-record -r "$RULES" -o csv some.ndjson > some.csv
	why -o ndjson some.ndjson | jq -c 'del(.line, .file)' > json
	why -o ndjson some.csv | jq -c 'del(.line, .file)' > csv
	[ "$(wc -l < json)" -eq 8 ]
	same json csv
	for _ in 1 2 3 4 5 6 7 8; do cat "$VIGNETTES"; done > many
	why -o ndjson many | jq -c 'del(.line, .file)' > all
	why -o ndjson "$VIGNETTES" | jq -c 'del(.line, .file)' > once
	n=$(wc -l < once)
	head -n "$n" all > first
	tail -n "$n" all > last
	same once first
	same once last
}

@test "a full disk is not success" {
	[ -w /dev/full ] || skip "no /dev/full"
	run -2 bash -c 'bp-rules why -r "$1" "$2" > /dev/full' - "$RULES" "$VIGNETTES"
}
