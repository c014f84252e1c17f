# The patient handout, rules/pages/handout.lua: it says what the plan says, in words everybody can read.
load helpers

TODAY=2026-12-03
WORDS=$RULES/pages/handout_words.lua
RUSSIAN=$RULES/lang/ru.lua

# The pages of records on standard input, as Markdown: handout [OPTION ...] < RESULTS
handout() { bp-report handout -r "$RULES" --as-of "$TODAY" -o md "$@"; }

# The same, of facts: given LABEL:VALUE ...
given() { all "$@" 2> /dev/null | handout; }

# The results of the made-up clinic, whose one wrong value is wanted here, and of the vignettes.
clinic() { bp-plan --all -r "$RULES" -o ndjson "$RULES/tests/clinic.ndjson" 2> /dev/null || [ $? = 1 ]; }
vignettes() { grep -v '^#' "$VIGNETTES" | bp-plan --all -r "$RULES"; }

# An adult man whose core questions were all answered no: screened LABEL:VALUE ...
screened() {
	local label no=()
	while read -r label; do
		case " $* " in *" $label:"*) ;; *) no+=("$label:no") ;; esac
	done < <(sed -n '/^yesno/{N;s/^yesno "\([a-z_]*\)" {\n  tier = "core".*/\1/p}' "$RULES/vocabulary.lua")
	for label in age:40 sex:male duration_days:10 trauma:none leg_pain:none leg_weakness:none nrs_back:4 pain_low_back:yes \
		nsaid_allergy:no ulcer_history:no kidney_disease:no heart_failure:no liver_disease:no date:2026-12-01 id:P1; do
		case " $* " in *" ${label%%:*}:"*) ;; *) no+=("$label") ;; esac
	done
	given "${no[@]}" "$@"
}

# One page of a row of them: page N < MARKDOWN
page() { awk -v n="$1" '/^# / { k++ } k == n'; }

# Every line of "words" stands in the file as "[word]" or as a name.
all_named() {
	local word missing=0
	while read -r word; do
		grep -qE "(\[\"$word\"\]|^  $word) =" "$1" || { echo "missing: $word"; missing=1; }
	done < words
	[ $missing = 0 ]
}

@test "it reads easily: grade 6 or below on every page, no sentence over 20 words" {
	clinic | handout > pages.md 2> /dev/null || [ $? = 1 ]
	[ "$(grep -c '^# ' pages.md)" = 42 ]
	awk -f "$DATA/reading.awk" pages.md > measured
	[ "$(wc -l < measured)" = 42 ]
	awk '$2 > 6 || $6 > 20 { print; bad = 1 } END { exit bad }' measured
	# The measure itself: a sentence of the rules for clinicians is much harder.
	printf '# x\n\nAnti-inflammatory tablets: every gate must be known and closed, and medication interactions considered.\n' > hard
	awk -f "$DATA/reading.awk" hard | awk '{ exit $2 < 10 }'
}

@test "every text a sheet can print says no more than 20 words in a sentence" {
	grep -oE '"([^"\\]|\\.)*"' "$WORDS" | tr -d '"' | awk '
		{ n = split($0, s, /[.!?;] |[.!?;]$/); for (i = 1; i <= n; i++) if (split(s[i], w, " ") > 20) { print s[i]; bad = 1 } }
		END { exit bad }'
}

@test "in Russian it reads easily, too" {
	clinic | LC_ALL=C.UTF-8 handout --lang ru > pages.md 2> /dev/null || [ $? = 1 ]
	awk -v ru=1 -f "$DATA/reading.awk" pages.md > measured
	[ "$(wc -l < measured)" = 42 ]
	# Sentences of 8 words in the mean and of 16 at most, one word in ten over four syllables, an ease of 45 or more
	# on each page (names of drugs are long) and of 58 in the mean.
	awk '$2 < 45 || $4 > 8 || $6 > 16 || $7 > 10 { print; bad = 1 } { ease += $2 } END { exit bad || ease / NR < 58 }' measured
}

