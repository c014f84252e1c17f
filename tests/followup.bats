# The course of each patient: bp-followup.
load helpers

CASES=$ROOT/scripts/followup-cases

# course AS_OF LINE ...: what is said of these visits, each a line of LABEL:VALUE parted by blanks.
course() {
	local as_of=$1
	shift
	printf '%s\n' "$@" | tr ' ' "$TAB" | bp-followup -r "$RULES" --as-of "$as_of"
}

# says TEXT: the messages say so.
says() { [[ "${stderr-}$output" == *"$1"* ]] || { echo "not said: $1"; echo "${stderr-}$output" | head; return 1; }; }

# with_rules NAME FILE: the shipped rules in NAME, with the text on standard input behind FILE.
with_rules() { cp -r "$RULES" "$1" && cat >> "$1/$2"; }

# ---- worked cases ----

@test "the worked cases of follow-up: every value that is expected is what is said" {
	run -0 "$CASES" -r "$RULES"
	[[ $output =~ ^([0-9]+)" cases, "([0-9]+)" expectations, 0 wrong"$ ]]
	[ "${BASH_REMATCH[1]}" -ge 100 ]
	[ "${BASH_REMATCH[2]}" -ge 280 ]
	for id in F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 O01 O02 O03 O04; do
		grep -q "^id:$id$TAB.*expect_" "$RULES/tests/followup/visits.ltsv" || { echo "no case $id"; return 1; }
	done
}

@test "of one visit it is said what the stages say of it: every vignette" {
	local labels=id,level,pending,act_within,destination,duration_class,startback_risk,pattern,plan,nsaid,nsaid_caution
	labels+=,not_recommended,options
	sed -n "s/^id:[^$TAB]*/&${TAB}date:2026-11-16/p" "$VIGNETTES" | sed -E "s/$TAB(date:[^$TAB]*)(.*)${TAB}date:[^$TAB]*/$TAB\1\2/; s/${TAB}expect[^$TAB]*//g" |
		LC_ALL=C sort > people
	bp-plan --all -r "$RULES" --as-of 2026-11-16 people 2> /dev/null | bp-record -r "$RULES" -f $labels > wanted 2> /dev/null
	bp-followup -r "$RULES" --as-of 2026-11-16 -f $labels people > got 2> /dev/null || [ $? -eq 1 ]
	[ "$(wc -l < got)" -ge 119 ]
	same wanted got
}

# What bp-plan says of the answers of both visits together, where the first one stays in force.
@test "whatever a short visit tells about tablets counts in the plan in force: every vignette, every question of the gate" {
	local asked='nsaid_allergy heart_failure liver_disease gi_bleed_signs anticoagulant ulcer_history kidney_disease pregnant'
	asked+=' pregnancy_possible missed_period egfr'
	sed "/^id:/!d; s/${TAB}date:[^$TAB]*//; s/${TAB}expect[^$TAB]*//g" "$VIGNETTES" | awk -F'\t' -v asked="$asked" '
		BEGIN { n = split(asked, field, " "); split("yes no dk", say, " ") }
		{
			for (i = 1; i <= n; i++)
				for (k = 1; k <= 3; k++) {
					told = field[i] ":" (field[i] != "egfr" ? say[k] : k == 1 ? 40 : k == 2 ? 80 : "dk")
					id = sprintf("id:P%05d", ++people)
					facts = ""
					for (f = 2; f <= NF; f++)
						if (index($f, field[i] ":") != 1) facts = facts "\t" $f
						else same = $f == told
					if (same) { same = 0; continue }
					first = facts
					for (f = 2; f <= NF; f++)
						if (index($f, field[i] ":") == 1) first = first "\t" $f
					print id "\tdate:2026-11-16" first "\n" id "\tdate:2026-11-17\t" told >"visits"
					print id "\tdate:2026-11-16" facts "\t" told >"together"
				}
		}'
	bp-followup -r "$RULES" --as-of 2026-11-17 -f id,level_date,nsaid,plan visits > said 2> /dev/null || [ $? -eq 1 ]
	bp-plan --all -r "$RULES" together 2> /dev/null | bp-record -r "$RULES" -f nsaid > wanted 2> /dev/null
	paste said wanted | grep "level_date:2026-11-16" > both
	[ "$(wc -l < both)" -ge 2000 ]
	# A reason that nobody is sure of any more is one until somebody says that it is none.
	run -0 awk -F'\t' '($3 != $5 && $3 $5 != "nsaid:blockednsaid:withheld-unknown") || ($3 != "nsaid:allowed" && $4 ~ /[:,]P-D1(,|$)/)' both
	[ -z "$output" ]
	grep -q "nsaid:allowed.*nsaid:allowed" both
	grep -q "nsaid:blocked" both
}

