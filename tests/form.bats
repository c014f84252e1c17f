# bp-rules doc --form: the questions on paper, danger first, in each language; and what a language file may do to it.
load helpers

TOY=$DATA/toy

form() { bp-rules doc --form -r "$RULES" "$@"; }

# All questions core and blocks ask, but examinations, what belongs to later visits, and those that stand in the head.
asked() {
	bp-rules doc -r "$RULES" -o ndjson | jq -rs '
		(map(select(.tier == "core" or .tier == "standard") | .id)) as $here
		| .[] | if .word == "block" then .asks[] elif .tier == "core" then .id else empty end
		| select(IN($here[]) and . != "id" and . != "date")' | sort -u
}

# Rows of the form: number, mark, question, answers; tabs between them: rows < HTML
rows() {
	grep -E '^<tr><th scope="row"' | sed -E 's|<wbr/>||g; s|^<tr><th[^>]*>(!..)?([0-9]*)</th><td[^>]*>(.*)</td><td[^>]*>(.*)</td></tr>$|\2\t\1\t\3\t\4|; s|</?b>||g
		s|&quot;|"|g; s|&#39;|'\''|g; s|&gt;|>|g; s|&lt;|<|g; s|&amp;|\&|g' | grep -E '^[0-9]'
}

# One line, status 2, and nothing on standard output.
refused() {
	[ "$status" -eq 2 ] && [ "$output" = "" ] && [ "${#stderr_lines[@]}" -eq 1 ] && [[ $stderr == "bp-rules doc: "$1 ]] || {
		echo "status $status, output ${#output} bytes: $stderr"
		return 1
	}
}

# The question's words: words LABEL
words() { bp-rules doc -r "$RULES" -o ndjson | jq -r --arg id "$1" 'select(.kind == "question" and .id == $id) | .ask'; }

# The number a question has on the form of the file: number LABEL FILE
number() { rows < "$2" | awk -F'\t' -v ask="$(words "$1")" 'index($3, ask) == 1 { print $1 }'; }

@test "each core question and each of a block stands on the form once, numbered in a row" {
	form --html > form.html
	rows < form.html > rows
	asked > labels
	[ "$(wc -l < labels)" -gt 140 ]
	[ "$(wc -l < rows)" -eq "$(wc -l < labels)" ]
	seq "$(wc -l < rows)" > wanted
	cut -f1 rows > numbers
	same wanted numbers
	bp-rules doc -r "$RULES" -o ndjson | jq -r 'select(.kind == "question") | [.id, .ask] | @tsv' > words
	while read -r label; do
		n=$(awk -F'\t' -v label="$label" 'NR == FNR { if ($1 == label) ask = $2; next } index($3, ask) == 1 { n++ } END { print n + 0 }' words rows)
		[ "$n" -eq 1 ] || { echo "$label: $n times"; touch bad; }
	done < labels
	[ ! -e bad ]
	# No examination and no part of a later visit.
	refute grep -qF "$(words pvr_ml)" form.html
	refute grep -qF "$(words pgic)" form.html
	form > form.txt
	grep -qE '^Name: _+  Number: _+  Date: ____-__-__$' form.txt
	[ "$(grep -cE '^ *!? *[0-9]+  [^ ]' form.txt)" -eq "$(wc -l < labels)" ]
}

@test "the mark stands at the answers that are an emergency by themselves, and at no others" {
	form --html > form.html
	# Every answer to every question alone, judged by the program.
	bp-rules doc -r "$RULES" -o ndjson | jq -r '
		select(.kind == "question" and (.tier == "core" or .tier == "standard"))
		| .id as $id | .ask as $ask | (if .word == "yesno" then ["yes", "no", "dk"] elif .word == "choice" then .values + ["dk"] else [] end)[]
		| "id:" + $id + "=" + . + "\t" + $id + ":" + .' > answers
	[ "$(wc -l < answers)" -gt 400 ]
	bp-triage -r "$RULES" answers | bp-record -o ltsv -f id,level | sed -n 's/^id:\(.*\)\tlevel:emergency$/\1/p' | sort > wanted
	[ "$(wc -l < wanted)" -gt 15 ]
	grep -qx 'trauma=major' wanted
	bp-rules doc -r "$RULES" -o ndjson | jq -r 'select(.kind == "question") | [.id, .ask] | @tsv' > words
	rows < form.html | awk -F'\t' '
		NR == FNR { label[++n] = $1; ask[n] = $2; next }
		{
			marked = 0
			for (i = 1; i <= n; i++) if (index($3, ask[i]) == 1) who = label[i]
			k = split($4, box, "☐")
			for (i = 2; i <= k; i++) if (box[i] ~ /!/) {
				gsub(/[^a-z ]/, "", box[i]); sub(/^ +/, "", box[i]); sub(/ +$/, "", box[i])
				if (box[i] == "not sure") box[i] = "dk"
				gsub(/ /, "_", box[i]); print who "=" box[i]; marked = 1
			}
			if (marked != ($2 != "")) print "the mark beside the number of " who
		}' words - | sort > got
	same wanted got
	# What such an answer means is said before the first question and behind the last, in the words of the rules.
	[ "$(grep -c 'stop here and do not wait: Now, within the hour: ambulance' form.html)" = 2 ]
}

