# The result of an interview, rules/pages/interview.lua: short, plain, and for an emergency nothing but the way there.
load helpers

TODAY=2026-12-03
COLUMNS_WIDE=60

# The page of records on standard input, as text: result [OPTION ...] < RESULTS
result() { bp-report interview -r "$RULES" --as-of "$TODAY" -w "$COLUMNS_WIDE" "$@"; }

vignettes() { grep -v '^#' "$VIGNETTES" | bp-plan --all -r "$RULES"; }

# The core questions, each with its type: core
core() {
	awk '/^(yesno|number|choice|day|text) / { split($0, part, "\""); name = part[2]; type = $1 }
		/^  tier = "core"/ { print type, name }' "$RULES/vocabulary.lua"
}

# A woman of 40 whose core answers are all calm, but for those given: screened LABEL:VALUE ...
screened() {
	local type label facts=(id:P1 date:2026-12-03 pain_low_back:yes nrs_back:4)
	while read -r type label; do
		case $type,$label in
		*,age) facts+=(age:40) ;;
		*,sex) facts+=(sex:female) ;;
		number,*) facts+=("$label:10") ;;
		choice,*) facts+=("$label:none") ;;
		*) facts+=("$label:no") ;;
		esac
	done < <(core)
	for label; do facts=("${facts[@]/#${label%%:*}:*/}" "$label"); done
	ltsv "${facts[@]}" | tr -s '\t' | bp-plan --all -r "$RULES" | result
}

# Each page of many as one line, its lines parted by a tab.
pages() { awk '/^=+$/ { print page; page = ""; next } page != "" || NF { page = page $0 "\t" } END { print page }'; }

# As read aloud: one line.
spoken() { tr '\n' ' ' | tr -s ' '; }

@test "all cases: a page or so of plain lines, none wider than asked for, in each language" {
	vignettes > cases
	for lang in en ru; do
		LC_ALL=C.UTF-8 result --lang $lang < cases > pages.txt
		[ "$(LC_ALL=C.UTF-8 wc -L < pages.txt)" -le 60 ]
		pages < pages.txt > each
		[ "$(wc -l < each)" = "$(wc -l < cases)" ]
		# With the blank lines between them; an emergency fits on the smallest terminal but for its small print.
		awk -F'\t' 'NF - 1 > 55 { print NF - 1 ": " $0; bad = 1 } END { exit bad }' each
		grep -E '^(Get help now|Помощь нужна сейчас)' each > now
		awk -F'\t' 'NF - 1 > 30 { print NF - 1 ": " $0; bad = 1 } END { exit bad }' now
		# Nothing a screen reader spells: no rules, no tables.
		refute grep -nE '[-=_|]{3,}' each
	done
	for width in 40 80 100; do [ "$(result -w $width < cases | wc -L)" -le $width ]; done
}

@test "an emergency is the way there, the words to say, and nothing else" {
	vignettes | awk -F'\t' '/\tlevel:emergency\t/' > cases
	[ "$(wc -l < cases)" -gt 25 ]
	result < cases | pages > each
	[ "$(grep -c '^Get help now\.' each)" = "$(wc -l < cases)" ]
	[ "$(grep -c 'Do not drive yourself\.' each)" = "$(wc -l < cases)" ]
	refute grep -iE 'exercise|walking|keep moving|ibuprofen|paracetamol|tablet|caring|self-care|within|weeks|heat' each
	# Where each is sent.
	value destination < cases > wanted
	tr '\t' ' ' < each | awk '
		/Where to go: .Call an ambulance now/ && /operate on blood vessels/ { print "ambulance, vascular-capable ED"; next }
		/Where to go: .Go to an emergency department now. Ask for the doctor on call for blood vessels/ { print "vascular on-call via ED"; next }
		/Where to go: .Go to an emergency department now. Have somebody call your cancer team/ { print "MSCC coordinator / ED"; next }
		/Where to go: .Go now to the emergency unit for women and pregnancy/ { print "gynae/obstetric emergency unit"; next }
		/Where to go: .Call the crisis service now/ { print "crisis service / ED"; next }
		/Where to go: .Go to an emergency department now\.\]/ { print "emergency department"; next }
		{ print "nowhere: " $0 }' > got
	same wanted got
	[ "$(sort -u got | wc -l)" -ge 5 ]
	screened urinary_retention:yes saddle_numbness:yes > page
	spoken < page > aloud
	grep -qF 'Words for the staff: suspected cauda equina syndrome. That is a question for them to answer. Nobody has found it.' aloud
	grep -qF 'Do not eat or drink on the way: an operation may be needed.' aloud
	grep -qF 'Take the list of your medicines with you.' aloud
	grep -qF 'an MRI scanner day and night' aloud
	screened trauma:major | spoken | grep -qF 'Keep your back still. Lie down until help comes.'
	screened self_harm:plan > page
	refute grep -F 'eat or drink' page
	grep -qF 'Do not stay alone.' page
}