# Every vignette, each time without other answers, which come in one or two more lines.
@test "what is told in several lines of a day is judged as if it had been told in one, or stays higher until it is complete" {
	local labels=id,level,incomplete,pending,ask,act_within,destination,redflags,pattern,plan,nsaid,tests,options
	local core=$(awk -F'"' '/^[a-z]+ "/ { name = $2 } /tier = "core"/ { print name }' "$RULES/vocabulary.lua" | tr '\n' ' ')
	sed "/^id:/!d; s/${TAB}date:[^$TAB]*//; s/${TAB}expect[^$TAB]*//g" "$VIGNETTES" | awk -F'\t' -v core="$core" '
		BEGIN { n = split(core, name, " "); for (i = 1; i <= n; i++) is[name[i]] = 1; seed = 7 }
		function random(n) { seed = seed * 16807 % 2147483647; return seed % n }
		{
			for (turn = 1; turn <= 8; turn++) {
				id = sprintf("id:P%05d\tdate:2026-11-16", ++people)
				said[0] = said[1] = said[2] = all = ""
				for (f = 2; f <= NF; f++) {
					all = all "\t" $f
					k = random(6)
					if (k > 2 || $f ~ /:(na|\?)?$/ || !(substr($f, 1, index($f, ":") - 1) in is)) k = 0
					said[k] = said[k] "\t" $f
				}
				print id all >"once"
				for (k = 0; k < 3; k++)
					if (said[k] != "") print id said[k] >"parts"
			}
		}'
	[ "$(wc -l < parts)" -ge 2500 ]
	for told in once parts; do
		bp-followup -r "$RULES" --as-of 2026-11-16 -f $labels $told > said.$told 2> /dev/null || [ $? -eq 1 ]
	done
	run -0 awk -F'\t' '
		BEGIN { split("selfcare routine soon urgent emergency", level, " "); for (i in level) rank["level:" level[i]] = i }
		{ if ((getline other < "said.parts") <= 0) exit 1; split(other, part); lines++ }
		$0 == other { same++; next }
		rank[part[2]] > rank[$2] && part[3] == "incomplete:yes" { higher++; next }
		{ print; print other }
		END { if (same < 0.97 * lines || lines < 900) print same, higher, lines }' said.once
	[ -z "$output" ]
}

@test "what is added is added wherever in a batch the lines stand, and in every format" {
	local k format
	for k in {1..70}; do ltsv id:A$(printf %03d $k) date:2026-03-01 nrs_back:3; done > others
	{
		ltsv id:Z date:2026-03-01 age:40 sex:female night_pain:yes saddle_numbness:dk nrs_back:5 course:same
		ltsv id:Z date:2026-03-02 nrs_back:4
		ltsv id:Z date:2026-03-02 attended:yes
		ltsv id:Z date:2026-03-03 saddle_numbness:no pain_constant_progressive:yes
		ltsv id:Z date:2026-03-03 fever:no night_pain:yes
	} > one
	bp-followup -r "$RULES" --as-of 2026-03-03 one > wanted 2> /dev/null
	has_in() { grep -q "$TAB$1" wanted; }
	has_in 'redflags:[^	]*RF-MAL-5'
	has_in 'ask:urinary_retention'
	for k in {0..64}; do
		{ head -n $k others; cat one; } | bp-followup -r "$RULES" --as-of 2026-03-03 2> /dev/null | tail -n 1 > got
		same wanted got
	done
	# A file for each line: a batch for each line.
	for line in 1 2 3 4 5; do sed -n ${line}p one > line.$line; done
	bp-followup -r "$RULES" --as-of 2026-03-03 line.? > got 2> /dev/null
	same wanted got
	for format in ndjson csv tsv; do
		for k in 0 60 61 62 63; do
			{ head -n $k others; cat one; } | bp-record -r "$RULES" -o $format 2> /dev/null > lines
			bp-followup -r "$RULES" -i $format -o ltsv --as-of 2026-03-03 lines 2> /dev/null | tail -n 1 > got
			same wanted got
		done
	done
}

@test "every rule of follow-up is expected by some case" {
	run -0 sed -nE 's/^(response|walk|escalation|disagreement) "([^"]*)".*/\2/p' "$RULES/followup.lua"
	[ "${#lines[@]}" -ge 35 ]
	for rule in "${lines[@]}"; do
		grep -qE "expect_[a-z_]*:~?([A-Z0-9-]+,)*$rule(,|$TAB|\$)" "$RULES/tests/followup/visits.ltsv" || { echo "no case expects $rule"; return 1; }
	done
}

@test "the cases notice a limit that has moved, and a rule that is gone" {
	cp -r "$RULES" own
	for change in 's/nrs_change:at_least(2)/nrs_change:at_least(3)/' '/"FU-R-IMPROVED"/,/^}/s/-30/-29/' 's/newly_flagged,$/fever,/' \
		's/^grace "urgent" { allow = "1 d"/grace "urgent" { allow = "2 d"/' 's/all { known(nrs_change), any/all { any/' \
		's/unless = new_symptom,/unless = fever,/' 's/^  within = "3 d", source/  within = "4 d", source/' \
		's/^  within = "3 d", source/  within = "1 d", source/'; do
		sed "$change" "$RULES/followup.lua" > own/followup.lua
		refute cmp -s "$RULES/followup.lua" own/followup.lua
		run -1 "$CASES" -r own
	done
}