@test "in each language nothing is missing, nothing is left over, and every value has its place" {
	# What pages, rules and programs hold; a word of a choice is shown with blanks for underscores.
	cat "$RULES"/*.lua "$RULES"/pages/*.lua "$ROOT"/src/*/*.c | tr '\n\t' '  ' | sed -E 's/" *\.\. *"|" +"//g' > texts
	for file in "$RULES"/lang/*.lua; do
		lang=$(basename "$file" .lua)
		clinic | handout --lang "$lang" --missing > pages.md 2> said || [ $? = 1 ]
		refute grep -F 'no translation' said
		# What the rules say and a sheet prints: the words for the staff of an emergency department, whatever fired.
		bp-plan --all -r "$RULES" -o ndjson "$RULES"/tests/*.ltsv 2> /dev/null | handout --lang "$lang" --missing > pages.md 2> said || [ $? = 1 ]
		[ "$(grep -c '^# ' pages.md)" -gt 500 ]
		refute grep -F 'no translation' said
		# Left over: a key that nothing holds.
		grep -oE '^\["([^"\]|\\.)*"\] =' "$file" | sed 's/^\["//; s/"\] =$//' | grep -vE "^(Mon|Jan|Jul)\$" | sort > keys
		[ "$(uniq -d keys)" = "" ]
		[ "$(wc -l < keys)" -gt 400 ]
		while IFS= read -r key; do
			grep -qF -e "\"$key" -e "\"${key// /_}\"" texts || { echo "$lang, left over: $key"; touch bad; }
		done < keys
		[ ! -e bad ]
		# {n} stands on both sides.
		grep -v '^--' "$file" | tr '\n' ' ' | sed 's/", *\[/",\n[/g' | awk '
			function holes(t,    h) { while (match(t, /{[a-z]+}/)) { h += RLENGTH; t = substr(t, RSTART + RLENGTH) } return h }
			{ split($0, side, /"\] *= *"/); if (holes(side[1]) != holes(side[2])) { print; bad = 1 } }
			END { exit bad }'
	done
}

@test "in Russian no English word is left, on any page of any case" {
	{ clinic | handout --lang ru || [ $? = 1 ]; vignettes | handout --lang ru; } > pages.md 2> /dev/null
	# Names: keys of sources, ids of rules and people, a gene.
	grep -vE '^(На чём основаны|Для клиники)' pages.md | sed -E 's/^[PV][0-9]+ //; s/HLA-B27//' > plain
	[ "$(wc -l < plain)" -gt 10000 ]
	refute grep -nE '[A-Za-z]{2,}' plain
	grep -q 'пн 16 ноября 2026' <(clinic | TODAY=2026-11-16 handout --lang ru 2> /dev/null)
	grep -q 'пн 10 февраля 2025' <(clinic | TODAY=2025-02-10 handout --lang ru 2> /dev/null)
}

@test "a language is begun with a copy, and what it lacks is printed in English and said" {
	cp -r "$RULES" ours
	sed 's/^\["Walking"\].*//' "$RUSSIAN" > ours/lang/xy.lua
	clinic | sed -n 1p > one
	run bash -c 'bp-report handout -r ours --as-of 2026-12-03 -o md --lang xy one 2> said'
	grep -qxF '## Walking' <<< "$output"
	grep -qxF '## Упражнения' <<< "$output"
	grep -qF 'Walking' said
}