@test "danger first: marked core questions, the others, the blocks; and in a block what is marked" {
	form --html > form.html
	form --html --core > core.html
	rows < core.html | cut -f1 > core
	core=$(wc -l < core)
	[ "$core" -eq "$(bp-rules doc -r "$RULES" -o ndjson | jq -r 'select(.tier == "core") | .id' | wc -l)" ]
	rows < form.html | awk -F'\t' -v core="$core" '
		$1 <= core && $2 != "" && plain { print "behind an unmarked one: " $0; bad = 1 } $2 == "" { plain = 1 } END { exit bad || NR <= core }'
	grep -oE '<h2[^>]*>[^<]*' core.html | sed 's/.*>//' > heads
	printf '%s\n' 'Danger signs: one answer can be enough' 'What can be dangerous together with other answers' \
		'What everyone is asked as well' > wanted
	same wanted heads
	refute grep -q 'Part 1' core.html
	# A block is behind those its opening reads, and a question behind those that say it is to be left out.
	[ "$(number leg_weakness form.html)" -lt "$(number weakness_progressive form.html)" ]
	[ "$(number foot_drop form.html)" -lt "$(number weakness_progressive form.html)" ]
	[ "$(number sex form.html)" -lt "$(number pregnant form.html)" ]
	[ "$(number age_at_onset form.html)" -lt "$(number morning_stiffness_min form.html)" ]
	[ "$(number missed_period form.html)" -lt "$(number dysuria form.html)" ]
	[ "$(number self_harm form.html)" -lt "$(number startback_total form.html)" ]
}

@test "a block says whom it is for by the numbers of the form, and why; each stands there" {
	form --html > form.html
	form | tr -s ' \n' ' ' > text
	bp-rules doc -r "$RULES" -o ndjson | jq -r 'select(.word == "block") | .say' > says
	[ "$(wc -l < says)" -eq "$(form | grep -c '^Part [0-9]*: ')" ]
	while IFS= read -r say; do
		grep -qF -- "$say" text || { echo "missing: $say"; touch bad; }
	done < says
	[ ! -e bad ]
	grep -qF "Only if question $(number leg_pain form.html) is not “none”. Details of the pain in the leg." text
	grep -qF "Only if question $(number age form.html) is 50 or above, or question $(number steroid_long form.html) is yes. How strong" text
	grep -qF "Only if one of the questions $(number saddle_numbness form.html)–$(number bowel_sensation_loss form.html) is yes. Since when" text
	# What is on no form has its words.
	grep -qE 'Only if one of the questions [0-9, ]+ is yes, or “Measured temperature\?” is 38 or above\. With a past cancer' text
	# What its own opening reads is asked before it.
	grep -qE "\\[ \\] current \\[ \\] not sure Only if question [0-9]+ is yes, .* or question $(number smoker form.html) is “ex”" text
	# A question of two blocks is asked in the first, and the other sends there.
	grep -qF "Belongs to this part as well, and stands above: $(number unable_to_bear_weight form.html). Answer it there" text
	grep -qF "Could you be pregnant (late or missed period, no test yet)? Leave out if question $(number sex form.html) is “male”, or question $(number age form.html) is over 55, or" <(sed 's/\[ \] [a-z ]*//g' form.html)
}

