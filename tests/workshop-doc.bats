# bp-rules doc: the rule set as a page, as a drawing, for programs, and where its facts live.
load helpers

doc() { bp-rules doc -r "$RULES" "$@"; }
toy() { bp-rules doc -r "$DATA/toy" "$@"; }

# Words declared so in the rules: declared redflag
declared() { sed -n "s/^$1  *\"\([^\"]*\)\".*/\1/p" "$RULES"/*.lua; }

# Every line of "words" stands somewhere in the file.
all_in() {
	local word missing=0
	while read -r word; do
		grep -qF -- "$word" "$1" || { echo "missing: $word"; missing=1; }
	done < words
	[ $missing = 0 ]
}

# Every row of every Markdown table has as many cells as its head; headings have an empty line before them.
tables_whole() {
	awk '
		/^\|/ { n = gsub(/\|/, "|"); if (!inside) { cells = n; inside = 1 } if (n != cells) { print FILENAME ":" NR ": " n " for " cells; bad = 1 }; next }
		{ inside = 0 }
		/^#/ && NR > 1 && last != "" { print NR ": heading without space: " last; bad = 1 }
		{ last = $0 }
		END { exit bad }' "$1"
}

# Every tag that opens closes, in order; and, where it is installed, xmllint finds nothing.
tags_balanced() {
	tr '\n' ' ' < "$1" | sed 's/<!DOCTYPE html>//' | grep -o '<[^>]*>' | awk '
		/\/>$/ { next }
		/^<\// { tag = substr($0, 3, length($0) - 3); if (stack[n] != tag) { print "closes " tag ", open is " stack[n]; bad = 1; exit } n--; next }
		{ tag = $1; gsub(/[<>]/, "", tag); stack[++n] = tag }
		END { if (n > 0 && !bad) print "left open: " stack[n]; exit bad || n > 0 }'
	if command -v xmllint > /dev/null; then xmllint --noout --nonet "$1"; fi
}

# One value of a row of the page: cell ID COLUMN-NUMBER < MARKDOWN
cell() { awk -F' *[|] *' -v id="$1" -v k="$2" '$2 == id && !n++ { print $(k + 1) }'; }

@test "the page has every rule, question and source of the rule set, in Markdown and in HTML" {
	doc > page.md
	doc --html > page.html
	for word in redflag triage final class pattern condition cluster score instrument gate list advice level conflict notice \
		block education source yesno number choice day text derive needless does_not_apply; do
		declared $word
	done > words
	[ "$(wc -l < words)" -gt 500 ]
	all_in page.md
	all_in page.html
	grep -q '^# Low back pain' page.md
	grep -qF "$(triage fever:no | value rules)" page.md
}

@test "the shipped page is well formed, stands alone, and is the same each time" {
	doc > page.md
	doc --html > page.html
	tables_whole page.md
	tags_balanced page.html
	refute grep -qiE '<script|<link|<img|src=|url\(|@import|https?://[^ ]*"' page.html
	(cd "$ROOT" && bp-rules doc -r rules --html) > again.html
	same page.html again.html
	cp -r "$RULES" elsewhere
	bp-rules doc -r elsewhere > again.md
	same page.md again.md
}

@test "red flags stand worst first, with level, time, wording, hazard, source and cases" {
	doc --only redflag > page.md
	grep '^### ' page.md > heads
	printf '### %s\n' emergency urgent soon routine > wanted
	same wanted heads
	[ "$(cell RF-FRX-9 2 < page.md)" = "urgent: 48 h" ]
	[ "$(cell RF-FRX-9 3 < page.md)" = "age 65 or above and trauma is minor" ]
	[ "$(cell RF-FRX-9 4 < page.md)" = "trauma_days_ago over 42" ]
	[ "$(cell RF-FRX-9 5 < page.md)" = "fragility fracture" ]
	grep -F '| RF-FRX-9 |' page.md | grep -qE '\| ACP11, GENERAL \| [0-9]+ \| redflags.lua:[0-9]+ \|'
}

@test "the cases that fire a rule are counted" {
	cp -r "$DATA/toy" ours
	bp-rules doc -r ours > page.md
	grep -q 'There are no worked cases' page.md
	refute grep -q 'cases that fire it' page.md
	mkdir ours/tests
	cp "$DATA/toy/plants.ltsv" ours/tests
	bp-rules doc -r ours > page.md
	grep -q 'Worked cases: 5\.' page.md
	# a: thirsty; c: soil not asked; d: a cactus
	grep -qE '^\| DRY \|.* GARDEN \| 1 \| rules.lua:4 \|$' page.md
	grep -qE '^\| FEW \|.* GARDEN \| 2 \|' page.md
	bp-rules doc -r ours -o ndjson DRY | grep -q '"cases":1,'
	# A case that is none stops the page: its numbers would be wrong.
	echo 'id:z	expect_nothing:1' > ours/tests/z.ltsv
	run bp-rules doc -r ours
	[ "$status" -eq 2 ]
}

@test "a column appears once some entry has the value: owner, review date" {
	cp -r "$DATA/toy" ours
	refute grep -q owner <(bp-rules doc -r ours)
	sed -i 's/redflag "DRY" { /&owner = "Ada", review_by = "2027-01-31", caveat = "look twice", suspect = "a dead plant", /' ours/rules.lua
	bp-rules doc -r ours DRY > page.md
	grep -qF '| rule | level: within | fires when | but not when | a miss could be | what it says | to mind | rests on | owner | review by | stands in |' page.md
	grep -qF '| DRY | today: now | wilting and soil is dry | kind is cactus | a dead plant | Water it. | look twice | GARDEN | Ada | 2027-01-31 |' page.md
	bp-rules doc -r ours -o ndjson DRY | grep -q '"owner":"Ada"'
	# Who answers for the whole rule set answers for what names nobody.
	sed -i 's/version = "3",/& owner = "Eve",/' ours/index.lua
	bp-rules doc -r ours DRY ROT > page.md
	grep -qF '| GARDEN | Ada | 2027-01-31 | rules.lua:4 |' page.md
	grep -qF '| GARDEN | Eve |  | rules.lua:5 |' page.md
	bp-rules doc -r ours -o ndjson ROT | grep -q '"owner":"Eve"'
}

@test "what a rule text holds can break neither Markdown nor HTML" {
	cp -r "$DATA/toy" ours
	cat >> ours/rules.lua <<'RULES'
redflag "A|B<i>`c`\\&\"q\"" {
  level = "today", source = "GARDEN", caveat = "<!-- | --> ]]> &amp; \\| '",
  when = all { wilting, ugly:is "a|b <u> `x` \"y\" '", no(ugly:is "]]") },
  suspect = "<script>alert('1')</script>",
  say = [[
# heading
| a | b |
--- | ---
```
<b onclick="x()">1. list</b> *star* _under_ [link](javascript:1) ![img](x) ~~gone~~ $x$
	    code \]],
}
education "E" { topic = "- item", say = "1. one\n\n2. two", source = "GARDEN" }
RULES
	cat >> ours/words.lua <<'RULES'
choice "ugly" { tier = "core", kind = "sign", values = { "a|b <u> `x` \"y\" '", "]]" }, ask = "</td></table> | ?\n```", group = "<h1>|" }
RULES
	bp-rules doc -r ours > page.md
	bp-rules doc -r ours --html > page.html
	tables_whole page.md
	tags_balanced page.html
	refute grep -qE '<script|<b |<u>|<i>|<h1>[|]|onclick="' page.html
	refute grep -qE '<|`' page.md
	grep -qF '&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;' page.html
	grep -qF '\# heading &#124; a &#124; b &#124;' page.md
	grep -qF '\*star\* \_under\_ \[link\](javascript:1) !\[img\](x) \~\~gone\~\~' page.md
	grep -qF '| E | \- item | 1\. one  2. two |' page.md
	bp-rules doc -r ours -o ndjson | bp-record -i ndjson -o ndjson -r "$RULES" 2> /dev/null | refute grep '"error":'
	bp-rules doc -r ours --graph > ours.dot
	# Quotes and backslashes are escaped; what is left of a line has no quote open.
	refute grep -qE '^([^"\\]|\\.)*"([^"\\]|\\.)*$' <(sed 's/\\./X/g; s/"[^"]*"//g' ours.dot)
	grep -qF 'label="redflag A|B<i>`c`\\&\"q\""' ours.dot
	if command -v dot > /dev/null; then dot -Tsvg ours.dot > /dev/null; fi
	printf '%s\n' 'A|B<i>`c`\&"q"' > id
	bp-rules doc -r ours --html "$(cat id)" | grep -qF 'A|B&lt;i&gt;`c`\&amp;&quot;q&quot;'
}

@test "long conditions are lists in HTML, short ones a line" {
	doc --html RF-CES-1 RF-FRX-9 RF-AAA-2 > page.html
	tags_balanced page.html
	grep -qF '>age 65 or above and trauma is minor</td>' page.html
	grep -qF '><ul><li>one or more of:<ul><li>urinary_retention</li><li>urinary_hesitancy</li>' page.html
	# One or more of one or more is one list.
	doc --html RF-CORD-1 > page.html
	grep -qF '<ul><li>all of:<ul><li>cancer_history</li><li>one or more of:<ul><li>urinary_retention</li>' page.html
	grep -qF '<li>anal_tone is reduced</li><li>gait_unsteady</li>' page.html
	doc --html RF-AAA-2 > page.html
	grep -qF '<ul><li>one or more of:<ul><li>pulsatile_mass</li><li>all of:<ul><li>aaa_known</li><li>duration_days under 15 or course is worse</li></ul></li></ul></li></ul>' page.html
}

@test "conditions read as words: opposites, brackets, lists" {
	cp -r "$DATA/toy" ours
	cat >> ours/rules.lua <<'RULES'
define "t1" (all { leaves:under(5), leaves:at_most(9), no(leaves:between(2, 3)), soil:is_not "dry", no(wilting) })
define "t2" (any { all { wilting, draught }, any { flowers, spider_mites }, none { wilting, known(leaves) } })
define "t3" (at_least(2) { wilting, any { flowers, draught }, fired { "DRY", "ROT", level = "today" } })
define "t4" (no(all { wilting, flowers }))
define "t5" (any { leaves:over(water_ml), leaves:under(water_ml), no(fired { at_least = "weekend", except = { "WEB" } }) })
define "t6" (all { no(age_class:is "new"), no(has_pattern "thirst"), no(known(leaves)), dk(draught) })
triage "T1" { level = "weekend", when = t1, source = "GARDEN" }
triage "T2" { level = "weekend", when = t2, source = "GARDEN" }
triage "T3" { level = "weekend", when = t3, source = "GARDEN" }
triage "T4" { level = "weekend", when = t4, source = "GARDEN" }
triage "T5" { level = "weekend", when = t5, source = "GARDEN" }
triage "T6" { level = "weekend", when = t6, source = "GARDEN" }
RULES
	bp-rules doc -r ours > page.md
	[ "$(cell T1 3 < page.md)" = "leaves under 5 and leaves at most 9 and leaves outside 2 to 3 and soil is not dry and no wilting" ]
	[ "$(cell T2 3 < page.md)" = "(wilting and draught) or flowers or spider_mites or (none of: wilting, leaves is known)" ]
	[ "$(cell T3 3 < page.md)" = "at least 2 of: wilting, (flowers or draught), (red flag DRY or ROT of level today)" ]
	[ "$(cell T4 3 < page.md)" = "not (wilting and flowers)" ]
	[ "$(cell T5 3 < page.md)" = "leaves over water_ml or leaves under water_ml or (no red flag of level weekend or above except WEB)" ]
	[ "$(cell T6 3 < page.md)" = 'age_class is not new and no pattern thirst and leaves is not known and draught is "not sure"' ]
}

@test "weights, destinations, gates, lists and derived numbers are on the page" {
	toy > page.md
	[ "$(cell MITES 3 < page.md)" = '\+3 for spider_mites; \+1 for draught; \-2 for soil is swamp' ]
	grep -qF '| weekend | else the first that holds | windowsill | always | rules.lua:24 |' page.md
	grep -qF '| withheld | soil is not known |' page.md
	grep -qF '| half-dose | kind is orchid | Orchids get half. |' page.md
	grep -qF '| 1 | A-WATER | level is today | nothing follows it | Water now. |' page.md
	grep -qF '| owned_days | the days from bought to date |' page.md
	grep -qF "| GARDEN | Grandmother's notebook | 1961 | the shelf | looked at |" page.md
	tail -7 page.md | grep -qF 'I have read houseplants@3#'
}

@test "only the kinds and ids asked for are shown, and the page says that it is a part" {
	toy --only source,redflag > page.md
	grep -qF 'only a part' page.md
	grep -q '^## Red flags' page.md
	grep -q '^## Sources' page.md
	refute grep -q '^## Questions' page.md
	toy DRY soil > page.md
	grep -qF '| DRY |' page.md
	grep -qF '| soil |' page.md
	refute grep -qF '| ROT |' page.md
	# What a rule asks and rests on is shown with it.
	grep -qF '| wilting | Does it hang its leaves? |' page.md
	grep -qF '| GARDEN | Grandmother' page.md
	refute grep -qF '| leaves |' page.md
	run bp-rules doc -r "$DATA/toy" --only redflags
	[ "$status" -eq 2 ]
	[[ $output == *'nothing is declared with the word "redflags"; nearest: redflag' ]]
	run bp-rules doc -r "$DATA/toy" DRYY
	[ "$status" -eq 2 ]
	[[ $output == *'nothing is called "DRYY"; nearest: DRY' ]]
	run bp-rules doc -r "$DATA/toy" --html --graph
	[ "$status" -eq 2 ]
}

@test "the drawing has every rule and every condition once, and Graphviz reads it" {
	doc --graph > rules.dot
	toy --graph > toy.dot
	toy --graph DRY > dry.dot
	for word in redflag triage final pattern cluster condition class score conflict; do
		declared $word | sed "s/.*/label=\"$word &\"/"
	done > words
	all_in rules.dot
	# No node is declared twice, and every end of an edge is a node.
	for file in rules.dot toy.dot dry.dot; do
		sed -n 's/^	\([a-z][0-9]*\) \[.*/\1/p' "$file" | sort > nodes
		[ -z "$(uniq -d nodes)" ]
		sed -n 's/^	\([a-z][0-9]*\) -> \([a-z][0-9]*\).*/\1\n\2/p' "$file" | sort -u > ends
		[ -s ends ]
		[ -z "$(comm -13 nodes ends)" ]
	done
	[ "$(grep -c 'shape=ellipse, label="soil is dry"' toy.dot)" -eq 1 ]
	grep -qF 'label="redflag DRY"' dry.dot
	refute grep -qF 'ROT' dry.dot
	grep -q '\[style=dashed, label="but not when"\]' dry.dot
	grep -q 'label="level today"' dry.dot
	toy --graph FEW | grep -qF 'label="leaves under 5"'
	run bp-rules doc -r "$DATA/toy" --graph GARDEN
	[ "$status" -eq 2 ]
	command -v dot > /dev/null || skip "Graphviz is not installed"
	dot -Tsvg rules.dot | grep -q '</svg>'
	dot -Tsvg dry.dot | grep -q '</svg>'
}