@test "who thinks of suicide is told plainly what to say and when it is an emergency, and nobody else is" {
	screened self_harm:plan | spoken > page
	grep -qF 'What to say there: Say that you think of ending your life, and that you have a plan.' page
	grep -qF 'Let somebody keep away from you what you could harm yourself with.' page
	refute grep -F 'Words for the staff' page
	screened self_harm:thoughts | spoken > page
	grep -qF 'When to get help at once: Thoughts of ending your life that grow, or become a plan, are an emergency. Call the crisis service now, or go to an emergency department. Do not stay alone until you have talked to somebody. Call an ambulance' page
	refute grep -qF 'Talk to a mental health team today. Thoughts' page
	# Whom to see first may be decided by another answer: the talk about these thoughts is still for today.
	screened self_harm:thoughts foot_drop:yes leg_weakness:left weakness_progressive:no | spoken > page
	grep -qF 'The doctor calls the spine team on duty.' page
	grep -qF 'When to get help at once: Talk to a mental health team today. Thoughts of ending your life' page
	# With another emergency it is the hospital, and the words for the staff are of the other one.
	screened self_harm:plan saddle_numbness:yes | spoken > page
	grep -qF 'Where to go: [Go to an emergency department now.]' page
	grep -qF 'that you have a plan. You can use these words. Words for the staff: suspected cauda equina syndrome.' page
	refute grep -F 'risk' page
	screened saddle_numbness:yes > page
	screened nrs_back:7 >> page
	refute grep -iE 'crisis|ending your life|harm yourself' page
}

@test "the level, how soon and by when, why, where to go, and when to get help at once" {
	screened foot_drop:yes leg_weakness:left weakness_progressive:no | spoken > page
	grep -q '^You must be seen within 24 hours\. By Fri 4 Dec 2026\. See a doctor today\. The doctor calls the spine team on duty\.' page
	grep -qF 'What mattered in your answers: A weak foot, or a leg that gets weaker.' page
	grep -qF 'These are reasons to look. They do not say that you have an illness.' page
	refute grep -iE 'Walking:|not advise' page
	screened nrs_back:7 | spoken | grep -q '^You should be seen within 2 weeks\. By Thu 17 Dec 2026\. See your doctor\.'
	screened | spoken > page
	grep -q '^You can begin by caring for your back yourself\. .*Nobody has examined you\.' page
	grep -qF 'Walking: Start with 15 to 20 minutes a day.' page
	grep -qF 'Ask us or a pharmacist before you take any tablet for the pain.' page
	refute grep -F 'You may take' page
	# The signs of P-S1 are those of the handout, one and all; with the card where the plan has it.
	vignettes | awk -F'\t' '!/\tlevel:emergency\t/' > below
	result < below | pages | tr -s '\t ' ' ' > each
	for sign in 'cannot pass urine' 'bladder or bowel' 'between your legs' 'leg grows weaker' 'down both legs' 'fever with shaking' tearing \
		'you faint' 'belly pain' 'pressure in the chest' 'cold and pale' 'not under control' 'lose weight' 'pain at night' 'worries you'; do
		[ "$(grep -c "$sign" each)" = "$(wc -l < below)" ] || { echo "not on every page: $sign"; false; }
	done
	[ "$(grep -c 'you do not feel the urine passing' each)" = "$(grep -c 'plan:[^'"$TAB"']*P-S2' below)" ]
	[ "$(grep -c 'It has examined nobody' each)" = "$(wc -l < below)" ]
	# No tablet is named as one to take: its conditions would not be there.
	grep -q "${TAB}nsaid:allowed" below
	refute grep -F 'You may take' each
	[ "$(grep -c 'before you take any tablet for the pain' each)" = "$(wc -l < below)" ]
	[ "$(grep -c 'Something you told us speaks against it' each)" = "$(grep -c "${TAB}nsaid:blocked" below)" ]
}