@test "each expectation is compared: another value in its place is found wrong" {
	# Every value is spoilt, one line of expectations at a time would take minutes: all at once, and all must be named.
	sed -E "s/(expect_[a-z_]+:)~/\1!/g; t; s/(expect_[a-z_]+:)!/\1~/g; t; s/(expect_[a-z_]+:)([^$TAB]*)/\1x\2/g" \
		"$RULES/tests/followup/visits.ltsv" > spoilt
	run -1 "$CASES" -r "$RULES" spoilt
	[[ ${lines[-1]} =~ ^[0-9]+" cases, "([0-9]+)" expectations, "([0-9]+)" wrong"$ ]]
	[ "${BASH_REMATCH[1]}" -ge 280 ]
	# Lines that hold both kinds are spoilt in one of them only.
	[ "${BASH_REMATCH[2]}" -ge 150 ]
	sed -E "s/(expect_[a-z_]+:)([^$TAB]*)/\1x\2/g" "$RULES/tests/followup/visits.ltsv" | grep -v 'expect_[a-z_]*:x!' > spoilt
	run -1 "$CASES" -r "$RULES" spoilt
	[[ ${lines[-1]} =~ ^[0-9]+" cases, "([0-9]+)" expectations, "([0-9]+)" wrong"$ ]]
	[ "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}" ]
}

@test "a case that expects nothing, or names answers nobody has set, is no success" {
	ltsv id:a date:2024-01-01 nrs_back:4 > none
	run -1 "$CASES" -r "$RULES" none
	ltsv id:a date:2024-01-01 with:nobody expect_visits:1 > unset
	run -2 "$CASES" -r "$RULES" unset
	ltsv id:a date:2024-01-01 nrs_back:4 expect_vistis:1 > misspelt
	run -1 "$CASES" -r "$RULES" misspelt
	says "no such label"
}

# ---- silence ----

@test "half an answer is no answer: back and leg were told, and now the leg alone" {
	run -0 course 2026-01-21 'id:P1 date:2026-01-01 age:40 nrs_back:6 nrs_leg:0' 'id:P1 date:2026-01-20 age:40 nrs_leg:0'
	has response not-computable
	has response_possible worse,recovered,improved,same
	has nrs_last ""
}

@test "whatever is left out of the last visit, what the response would have been stays possible, and none is certain that is not" {
	for first in 'nrs_back:6 nrs_leg:0 odi_pct:40 rmdq:10 walk_distance_m:400' 'nrs_back:7 nrs_leg:7 odi_pct:60 rmdq:20 walk_distance_m:200' \
		'nrs_back:5 nrs_leg:4 odi_pct:44 rmdq:12 walk_distance_m:250' 'nrs_back:9 nrs_leg:2 rmdq:8'; do
		# Every choice of what is left out; the first leaves out nothing.
		awk -v first="$first" 'BEGIN {
			n = split("nrs_back:5 nrs_leg:4 odi_pct:44 rmdq:12 walk_distance_m:250 pgic:3 adherence_pct:80", all, " ")
			gsub(" ", "\t", first)
			for (out = 0; out < 2 ^ n; out++) {
				printf "id:%03d\tdate:2026-01-01\tage:40\t%s\nid:%03d\tdate:2026-01-20\tage:40", out, first, out
				for (k = 1; k <= n; k++)
					if (int(out / 2 ^ (k - 1)) % 2 == 0) printf "\t%s", all[k]
				print ""
			}
		}' > visits
		bp-followup -r "$RULES" --as-of 2026-01-21 -o tsv -f id,response,response_possible visits > said
		awk -F'\t' '
			NR == 1 { next }
			NR == 2 { whole = $2 }
			index("," $3 ",", "," whole ",") == 0                             { print $1 ": " whole " is not among " $3; bad = 1 }
			$2 != "not-computable" && index("," $3 ",", "," $2 ",") == 0      { print $1 ": " $2 " is not among " $3; bad = 1 }
			$2 != whole && $3 !~ /,/                                          { print $1 ": " $2 " for certain, and " whole; bad = 1 }
			END { exit bad || NR != 129 }' said
	done
}

@test "a visit of nothing but scores does not calm, and does not alarm" {
	whole=$(sed -n 's/^set:screen\t//p' "$RULES/tests/followup/visits.ltsv")
	{
		ltsv id:a date:2026-01-01 "$whole" urinary_retention:yes | sed "s/urinary_retention:no$TAB//"
		ltsv id:a date:2026-01-10 nrs_back:0 nrs_leg:0 pgic:1
		ltsv id:b date:2026-01-01 "$whole"
		ltsv id:b date:2026-01-10 nrs_back:4 nrs_leg:0
	} > visits
	run -0 bp-followup -r "$RULES" --as-of 2026-01-11 -f level,pending,ask,level_date visits
	[ "${lines[0]}" = "$(ltsv level:emergency pending:none ask:none level_date:2026-01-01)" ]
	[ "${lines[1]}" = "$(ltsv level:selfcare pending:none ask:none level_date:2026-01-01)" ]
}

@test "a red flag that the scores of such a visit fire raises the level as ever" {
	with_rules own redflags.lua <<< 'redflag "RF-OWN-1" { level = "urgent", within = "48 h", when = nrs_leg:at_least(10), suspect = "anything", say = "Look today.", source = "LOCAL" }'
	whole=$(sed -n 's/^set:screen\t//p' "$RULES/tests/followup/visits.ltsv")
	{ ltsv id:a date:2026-01-01 "$whole"; ltsv id:a date:2026-01-10 nrs_back:4 nrs_leg:10; } > visits
	run -0 bp-followup -r own --as-of 2026-01-11 visits
	has level urgent
	has new_redflags RF-OWN-1
	has response worse
	has response_rules FU-R-FLAG,FU-R-WORSE
	has pending emergency
	has level_rules RF-OWN-1
}