@test "every statement of the articles has its home, sorted as people sort, doubles shown" {
	grep -ohE '"S[0-9]+-[0-9]+"' "$RULES"/*.lua | tr -d '"' | sort > wanted
	doc --homes -o ndjson > homes
	sed 's/.*"fact":"\([^"]*\)".*/\1/' homes | sort > got
	same wanted got
	doc --homes > page.md
	tables_whole page.md
	grep -qF '| S1-24 | redflag RF-CES-1 | redflags.lua:' page.md
	doc --homes --html > page.html
	tags_balanced page.html
	cp -r "$DATA/toy" ours
	sed -i 's/source = "GARDEN" }$/source = "GARDEN", from = { "S1-10", "S1-9" } }/' ours/care.lua
	sed -i 's/redflag "ROT" { /&from = "S1-9", /' ours/rules.lua
	bp-rules doc -r ours --homes > page.md
	grep -E '^\| S' page.md | cut -d'|' -f2,3,5 > rows
	printf '%s\n' ' S1-9 | redflag ROT | 4 ' ' S1-9 | advice A-WATER | 4 ' > wanted
	head -2 rows > first
	same wanted first
	[ "$(tail -1 rows)" = " S1-10 | advice A-TALK | 3 " ]
	grep -qF 'Statements: 2. Of these with more than one home: 2.' page.md
	bp-rules doc -r ours --homes S1-10 -o ndjson | refute grep -v '"fact":"S1-10"'
	bp-rules doc -r ours --homes --only redflag > page.md
	grep -qF '| S1-9 | redflag ROT | rules.lua:5 |' page.md
	run bp-rules doc -r ours --homes S1-11
	[ "$status" -eq 2 ]
	bp-rules doc -r "$DATA/toy" --homes | grep -qF 'Statements: 0.'
}

