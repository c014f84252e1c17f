# bp-rules diff: what another version of the rules would do to a cohort.
load helpers

TOY=$ROOT/tests/data/toy
COHORT="$RULES/tests/vignettes.ltsv $RULES/tests/thresholds.ltsv"

# ours: a copy of the shipped rules, to be changed; toy: of the others.
ours() { cp -r "$RULES" ours; }
toy() { cp -r "$TOY" ours; }

# change FILE FROM TO: in our copy; FROM must stand there.
change() {
	grep -qF -- "$2" "ours/$1" || { echo "not in $1: $2"; return 1; }
	FROM=$2 TO=$3 perl -0pi -e 's/\Q$ENV{FROM}\E/$ENV{TO}/' "ours/$1"
}

# says TEXT: the output, or a message, says so.
says() { [[ "$output${stderr-}" == *"$1"* ]] || { echo "not said: $1"; printf '%s\n' "$output" "${stderr-}" | head -60; return 1; }; }
hushes() { [[ "$output" != *"$1"* ]] || { echo "said: $1"; return 1; }; }

# cells OLD NEW FILE...: the table worked out by other means, one "from to records" a line.
cells() {
	local old=$1 new=$2
	shift 2
	paste <(levels "$old" "$@") <(levels "$new" "$@") | awk -F'\t' '{ n[$1 " " $2]++ } END { for (k in n) print k, n[k] }' | sort
}
levels() { local rules=$1; shift; cat "$@" | bp-plan --all -r "$rules" -o ltsv 2>/dev/null | grep -v '^#' | grep . | value level; }

# table FILE: the cells of an answer in ndjson.
table() { jq -r 'select(.kind == "cell") | "\(.from) \(.to) \(.records)"' "$1" | sort; }

# strangers N: random records of both kinds of answers.
strangers() {
	awk -v n="$1" 'function r(k) { seed = seed * 16807 % 2147483647; return seed % k }
		BEGIN { seed = 7; split("yes no no no ? dk", a, " ")
			m = split("fever urinary_retention saddle_numbness foot_drop cancer_history steroid_long weight_loss_unexplained " \
				"leg_pain_bilateral_new night_pain pregnant iv_drug_use", f, " ")
			for (i = 1; i <= n; i++) {
				printf "id:S%d\tage:%d\tnrs_back:%d\tduration_days:%d\ttrauma:%s", i, r(100), r(11), r(200), r(3) ? "none" : "minor"
				for (k = 1; k <= m; k++) printf "\t%s:%s", f[k], a[1 + r(6)]
				print ""
			} }'
}

# ---- the table ----

@test "a set beside itself: nothing changes, the records stand on the diagonal" {
	run -0 --separate-stderr bp-rules diff "$RULES" "$RULES" $COHORT
	says "$(cat $COHORT | grep -c '^id:') records, 0 change the level"
	says "0 changes of the rules"
	hushes "These go"
	bp-rules diff "$RULES" "$RULES" -o ndjson $COHORT > out
	cells "$RULES" "$RULES" $COHORT > wanted
	table out > got
	same wanted got
	awk '$1 != $2 { exit 1 }' got
}

@test "the table is the one that the levels of both sets give when they are put side by side" {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' 'all { age:at_least(75), trauma:is "minor" }'
	change triage.lua 'nrs_max:at_least(7)' 'nrs_max:at_least(5)'
	change named.lua 'define "ces_old_stable" (all { ces_onset_days:over(14)' 'define "ces_old_stable" (all { ces_onset_days:over(10)'
	strangers 3000 > strangers.ltsv
	bp-rules diff "$RULES" ours -o ndjson $COHORT strangers.ltsv > out 2> /dev/null
	cells "$RULES" ours $COHORT strangers.ltsv > wanted
	table out > got
	same wanted got
	[ "$(awk '$1 != $2' got | wc -l)" -gt 3 ]
	[ "$(awk '{ n += $3 } END { print n }' got)" -eq "$(cat $COHORT strangers.ltsv | grep -c '^id:')" ]
}

