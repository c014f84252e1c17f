#!/usr/bin/env bats
# bp-rules check: every slip an author may make is found, on the right line, with the right code.

load helpers

SLIPS=$BATS_TEST_DIRNAME/data/slips

# slip FILE FROM TO: a copy of the shipped rules in ours/, with the first line of FILE that holds FROM changed to hold TO.
slip() {
	rm -rf ours
	cp -R "$RULES" ours
	awk -v from="$2" -v to="$3" '
		!done && (i = index($0, from)) { $0 = substr($0, 1, i - 1) to substr($0, i + length(from)); done = 1 }
		{ print }' "$RULES/$1" > "ours/$1"
	refute cmp -s "$RULES/$1" "ours/$1"
}

# finds FILE TEXT CODE WORDS: of ours/, and this is said of the first line of FILE that holds TEXT.
finds() {
	local line
	line=$(grep -nF -- "$2" "ours/$1" | head -1 | cut -d: -f1)
	run -1 bp-rules check -r ours
	grep -F "ours/$1:$line: $3 " <<< "$output" | grep -qF -- "$4" && return
	printf 'wanted %s:%s: %s %s\n' "$1" "$line" "$3" "$4"
	head -20 <<< "$output"
	return 1
}

# only: and nothing else is.
only() { [ "${#lines[@]}" -eq 2 ] || { printf '%s\n' "${lines[@]}" | head; return 1; }; }

@test "the shipped rules have no error, and no doubt that is not accepted with a reason" {
	run -0 bp-rules check -r "$RULES"
	[ "${#lines[@]}" -eq 1 ]
	[[ "$output" =~ ^"0 errors, 0 doubts, "[0-9]+" accepted; "[0-9]+" records tried"$ ]]
}

@test "slip 1: a misspelt name" {
	slip redflags.lua 'when = umn_signs' 'when = umn_sings'
	finds redflags.lua umn_sings E10 'RF-CORD-3: nothing is called umn_sings; nearest: umn_signs'
	only
}

@test "slip 2: an answer the question does not have" {
	slip redflags.lua 'trauma:is "major"' 'trauma:is "majr"'
	finds redflags.lua '"majr"' E11 'trauma is never "majr"; its values are'
	only
}

@test "slip 3: a limit outside the range of the question" {
	slip redflags.lua 'pvr_ml:at_least(200)' 'pvr_ml:at_least(20000)'
	finds redflags.lua 20000 E12 'RF-CES-6: pvr_ml runs from'
	only
}

@test "slip 4: a misspelt key" {
	slip redflags.lua 'suspect = "cauda equina syndrome or' 'suspekt = "cauda equina syndrome or'
	finds redflags.lua suspekt E13 'redflag "RF-CES-6": suspekt is no key of a redflag; nearest: suspect'
	only
}

@test "slip 5: Lua's and" {
	slip redflags.lua 'all { cancer_history, radicular }' 'cancer_history and radicular'
	finds redflags.lua 'history and' E14 'RF-CORD-2: "and" is not for rules: Lua would silently keep only the right side; write all { a, b }'
}

@test "slip 6: a comparison with a sign" {
	slip redflags.lua 'pvr_ml:at_least(200)' 'pvr_ml >= 200'
	finds redflags.lua 'pvr_ml >=' E15 'RF-CES-6: ">=" is not for rules: write x:at_least(n)'
}

@test "slip 7: a key given twice" {
	slip redflags.lua 'when = sexual_dysfunction_new,' 'when = sexual_dysfunction_new, when = umn_signs,'
	finds redflags.lua 'when = umn_signs' E16 'RF-CES-5: when is given twice in one table'
	only
}

@test "slip 8: an id that is taken" {
	slip redflags.lua '"RF-CES-6"' '"RF-CES-5"'
	local line
	line=$(grep -n '"RF-CES-5"' ours/redflags.lua | tail -1 | cut -d: -f1)
	run -1 bp-rules check -r ours
	only
	[[ "${lines[0]}" == "ours/redflags.lua:$line: E17 redflag \"RF-CES-5\" is declared twice (first at ours/redflags.lua:"* ]]
}

@test "slip 9: a rule without a condition" {
	slip redflags.lua 'when = sexual_dysfunction_new,' ''
	finds redflags.lua '"RF-CES-5"' E18 'redflag "RF-CES-5" has no when; add when = <condition>'
	only
}