@test "who is sent away once more has to arrive once more; a thin visit of that level sends away as well" {
	local first='id:P1 date:2026-01-01 age:40 saddle_numbness:yes' there='id:P1 date:2026-01-02 attended:yes'
	run -0 course 2026-02-11 "$first" "$there"
	has attended yes
	run -0 course 2026-02-11 "$first" "$there" 'id:P1 date:2026-02-10 age:40 urinary_retention:yes'
	has level emergency
	has attended ""
	[[ $(value escalation <<< "$output") == *FU-E-ATTEND* ]]
	# Scores, and a visit of a lower level that cannot calm, send nobody anywhere.
	run -0 course 2026-02-11 "$first" "$there" 'id:P1 date:2026-02-10 nrs_back:3'
	has attended yes
	run -0 course 2026-02-11 "$first" "$there" 'id:P1 date:2026-02-10 age:40 fever:no'
	has attended yes
}

@test "a visit that says no to every question of a sign decides it, whatever else it leaves open" {
	local all
	all="id:P1 $(sed -n "s/^set:screen$TAB//p" "$RULES/tests/followup/visits.ltsv" | tr "$TAB" ' ')"
	# The foot drop without weakness leaves another question open (DC-4).
	run -0 course 2026-03-02 "$all date:2026-01-01" "${all/saddle_numbness:no/saddle_numbness:yes} date:2026-01-10" \
		"${all/foot_drop:no/foot_drop:yes} date:2026-02-01"
	[[ $(value new_redflags <<< "$output") != *RF-CES* ]]
	run -0 course 2026-03-02 "$all date:2026-01-01" "${all/saddle_numbness:no/saddle_numbness:yes} date:2026-01-10" \
		"${all/foot_drop:no/foot_drop:yes} date:2026-02-01" "${all/saddle_numbness:no/saddle_numbness:yes} date:2026-03-01"
	[[ $(value new_redflags <<< "$output") == *RF-CES* ]]
	has response worse
}

@test "a new symptom stands until somebody says that there is none, whoever is in touch meanwhile" {
	local new='id:P1 date:2026-01-10 age:40 new_symptom:yes'
	run -0 course 2026-01-12 "$new" 'id:P1 date:2026-01-11 last_contact:2026-01-11'
	[[ $(value escalation <<< "$output") == *FU-E-SYMPTOM* ]]
	run -0 course 2026-01-12 "$new" 'id:P1 date:2026-01-11 nrs_back:4'
	[[ $(value escalation <<< "$output") == *FU-E-SYMPTOM* ]]
	run -0 course 2026-01-12 "$new" 'id:P1 date:2026-01-11 new_symptom:no'
	[[ $(value escalation <<< "$output") != *FU-E-SYMPTOM* ]]
}

@test "a test counts as done from the day that is told, and not for a visit that orders it later" {
	local order
	order="id:P1 $(sed -n "s/^set:screen$TAB//p" "$RULES/tests/followup/visits.ltsv" | tr "$TAB" ' ')"
	order=${order/duration_days:3/duration_days:60}
	order=${order/age:35/age:70} order=${order/sex:male/sex:female}
	run -0 course 2026-02-11 "$order date:2026-01-01"
	has tests P-T4
	run -0 course 2026-02-11 "$order date:2026-01-01" 'id:P1 date:2026-01-05 tests_done:P-T4'
	has tests none
	run -0 course 2026-02-11 "$order date:2026-01-01" 'id:P1 date:2026-01-05 tests_done:P-T4' "$order date:2026-01-20"
	has tests none
	run -0 course 2026-02-11 'id:P1 date:2026-01-05 tests_done:P-T4' "$order date:2026-01-20"
	has tests P-T4
}

@test "what was wrong with a visit is told until the next visit, whoever is in touch meanwhile" {
	local hot='id:P1 date:2026-01-01 age:40 temperature_c:101'
	run --separate-stderr course 2026-01-09 "$hot" 'id:P1 date:2026-01-02 last_contact:2026-01-02'
	[[ $(value problems <<< "$output") == temperature_c:* ]]
	run --separate-stderr course 2026-01-09 "$hot" 'id:P1 date:2026-01-02 last_contact:2027-01-01' \
		'id:P1 date:2026-01-03 last_contact:2027-01-01'
	[[ $(value problems <<< "$output") == temperature_c:*last_contact:* ]]
	[ "$(value problems <<< "$output" | grep -o last_contact: | wc -l)" -eq 1 ]
	run --separate-stderr course 2026-01-09 "$hot" 'id:P1 date:2026-01-05 age:40 temperature_c:37'
	has problems none
}

# ---- input ----