@test "the page is the same each time, fits in 72 columns, and is well-formed HTML that stands alone" {
	form --clinic 'Elm <Street> & "Co"' > form.txt
	[ "$(LC_ALL=C.UTF-8 wc -L < form.txt)" -le 72 ] || [ "$(LC_ALL=C.UTF-8 locale charmap)" != UTF-8 ]
	refute grep -q ' $' form.txt
	grep -qxF 'Elm <Street> & "Co"' form.txt
	cp -r "$RULES" elsewhere
	bp-rules doc --form -r elsewhere --clinic 'Elm <Street> & "Co"' > again.txt
	same form.txt again.txt
	form --html --clinic 'Elm <Street> & "Co"' > form.html
	refute grep -qiE '<script|<link|<img|src=|url\(|@import|https?://|Elm <' form.html
	grep -oE '</?[a-z][a-z0-9]*[^>]*>' form.html | grep -v '/>$' | awk '
		/^<\// { name = substr($0, 3, length($0) - 3); if (stack[n--] != name) { print "closes " name; bad = 1; exit } next }
		{ name = substr($0, 2); sub(/[ >].*/, "", name); stack[++n] = name }
		END { exit bad || n > 0 }'
	if command -v xmllint > /dev/null; then xmllint --noout --nonet form.html; fi
	run --separate-stderr form > /dev/full
	[ "$status" -eq 0 ]  # bats has the output
	run bash -c 'bp-rules doc --form -r "$RULES" > /dev/full'
	[ "$status" -eq 2 ]
}

@test "a browser prints it on sheets of A4, and shows nothing too wide" {
	browser=$(command -v chromium chromium-browser google-chrome | head -n 1) || true
	[ -n "$browser" ] || skip "chromium is not here"
	command -v pdfinfo > /dev/null && command -v pdftotext > /dev/null || skip "pdfinfo is not here"
	[ -e "$RULES/lang/ru.lua" ]
	form --html --lang ru --clinic "Elm Street" > form.html
	HOME=$BATS_TEST_TMPDIR timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-pdf-header-footer \
		--print-to-pdf=form.pdf "file://$PWD/form.html" 2> said || skip "the browser does not run here"
	pages=$(pdfinfo form.pdf | sed -n 's/^Pages: *//p')
	[ "$pages" -ge 4 ]
	[ "$pages" -le 10 ]
	pdftotext -layout form.pdf form.txt
	# Every question of the form is on paper, the last as the first, and every box has its word beside it.
	[ "$(grep -o '☐' form.txt | wc -l)" = "$(grep -o '☐' form.html | wc -l)" ]
	refute grep -qE '☐ *$' form.txt
}