@test "slip 10: a rule without a source" {
	slip triage.lua '  source = "LOCAL", from = { "S0-70", "S0-82" },' ''
	finds triage.lua '"TR-1"' E19 'triage "TR-1" has no source; add source = "KEY"'
	only
}

@test "slip 11: a comma is missing" {
	slip redflags.lua 'when = umn_signs,' 'when = umn_signs'
	finds redflags.lua '"spinal cord compression"' E20 'RF-CORD-3: a comma is missing before suspect'
}

@test "slip 12: a question in quotes" {
	slip redflags.lua 'when = umn_signs,' 'when = "umn_signs",'
	finds redflags.lua '"RF-CORD-3"' E21 'RF-CORD-3" is a text, not a condition; write umn_signs without quotes'
	only
}

@test "slip 13: a red flag that reads what is decided later" {
	slip redflags.lua 'when = umn_signs,' 'when = level_is "urgent",'
	finds redflags.lua 'level_is "urgent"' E22 'RF-CORD-3" reads something that is only decided later'
	only
}

@test "slip 14: a comma in the wrong place, and a condition goes nowhere" {
	slip named.lua 'define "repro" (any { pregnant, pregnancy_possible, missed_period })' 'any { pregnant, fever }; define "repro" (any { pregnant, missed_period })'
	finds named.lua 'pregnant, fever' E23 'this condition went into no rule'
	only
}

@test "slip 15: slower than the level" {
	slip redflags.lua 'level = "soon", within = "14 d",' 'level = "soon", within = "21 d",'
	finds redflags.lua '21 d' E25 'RF-NEU-3": within "21 d" is longer than level "soon" allows ("14 d")'
	only
}

@test "slip 16: a red flag at the lowest level" {
	slip redflags.lua 'level = "routine", within = "28 d"' 'level = "selfcare", within = "28 d"'
	finds redflags.lua selfcare E26 'RF-MAL-6": the lowest level is what remains when nothing fires'
	only
}

@test "slip 17: a doubt accepted without a reason" {
	slip redflags.lua '"D40: a step down from RF-CES-1, which stands while the no is not said"' '"D40"'
	finds redflags.lua '"D40"' E31 'redflag "RF-CES-4": accepts "D40" gives no reason; write accepts = { "D12: why it is meant" }'
	only
}

@test "slip 18: a rule that can never fire" {
	slip redflags.lua 'all { age:over(50), first_episode }' 'all { age:over(50), age:under(18), first_episode }'
	finds redflags.lua 'age:under(18), first' D10 'RF-AGE-1: can never fire: no answers make its condition yes'
	only
}

@test "slip 19: a rule whose level is too low to decide" {
	slip triage.lua 'level = "urgent", within = "48 h"' 'level = "soon", within = "14 d"'
	finds triage.lua '"TR-1"' D11 'never decides: whenever it fires, TR-2 (ours/triage.lua:10, soon, 14 d) fires too'
	only
}

@test "slip 20: a rule copied and not finished" {
	heavy
	slip redflags.lua 'self_harm:is "thoughts"' 'self_harm:is "plan"'
	run -1 bp-rules check -r ours
	grep -qE '^ours/redflags.lua:[0-9]+: D12 RF-PSY-2: has the same condition as RF-PSY-1 \(ours/redflags.lua:[0-9]+\)' <<< "$output"
}

@test "slip 21: a time that the words of the level do not name" {
	slip redflags.lua 'within = "7 d"' 'within = "9 d"'
	finds redflags.lua '9 d' D13 'RF-MAL-2: acts within 9 d, and the words of its level soon do not name that time'
	slip levels.lua 'Within 28 days.' 'Within 20 days.'
	finds levels.lua 'rank = 1' D13 'routine: acts within 28 d, and its words name another time: "Within 20 days."'
}

@test "slip 22: a threshold that no case comes near" {
	heavy
	slip redflags.lua 'pvr_ml:at_least(200)' 'pvr_ml:at_least(1900)'
	finds redflags.lua 1900 D20 'RF-CES-6: no case has pvr_ml at or above 1900; they have'
}

@test "slip 23: a question that no block asks, and one without words" {
	heavy
	slip asking.lua 'trauma_days_ago, ' ''
	finds vocabulary.lua '"trauma_days_ago"' D30 'trauma_days_ago: redflag "RF-FRX-1" reads it, and no block asks it'
	only
	slip vocabulary.lua 'ask = "How old are you?",' ''
	finds vocabulary.lua 'number "age"' D30 'age: redflag "RF-MAL-6" reads it, and it has no words to ask it with'
	only
}