@test "every advice, rule, place, caution and question that can be on a sheet has plain words" {
	grep -ohE '"P-[A-Z0-9-]+"' "$RULES/plan.lua" | tr -d '"' | grep -vE '^P-W[0-4]$' | sort -u > words
	[ "$(wc -l < words)" -gt 60 ]
	all_named "$WORDS"
	sed -nE 's/^(redflag|triage|final) "([^"]*)".*/\2/p' "$RULES"/*.lua > words
	[ "$(wc -l < words)" -gt 80 ]
	all_named "$WORDS"
	sed -nE 's/^ *(first = \{ )?\{ "([^"]*)",? .*/\2/p; s/^ *"(GP ≤2[^"]*)".*/\1/p; s/^ *instead = \{ "([^"]*)".*/\1/p' \
		"$RULES/destinations.lua" > words
	[ "$(wc -l < words)" -gt 20 ]
	while IFS= read -r place; do
		grep -qF "[\"$place\"] =" "$WORDS" || { echo "missing: $place"; touch bad; }
	done < words
	[ ! -e bad ]
	sed -nE '/^gate/,/^}/s/^      "([a-z-]+)", ?.*/\1/p' "$RULES/gates.lua" | grep -v hold-until-seen > words
	[ "$(wc -l < words)" = 4 ]
	all_named "$WORDS"
	sed -n '/^yesno/{N;s/^yesno "\([a-z_]*\)" {\n  tier = "core".*/\1/p}' "$RULES/vocabulary.lua" > words
	[ "$(wc -l < words)" -gt 30 ]
	all_named "$WORDS"
}

@test "an emergency is short: where to go, what to say there, what not to do, and nothing else" {
	vignettes | awk -F'\t' '/\tlevel:emergency\t/' > cases
	[ "$(wc -l < cases)" -gt 25 ]
	handout < cases > pages.md
	[ "$(grep -c '^# Get help now' pages.md)" = "$(wc -l < cases)" ]
	refute grep -iE 'exercise|walk|ibuprofen|paracetamol|care for|caring|review|self-care|weeks' <(grep -v '^For the clinic' pages.md)
	# One page of print has some 60 lines.
	awk '/^# / { if (n > 45) bad = 1; n = 0 } { n++ } END { exit bad || n > 45 }' pages.md
	screened urinary_retention:yes saddle_numbness:yes > page.md
	grep -qF 'Go to an emergency department now.' page.md
	grep -qF -- '- You cannot pass urine, or only with straining.' page.md
	grep -qF 'suspected cauda equina syndrome. That is a question' page.md
	grep -qF 'Do not eat or drink on the way' page.md
	screened chest_pain:yes collapse:yes | grep -qF 'Call an ambulance now.'
	screened self_harm:plan > page.md
	grep -qF 'Call the crisis service now' page.md
	grep -qF 'Do not stay alone.' page.md
	grep -qF 'Say that you think of ending your life, and that you have a plan.' page.md
	refute grep -F 'eat or drink' page.md
	screened self_harm:plan foot_drop:yes saddle_numbness:yes > page.md
	grep -qF 'Go to an emergency department now.' page.md
	refute grep -F 'Call the crisis service' page.md
	grep -qF 'Say that you think of ending your life' page.md
}

@test "who has thoughts of suicide reads when they are an emergency, before the signs of the back" {
	screened self_harm:thoughts > page.md
	grep -A 2 '^## When to get help at once' page.md | grep -qF 'Thoughts of ending your life that grow, or become a plan, are an emergency. Call the crisis service now'
	screened self_harm:no | refute grep -iE 'ending your life|crisis'
}

@test "a pending emergency begins with what must be asked, and shows no day that calms and no programme" {
	screened urinary_retention:? walk_time_min:30 > page.md
	[ "$(grep -m 1 '^## ' page.md)" = "## First: open questions" ]
	grep -qF 'Is passing urine impossible, or only with straining?' page.md
	grep -qF 'must be settled today' page.md
	grep -qE 'Answer the open questions no later than.*Today' page.md
	refute grep -iE 'within 4 weeks|no later than.*Dec|## Walking|## Exercises|## What we do not|caring' page.md
	# An answer of "not sure" is open too.
	screened saddle_numbness:dk > page.md
	grep -qF 'Somebody must look' page.md
	grep -qF 'You must be seen within 24 hours.' page.md
}

@test "what could not be read calms nobody" {
	printf '%s\n' '{"id":"P1","level":"selfcare"' '{"id":"P2","level":"selfcare","pending":"none","plan":["P-S1"]}' > results
	run handout results
	[ "$status" -eq 1 ]
	page 1 <<< "$output" > first
	page 2 <<< "$output" > second
	grep -qF '# This sheet could not be made' first
	grep -qF 'This does not mean that all is well' first
	grep -qF 'you cannot pass urine' first
	refute grep -iE 'caring|no visit|you may take|## Walking' first
	grep -qF 'You can begin by caring' second
	# No plan, no level, a level nobody knows: the same.
	for line in '{"id":"P1","level":"selfcare","pending":"none","plan":[]}' '{"id":"P1","pending":"none","plan":["P-E1"]}' \
		'{"id":"P1","level":"fine","pending":"none","plan":["P-E1"]}' '{"id":"P1","level":"selfcare","plan":["P-E1"]}'; do
		{ echo "$line"; sed -n 2p results; } | handout > pages.md
		page 1 < pages.md | grep -qF '# This sheet could not be made'
	done
	# A damaged value costs no other sheet.
	damaged='{"level":"soon","pending":"none","plan":["P-S1"],"redflags":[],"destination":"GP","act_within":"14 d"'
	printf '%s\n' "$damaged,\"id\":[\"P1\"]}" "${damaged/14 d/99999999999999999999 d}}" "${damaged/\"14 d\"/14}}" \
		"${damaged/\"GP\"/[\"GP\"]}}" "$damaged,\"next_review\":[1],\"ask\":true}" | handout > pages.md
	[ "$(grep -c '^# Your back' pages.md)" = 5 ]
	[ "$(grep -c 'You need to be seen\. Call us today\.' pages.md)" -ge 2 ]
	# What went through no stage makes no sheet at all.
	echo '{"id":"P1","age":30}' > facts
	run handout facts
	[ "$status" -eq 2 ]
}

@test "where somebody must look first, nothing says to walk or exercise" {
	vignettes | awk -F'\t' '/\tplan:[^\t]*P-W0/' > cases
	[ "$(wc -l < cases)" -gt 30 ]
	handout < cases > pages.md
	refute grep -E '^## (Walking|Exercises|What may help too)' pages.md
	[ "$(grep -cF 'No walking or exercise programme yet.' pages.md)" = "$(wc -l < cases)" ]
	screened steroid_long:yes duration_days:50 > page.md
	grep -qF 'No massage or hands-on treatment until you have been examined.' page.md
}

@test "the walking of the sheet is that of the plan, with the minutes" {
	screened walk_time_min:14 | grep -qF 'Start with 10 minutes a day, in two walks of 5 and 5 minutes.'
	screened walk_time_min:19 | grep -qF 'Start with 14 minutes a day, in two walks of 7 and 7 minutes.'
	screened walk_time_min:30 > page.md
	grep -qF 'Start with 15 to 20 minutes a day.' page.md
	refute grep -F 'three quarters' page.md
	screened | grep -qF 'three quarters of what you can'
	screened walk_time_min:8 | grep -qF 'Walk for 4 minutes. Then sit'
	screened walk_time_min:1 | grep -qF 'a little more than half'
	vignettes | awk -F'\t' '/\tplan:[^\t]*P-W4/' | handout > page.md
	grep -qF 'Not yet. First the pressure at your ankle is measured' page.md
	vignettes | awk -F'\t' '/\tplan:[^\t]*P-W3/' | handout | grep -qF 'Lean forward on a trolley'
	# This week's minutes, from a course; and a stop.
	course='{"id":"P1","visits":2,"level":"routine","level_date":"2026-11-20","act_within":"28 d","pending":"none","provisional":false,"destination":"GP","plan":["P-S1","P-W1","P-X1"],"nsaid":"blocked"'
	echo "$course,\"walk_dose_min\":22,\"walk_stop\":false}" | handout | grep -qF 'This week: 22 minutes a day.'
	echo "$course,\"walk_dose_min\":22,\"walk_stop\":true}" | handout > page.md
	grep -qF 'Stop the walking programme.' page.md
	refute grep -E 'minutes a day|Pelvic tilt' page.md
}

@test "only the exercises of the plan, and none that weak bones or a pregnancy forbid" {
	screened > page.md
	for name in 'Pelvic tilt' Bird-dog Bridge 'Knee to chest' 'Cat and cow' 'Dead bug'; do grep -qF "| $name |" page.md; done
	grep -qF '| 5 seconds, 10 times |' page.md
	screened age:59 sex:female osteoporosis:yes > page.md
	grep -qF '| Bridge |' page.md
	refute grep -E '^\| (Knee to chest|Cat and cow) ' page.md
	grep -qF 'Some exercises are left out' page.md
	screened age:30 sex:female pregnant:yes pregnancy_possible:no > page.md
	grep -qF '| Bird-dog |' page.md
	refute grep -E '^\| (Pelvic tilt|Bridge|Dead bug|Knee to chest) ' page.md
	# A course has no answers, but what the plan says of a pregnancy.
	echo '{"id":"P1","visits":2,"level":"routine","level_date":"2026-12-01","act_within":"28 d","pending":"none","plan":["P-X1","P-P1"],"nsaid":"blocked"}' |
		handout > page.md
	refute grep -E '^\| (Pelvic tilt|Bridge|Dead bug|Knee to chest) ' page.md
	vignettes | awk -F'\t' '/\tplan:[^\t]*P-X3/' | handout | grep -qF '| Swimming and fitness |'
}

@test "a tablet is named only where the gate is open" {
	{ clinic | bp-record -r "$RULES" -o ltsv || [ $? = 1 ]; vignettes; } > cases 2> /dev/null
	handout -i ltsv < cases 2> /dev/null > pages.md || [ $? = 1 ]
	awk -F'\t' '{ nsaid = plan = level = ""; open = 0
		for (i = 1; i <= NF; i++) {
			if ($i ~ /^nsaid:/) nsaid = substr($i, 7)
			if ($i ~ /^level:/) level = substr($i, 7)
			if ($i ~ /^plan:/) plan = $i ","
			if ($i == "pending:emergency") open = 1
		}
		if (level == "emergency" || open && nsaid == "allowed" && plan ~ /P-D1,/) print "nothing"
		else if (nsaid == "allowed" && plan ~ /P-D1,/) print "may"
		else print nsaid == "blocked" ? "blocked" : "not yet" }' cases > wanted
	awk '/^# / { if (k++) print got; got = "nothing" }
		/^- You may take ibuprofen/ { got = "may" }
		/^- Do not take ibuprofen.* speaks against/ { got = "blocked" }
		/^- Do not take ibuprofen.* yet/ { got = "not yet" }
		END { print got }' pages.md > got
	same wanted got
	[ "$(sort -u wanted | wc -l)" = 4 ]
	# The gate has the last word, whatever the plan names.
	echo '{"id":"P1","level":"routine","act_within":"28 d","pending":"none","plan":["P-S1","P-D1"],"nsaid":"withheld-unknown"}' | handout |
		grep -qF 'yet. Questions about them are open.'
	# Where only the gate is told, and not what is to be minded, no tablet is named.
	record='{"id":"P1","visits":2,"level":"routine","level_date":"2026-12-01","act_within":"28 d","pending":"none","plan":["P-S1","P-D1"],"nsaid":"allowed"'
	handout <<< "$record}" > page.md
	grep -qF 'until a doctor has seen you' page.md
	refute grep -F 'You may take' page.md
	for none in '[]' '"none"'; do handout <<< "$record,\"nsaid_caution\":$none}" | grep -qF 'You may take'; done
	# While an emergency is possible an operation is, too.
	screened saddle_numbness:dk > page.md
	grep -qF 'until a doctor has seen you' page.md
	refute grep -F 'You may take' page.md
	# Too many painkillers taken, yellow skin: hold, though the gate is open.
	screened haemoglobin_g_l:95 > page.md
	grep -qF 'until a doctor has seen you' page.md
	refute grep -F 'You may take' page.md
}