@test "any rule set has a form: a toy, one without blocks, one without danger" {
	bp-rules doc --form -r "$TOY" > toy.txt
	grep -q '^ *8  What is it?  *\[ \] cactus  \[ \] fern  \[ \] orchid$' toy.txt
	grep -q 'leaves (0 to 5000)' toy.txt
	grep -q 'Leave out if question 8 is' toy.txt
	refute grep -q '!' toy.txt
	# Blocks that wait for each other, a number that is enough, conditions of every kind.
	cp -r "$TOY" rules
	cat >> rules/rules.lua <<-'END'
		redflag "BIG" { level = "today", when = leaves:over(4000), say = "Cut it.", source = "GARDEN" }
		redflag "HOT" { level = "today", when = dk(flowers), say = "Look.", source = "GARDEN" }
		derive "thrice" { value = times(leaves, 3) }
		block "one" { opens = water_ml:between(5, 9), asks = { draught, name }, say = "One." }
		block "two" { opens = no(draught), asks = { water_ml, owned_days }, say = "Two." }
		block "three" {
			opens = all { any { flowers, maybe(wilting) }, at_least(2, { wilting, spider_mites, kind:is_not "fern" }), no(all { flowers, wilting }) },
			asks = { kind, bought, name }, say = "Three.",
		}
		block "four" { opens = any { thrice:over(9), known(leaves), no(known(bought)), leaves:at_most(3) }, asks = { wilting, name } }
	END
	sed -i 's/unless = kind:is "cactus", //' rules/rules.lua
	bp-rules doc --form -r rules 2> said > form.txt || { cat said; false; }
	tr -s ' \n' ' ' < form.txt > text
	cat text
	grep -qF 'leaves (0 to 5000) ! some numbers: ask at once' text
	grep -qE '! *[0-9]+ Does it flower\? \[ \] yes \[ \] no \[ \] not sure !' text
	grep -qF 'If an answer of yours has a ! beside it, stop here and do not wait: Before tea.' text
	grep -qE 'Only if question [0-9]+ is in 5–9\. One\.' text
	grep -qE 'Only if question [0-9]+ is no\. Two\.' text
	grep -qE 'Only if \(question [0-9]+ is yes, or it may be that question [0-9]+ is yes\), and \(at least 2 of these hold: question' text
	grep -qE 'it is not so that the questions [0-9, ]+ are all yes\. Three\.' text
	grep -qE 'Only if thrice over 9, or question [0-9]+ has an answer, or question [0-9]+ has no answer, or question [0-9]+ is 3 or below\.' text
	printf 'ruleset "bare" { version = "1", reads = { "all.lua" } }\n' > index.lua
	mkdir bare && mv index.lua bare
	printf 'source "S" { title = "S", year = 1999, where = "here", read = "v" }\nlevel "low" { rank = 0, within = "1 d", review = "1 d" }\nlevel "high" { rank = 1, within = "2 h", review = "1 d" }\nyesno "a" { tier = "core", kind = "symptom", ask = "A?" }\nredflag "A" { level = "high", when = a, say = "A.", source = "S" }\n' > bare/all.lua
	run --separate-stderr bp-rules doc --form -r bare
	[ "$status" -eq 0 ]
	grep -qxF 'If an answer of yours has a ! beside it: high' <<< "$output"
	grep -qE '^! 1  A\?  *\[ \] yes !  \[ \] no  \[ \] not sure$' <<< "$output"
	# Where a record without answers has the highest level already, no answer brings it.
	echo 'final "B" { level = "high", when = incomplete, say = "B.", source = "S" }' >> bare/all.lua
	run --separate-stderr bp-rules doc --form -r bare
	[ "$status" -eq 0 ]
	refute grep -q '!' <<< "$output"
}