@test "slip 24: a question that no rule reads" {
	heavy
	slip redflags.lua 'when = sexual_dysfunction_new,' 'when = umn_signs,'
	finds vocabulary.lua '"sexual_dysfunction_new"' D31 'sexual_dysfunction_new: is asked, and no rule reads the answer'
}

@test "slip 25: an exclusion inside when" {
	heavy
	slip redflags.lua 'all { immunosuppressed, duration_days:under(84) }' 'all { immunosuppressed, no(fever), duration_days:under(84) }'
	finds redflags.lua 'no(fever)' D40 'RF-INF-6: a no makes it fire: fever; where nobody asked, it stays silent'
	only
}

@test "slip 26: a question that pulls both ways" {
	heavy
	slip redflags.lua 'when = leg_red_hot,' 'when = any { all { leg_red_hot, first_episode }, all { leg_red_hot, no(first_episode) } },'
	finds redflags.lua 'no(first_episode) }' D41 'RF-SKN-1: first_episode pulls both ways'
	only
}

@test "slip 27: a symptom that calms" {
	heavy
	slip redflags.lua 'unless = trauma_days_ago:over(14)' 'unless = fever'
	finds redflags.lua 'unless = fever' D42 'RF-FRX-1: a yes holds it back: fever; a symptom or risk never calms'
}

@test "slip 28: a source that is never used, and one that is" {
	heavy
	slip sources.lua 'source "YUS19"' 'source "OLD" { title = "Old", read = "m" } source "YUS19"'
	finds sources.lua '"OLD"' D50 'OLD: nothing rests on it'
	only
}

@test "slip 29: an accepted doubt that is not there, and a code that is none" {
	heavy
	slip redflags.lua 'D40: a step' 'D41: a step'
	finds redflags.lua 'D41: a step' D90 'RF-CES-4: accepts D41, and there is no such doubt here (any more); take it out'
	grep -qF ' D40 RF-CES-4: ' <<< "$output"
	slip redflags.lua 'D40: a step' 'D99: a step'
	finds redflags.lua 'D99: a step' D90 'RF-CES-4: accepts D99, and there is no such code'
}

@test "slip 30: a review-by day that has passed, and one that is no day" {
	heavy
	slip redflags.lua 'when = leg_red_hot,' 'when = leg_red_hot, review_by = "2027-01-31",'
	run -0 bp-rules check -r ours --as-of 2027-01-31
	run -1 bp-rules check -r ours --as-of 2027-02-01
	only
	line=$(grep -n 2027-01-31 ours/redflags.lua | cut -d: -f1)
	[ "${lines[0]}" = "ours/redflags.lua:$line: D51 RF-SKN-1: was to be looked at again by 2027-01-31; look at it, and set the next day" ]
	slip redflags.lua 'when = leg_red_hot,' 'when = leg_red_hot, review_by = "2027-02-31",'
	finds redflags.lua 2027-02-31 E27 'redflag "RF-SKN-1": review_by must be a day of the calendar'
}

@test "slip 31: rows in the wrong order, an entry that is never taken, an exclusion that never excludes" {
	heavy
	slip classes.lua '{ "acute", duration_days:under(42) },' '{ "subacute", duration_days:under(84) },'
	sed -i '0,/{ "subacute", duration_days:under(84) },/! s/{ "subacute", duration_days:under(84) },/{ "acute", duration_days:under(42) },/' ours/classes.lua
	finds classes.lua '"acute"' D14 'duration_class: acute never comes to anything: no answers make its condition yes, or the rows above'
	slip gates.lua 'egfr:under(60),' 'all { egfr:under(60), egfr:over(90) },'
	finds gates.lua 'egfr:over(90)' D14 'nsaid: blocked_if never comes to anything: no answers make its condition yes'
	slip redflags.lua 'unless = trauma_days_ago:over(14)' 'unless = all { trauma_days_ago:over(14), trauma_days_ago:under(7) }'
	finds redflags.lua 'trauma_days_ago:under(7)' D14 'RF-FRX-1: unless never comes to anything'
}

