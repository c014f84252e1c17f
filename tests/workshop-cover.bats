# bp-rules cover: what the worked cases, or any records, exercise of the rules.
load helpers

TOY=$ROOT/tests/data/toy

# says TEXT: the output has it.
says() { [[ $output == *"$1"* ]] || { echo "not said: $1"; head -30 <<< "$output"; return 1; }; }

# silent_about TEXT: the output has it not.
silent_about() { [[ $output != *"$1"* ]] || { echo "said: $1"; head -30 <<< "$output"; return 1; }; }

# total WORDS SEEN OF: the line of the totals reads so.
total() {
	local line
	line=$(grep "^$1 " <<< "$output" | sed 's/  */ /g')
	[[ $line == "$1 $2 $3 "* ]] || { echo "wanted $1 $2 $3, got: $line"; return 1; }
}

# small: a rule set of one red flag, one triage rule and one list, to count by hand; in ./small.
small() {
	mkdir -p small/tests
	cat > small/index.lua <<- 'EOF'
		ruleset "small" { version = "1", title = "small", reads = { "all.lua" } }
	EOF
	cat > small/all.lua <<- 'EOF'
		source "S" { title = "S", year = 2020, where = "here", read = "p" }
		level "calm" { rank = 0, within = "30 d", review = "30 d", say = "Calm." }
		level "soon" { rank = 1, within = "7 d", review = "7 d", say = "Soon." }
		text "id" { tier = "standard", kind = "other", ask = "Which?" }
		yesno "fever" { tier = "core", kind = "symptom", ask = "Fever?" }
		yesno "better" { tier = "standard", kind = "relief", ask = "Better?" }
		number "age" { tier = "core", kind = "other", unit = "years", min = 0, max = 115, ask = "Age?" }
		number "ratio" { tier = "standard", kind = "other", unit = "", min = 0, max = 3, ask = "Ratio?" }
		number "pills" { tier = "standard", kind = "other", unit = "", min = 0, max = 9, whole = true, ask = "Pills?" }
		choice "leg" { tier = "standard", kind = "other", values = { "none", "left", "right" }, ask = "Leg?" }
		score "points" { { 4, fever }, { 3, better }, means = "points" }
		redflag "RF" { level = "soon", when = all { fever, age:at_least(65) }, unless = better, say = "S.", source = "S" }
		triage "TR" { level = "soon", when = any { ratio:under(0.9), pills:over(2) }, say = "S.", source = "S" }
		triage "TS" { level = "soon", when = points:at_least(5), say = "S.", source = "S" }
		triage "TL" { level = "soon", when = leg:is "left", say = "S.", source = "S" }
		pass { "expect*", "todo", "title" }
	EOF
}

small_cover() { run "-$1" bp-rules cover -r small "${@:2}"; }

@test "the shipped cases exercise all of the shipped rules" {
	run -0 bp-rules cover -r "$RULES" --min 100
	silent_about "never seen"
	silent_about "left out"
	[ "$(grep -c ' 100\.0$' <<< "$output")" -eq 9 ]
	[ "$(grep -c '%$' <<< "$output")" -eq 1 ]
}

@test "without cover.ltsv they do not, and the gate says which total is low" {
	cp -r "$RULES" ours
	rm ours/tests/cover.ltsv ours/tests/mutants.ltsv
	run -1 bp-rules cover -r ours --min 100
	says "    never seen: urinary_incontinence: yes"
	says "bp-rules cover: rules that did not fire: "
	says "below the 100 % of --min"
	run -0 bp-rules cover -r ours --min 50
	run -0 bp-rules cover -r ours
}

@test "a new rule and a moved limit are missing until a case shows them" {
	cp -r "$RULES" ours
	sed -i 's/^  when = pvr_ml:at_least(200)/  when = pvr_ml:at_least(300)/' ours/redflags.lua
	run -1 bp-rules cover -r ours --min 100
	line=$(grep -n '^redflag "RF-CES-6"' ours/redflags.lua | cut -d: -f1)
	says "redflag RF-CES-6 (ours/redflags.lua:$line): fired "
	says "    never seen: pvr_ml exactly 300"
	says "    never seen: pvr_ml below 300 by at most 1"
	{
		ltsv id:n1 pvr_ml:300 expect_redflags:RF-CES-6
		ltsv id:n2 pvr_ml:299 expect_redflags:none
	} > ours/tests/new.ltsv
	run -0 bp-rules cover -r ours --min 100
}