@test "an open emergency comes first, with no day that calms; an open question is asked" {
	screened urinary_retention:? | spoken > page
	grep -q '^First: open questions\. Some questions must be settled today' page
	grep -qF 'Is passing urine impossible, or only with straining?' page
	refute grep -E ' By [A-Z]|within (2|4|6) weeks|caring|Walking:' page
	# Nothing asked at all: a few of the questions, and how many more.
	ltsv age:40 date:2026-12-03 | bp-plan --all -r "$RULES" | result > page
	[ "$(grep -c '?$' page)" -ge 5 ]
	grep -qE 'Questions that we will ask as well: [0-9]+\.' page
}

@test "\"not sure\" is told what settles it, and that a normal result does not clear it" {
	screened urinary_retention:dk | spoken > page
	grep -qF 'You were "not sure": Is passing urine impossible, or only with straining? What settles it: Examined the same day' page
	grep -qF 'bladder, scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides.' page
	grep -qF 'If nobody can examine you today, go to an emergency department.' page
	grep -qF 'You must be seen within 24 hours.' page
	refute grep -E ' By [A-Z]' page
	# Asking alone does not settle it, whatever else is to be asked.
	screened urinary_retention:dk fever:? | spoken | grep -qF 'If nobody can examine you today'
	screened fever:? collapse:? | spoken | grep -qF 'If nobody can ask you today'
	# Those with the same remedy are told together.
	screened urinary_retention:dk urinary_hesitancy:dk saddle_numbness:dk | spoken > page
	[ "$(grep -o 'What settles it' page | wc -l)" = 2 ]
	# Not sure about everything: what is examined first, and how much more there is.
	all=()
	while read -r type label; do case $label in age | sex) ;; *) all+=("$label:dk") ;; esac; done < <(core)
	screened "${all[@]}" > page
	grep -qF 'Examined the same day' page
	spoken < page | grep -qE 'You were not sure about more: [0-9]+\.'
	[ "$(wc -l < page)" -le 75 ]
	# An answer that can change nothing is not made much of.
	screened height_cm:dk nrs_leg:dk 2> /dev/null | refute grep -F 'not sure'
}