@test "all mistakes of all files are listed in one run, by file and line, and no doubts with them" {
	slip redflags.lua 'when = umn_signs' 'when = umn_sings'
	sed -i 's/when = sexual_dysfunction_new,/when = "sexual_dysfunction_new",/' ours/redflags.lua
	sed -i '0,/source = "LOCAL"/s//source = "LOCL"/' ours/triage.lua
	run -1 bp-rules check -r ours
	[ "${#lines[@]}" -eq 4 ]
	[[ "${lines[0]}" == ours/redflags.lua:*" E21 "* && "${lines[1]}" == ours/redflags.lua:*" E10 "* ]]
	[[ "${lines[2]}" == ours/triage.lua:*" E10 "*"there is no source"* ]]
	[ "${lines[3]}" = "3 errors; doubts are looked for when there are none" ]
}

@test "what a site file changes is checked with the rules" {
	cat > site.lua <<-'END'
	override "RF-CES-6" { within = "9 d" }
	override "RF-CES-66" { within = "now" }
	END
	run -1 bp-rules check -r "$RULES" --site site.lua
	[[ "${lines[1]}" == 'site.lua:2: E32 override "RF-CES-66": no declaration has that id'* ]]
	cat > site.lua <<-'END'
	override "RF-AGE-1" {
	  when = all { age:over(50), age:under(18), first_episode },
	}
	override "RF-SKN-1" {
	  review_by = "2027-01-31",
	  accepts = { "D51: we know" },
	}
	override "RF-ZOS-1" {
	  review_by = "2027-01-31",
	}
	END
	run -1 bp-rules check -r "$RULES" --site site.lua --as-of 2027-03-01
	[[ "$output" == *"site.lua:2: D10 RF-AGE-1: can never fire"* ]]
	[[ "$output" == *"site.lua:9: D51 RF-ZOS-1: was to be looked at again by 2027-01-31"* ]]
	[ "${#lines[@]}" -eq 3 ]
}

@test "a rule that several others cover together never decides; of two that always fire together the later is told" {
	heavy
	slip redflags.lua 'redflag "RF-SKN-1"' 'redflag "RF-SKN-0" { level = "soon", when = any { leg_red_hot, rash_band }, say = "Look.", source = "LOCAL" } redflag "RF-SKN-1"'
	finds redflags.lua RF-SKN-0 D11 'never decides, it seems: whenever it fires, one of RF-SKN-1, RF-ZOS-1 fires too (sampled)'
	only
	slip redflags.lua 'redflag "RF-SKN-1"' 'redflag "RF-SKN-0" { level = "urgent", within = "24 h", when = all { leg_red_hot, known(leg_red_hot) }, say = "Look.", source = "LOCAL" } redflag "RF-SKN-1"'
	run -1 bp-rules check -r ours
	only
	[[ "${lines[0]}" == ours/redflags.lua:*": D11 RF-SKN-1: never decides: whenever it fires, RF-SKN-0 (ours/redflags.lua:"*", urgent, 24 h) fires too; "* ]]
}

@test "a rule that reads too many questions to try them all is said to be sampled" {
	slip named.lua 'define "repro"' 'define "many" (all { fever, chills_rigors, night_sweats, vomiting, dysuria, haematuria, pelvic_pain, rash_band, jaundice_dark_urine, chest_pain, collapse, pain_flank, pain_groin, no(fever) }) define "repro"'
	sed -i '0,/when = leg_red_hot,/s//when = many,/' ours/redflags.lua
	finds redflags.lua 'when = many,' D10 'RF-SKN-1: perhaps it can never fire: none of'
	grep -q 'sampled' <<< "$output"
}

@test "a rule that fires only through an earlier result is tried down to its questions" {
	slip triage.lua 'low_mood, days_off_work:at_least(7)' 'all { duration_class:is "acute", duration_days:over(60) }, all { fired "RF-PED-1", age:over(30) }'
	finds triage.lua 'duration_class:is "acute"' D10 'TR-10: can never fire'
}