@test "no sheet says that an illness was found or ruled out" {
	vignettes | handout > pages.md
	refute grep -iE 'diagnos|you (have|suffer from) (a |an )?(cancer|infection|fracture|slipped|cauda|stenosis|clot)|ruled out [^.]*$|nothing serious|no sign of|all clear' \
		<(grep -v 'It does not say that an illness was found or ruled out' pages.md)
	# What a rule suspects stands on one line only: the one for the staff, which says that nobody has found it.
	sed -nE 's/^  suspect = "([^"(:]*[^"(: ]).*/\1/p' "$RULES/redflags.lua" | grep -vxE 'malignancy|fracture|meningitis' | sort -u > suspects
	[ "$(wc -l < suspects)" -gt 40 ]
	grep -iFf suspects pages.md | refute grep -v '^Words for the staff: suspected .* Nobody has found it\.$'
	refute grep -iE 'конского хвоста' <(vignettes | handout --lang ru 2> /dev/null | grep -v '^Для персонала, подозрение: .* никто не установил')
}

@test "every sheet below an emergency has the safety net of the rules, and every sheet says what it is" {
	vignettes > cases
	handout < cases > pages.md
	n=$(wc -l < cases)
	below=$(grep -vc 'level:emergency' cases)
	[ "$(grep -c 'It has examined nobody' pages.md)" = "$n" ]
	# What P-S1 names, one sign a line.
	for sign in 'cannot pass urine' 'bladder or bowel' 'between your legs' 'leg grows weaker' 'down both legs' 'fever with shaking' \
		'tearing' 'you faint' 'belly pain' 'pressure in the chest' 'cold and pale' 'not under control' 'lose weight' 'pain at night' 'worries you'; do
		[ "$(grep -cE "^- .*$sign" pages.md)" -ge "$below" ] || { echo "not on every sheet: $sign"; false; }
	done
	# And the card of P-S2 where the plan has it.
	[ "$(grep -c 'Keep this sheet with you' pages.md)" = "$(grep -c 'plan:[^'"$TAB"']*P-S2' cases)" ]
	for sign in 'pass urine' 'bladder or' 'between your legs' 'weakness in a leg' 'both legs' 'fever with shaking' tearing fainting 'belly pain' 'pressure in the chest' 'cold and pale' \
		'not controlled' 'weight falls' 'night pain' 'worries you'; do
		sed -n '/^advice "P-S1"/,/^}/p' "$RULES/advice.lua" | tr -d '\n' | sed 's/" *\.\. *"//g' | grep -qF "$sign"
	done
}