@test "every core question that can leave an emergency open says what settles it" {
	core > core
	# What can go with it: each yes and each choice of every question, one at a time, beside otherwise calm answers.
	awk '/^(yesno|choice) / { split($0, part, "\""); name = part[2]; type = $1; if (type == "yesno") print name ":yes" }
		/^  values = / && type == "choice" { n = split($0, v, "\""); for (i = 2; i < n; i += 2) print name ":" v[i] }
		END { print "age:16"; print "age:55"; print "age:70"; print "duration_days:1" }' "$RULES/vocabulary.lua" > company
	[ "$(wc -l < company)" -gt 150 ]
	# The same with "not sure" and with a calm answer, side by side.
	awk -v OFS='\t' '
		NR == FNR { name[++n] = $2; type[n] = $1; next }
		{ split($0, other, ":")
		  for (k = 1; k <= n; k++) for (unsure = 0; unsure < 2; unsure++) {
			line = "case:" name[k] "/" unsure
			for (j = 1; j <= n; j++) {
				calm = name[j] == "age" ? 40 : name[j] == "sex" ? "female" : type[j] == "number" ? 10 : type[j] == "choice" ? "none" : "no"
				if (name[j] == other[1] && j != k) calm = other[2]
				line = line OFS name[j] ":" (j == k && unsure ? "dk" : calm)
			}
			if (!(other[1] in core)) line = line OFS $0
			print line
		} }' core company > cases
	bp-triage -r "$RULES" cases 2> /dev/null > open || [ $? = 1 ]
	# Open with "not sure", and not so with the calm answer.
	awk -F'\t' '{ split($1, c, "[:/]"); open = 0; for (i = NF; i > 1; i--) if ($i ~ /^(pending|level):emergency$/) open = 1 }
		c[3] == 0 { before = open }
		c[3] == 1 && open && !before { print c[2] }' open | sort -u > needs
	[ "$(wc -l < needs)" -gt 20 ]
	for label in saddle_numbness urinary_retention trauma leg_weakness cancer_history anticoagulant pain_sudden_severe chest_pain fever; do
		grep -qx "$label" needs
	done
	awk '/^[a-z]+ "/ { split($0, part, "\""); name = part[2] } /^  unsure = "/ { print name }' "$RULES/vocabulary.lua" | sort > have
	[ "$(comm -23 needs have)" = "" ] || { echo "no unsure: $(comm -23 needs have)"; false; }
	# No result of an examination is said to clear a danger sign.
	grep -A2 '^  unsure = "Examined' "$RULES/vocabulary.lua" | grep -c 'does not clear' | grep -qx 7
}

@test "what cannot be read, or contradicts itself, calms nobody" {
	for line in 'no record' '{"age":40}' '{"level":"selfcare","pending":"none","plan":[]}' '{"level":"fine","pending":"none","plan":["P-E1"]}' \
		'{"level":"selfcare","plan":["P-E1"]}' '{"level":"selfcare","pending":"perhaps","plan":["P-E1"]}' \
		'{"level":["selfcare"],"pending":"none","plan":["P-E1"]}' \
		'{"level":"selfcare","pending":"none","provisional":false,"incomplete":false,"redflags":["RF-CES-1"],"plan":["P-E1"],"destination":"self-care"}' \
		'{"level":"routine","pending":"none","act_within":"28 d","redflags":["RF-MAL-6","RF-CES-1"],"plan":["P-E1"],"destination":"GP"}' \
		'{"level":"selfcare","pending":"none","provisional":true,"plan":["P-E1"],"destination":"self-care"}'; do
		echo "$line" | result > page 2> /dev/null || [ $? = 1 ]
		spoken < page > aloud
		grep -q '^There is no result\. We could not read your answers\. This does not mean that all is well\. Call us today' aloud || { echo "$line"; cat page; false; }
		grep -qF 'you cannot pass urine' aloud
		refute grep -iE 'caring|no visit|you may take|Walking:|stay active' aloud
	done
	# No destination, or one of a calmer level: the emergency department, somebody today.
	for where in '' ',"destination":"self-care"' ',"destination":"GP"' ',"destination":7' ',"destination":["GP"]'; do
		echo "{\"level\":\"emergency\",\"pending\":\"none\",\"plan\":[\"P-S0\"]$where}" | result | spoken |
			grep -q 'Where to go: \[Go to an emergency department now\.\]'
	done
	for where in '' ',"destination":"self-care"' ',"destination":{"a":1}'; do
		echo "{\"level\":\"urgent\",\"pending\":\"none\",\"act_within\":\"24 h\",\"plan\":[\"P-S1\"]$where}" | result | spoken |
			grep -q '^You must be seen within 24 hours\..* You need to be seen\. Call us today\.'
	done
	# How soon is not told: today.
	for soon in '' ',"act_within":"soon"' ',"act_within":14' ',"act_within":["14 d"]'; do
		echo "{\"level\":\"soon\",\"pending\":\"none\",\"destination\":\"GP\",\"plan\":[\"P-S1\"]$soon}" | result | spoken |
			grep -q '^You need to be seen\. Call us today\. See your doctor\.'
	done
	# A record that would draw on the terminal, or break out of a line.
	printf '%s\n' '{"id":"\u001b[2J","level":"urgent","pending":"none","act_within":"24 h","destination":"GP \u001b]0;x\u0007\n\nAll is well.","redflags":["\u009b31m","RF-X"],"plan":["P-S1","\u202e"],"rules":"\u001b[0m"}' |
		result > page
	refute grep -q $'[\x01-\x09\x0b-\x1f\x7f]' page
	grep -qF 'An answer that we will talk about with you.' <(spoken < page)
}