@test "lines that are not sorted are refused by their number, and nothing is half written" {
	run -2 --separate-stderr course 2026-02-01 'id:b date:2026-01-01 nrs_back:4' 'id:a date:2026-01-01 nrs_back:4'
	silent
	says "-:2: not sorted: this id stands before the one above it; sort the lines first: LC_ALL=C sort"
	run -2 --separate-stderr course 2026-02-01 'id:a date:2026-01-02 nrs_back:4' 'id:a date:2026-01-01 nrs_back:4'
	silent
	says "-:2: not sorted: the day is before that of the line above it"
	run -2 --separate-stderr course 2026-02-01 'id:a date:2026-01-01 age:1' 'id:b date:2026-01-01 age:1' 'id:a date:2026-01-02 age:1'
	says "-:3: not sorted"
	# Far behind, in another block.
	{ seq -f "id:%09.0f${TAB}date:2026-01-01${TAB}age:40" 5000; ltsv id:000004999 date:2026-01-02 age:40; } > visits
	run -2 --separate-stderr bp-followup -r "$RULES" visits
	says "visits:5001: not sorted"
	[[ $output != *"id:000004999$TAB"*"id:000004999$TAB"* ]]
}

@test "what LC_ALL=C sort has sorted is sorted, in every format" {
	for id in a a-b "a b" A aa a. ä 1 10 2 a:b; do
		ltsv "id:$id" date:2026-01-02 nrs_back:3
		ltsv "id:$id" date:2026-01-01 nrs_back:5
	done > visits
	for format in ltsv tsv ndjson csv; do
		bp-record -r "$RULES" -f id,date,nrs_back -o $format visits > as 2> said || true
		{ [ $format = ltsv ] || [ $format = ndjson ] || head -1 as; } > sorted
		{ if [ $format = ltsv ] || [ $format = ndjson ]; then cat as; else tail -n +2 as; fi; } | sort >> sorted
		bp-followup -r "$RULES" -i $format -o ltsv --as-of 2026-02-01 -f id,visits,nrs_change sorted > course.$format
		[ "$(grep -c "visits:2${TAB}nrs_change:-2" course.$format)" -eq 11 ] || { cat course.$format; return 1; }
	done
}

@test "the id may stand anywhere in a line, also last in one visit and first in the next" {
	{ ltsv date:2026-01-01 nrs_back:5 id:a; ltsv id:a date:2026-01-02 nrs_back:3; ltsv nrs_back:4 id:a date:2026-01-03
	  ltsv date:2026-01-01 nrs_back:5 id:aa; ltsv id:aa date:2026-01-02 nrs_back:3; } > visits
	for line_end in "" "\r"; do
		sed "s/\$/$line_end/" visits > ended
		run -0 --separate-stderr bp-followup -r "$RULES" --as-of 2026-02-01 -f id,visits,nrs_change ended
		[ "$output" = "$(ltsv id:a visits:3 nrs_change:-1; ltsv id:aa visits:2 nrs_change:-2)" ]
		bp-record -r "$RULES" -o ndjson ended | bp-followup -r "$RULES" --as-of 2026-02-01 -o ltsv -f id,visits,nrs_change > got
		[ "$(cat got)" = "$output" ]
	done
	# The order of different ids is still looked at.
	run -2 --separate-stderr bp-followup -r "$RULES" <(ltsv date:2026-01-01 nrs_back:5 id:b; ltsv id:a date:2026-01-02 nrs_back:3)
	says "2: not sorted: this id stands before the one above it"
}

@test "a line that is no record comes out where it stands and says so; nobody's course is lost" {
	run -1 --separate-stderr course 2026-02-01 'id:a date:2026-01-01 nrs_back:4' 'nonsense' 'id:a date:2026-01-08 nrs_back:6' 'id:b date:2026-01-01 nrs_back:4'
	[ "${#lines[@]}" -eq 3 ]
	[[ ${lines[0]} == *"level:unreadable"*"error:"*"line:2"*"raw:nonsense" ]]
	[[ ${lines[1]} == id:a*response:worse* ]]
	[[ ${lines[2]} == id:b* ]]
	run -1 --separate-stderr course 2026-02-01 'date:2026-01-01 nrs_back:4'
	says "no id: nobody can tell whose visit this is"
	[[ $output == *"level:unreadable"* ]]
}

@test "blank and missing ids are nobody's, and not one patient" {
	run -1 --separate-stderr bp-followup -r "$RULES" --as-of 2026-02-01 -i ndjson -o ltsv <<-'END'
	{"id":"","date":"2026-01-01","nrs_back":4}
	{"id":null,"date":"2026-01-01","nrs_back":4}
	{"id":"?","date":"2026-01-01","nrs_back":4}
	{"id":{"a":1},"date":"2026-01-01","nrs_back":4}
	END
	[ "${#lines[@]}" -eq 4 ]
	[ "$(grep -c level:unreadable <<< "$output")" -eq 4 ]
}

@test "a visit without a day counts but cannot lower a level" {
	whole=$(sed -n 's/^set:screen\t//p' "$RULES/tests/followup/visits.ltsv")
	{ ltsv id:a date:2026-01-01 urinary_retention:yes; ltsv id:a "$whole"; } > visits
	run -1 --separate-stderr bp-followup -r "$RULES" --as-of 2026-02-01 visits
	has level emergency
	has visits 2
	says "date: missing; the visit counts but cannot lower a level"
	run -1 --separate-stderr course 2026-02-01 'id:a date:2026-01-01 nrs_back:4' 'id:a urinary_retention:yes'
	has level emergency
}