@test "the day to be seen by, the review, and whom to call" {
	screened nrs_back:7 > page.md
	grep -qE 'Be seen no later than \| .*Tue 15 Dec 2026' page.md
	grep -qF 'You should be seen within 2 weeks.' page.md
	grep -qF '\_\_\_' page.md
	screened | refute grep -F 'Be seen no later than'
	screened foot_drop:yes leg_weakness:left weakness_progressive:no > page.md
	grep -qE 'Be seen no later than \| .*Wed 2 Dec 2026' page.md
	grep -qF 'You must be seen within 24 hours.' page.md
	all id:P1 date:2026-12-01 2> /dev/null | bp-report handout -r "$RULES" --as-of 2026-12-03 -o md --clinic 'Elm <b>Street</b>' > page.md
	grep -qF 'Elm' page.md
	refute grep -F '<b>' page.md
	# What has passed is said.
	TODAY=2027-02-01 screened nrs_back:7 > page.md
	grep -qF 'That date has passed. Call us today.' page.md
	grep -qE 'Your review was due on .*2026. Call us now.' page.md
}

@test "how it has gone: better is not said while something new is open, and silence is not the same" {
	course='{"id":"P1","visits":3,"level_date":"2026-11-20","act_within":"28 d","pending":"none","destination":"GP","plan":["P-S1","P-E1"],"nsaid":"blocked","nrs_first":7,"nrs_last":3,"nrs_trend":[7,"-",3]'
	echo "$course,\"level\":\"routine\",\"response\":\"improved\",\"new_redflags\":[],\"provisional\":false}" | handout > page.md
	grep -qF 'You are better than at your first visit.' page.md
	grep -qF 'Pain at your first visit: 7 of 10. At the last visit: 3 of 10.' page.md
	echo "$course,\"level\":\"routine\",\"response\":\"improved\",\"new_redflags\":[\"RF-MAL-2\"],\"provisional\":false}" | handout | refute grep -F 'You are better'
	echo "$course,\"level\":\"urgent\",\"response\":\"improved\",\"new_redflags\":[],\"provisional\":false}" | handout | refute grep -F 'You are better'
	echo "$course,\"level\":\"routine\",\"response\":\"improved\",\"new_redflags\":[],\"provisional\":true}" | handout | refute grep -F 'You are better'
	echo "$course,\"level\":\"routine\",\"response\":\"not-computable\",\"new_redflags\":[],\"provisional\":false}" | handout | grep -qF 'We do not know how you are now.'
	echo "$course,\"level\":\"urgent\",\"response\":\"worse\",\"new_redflags\":[\"RF-MAL-2\"],\"provisional\":false}" | handout | grep -qF 'It has got worse.'
}