@test "what a rule did is counted: fired, did not, open, held back" {
	small
	{
		ltsv id:1 fever:yes age:65 expect_level:soon
		ltsv id:2 fever:yes age:65 better:yes expect_level:calm
		ltsv id:3 fever:no expect_level:calm
		ltsv id:4 age:64 expect_level:calm
		ltsv id:5 fever:yes expect_level:calm
		ltsv id:6 fever:dk age:80 expect_level:calm
		ltsv id:7 fever:no better:yes expect_level:calm  # nothing to hold back
	} > small/tests/a.ltsv
	small_cover 0 --all
	says "redflag RF (small/all.lua:12): fired 1, did not 4, open 2, held back 1;"
	small_cover 0 -o ndjson
	says '{"rule":"RF","word":"redflag","file":"small/all.lua","line":12,"fired":1,"not_fired":4,"open":2,"held_back":1,'
	# "not sure" is neither yes nor no, and it was asked.
	says '{"test":"fever","yes":3,"no":2,"not_asked":1,"not_sure":1,"limits":[]}'
	says '{"test":"age 65 or above","yes":3,"no":1,"not_asked":3,"not_sure":0,"limits":[{"limit":65,"met":true,"missed_by_one_step":true}]}'
	says '{"test":"better","yes":2,"no":0,"not_asked":5,"not_sure":0,"limits":[]}'
	small_cover 0 --all
	says "    fever: 3 yes, 2 no, 1 not asked, 1 not sure"
}

@test "a limit: the number itself, and the nearest step on the other side, in whole numbers, decimals and sums" {
	small
	ltsv id:1 age:66 pills:4 ratio:0.7 expect_level:soon > small/tests/a.ltsv
	small_cover 0
	says "never seen: age exactly 65"
	says "never seen: age below 65 by at most 1"
	says "never seen: ratio exactly 0.9"
	says "never seen: ratio below 0.9 by at most 0.1"
	says "never seen: pills exactly 2"
	says "never seen: pills above 2 by at most 1"
	# 4, 3 and 7 are all that the points can come to: 7 is the first that holds, 4 the last that does not.
	says "never seen: points exactly 7"
	says "never seen: points exactly 4, the neighbour of 7"
	total "limits met exactly" 0 4
	total "limits missed by one step" 0 4
	{
		ltsv id:1 age:65 pills:2 ratio:0.9 fever:yes better:yes expect_level:soon
		ltsv id:2 age:64 pills:3 ratio:0.8 fever:yes better:no expect_level:soon
	} > small/tests/a.ltsv
	small_cover 0
	total "limits met exactly" 4 4
	total "limits missed by one step" 4 4
	# On the wrong side, or too far.
	{
		ltsv id:1 age:65 pills:2 ratio:0.9 fever:yes better:yes expect_level:soon
		ltsv id:2 age:63 pills:1 ratio:1 better:yes expect_level:soon
	} > small/tests/a.ltsv
	small_cover 0
	total "limits missed by one step" 0 4
}

@test "where most people write a number with a decimal, a whole step over the limit is too far; one such record changes nothing" {
	small
	{
		ltsv id:1 age:65 expect_level:calm
		ltsv id:2 age:64 expect_level:calm
		ltsv id:3 age:70.5 expect_level:calm
	} > small/tests/a.ltsv
	small_cover 0
	silent_about "age below 65"
	{
		ltsv id:4 age:50.5 expect_level:calm
		ltsv id:5 age:51.5 expect_level:calm
	} >> small/tests/a.ltsv
	small_cover 0
	says "never seen: age below 65 by at most 0.1"
	ltsv id:6 age:64.9 expect_level:calm >> small/tests/a.ltsv
	small_cover 0
	silent_about "age below 65"
}

@test "a choice: the word, another word, not asked" {
	small
	ltsv id:1 fever:no expect_level:calm > small/tests/a.ltsv
	small_cover 0
	says "never seen: leg is left: yes"
	says "never seen: leg is left: another answer"
	silent_about "leg: not asked"
	{
		ltsv id:1 leg:left expect_level:soon
		ltsv id:2 leg:right expect_level:calm
	} > small/tests/a.ltsv
	small_cover 0
	silent_about "leg is left"
	says "never seen: leg: not asked"
}

@test "what cannot be is not asked for: a rule that is always decided cannot stay open" {
	small
	cat >> small/all.lua <<- 'EOF'
		redflag "SURE" { level = "soon", when = dk(fever), say = "S.", source = "S" }
		triage "TK" { level = "soon", when = any { no(known(age)), age:over(64) }, say = "S.", source = "S" }
		final "TM" { level = "soon", when = maybe(no(age:under(60))), say = "S.", source = "S" }
	EOF
	{
		ltsv id:1 fever:dk age:66 expect_level:soon
		ltsv id:2 fever:yes age:65 expect_level:soon
		ltsv id:3 fever:no age:64 expect_level:soon
		ltsv id:4 age:60 expect_level:soon
		ltsv id:5 age:59 expect_level:calm
		ltsv id:6 expect_level:soon
	} > small/tests/a.ltsv
	run -0 bp-rules test -r small
	small_cover 0 --all
	says "redflag SURE (small/all.lua:17): fired 1, did not 5; 4 of 4 seen"
	says "triage TK (small/all.lua:18): fired 3, did not 3; 9 of 9 seen"
	says "final TM (small/all.lua:19): fired 2, did not 4; 7 of 7 seen"
}