@test "a day of the run before the last visit is taken as it is, and said" {
	run -1 --separate-stderr course 2026-01-05 'id:a date:2026-01-01 nrs_back:4' 'id:a date:2026-01-08 urinary_retention:yes'
	says "-:2: date: lies behind the day of the run (--as-of)"
	has level emergency
	has days_since 0
	has days_overdue 3
	has last_contact 2026-01-01
	run -1 --separate-stderr course 2025-12-01 'id:a date:2026-01-01 nrs_back:4'
	has overdue no
	has days_overdue 0
}

@test "without --as-of nothing is overdue and nothing is on time: it is unknown" {
	run -0 bp-followup -r "$RULES" <<< "$(ltsv id:a date:2020-01-01 age:40)"
	has overdue unknown
	has days_since ""
	has days_overdue ""
	run -0 bp-followup -r "$RULES" -o ndjson <<< "$(ltsv id:a date:2020-01-01 age:40)"
	[[ $output == *'"days_since":null'*'"overdue":"unknown"'* ]]
}

@test "results that come in are no facts" {
	run -0 course 2026-02-01 'id:a date:2026-01-01 nrs_back:4 level:selfcare redflags:none response:recovered' 'id:a date:2026-01-08 nrs_back:4 level:selfcare pending:none odi_percent:-90 nrs_change:-9'
	has level routine
	has pending emergency
	has response same
}

@test "damaged lines lose nobody: every line is a visit, a contact, or comes out as one that cannot be read" {
	sed '/^#/d; /^set:/d; s/with:[a-z]*//' "$RULES/tests/followup/visits.ltsv" | sort -s -t "$TAB" -k1,2 > visits
	for damage in 'NR % 3 == 0 { $0 = substr($0, 1, 30) }' 'NR % 4 == 0 { $0 = $0 "\t\377:x" }' 'NR % 5 == 0 { $0 = $0 "\tnonsense" }' \
		'NR % 2 == 0 { gsub(/[0-9]+$/, "many") }' 'NR % 3 == 1 { $0 = "" }' 'NR % 6 == 0 { $0 = $0 "\t" $0 }' 'NR % 7 == 0 { sub(/date:[0-9]*/, "date:") }'; do
		awk "$damage { print }" visits > damaged
		run bp-followup -r "$RULES" --as-of 2026-01-01 damaged
		[ "$status" -le 1 ] || { echo "$damage: $output" | head -3; return 1; }
		grep "^id:\|level:unreadable" <<< "$output" | awk -F'\t' '
			/level:unreadable/ { n++; next }
			{ for (i = 1; i <= NF; i++) if ($i ~ /^(visits|contacts):/) { sub(/.*:/, "", $i); n += $i } }
			END { print n + 0 }' > counted
		[ "$(cat counted)" -eq "$(grep -c . damaged)" ] || { echo "$damage: $(cat counted) of $(grep -c . damaged)"; return 1; }
	done
	# Bytes of chance, from a seed.
	for seed in 1 2 3 4 5; do
		awk -v seed=$seed 'BEGIN { for (i = 0; i < 4000; i++) { seed = seed * 16807 % 2147483647; printf "%c", 1 + seed % 255 } }' > chance
		for format in ltsv ndjson csv tsv; do
			run bp-followup -r "$RULES" -i $format chance
			[ "$status" -le 2 ] || { echo "seed $seed, $format: status $status"; return 1; }
		done
	done
}

# ---- output ----

@test "one record about each patient, the same in all formats, whatever stands beside it" {
	for n in 1 2 3 4 5; do
		for day in 01 08 15; do ltsv "id:p$n" "date:2026-01-$day" "nrs_back:$((n + 1))" "odi_pct:$((40 + n))"; done
	done > visits
	bp-followup -r "$RULES" --as-of 2026-02-01 visits > all
	[ "$(wc -l < all)" -eq 5 ]
	for n in 1 2 3 4 5; do grep "^id:p$n$TAB" visits | bp-followup -r "$RULES" --as-of 2026-02-01; done > alone
	same all alone
	for format in ndjson tsv csv; do
		bp-followup -r "$RULES" --as-of 2026-02-01 -o $format visits | bp-record -r "$RULES" -i $format -o ltsv -f id,level,response,nrs_first,odi_pct > got.$format
		[ "$(grep -c nrs_first:[2-6] got.$format)" -eq 5 ]
	done
	jq --version > jq.version 2> /dev/null || skip "no jq here"
	bp-followup -r "$RULES" --as-of 2026-02-01 -o ndjson visits > json
	jq -e -s 'length == 5 and all(.[]; (.visits == 3) and (.nrs_trend | length == 3) and (.days == 14) and .overdue == true)' json
}