@test "no rule is said never to fire that does: every one of the shipped fires once its acceptances are gone, too" {
	heavy
	cp -R "$RULES" ours
	sed -i '/^  accepts = /d' ours/*.lua
	rm -r ours/tests
	run -1 bp-rules check -r ours
	refute grep -q ' D10 \| D12 \| D41 ' <<< "$output"
	grep -q ' D11 RF-VIS-1: never decides: ' <<< "$output"
	grep -q 'no cases in tests/, so no threshold was compared' <<< "$output"
}

@test "other rules about other things are checked, too" {
	run -1 bp-rules check -r "$DATA/toy"
	[ "${#lines[@]}" -eq 2 ]
	[[ "${lines[0]}" == *"/words.lua:12: D31 water_ml: is asked, and no rule reads the answer" ]]
	cp -R "$DATA/toy" ours
	sed -i 's/when = spider_mites/when = all { leaves:under(3), leaves:over(10) }/' ours/rules.lua
	run -1 bp-rules check -r ours
	grep -q '^ours/rules.lua:[0-9]*: D10 WEB: can never fire' <<< "$output"
}

@test "every slip of the pen there is has a code of its own" {
	mkdir set
	cp "$SLIPS/base.lua" "$SLIPS/index.lua" set
	for file in "$SLIPS"/*.lua; do
		case $file in */base.lua | */index.lua) continue ;; esac
		cp "$file" set/slip.lua
		run -1 bp-rules check -r set
		refute grep -q ' E01 ' <<< "$output" || { echo "$file: $output"; return 1; }
		grep -qE ' errors?; doubts are looked for when there are none$' <<< "${lines[-1]}"
	done
}

# example CODE Wrong|Right: as explain prints it.
example() {
	bp-rules explain "$1" | awk -v part="$2:" '/^[A-Z][a-z]*:$/ { on = $0 == part; next } /^[^ ]/ { on = 0 } on && /^  / { print substr($0, 3) }'
}

@test "every code is explained, and its examples are what they say" {
	mkdir -p set/tests
	cp "$SLIPS/base.lua" "$SLIPS/index.lua" set
	{ ltsv id:a age:30; ltsv id:b age:95; } > set/tests/cases.ltsv
	for code in $(bp-rules explain | awk '{ print $1 }'); do
		bp-rules explain "$code" | grep -q "^$code  ."
		example "$code" Wrong > set/slip.lua
		case $code in
		E01 | E30)
			[ ! -s set/slip.lua ]
			continue
			;;
		esac
		run -1 bp-rules check -r set
		grep -q "^set/slip.lua:[0-9]*: $code " <<< "$output" || { echo "$code, wrong:"; cat set/slip.lua; echo "$output"; return 1; }
		example "$code" Right > set/slip.lua
		[ -s set/slip.lua ]
		run bp-rules check -r set
		refute grep -q "^set/[^ ]*:[0-9]*: E\|^set/slip.lua:[0-9]*: $code " <<< "$output" || { echo "$code, right:"; cat set/slip.lua; echo "$output"; return 1; }
	done
}

@test "explain: small letters, several codes, ndjson, and a code that is none" {
	run -0 bp-rules explain d10 E14
	grep -q '^D10  a rule that can never fire$' <<< "$output"
	grep -q '^E14  ' <<< "$output"
	run -0 bp-rules explain -o ndjson
	[ "$(grep -c '^{"code":"[DE][0-9][0-9]","title":".*}$' <<< "$output")" -eq "${#lines[@]}" ]
	run -2 bp-rules explain D77
	[ "$output" = "bp-rules explain: there is no code D77; bp-rules explain lists them" ]
}

@test "check writes ndjson" {
	slip redflags.lua 'all { age:over(50), first_episode }' 'all { age:over(50), age:under(18), first_episode }'
	run -1 bp-rules check -r ours -o ndjson
	only
	[[ "${lines[0]}" == '{"file":"ours/redflags.lua","line":'*',"code":"D10","declares":"redflag","id":"RF-AGE-1","says":"can never fire: '* ]]
	[[ "${lines[1]}" == '{"errors":0,"doubts":1,"accepted":'*',"records_tried":'*',"cases":true}' ]]
}

@test "what cannot be read or is not understood ends with status 2" {
	cp -r "$RULES" short
	rm short/gates.lua
	run -2 bp-rules check -r short
	[ "${lines[0]}" = "short/index.lua:1: E28 cannot read short/gates.lua: No such file or directory" ]
	mkdir short/gates.lua
	run -2 bp-rules check -r short
	run -2 bp-rules check -r "$RULES" --site none.lua
	[[ ${lines[0]} == "--site: E28 cannot read none.lua: No such file or directory; --site FILE names"* ]]
	run -2 bp-rules check -r nowhere
	[[ "$output" == "bp-rules check: cannot read nowhere/index.lua; --rules DIR names the directory the rules are in: "* ]]
	run -2 bp-rules check -r "$RULES" here
	run -2 bp-rules check -r "$RULES" -o paper
	run -0 bp-rules check --help
	grep -q 'bp-rules explain CODE' <<< "$output"
}