@test "swapping the two sets transposes the table; down becomes up, and settled unsettled" {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' 'all { age:at_least(75), trauma:is "minor" }'
	change triage.lua 'nrs_max:at_least(7)' 'nrs_max:at_least(5)'
	change named.lua 'define "ces_any" (any {' 'define "ces_any" (any { foot_drop,'
	strangers 2000 > strangers.ltsv
	bp-rules diff "$RULES" ours -o ndjson strangers.ltsv $COHORT > there 2> /dev/null
	bp-rules diff ours "$RULES" -o ndjson strangers.ltsv $COHORT > back 2> /dev/null
	table there | awk '{ print $2, $1, $3 }' | sort > wanted
	table back > got
	same wanted got
	summary='select(.kind == "summary") | '
	[ "$(jq "$summary"'.down, .up, .settled, .unsettled, .records' there | tr '\n' ' ')" = \
		"$(jq "$summary"'.up, .down, .unsettled, .settled, .records' back | tr '\n' ' ')" ]
	[ "$(jq "$summary"'.down' back)" -gt 20 ]
}

# ---- the records ----

@test "those that go down come first, the worst before the others, each with the rule that explains it" {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' 'all { age:at_least(70), trauma:is "minor" }'
	change redflags.lua $'level = "emergency", within = "now",\n  when = leg_pain_bilateral_new' $'level = "urgent", within = "24 h",\n  when = leg_pain_bilateral_new'
	change triage.lua 'nrs_max:at_least(7)' 'nrs_max:at_least(6)'
	run -0 --separate-stderr bp-rules diff "$RULES" ours $COHORT
	cells "$RULES" ours $COHORT | awk '
		BEGIN { split("selfcare routine soon urgent emergency", l, " "); for (i in l) rank[l[i]] = i }
		rank[$1] > rank[$2] { down += $3 }
		rank[$1] < rank[$2] { up += $3 }
		END { printf "%d down, %d up\n", down, up }' > counts
	says "%): $(cat counts)"
	down=$(sed -n '/^These go down/,/^$/p' <<< "$output")
	[ "$(sed -n 2p <<< "$down" | tr -s ' ')" = " V05 ($RULES/tests/vignettes.ltsv:$(grep -n '^id:V05' "$RULES/tests/vignettes.ltsv" | cut -d: -f1)) emergency -> urgent by RF-CES-2" ]
	[[ $down == *"T-RF-FRX-9-65 ($RULES/tests/thresholds.ltsv:"*")  urgent -> routine  by RF-FRX-9"* ]]
	[ "$(grep '^These go' <<< "$output" | tr '\n' ' ')" = "These go down: These go up: " ]
	says "RF-FRX-9              $(grep -c 'urgent -> routine  by RF-FRX-9' <<< "$output") down, 0 up"
	says "TR-2                  0 down, $(sed 's/.*, //; s/ up//' counts) up"
}

@test "a record without an id is named by its file and line; --list limits what is named and counts the rest" {
	ours
	change triage.lua 'nrs_max:at_least(7)' 'nrs_max:at_least(6)'
	for i in 1 2 3 4 5; do ltsv age:40 nrs_back:6; done > six.ltsv
	run -0 bp-rules diff "$RULES" ours --list 2 six.ltsv
	says "six.ltsv:1"
	says "six.ltsv:2"
	hushes "six.ltsv:3"
	says "and 3 more (--list 5 names all)"
	[ "$(bp-rules diff "$RULES" ours -o ndjson six.ltsv | jq -c 'select(.kind == "record") | [.file, .line, .id, .goes, .by]' | tail -1)" = \
		'["six.ltsv",5,"","up",["TR-2"]]' ]
	[ "$(bp-rules diff "$RULES" ours -o ndjson -l 2 six.ltsv | grep -c '"kind":"record"')" -eq 2 ]
}