@test "in each language nothing is missing, and in Russian no English word is left" {
	{ vignettes; bp-plan --all -r "$RULES" "$RULES"/tests/*.ltsv 2> /dev/null || [ $? = 1 ]; } > cases
	awk '{ print "age:40\tsex:female\tleg_pain:none\t" $2 ":dk" }' <(core) | bp-plan --all -r "$RULES" 2> /dev/null >> cases || [ $? = 1 ]
	for file in "$RULES"/lang/*.lua; do
		result --lang "$(basename "$file" .lua)" --missing < cases > pages.txt 2> said || [ $? = 1 ]
		refute grep -F 'no translation' said
		echo 'no record' | result --lang "$(basename "$file" .lua)" --missing 2>&1 | refute grep -F 'no translation'
	done
	result --lang ru < cases 2> /dev/null | tr '\n' ' ' | sed 's/=====*/\n/g; s/Для клиники:[^=]*$//' |
		sed -E 's/Для клиники:[^А-Яа-я«]*//g; s/HLA-B27//g' > plain
	refute grep -oE '.{30}[A-Za-z]{3,}.{10}' plain
	# Every word of "unsure" has its translation, printed or not.
	awk '/^  unsure = "/ { on = 1; t = "" } on { line = $0; sub(/^[^"]*"/, "", line); done = line ~ /",$/; sub(/"( \.\.|,)$/, "", line); t = t line; if (done) { print t; on = 0 } }' \
		"$RULES/vocabulary.lua" | sort -u > texts
	[ "$(wc -l < texts)" -ge 20 ]
	while IFS= read -r text; do
		grep -qF "[\"$text\"]" "$RULES/lang/ru.lua" || { echo "not in Russian: $text"; touch bad; }
	done < texts
	[ ! -e bad ]
}

@test "no sentence is long, and none says that an illness was found or ruled out" {
	vignettes | result > pages.txt
	refute grep -iE 'diagnos|you (have|suffer from) (a |an )?(cancer|infection|fracture|slipped|cauda|stenosis|clot)|nothing serious|all clear' pages.txt
	grep -ohE '^  [a-z]+ = tr "([^"\\]|\\.)*"|^  +(unsure = )?"[A-Z]([^"\\]|\\.)*"' "$RULES/pages/interview.lua" > texts
	tr -d '"' < texts | awk '{ n = split($0, s, /[.!?;:] |[.!?;:]$/); for (i = 1; i <= n; i++) if (split(s[i], w, " ") > 22) { print s[i]; bad = 1 } } END { exit bad }'
}

@test "the clinic's name, its number for the ambulance, and its own words" {
	screened nrs_back:7 > page
	grep -qF '"Us" is whoever gave you these questions' <(spoken < page)
	ltsv age:40 date:2026-12-03 | bp-plan --all -r "$RULES" > one
	result --clinic 'Elm Street, 555 0100' one > page
	grep -qF 'Whom to call: Elm Street, 555 0100' page
	refute grep -F '"Us" is' page
	cp -r "$RULES" ours
	sed -i 's/^handout.ambulance_number = ""/handout.ambulance_number = "555"/; s/Get help now/Go now, please/' ours/pages/handout_words.lua
	ltsv urinary_retention:yes date:2026-12-03 | bp-plan --all -r ours | bp-report interview -r ours > page
	grep -qF 'Go now, please.' page
	ltsv leg_weakness:both date:2026-12-03 | bp-plan --all -r ours | bp-report interview -r ours | spoken | grep -qF 'Call an ambulance (555).'
}