@test "for programs there is one object a declaration, whole and in the order of the files" {
	doc -o ndjson > all.ndjson
	for word in source level yesno number choice day text redflag triage final pattern class condition cluster score instrument \
		gate list advice conflict notice block education derive needless does_not_apply destination; do
		declared $word | sed "s/.*/\"word\":\"$word\",\"id\":\"&\"/"
	done > words
	all_in all.ndjson
	bp-record -i ndjson -o ndjson -r "$RULES" < all.ndjson > copy 2> /dev/null
	[ "$(wc -l < copy)" -eq "$(wc -l < all.ndjson)" ]
	refute grep -q '"error":' copy
	grep '"id":"RF-FRX-9"' all.ndjson > one
	grep -qF '"level":"urgent","within":"48 h","when":"age 65 or above and trauma is minor","unless":"trauma_days_ago over 42","reads":["age","trauma","trauma_days_ago"],"cases":' one
	grep -qF '"suspect":"fragility fracture"' one
	grep -qF '"source":["ACP11","GENERAL"]' one
	toy -o ndjson spider_mites | grep -qF '"aliases":["mites"]'
	[ "$(toy --only question spider_mites | cell spider_mites 7)" = mites ]
	[ "$(toy --only question | cell wilting 6)" = 2 ]
	toy -o ndjson --only question leaves > one
	grep -qF '"min":0,"max":5000,"whole":true' one
	[ "$(wc -l < one)" -eq 1 ]
	bp-rules doc -r "$DATA/toy" -o ndjson --only source | grep -qF '"year":1961'
}

@test "a page that cannot be written whole is no success" {
	[ -w /dev/full ] || skip "there is no /dev/full"
	run bash -c 'bp-rules doc -r "$RULES" > /dev/full'
	[ "$status" -eq 2 ]
}