@test "a rule that has not changed itself is told with what it reads; and what no rule explains is said to be so" {
	ours
	change vocabulary.lua $'number "nrs_back" {\n  tier = "standard", kind = "other", group = "Where and how it hurts",\n  unit = "", min = 0, max = 10' \
		$'number "nrs_back" {\n  tier = "standard", kind = "other", group = "Where and how it hurts",\n  unit = "", min = 0, max = 9'
	run -1 --separate-stderr bp-rules diff "$RULES" ours <<< "$(ltsv id:a age:40 duration_days:5 nrs_back:10)"
	says "bp-rules diff: -:1: 1 record has, this one first, an answer that fits the old set and not the new one"
	says "by TR-2 (not changed itself; reads question nrs_back)"
	says "question nrs_back: range 0 to 10 becomes 0 to 9"
	rm -r ours
	toy
	change words.lua 'level "weekend" { rank = 1' 'level "week" { rank = 1'
	for f in rules.lua care.lua; do sed -i 's/"weekend"/"week"/g' ours/$f; done
	run -0 bp-rules diff "$TOY" ours <<< "$(ltsv id:a wilting:no mites:yes flowers:no leaves:9 soil:damp)"
	says "the levels of the two sets differ: they are compared by name"
	says "weekend -> week"
}

@test "a definition explains through every rule it stands in" {
	ours
	change named.lua 'define "ces_any" (any {' 'define "ces_any" (any { foot_drop,'
	run -0 --separate-stderr bp-rules diff "$RULES" ours <<< "$(ltsv id:a age:40 foot_drop:yes pain_sudden_severe:no)"
	says "a (-:1)       urgent -> emergency  by RF-CES-1"
	says "redflag RF-CES-1: or foot_drop is added; level emergency stays"
}

# ---- what is pending ----

@test "what is pending, newly settled and newly unsettled, is counted as the answers of both sets say" {
	ours
	change vocabulary.lua $'yesno "saddle_numbness" {\n  tier = "core"' $'yesno "saddle_numbness" {\n  tier = "standard"'
	change redflags.lua 'when = all { age:at_least(65), trauma:is "minor" }' 'when = all { age:at_least(65), trauma:is "minor", steroid_long }'
	{ strangers 500; jq -c 'if input_line_number % 2 == 0 then del(.saddle_numbness) else del(.fever) end' "$RULES/tests/clinic.ndjson" |
		grep -v temperature | bp-record -o ltsv; } > s.ltsv
	bp-rules diff "$RULES" ours -o ndjson s.ltsv > out 2> /dev/null
	pending() { bp-plan --all -r "$1" s.ltsv 2> /dev/null | value pending; }
	paste <(pending "$RULES") <(pending ours) | awk -F'\t' '$1 != $2 { n[$1 " " $2]++ } END { for (k in n) print k, n[k] }' | sort > wanted
	jq -r 'select(.kind == "pending") | "\(.from) \(.to) \(.records)"' out | sort > got
	same wanted got
	[ -s got ]
	[ "$(jq 'select(.kind == "summary") | .settled' out)" -eq "$(awk '$1 != "none" && $2 == "none" { n += $3 } END { print n + 0 }' got)" ]
	[ "$(jq 'select(.kind == "summary") | .unsettled' out)" -eq "$(awk '$1 == "none" && $2 != "none" { n += $3 } END { print n + 0 }' got)" ]
	bp-plan --all -r "$RULES" s.ltsv 2> /dev/null | value act_within > a
	bp-plan --all -r ours s.ltsv 2> /dev/null | value act_within > b
	[ "$(jq 'select(.kind == "answer" and .label == "act_within") | .records' out)" = "$(paste a b | awk -F'\t' '$1 != $2' | grep -c .)" ]
}

# ---- the change log ----

# logs TEXT: the change log of our copy has that line.
logs() {
	run -0 --separate-stderr bp-rules diff "$RULES" ours <<< "id:a"
	says "$1"
}