@test "who is worse, or has a new sign, is to call within two days, and no later day calms" {
	course='{"id":"P1","visits":3,"level":"routine","level_date":"2026-11-20","act_within":"28 d","pending":"none","provisional":false,"destination":"GP","plan":["P-S1","P-E1"],"nsaid":"blocked","review_due":"2026-12-18"'
	echo "$course,\"last_date\":\"2026-12-02\",\"response\":\"worse\",\"new_redflags\":[]}" | handout > page.md
	grep -qE 'Call us no later than \| .*Fri 4 Dec 2026' page.md
	sed -n '/^## What to do now/,/^## /p' page.md | grep -qF '**It has got worse. The danger questions must be asked again within two days: call us.**'
	refute grep -E 'within 4 weeks|Be seen no later than' page.md
	echo "$course,\"last_date\":\"2026-11-20\",\"response\":\"improved\",\"new_redflags\":[\"RF-MAL-2\"]}" | handout > page.md
	grep -qE 'Call us no later than \| .*Today' page.md
	grep -qF '**There is something new.' page.md
	refute grep -E 'within 4 weeks|You are better' page.md
	# An urgent one keeps its own time beside it.
	echo "$course,\"last_date\":\"2026-12-02\",\"response\":\"worse\",\"new_redflags\":[]}" | sed 's/"routine"/"urgent"/; s/28 d/48 h/' | handout > page.md
	grep -qF 'Be seen no later than' page.md
	grep -qF 'You must be seen within 48 hours.' page.md
	# The same person, neither worse nor newly flagged.
	echo "$course,\"last_date\":\"2026-12-02\",\"response\":\"same\",\"new_redflags\":[]}" | handout > page.md
	refute grep -F 'Call us no later than' page.md
	grep -qF 'within 4 weeks' page.md
}