@test "in Russian nothing is missing on the form, and of the rules nothing that an interview says" {
	for page in "" --html; do
		run --separate-stderr form --lang ru $page --missing
		[ "$status" -eq 0 ]
		[ "$stderr" = "" ]
	done
	grep -q '<html lang="ru">' <<< "$output"
	form --lang ru > ru.txt
	# Names: a questionnaire, and the stamp.
	sed '/^Правила: /d; s/STarT Back//' ru.txt > plain
	refute grep -nE '[A-Za-z]{2,}' plain
	[ "$(grep -cE '^ *!? *[0-9]+  [^ ]' ru.txt)" -eq "$(form | grep -cE '^ *!? *[0-9]+  [^ ]')" ]
	[ "$(LC_ALL=C.UTF-8 wc -L < ru.txt)" -le 72 ] || [ "$(LC_ALL=C.UTF-8 locale charmap)" != UTF-8 ]
	# Answers and marks are those of the English form.
	for lang in en ru; do
		form --html --lang $lang | rows | awk -F'\t' '{ print $1, $2, gsub(/☐/, "", $4), gsub(/!/, "", $4) }' > boxes.$lang
	done
	[ "$(wc -l < boxes.en)" -gt 140 ]
	same boxes.en boxes.ru
	bp-rules doc -r "$RULES" -o ndjson | jq -r '
		if .kind == "question" then
			select(.tier == "core" or .tier == "standard") | .ask, .unit, .group, .unsure, (.values // [] | .[] | gsub("_"; " "))
		elif .word == "level" or .word == "block" or .word == "complaint" then .id, .say
		elif .word == "redflag" or .word == "triage" or .word == "final" then .say, .suspect
		elif .word == "needless" or .word == "conflict" then .say
		elif .word == "destination" then (.instead + .join + .first + .add)[] | sub(": .*"; "")
		else empty end | select(. != null and . != "")' | sort -u > texts
	[ "$(wc -l < texts)" -gt 400 ]
	# What the programs say themselves: the texts that are handed to the tongue.
	cat "$ROOT"/src/interview/*.c "$ROOT"/src/workshop/{opening,paper}.c | tr '\n\t' '  ' | sed -E 's/" +"//g' |
		grep -oE '\b(tongue_say|tongue_fill|say|say_of|tell|speak|speak_count|ask_yes_or_no)\([^";]*"([^"\\]|\\.)*"( +: +"([^"\\]|\\.)*")?' |
		grep -vE 'english, |words\[' | grep -oE '"([^"\\]|\\.)*"' | sed 's/^"//; s/"$//; s/\\"/"/g' | sort -u > said
	[ "$(wc -l < said)" -gt 60 ]
	sort -u texts said > both
	mv both texts
	sed -nE 's/^\["(([^"\]|\\.)*)"\] =.*/\1/p' "$RULES/lang/ru.lua" | sed 's/\\"/"/g' | sort -u > keys
	comm -23 texts keys > missing
	same /dev/null missing
}

@test "what a language lacks is printed in English and told; a word may need another beside its question" {
	mkdir -p rules
	cp -r "$TOY"/* rules
	mkdir rules/lang
	echo 'return { ["yes"] = "ja", ["no"] = "", ["dry (soil)"] = "trocken", ["dry"] = "falsch", ["Question"] = "Frage\27[31m" }' > rules/lang/xx.lua
	run --separate-stderr bp-rules doc --form -r rules --lang xx
	[ "$status" -eq 0 ]
	grep -qF '[ ] ja  [ ] no  [ ] not sure' <<< "$output"
	grep -qF '[ ] trocken  [ ] damp' <<< "$output"
	grep -qF 'Frage [31m' <<< "$output"
	[[ $stderr == "bp-rules doc: rules/lang/xx.lua: "[0-9]*" texts have no translation" ]]
	run --separate-stderr bp-rules doc --form -r rules --lang xx --missing
	grep -qxF 'bp-rules doc: rules/lang/xx.lua: no translation of "no"' <<< "$stderr"
	grep -qxF 'bp-rules doc: rules/lang/xx.lua: no translation of "Does it flower?"' <<< "$stderr"
	[ "$(grep -c 'not sure' <<< "$stderr")" = 1 ]
}

@test "a language file that loops, bloats, crashes or slips is one line and status 2" {
	mkdir -p rules/lang
	cp "$TOY"/* rules
	try() { printf '%s' "$1" > rules/lang/xx.lua; run --separate-stderr timeout 20 bp-rules doc --form -r rules --lang xx; }
	try 'while true do end'
	refused 'rules/lang/xx.lua:1: takes longer than 3 s'
	try 'local s = "xxxxxxxxxxxxxxxx" while true do s = s .. s end'
	refused 'rules/lang/xx.lua: needs more than 64 MiB'
	try 'local t, s = {}, "x" for i = 1, 20 do s = s .. s end for i = 1, 20 do t["k" .. i] = s end return t'
	refused 'rules/lang/xx.lua: makes more than 8 MiB of texts'
	try 'local function f() return f() + 1 end return f()'
	[ "$status" -eq 2 ]
	[ "$output" = "" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	try "return $(printf '{%.0s' {1..300})"
	refused 'rules/lang/xx.lua*: C stack overflow: nested too deep; take it apart'
	try 'return { ["a\0b"] = "x" }'
	refused 'rules/lang/xx.lua:1: a text has a zero byte in it'
	for slip in 'return 7' 'x = ' 'return os.exit()' 'return'; do
		try "$slip"
		refused 'rules/lang/xx.lua:1: *'
	done
	head -c 5000000 /dev/zero > rules/lang/xx.lua
	run --separate-stderr bp-rules doc --form -r rules --lang xx
	refused 'rules/lang/xx.lua: is larger than 4 MiB'
	echo 'return {}' > rules/lang/xx.lua
	run --separate-stderr bp-rules doc --form -r rules --lang yy
	refused 'rules/lang: there is no yy; there is xx'
	run --separate-stderr bp-rules doc --form -r rules --lang ../xx
	refused '--lang wants a language such as en or ru, not "../xx"'
	run --separate-stderr bp-rules doc --form -r "$TOY" --lang ru
	refused 'cannot read the directory *'
}

@test "options that do not go together are one line" {
	for wrong in "--form --graph" "--form --homes" "--form -o ndjson" "--form --only redflag" "--form RF-CES-1" \
		--core "--lang ru" "--clinic x" --missing "--html --lang ru"; do
		run --separate-stderr bp-rules doc -r "$RULES" $wrong
		refused '*'
	done
	run --separate-stderr form --html
	[ "$status" -eq 0 ]
}