@test "--explain names the facts and sources of the level in force and of the next steps, also from another visit" {
	run -0 bp-followup -r "$RULES" --as-of 2026-01-09 -e < <(ltsv id:a date:2026-01-01 urinary_retention:yes fever:yes; ltsv id:a date:2026-01-08 nrs_back:4)
	[[ $(value because_level <<< "$output") == *"RF-CES-1: urinary_retention=yes [GIRFT23"*"]"* ]]
	[[ $(value because_escalation <<< "$output") == *"FU-E-ATTEND: "*"[LOCAL]"* ]]
	[[ $(value because_escalation <<< "$output") == *"in force: level emergency"* ]]
	# Of every rule of the worked cases something is said.
	sed '/^#/d; /^set:/d; s/with:[a-z]*//' "$RULES/tests/followup/visits.ltsv" > visits
	sort -s -t "$TAB" -k1,2 visits | bp-followup -r "$RULES" --as-of 2024-06-01 -e -f because_escalation 2> messages | grep -v ':none$' > said || true
	[ "$(wc -l < said)" -gt 20 ]
	refute grep -E '& *(&|\[)|: *\[|FU-[A-Z0-9-]+ \[' said
	run -0 course 2026-01-09 'id:a date:2026-01-01 age:40'
	[[ $output != *because_level* ]]
}

@test "the chain: what bp-plan has written of each visit is visits for bp-followup" {
	{ ltsv id:a date:2026-01-01 age:40 nrs_back:6; ltsv id:a date:2026-02-12 age:40 nrs_back:6; } > visits
	bp-followup -r "$RULES" --as-of 2026-02-13 visits > plain
	bp-plan --all --explain -r "$RULES" -o ndjson visits | sort | bp-followup -r "$RULES" -o ltsv --as-of 2026-02-13 > chained
	same plain chained
}

@test "memory does not grow with the visits: one patient of many, many patients of one" {
	heavy
	for form in "id:a${TAB}date:2026-01-01${TAB}nrs_back:4${TAB}seq:%.0f" "id:%09.0f${TAB}date:2026-01-01${TAB}nrs_back:4"; do
		seq -f "$form" 300000 | (ulimit -v 150000; bp-followup -r "$RULES" --as-of 2026-01-02 -f visits 2> messages) > said
		[ "$(awk -F: '{ n += $2 } END { print n }' said)" -eq 300000 ] || { cat messages; return 1; }
	done
}

@test "a full disk is not success, and a reader that has had enough is no accident" {
	run -2 --separate-stderr sh -c 'printf "id:a\tdate:2026-01-01\tage:40\n" | bp-followup -r "$RULES" > /dev/full'
	says "cannot write standard output"
	seq -f "id:%09.0f${TAB}date:2026-01-01${TAB}nrs_back:4" 20000 > visits
	bp-followup -r "$RULES" visits 2> messages | head -1 > first
	[ "$(wc -l < first)" -eq 1 ]
	[ ! -s messages ] || { cat messages; return 1; }
}

@test "the locale and the environment change nothing" {
	{ ltsv id:İi date:2026-01-01 nrs_back:4,5; ltsv id:İi date:2026-01-08 nrs_back:6.5 urinary_retention:YES; } > visits
	bp-followup -r "$RULES" --as-of 2026-01-09 visits > plain 2> messages || true
	LC_ALL=tr_TR.UTF-8 bp-followup -r "$RULES" --as-of 2026-01-09 visits > turkish 2>&1 || true
	cat plain messages > both
	sort both > a; sort turkish > b
	same a b
	env -i "$(command -v bp-followup)" -r "$RULES" --as-of 2026-01-09 visits > bare 2> /dev/null || true
	same plain bare
}

@test "overdue_rank: by level, then by days, then what is provisional" {
	whole=$(sed -n 's/^set:screen\t//p' "$RULES/tests/followup/visits.ltsv")
	{
		ltsv id:emergency date:2026-03-01 urinary_retention:yes review_due:2026-03-20
		ltsv id:open date:2026-03-01 "$whole" age:66 review_due:2026-03-01 | sed "s/urinary_retention:no$TAB//; s/age:35$TAB//"
		ltsv id:routine-long date:2026-02-01 "$whole" age:66 review_due:2026-02-02 | sed "s/age:35$TAB//"
		ltsv id:routine-same date:2026-03-01 "$whole" age:66 review_due:2026-03-01 | sed "s/age:35$TAB//"
		ltsv id:selfcare date:2026-01-01 "$whole" review_due:2026-01-02
		ltsv id:urgent date:2026-03-01 age:70 trauma:minor trauma_days_ago:1 review_due:2026-03-19
	} | sort | sed 's/review_due:2026-03-01/review_due:2026-03-02/' > visits
	run -0 bp-followup -r "$RULES" --as-of 2026-03-22 -f id,overdue_rank visits
	[ "$(sed 's/id:\(.*\)\toverdue_rank:\(.*\)/\2 \1/' <<< "$output" | sort -n | cut -d' ' -f2 | tr '\n' ' ')" = \
		"emergency urgent routine-long open routine-same selfcare " ] || { echo "$output"; return 1; }
}

# ---- rules ----

@test "the words are the rules': another limit for better, another word, another grace" {
	cp -r "$RULES" own
	sed -i 's/primary_percent:at_most(-30) }/primary_percent:at_most(-20) }/; s/primary_percent:over(-30) }/primary_percent:over(-20) }/; s/gives = "improved"/gives = "better"/; s/responded "improved"/responded "better"/g; s/responded_before "improved"/responded_before "better"/' own/followup.lua
	visits() { ltsv id:a date:2026-01-01 odi_pct:40; ltsv id:a date:2026-01-20 odi_pct:31; }
	run -0 bp-followup -r "$RULES" --as-of 2026-01-21 < <(visits)
	has response same
	run -0 bp-followup -r own --as-of 2026-01-21 < <(visits)
	has response better
}