@test "a sheet made late sends to the place, and does not name a day that has passed" {
	TODAY=2026-12-09 screened urinary_retention:yes > page.md
	grep -qF '**We do not know whether you got there. If you did not, go now.**' page.md
	refute grep -F 'Call us now' page.md
	TODAY=2026-12-01 screened urinary_retention:? | grep -qF 'Your next review'
	TODAY=2026-12-09 screened urinary_retention:? > page.md
	refute grep -F 'Your next review' page.md
	grep -qE 'no later than.*Today' page.md
}

@test "no line is out of place beside the others" {
	# Old pain is not told that most new pain goes.
	screened | grep -qF 'Most new back pain eases'
	screened duration_days:200 > page.md
	grep -qF 'Stay active, and do not stay in bed.' page.md
	refute grep -F 'Most new back pain eases' page.md
	# Moving gently is said once to those who wait.
	screened foot_drop:yes leg_weakness:left > page.md
	[ "$(grep -ci 'gently' page.md)" = 1 ]
	screened age:16 | grep -qF 'Move gently'
	# No advice about walks where there is no walking yet.
	record='{"id":"P1","level":"routine","act_within":"28 d","pending":"none","plan":["P-S1","P-E1","P-W1"],"options":["P-W6","P-W7","P-E2"],"nsaid":"blocked"}'
	handout <<< "$record" | grep -qF 'Walking with poles'
	sed 's/P-W1/P-W4/' <<< "$record" | handout > page.md
	refute grep -iE 'poles|treadmill' page.md
	grep -qF 'plan small bends' page.md
	# Later pregnancy is spoken of where one is possible.
	screened age:30 sex:female pregnancy_possible:no pregnant:no | refute grep -F pregnancy
	screened age:30 sex:female pregnant:? | grep -qF 'In later pregnancy'
}

@test "an advice or a rule that only this clinic has is printed, not dropped" {
	cat > site.lua <<-'RULES'
	advice "P-OURS" { kind = "comfort", say = "Come to our back class on Mondays.", source = "LOCAL" }
	advice "P-NOT" { kind = "drug", say = "not-recommended: snake oil — no evidence", source = "LOCAL" }
	redflag "RF-OURS" { level = "soon", within = "14 d", when = sedentary, suspect = "stiff chair", say = "Look.", source = "LOCAL" }
	RULES
	clinic | sed -n 1p | sed 's/"P-E1"/"P-E1","P-OURS"/; s/"redflags":\[\]/"redflags":["RF-OURS"]/; s/"P-D4","P-D5-A"/"P-D4","P-NOT"/' > one
	bp-report handout -r "$RULES" --site site.lua --as-of 2026-12-03 -o md one > page.md
	grep -qF 'Come to our back class on Mondays.' page.md
	grep -qF 'An answer that we will talk about with you.' page.md
	grep -qF '| snake oil | no evidence |' page.md
}

@test "text fits a mail without UTF-8, and the same records give the same bytes" {
	clinic > results
	bp-report handout -r "$RULES" --as-of "$TODAY" -o text results > page.txt 2> /dev/null || [ $? = 1 ]
	refute grep -nP '[^\x00-\x7F]' page.txt
	awk 'length > 72 { print; bad = 1 } END { exit bad }' page.txt
	bp-report handout -r "$RULES" --as-of "$TODAY" -o text results > again.txt 2> /dev/null || [ $? = 1 ]
	same page.txt again.txt
	bp-report handout -r "$RULES" --as-of "$TODAY" -o text /dev/null | grep -qF 'There are no records'
}