@test "the change log names the smallest part that differs, in clinical words" {
	while IFS='|' read -r file from to wanted; do
		rm -rf ours
		ours
		change "$file" "$from" "$to"
		logs "  $wanted"
	done <<- 'END'
		redflags.lua|all { age:at_least(65), trauma:is "minor" }|all { age:at_least(60), trauma:is "minor" }|redflag RF-FRX-9: age 65 or above becomes age 60 or above; level urgent stays
		redflags.lua|all { age:at_least(65), trauma:is "minor" }|all { age:at_least(65), trauma:is "minor", steroid_long }|redflag RF-FRX-9: and steroid_long is added; level urgent stays
		redflags.lua|all { age:at_least(65), trauma:is "minor" }|age:at_least(65)|redflag RF-FRX-9: and trauma is minor is dropped; level urgent stays
		redflags.lua|all { age:at_least(65), trauma:is "minor" }|any { age:at_least(65), trauma:is "minor" }|redflag RF-FRX-9: age 65 or above and trauma is minor becomes age 65 or above or trauma is minor; level urgent stays
		redflags.lua|unless = trauma_days_ago:over(42)|unless = trauma_days_ago:over(30)|redflag RF-FRX-8: unless: trauma_days_ago over 42 becomes trauma_days_ago over 30; level emergency stays
		redflags.lua|say = "X-ray."|say = "X-ray, standing."|redflag RF-FRX-4: say "X-ray." becomes "X-ray, standing."
		redflags.lua|{ crp_mg_l:at_least(30), esr_mm_h:at_least(50) }|{ crp_mg_l:at_least(20), esr_mm_h:at_least(50), fever }|redflag RF-LAB-1: crp_mg_l 30 or above becomes crp_mg_l 20 or above; or fever is added; level
		triage.lua|radicular, leg_numbness:is_not "none"|radicular, any { leg_numbness:is_not "none", foot_drop }|triage TR-3: or foot_drop is added; level soon stays
		triage.lua|level = "urgent", within = "48 h"|level = "urgent", within = "24 h"|triage TR-1: within 48 h becomes 24 h
		vocabulary.lua|unit = "", min = 0, max = 10|unit = "", min = 0, max = 11|question nrs_back: range 0 to 10 becomes 0 to 11
		clusters.lua|at_least(3) { age:at_least(50)|at_least(2) { age:at_least(50)|cluster CL-FAC: at least 3 becomes at least 2 of them
		index.lua|version = "|version = "x|ruleset: version 
		clusters.lua|name = "Cook cluster for stenosis"|name = "Cook"|cluster CL-COOK: name "Cook cluster for stenosis" becomes "Cook"
		levels.lua|review = "48 h"|review = "24 h"|level urgent: review 48 h becomes 24 h
		conditions.lua|{ 2, worse_bending_back }|{ 1, worse_bending_back }|condition C-SPL: points for worse_bending_back 2 becomes 1
		plan.lua|{ "P-S0", level_is "emergency", stop = true }|{ "P-S0", level_is "emergency" }|list plan: P-S0 the list ends there is dropped
	END
}

@test "new and retired rules are told with all that they say" {
	ours
	perl -0pi -e 's/redflag "RF-CES-5" \{.*?\n\}\n//s' ours/redflags.lua
	cat >> ours/triage.lua <<- 'END'
		triage "TR-99" { level = "soon", within = "10 d", when = all { nrs_max:at_least(5), fever }, say = "New.", source = "LOCAL" }
	END
	logs 'triage TR-99: new: level soon; within 10 d; when nrs_max 5 or above and fever; say "New."; source LOCAL  (ours/triage.lua:'
	says 'redflag RF-CES-5: retired; it was: level urgent; within 24 h; when sexual_dysfunction_new; suspect'
	says "2 changes of the rules"
}

@test "comments, spacing and the order of what is joined are no change" {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' $'all {\n  trauma:is "minor", -- first\n  age:at_least(65) }'
	logs "0 changes of the rules"
	says "the files differ, but only in comments, spacing, or the order"
}

@test "the same change log for programs" {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' 'all { age:at_least(60), trauma:is "minor" }'
	[ "$(bp-rules diff "$RULES" ours -o ndjson <<< id:a | jq -c 'select(.kind == "change") | [.word, .id, .what, .decides, .text, .file]')" = \
		'["redflag","RF-FRX-9","changed",true,"age 65 or above becomes age 60 or above; level urgent stays","ours/redflags.lua"]' ]
}

# ---- the gate ----

# raised: our copy has one more age in RF-FRX-9, and two records of the cohort go down.
raised() {
	ours
	change redflags.lua 'all { age:at_least(65), trauma:is "minor" }' 'all { age:at_least(70), trauma:is "minor" }'
	{ ltsv id:P1 age:67 trauma:minor; ltsv id:P2 age:68 trauma:minor; ltsv id:P3 age:80 trauma:minor; } > clinic.ltsv
}
gate() { run "$1" --separate-stderr bp-rules diff "$RULES" ours "${@:2}" clinic.ltsv; }

@test "--fail-on=downgrade: 3 when a record goes down; not for those that go up" {
	raised
	gate -0
	gate -3 --fail-on=downgrade
	says "P1 (clinic.ltsv:1)  "
	run -0 bp-rules diff ours "$RULES" --fail-on=downgrade clinic.ltsv
	says "2 up"
	gate -2 --fail-on=upgrade
	says '--fail-on wants downgrade or calmer, not "upgrade"'
}

@test "--fail-on=calmer: 3, too, when what could still be is lower now" {
	ours
	change vocabulary.lua $'yesno "saddle_numbness" {\n  tier = "core"' $'yesno "saddle_numbness" {\n  tier = "standard"'
	change vocabulary.lua $'yesno "urinary_retention" {\n  tier = "core"' $'yesno "urinary_retention" {\n  tier = "standard"'
	sed 1q "$RULES/tests/clinic.ndjson" | jq -c 'del(.saddle_numbness) | .nrs_back = 8' > clinic.ltsv
	gate -0 --fail-on=downgrade
	gate -3 --fail-on=calmer
	says "These keep the level, and what could still be is lower"
	says "could be emergency -> soon  by RF-CES-1 (not changed itself; reads question saddle_numbness, question urinary_retention"
	says "1 record is calmer"
}

@test "a waiver with ids and reasons is the way past the gate; one that is missing holds it" {
	raised
	printf '# seen on Monday\n\nid:P1\twhy:seen by Dr X\r\n' > waiver
	gate -3 --fail-on downgrade --waiver waiver
	says "[waived: seen by Dr X]"
	says "1 of them is waived"
	printf 'why:no fall\tid:P2' >> waiver
	gate -0 --fail-on downgrade -w waiver
	says "2 of them are waived"
	[ "$(bp-rules diff "$RULES" ours -w waiver -o ndjson clinic.ltsv | jq -r 'select(.kind == "record") | .waived' | sort | tr '\n' ,)" = "no fall,seen by Dr X," ]
}

@test "a waiver that waives nothing is reported, by file and line" {
	raised
	printf 'id:P1\twhy:a\nid:P2\twhy:b\nid:P3\twhy:c\n' > waiver
	gate -1 --fail-on downgrade -w waiver
	says "waiver:3: waives nothing: the record does not go down"
	[ "$(grep -c 'waives nothing' <<< "$stderr")" -eq 1 ]
}

@test "a waiver is for one record: an id that several have, or that means none, waives nothing" {
	ours
	change redflags.lua 'age:at_least(65), trauma:is "minor"' 'age:at_least(70), trauma:is "minor"'
	printf '%s\n' '{"id":"P1","age":67,"trauma":"minor"}' '{"id":"P2","age":20}' '{"id":"P1","age":68,"trauma":"minor"}' > clinic.ltsv
	printf 'id:P1\twhy:seen\n' > waiver
	gate -3 --fail-on downgrade -w waiver
	says "waiver:1: waives nothing: 2 records have this id (clinic.ltsv:1, clinic.ltsv:3), and a waiver is for one"
	says "2 down, 0 up"
	refute says "waived"
	# One of them would not go down, and still: which was looked at?
	printf '%s\n' '{"id":"P1","age":67,"trauma":"minor"}' '{"id":"P1","age":20}' > clinic.ltsv
	gate -3 --fail-on downgrade -w waiver
	printf '%s\n' '{"id":null,"age":67,"trauma":"minor"}' > clinic.ltsv
	for none in null NULL '?'; do
		printf 'id:%s\twhy:seen\n' "$none" > waiver
		gate -2 --fail-on downgrade -w waiver
		says "waiver:1: a waiver without an id"
	done
	printf 'id:P9\twhy:seen\n' > waiver
	gate -3 --fail-on downgrade -w waiver
	says "waiver:1: waives nothing: no record has this id; take the line out"
	printf 'id:P1\tid:P2\twhy:seen\nid:P3\twhy:a\twhy:b\nid:P4\twhy:c\tuntil:2027-01-01\tuntil:2028-01-01\n' > waiver
	gate -2 --fail-on downgrade -w waiver --as-of 2026-12-01
	says "waiver:1: id stands here twice"
	says "waiver:2: why stands here twice"
	says "waiver:3: until stands here twice"
}

@test "a waiver holds until its day, which --as-of tells" {
	raised
	printf 'id:P1\twhy:a\tuntil:2027-01-01\nid:P2\twhy:b\n' > waiver
	gate -0 --fail-on downgrade -w waiver --as-of 2027-01-01
	gate -3 --fail-on downgrade -w waiver --as-of 2027-01-02
	says "waiver:1: the waiver counts no more: its day has passed"
	gate -2 --fail-on downgrade -w waiver
	says "waiver:1: until wants --as-of DATE"
}

@test "what is wrong in a waiver file is said in one run, each on its line, and nothing is compared" {
	raised
	printf 'id:P1\nwhy:seen\nid:P2\twhy: \nid:P3\twhy:a\tuntil:soon\nid:P4\twhy:a\tbecause:b\nid:P5\twhy:a\nid:P5\twhy:b\nP6\n' > waiver
	gate -2 --fail-on downgrade -w waiver
	silent
	says "waiver:1: a waiver without a reason"
	says "waiver:2: a waiver without an id"
	says "waiver:3: a waiver without a reason"
	says "waiver:4: until wants a date like 2027-01-01"
	says "waiver:5: a waiver has id, why and until, not because"
	says "waiver:7: this id has a waiver already, in line 6"
	says "waiver:8: a field without a colon"
	says "waiver: 9 problems in the waivers"
	gate -2 -w nowhere
	says "cannot open nowhere"
}

# ---- the input ----

@test "a pipe, a file, standard input and every format say the same" {
	ours
	change triage.lua 'nrs_max:at_least(7)' 'nrs_max:at_least(6)'
	{ ltsv id:a age:40 nrs_back:6; ltsv id:b age:50 nrs_back:7; ltsv id:c age:90 nrs_back:2; } > in.ltsv
	bp-rules diff "$RULES" ours -o ndjson in.ltsv | sed 's/in\.ltsv/-/' > wanted
	bp-rules diff "$RULES" ours -o ndjson < in.ltsv > got
	same wanted got
	cat in.ltsv | bp-rules diff "$RULES" ours -o ndjson - > got
	same wanted got
	for format in ndjson csv tsv; do
		bp-record -o $format in.ltsv | bp-rules diff "$RULES" ours -o ndjson | sed 's/"line":[0-9]*/"line":/' > got
		sed 's/"line":[0-9]*/"line":/' wanted > lines
		same lines got
	done
	{ read -r _; bp-rules diff "$RULES" ours -o ndjson; } < in.ltsv | jq -r 'select(.kind == "summary") | .records' > got
	[ "$(cat got)" -eq 2 ]
	run -0 bp-rules diff "$RULES" ours in.ltsv in.ltsv
	says "6 records, 2 change the level"
}

@test "what can be read only once is refused, with what to do instead" {
	mkfifo pipe
	run -2 bp-rules diff "$RULES" "$RULES" pipe
	says "pipe can be read only once, and each rule set must read it: send it to standard input"
	run -2 bp-rules diff "$RULES" "$RULES" - - < /dev/null
	says "standard input is named twice"
	TMPDIR=/nowhere run -2 bp-rules diff "$RULES" "$RULES" < <(echo id:a)
	says "TMPDIR"
}

@test "lines that cannot be read stay in the totals, and are said: status 1" {
	printf 'id:a\tage:40\nno record\n\n# a comment\nid:b\tage:50\n\xff\n' > bad.ltsv
	run -1 --separate-stderr bp-rules diff "$RULES" "$RULES" bad.ltsv
	says "4 records, 0 change the level"
	says "2 of 4 records cannot be read"
	[[ $output =~ unreadable\ +\.\ +\.\ +\.\ +\.\ +\.\ +2 ]]
	run -1 --separate-stderr bp-rules diff "$RULES" "$RULES" <<< "$(ltsv id:a age:400)"
	[ "$stderr" = $'bp-rules diff: -:1: age: out of range 0 to 115 years\nbp-rules diff: 1 line, 1 with problems, 0 unreadable' ]
	run -0 bp-rules diff "$RULES" "$RULES" < /dev/null
	says "0 records, 0 change the level"
}

@test "a record that only one of the sets can read is not lost; one that can be read no more does not pass the gate" {
	toy
	cat > odd.ndjson <<< '{"id":"a","leaves":3,"new_one":"1","new_one":"2"}'
	sed -i '$a yesno "new_one" { tier = "standard", kind = "other", ask = "?" }' ours/words.lua
	run -1 --separate-stderr bp-rules diff "$TOY" ours odd.ndjson
	says "These only one of the sets can read"
	says "unreadable -> weekend"
	says "1 of 1 records can be read by one of the sets only"
	run -2 bp-rules diff "$TOY" ours --fail-on downgrade odd.ndjson
	run -1 bp-rules diff "$TOY" ours --fail-on downgrade odd.ndjson - <<< '{"id":"b","leaves":3}'
	run -3 bp-rules diff ours "$TOY" --fail-on downgrade odd.ndjson
	says "weekend -> unreadable"
}

# ---- other rules, wrong usage ----

@test "with rules about something else it works as well" {
	toy
	change rules.lua 'leaves:under(5)' 'leaves:under(4)'
	change rules.lua 'level = "weekend", when = spider_mites' 'level = "today", when = spider_mites'
	change care.lua '"A-WATER", level_is "today"' '"A-WATER", level_is "weekend"'
	{ ltsv id:few wilting:no mites:no flowers:no leaves:4 soil:damp; ltsv id:web wilting:no mites:yes flowers:no leaves:9 soil:damp; } > in
	run -3 bp-rules diff "$TOY" ours --fail-on downgrade in
	says "few (in:1)    weekend -> fine  by FEW"
	says "web (in:2)    weekend -> today  by WEB"
	says "triage FEW: leaves under 5 becomes leaves under 4; level weekend stays"
	says "redflag WEB: level weekend becomes today"
	says "list care: A-WATER: level is today becomes level is weekend"
}

@test "wrong usage: what is missing, and what cannot be loaded" {
	run -2 bp-rules diff "$RULES"
	says "bp-rules diff OLD NEW"
	run -2 bp-rules diff "$RULES" nowhere < /dev/null
	says "cannot read nowhere/index.lua: No such file or directory; NEW names the directory the rules are in"
	run -2 bp-rules diff "" "$RULES" < /dev/null
	says "OLD has no name; it is the directory of a rule set"
	run -2 bp-rules diff "$RULES" "$RULES" missing.ltsv
	says "cannot open missing.ltsv"
	run -2 bp-rules diff "$RULES" "$RULES" -o xml < /dev/null
	says 'text or ndjson, not "xml"'
	run -2 bash -c 'bp-rules diff "$RULES" "$RULES" < /dev/null > /dev/full'
	says "cannot write standard output"
}

@test "levels that differ are compared by name: a new level has its place, a renamed one counts as down both ways" {
	toy
	change words.lua 'level "weekend" { rank = 1,' $'level "month" { rank = 1, within = "28 d", review = "28 d", say = "Soon." }\nlevel "weekend" { rank = 2,'
	change words.lua 'level "today"  { rank = 2' 'level "today"  { rank = 3'
	change rules.lua 'destination "fine"' $'destination "month" { first = { { "desk" } } }\ndestination "fine"'
	change rules.lua 'triage "FEW" { level = "weekend"' 'triage "FEW" { level = "month"'
	change rules.lua 'redflag "WEB" { level = "weekend"' 'redflag "WEB" { level = "today"'
	{ ltsv id:few wilting:no mites:no flowers:no leaves:4 soil:damp; ltsv id:web wilting:no mites:yes flowers:no leaves:9 soil:damp
		ltsv id:dry wilting:yes mites:no flowers:no leaves:9 soil:dry; } > in
	run -3 bp-rules diff "$TOY" ours --fail-on downgrade in
	says "they are compared by name"
	says "3 records, 2 change the level (66.7 %): 1 down, 1 up"
	[[ $(sed -n '/^These go down/,/^$/p' <<< "$output") == *"few (in:1)    weekend -> month  by FEW"* ]]
	[[ $(sed -n '/^These go up/,/^$/p' <<< "$output") == *"web (in:2)    weekend -> today  by WEB"* ]]
	says "level month: new: rank 1"
	says "level weekend: rank 1 becomes 2"
	run -0 bp-rules diff ours "$TOY" in
	says "few (in:1)    month -> weekend  by FEW"
	says "1 down, 1 up"
	sed -i 's/"month"/"moon"/' ours/*.lua
	cp -r ours theirs
	sed -i 's/"moon"/"month"/' ours/*.lua
	for pair in "ours theirs" "theirs ours"; do
		run -0 bp-rules diff $pair in
		says "1 down, 0 up"
	done
}

@test "a site file: in both sets it cancels out, in one it is what is compared" {
	cat > site.lua <<< 'override "RF-FRX-9" { when = all { age:at_least(70), trauma:is "minor" } }'
	{ ltsv id:P1 age:67 trauma:minor; ltsv id:P3 age:80 trauma:minor; } > clinic.ltsv
	run -0 bp-rules diff "$RULES" "$RULES" --site site.lua clinic.ltsv
	says "2 records, 0 change the level"
	says "0 changes of the rules"
	run -3 bp-rules diff "$RULES" "$RULES" --new-site site.lua --fail-on downgrade clinic.ltsv
	grep -q '^  redflag RF-FRX-9: .*  (site.lua:1)$' <<< "$output"
	says "P1 (clinic.ltsv:1)  urgent -> routine  by RF-FRX-9"
	says "redflag RF-FRX-9: age 65 or above becomes age 70 or above; level urgent stays"
	run -0 bp-rules diff "$RULES" "$RULES" --old-site site.lua --fail-on downgrade clinic.ltsv
	says "P1 (clinic.ltsv:1)  routine -> urgent  by RF-FRX-9"
	cat > retire.lua <<< 'retire "RF-FRX-9" { why = "seen elsewhere" }'
	run -0 bp-rules diff "$RULES" "$RULES" --new-site retire.lua clinic.ltsv
	says "redflag RF-FRX-9: retired; it was: level urgent"
}