@test "the page to sign has every rule of follow-up, a comparison names what changed, and a step can be retired" {
	bp-rules doc -r "$RULES" > page
	for rule in $(sed -nE 's/^(measure|response|walk|escalation|disagreement|grace) "([^"]*)".*/\2/p' "$RULES/followup.lua"); do
		grep -q "^| $rule |" page || { echo "the page does not show $rule"; return 1; }
	done
	cp -r "$RULES" own
	sed -i 's/odi_change:at_least(10)/odi_change:at_least(12)/; s/^grace "urgent" { allow = "1 d"/grace "urgent" { allow = "2 d"/; s/times = 0.75/times = 0.5/' own/followup.lua
	run bp-rules diff "$RULES" own "$RULES/tests/clinic.ndjson"
	for text in "response FU-R-WORSE: odi_change 10 or above becomes odi_change 12 or above" "grace urgent: allow 1 d becomes 2 d" "walk FU-W-3: times 0.75 becomes 0.5"; do
		says "$text"
	done
	echo 'retire "FU-E-WORSE" { why = "a test" }' > site.lua
	visits() { ltsv id:a date:2026-01-01 nrs_back:4; ltsv id:a date:2026-01-09 nrs_back:6; }
	run -0 bp-followup -r "$RULES" --as-of 2026-01-10 < <(visits)
	has escalation FU-E-WORSE
	run -0 bp-followup -r "$RULES" --site site.lua --as-of 2026-01-10 < <(visits)
	has escalation none
	has response worse
}

@test "rules that say nothing about follow-up are refused, and so are slips in them" {
	run -2 --separate-stderr bp-followup -r "$ROOT/tests/data/toy" <<< "$(ltsv id:a)"
	[[ $stderr == *"follow-up"* || $stderr == *"has no such fields"* ]]
	slip() {  # slip TEXT MESSAGE
		rm -rf own
		with_rules own followup.lua <<< "$1"
		run -2 --separate-stderr bp-followup -r own <<< "$(ltsv id:a)"
		says "$2"
	}
	slip 'response "FU-R-LATE" { gives = "same", when = fever, source = "LOCAL" }' 'the one above it has no when and takes all that remains'
	slip 'escalation "FU-E-X" { when = responded "smae", say = "x", source = "LOCAL" }' 'no response above gives that; there are worse, recovered, improved, same, not-computable'
	slip 'escalation "FU-E-X" { when = odi_chnge:at_least(3), say = "x", source = "LOCAL" }' 'odi_change'
	slip 'escalation "FU-E-X" { when = fever, say = "x" }' 'source'
	slip 'escalation "FU-E-WORSE" { when = fever, say = "x", source = "LOCAL" }' 'is declared twice'
	slip 'measure "mood" { of = "low", source = "LOCAL" }' 'the name of a number'
	slip 'grace "never" { allow = "3 d", source = "LOCAL" }' 'there is no level of that name'
	slip 'walk "FU-W-9" { when = fever, times = 3, say = "x", source = "LOCAL" }' 'at most 2'
	slip 'scoring { age }' 'scoring is declared twice'
	slip 'adding { within = "2 d", source = "LOCAL" }' 'adding is declared twice'
	slip 'redflag "RF-X" { level = "urgent", within = "48 h", when = nrs_change:at_least(2), suspect = "x", say = "x", source = "LOCAL" }' 'reads something that is only decided later'
}

@test "every clinical statement about follow-up names a source" {
	run -0 awk '/^(measure|response|escalation|disagreement|walk|grace) "/ { if (open && !source) print open; open = $2; source = 0 }
		/^(primary|episode) / { if (open && !source) print open; open = $1; source = 0 }
		/source = / { source = 1 }
		END { if (open && !source) print open }' "$RULES/followup.lua"
	silent
}

@test "the words of LANGUAGE.md: its examples load, and bp-followup answers by them" {
	mkdir page
	awk '/^```/ { open = $0 == "```lua"; next } open' "$RULES/LANGUAGE.md" > all
	awk '/^ruleset / { inside = 1 } inside; /^}/ { inside = 0 }' all > page/index.lua
	awk '/^ruleset / { inside = 1 } !inside; /^}/ { inside = 0 }' all > page/page.lua
	run -0 bp-followup -r page --as-of 2026-03-01 < <(ltsv id:a date:2026-01-01 nrs_back:6; ltsv id:a date:2026-02-20 nrs_back:5)
	has response same
	has nrs_change -1
	for word in $(sed -n '/follow_up_words\[\]/,/^}/s/^.{"\([a-z_]*\)".*/\1/p' "$ROOT/src/rule/follow_up.c") \
		$(sed -n '/course_words\[\]/,/^}/s/^.{"\([a-z_]*\)".*/\1/p' "$ROOT/src/rule/course_words.c"); do
		grep -q "\`$word[\`( ]" "$RULES/LANGUAGE.md" || { echo "LANGUAGE.md does not tell $word"; return 1; }
	done
}