@test "cases that are todo or expect nothing do not count" {
	small
	{
		ltsv id:1 fever:yes age:65 todo:later expect_level:soon
		ltsv id:2 fever:yes age:65
		ltsv id:3 fever:no expect_level:calm
	} > small/tests/a.ltsv
	small_cover 0
	says "1 records, 6 rules"
	says "2 cases are left out: todo, or expecting nothing"
	says "redflag RF (small/all.lua:12): fired 0, did not 1"
}

@test "any cohort: files, standard input, several formats; blank and unreadable lines do not count" {
	run -0 bp-rules cover -r "$TOY" "$TOY/plants.ltsv"
	says "redflag DRY ($TOY/rules.lua:4): fired 1, did not 3, open 1, held back 1; 12 of 13 seen"
	says "    never seen: wilting: not asked"
	says "5 records, "
	says "conflict ODD-1 ($TOY/words.lua:23): fired 1, did not 4, open 0; 2 of 3 seen"
	silent_about "condition MITES, weight 1 "
	says "condition MITES, weight 3 (entry 1) ($TOY/rules.lua:17): fired 1, did not 4, open 0; 4 of 6 seen"
	wanted=$output
	bp-record -r "$TOY" -i ltsv -o ndjson "$TOY/plants.ltsv" > plants.ndjson
	bp-record -r "$TOY" -i ltsv -o csv -f wilting,mites,flowers,leaves,soil,kind,bought,date,draught \
		"$TOY/plants.ltsv" > plants.csv
	run -0 bp-rules cover -r "$TOY" plants.ndjson
	[ "$output" = "$wanted" ]
	run -0 bp-rules cover -r "$TOY" -i csv - < plants.csv
	[ "$output" = "$wanted" ]
	{ cat "$TOY/plants.ltsv"; printf '\n# nothing\nno record at all\n'; } > more.ltsv
	run -1 bp-rules cover -r "$TOY" more.ltsv
	says "5 records, "
	run -1 bp-rules cover -r "$TOY" "$TOY/plants.ltsv" more.ltsv
	says "10 records, "
}

@test "the counts agree with those of the stages" {
	bp-redflag -r "$RULES" -i ndjson -o ltsv "$RULES/tests/clinic.ndjson" 2>/dev/null > out || [ $? -eq 1 ]
	run -1 bp-rules cover -r "$RULES" -o ndjson "$RULES/tests/clinic.ndjson"
	value redflags < out | tr ',' '\n' | grep '^RF' | sort | uniq -c | awk '{print $2, $1}' > wanted
	sed -n 's/^{"rule":"\(RF-[^"]*\)","word":"redflag",.*"fired":\([1-9][0-9]*\),.*/\1 \2/p' <<< "$output" | sort > found
	[ -s wanted ]
	same wanted found
}

@test "more records than one batch, and 100,000 of them in seconds" {
	for i in {1..200}; do ltsv id:$i wilting:yes soil:dry leaves:$((i % 9)); done > many.ltsv
	run -0 bp-rules cover -r "$TOY" many.ltsv
	says "200 records, "
	says "redflag DRY ($TOY/rules.lua:4): fired 200, did not 0, open 0"
	says "triage FEW ($TOY/rules.lua:20): fired 112, did not 88, open 0"
	for i in {1..500}; do cat many.ltsv; done > cohort.ltsv
	run -0 timeout 20 bp-rules cover -r "$RULES" cohort.ltsv
	says "100000 records, "
}

@test "what cannot be done ends with 2" {
	run -2 bp-rules cover -r "$TOY"
	says "no cases: $TOY/tests/*.ltsv names no file"
	run -2 bp-rules cover -r "$RULES" --min 101
	says "--min wants a percentage from 1 to 100, not 101"
	run -2 bp-rules cover -r "$RULES" --min none
	run -2 bp-rules cover -r "$RULES" nowhere
	says "cannot open nowhere"
	run -2 bp-rules cover -r "$RULES" -o yaml
	run -2 bash -c 'bp-rules cover -r "$1" > /dev/full' - "$RULES"
}

@test "help and the list of verbs know it" {
	run -0 bp-rules cover --help
	says "--min PERCENT"
	says "Without files: the rule set's own cases"
	run -0 bp-rules --options
	says "cover$TAB"
}
