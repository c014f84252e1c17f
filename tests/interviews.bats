# Whole interviews by the hundred: people of chance and the worked cases, at a real terminal (tests/pty.c).
#
# BP_INTERVIEWS   how many people (60 when not set; 16 with the sanitizers)
# BP_SEED         the seed they are made from (fixed when not set)
load helpers

DAY=2026-11-16
SEED=${BP_SEED:-20261116}
COUNT=${BP_INTERVIEWS:-${BP_SLOW:+16}}
COUNT=${COUNT:-60}
PATH=${BP_BUILD:-$ROOT/build}:$PATH

# The people, what the questions and blocks are, and one interview with each: nobody stops at an emergency.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	bp-rules doc -r "$RULES" -o ndjson > doc
	# What is asked in brackets stands in the record, and asks nobody.
	jq -r 'select(.kind == "question") | [.id, .word, (if .ask | startswith("(") or . == "" then "told" else .tier end),
		.min // "", .max // "", .whole // "", (.values // [] | join("|"))] | @tsv' doc > questions
	jq -r 'select(.kind == "block") | [.id, .opens, (.asks | join(" "))] | @tsv' doc | awk -F'\t' '
		NR == FNR { is[$1]; next }
		{
			n = split($2, word, /[^a-z_0-9]+/)
			reads = ""
			for (i = 1; i <= n; i++) if (word[i] in is) reads = reads (reads == "" ? "" : " ") word[i]
			print FNR "\t" reads "\t" $3 "\t" $1
		}' questions - > blocks
	jq -r 'select(.kind == "complaint") | [.id, (.asks | join(" "))] | @tsv' doc > complaint_list
	awk -f "$DATA/blocks.awk" "$RULES/asking.lua" > site.lua
	# In the order of the blocks of the rules, or nothing below means anything.
	[ "$(grep -c '"open-' site.lua)" -eq "$(wc -l < blocks)" ]
	awk -v seed="$SEED" -v count="$COUNT" -f "$DATA/chance.awk" -f "$DATA/people.awk" "$VIGNETTES" > people
	interviews people -e n
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	echo "seed $SEED, $COUNT people"  # shown when a test fails
}

# interviews PEOPLE [OPTION of pty ...]: their records into PEOPLE.out, what was asked into PEOPLE.log.  A clinic knows age,
# sex, and what was examined.
interviews() {
	local people=$1 known
	shift
	known=$(awk -F'\t' '$3 == "exam" { printf("%s,", $1) }' questions)
	pty --batch -r "$RULES" -k "id,age,sex,$known" -l "$people.log" -t "$people.screen" "$@" -- "$people" \
		bp-intake -r "$RULES" --as-of $DAY --labels --plain -o ltsv < /dev/null > "$people.out"
	[ "$(wc -l < "$people.out")" -eq "$(grep -c '^id:' "$people")" ]
}

# blocks_of: the records on standard input, with the blocks that are open or shut among their patterns.
blocks_of() { bp-classify -r "$RULES" --site site.lua --as-of $DAY -i ltsv 2> /dev/null || [ $? -eq 1 ]; }

# answered OUT LOG SEED YES: the records with every question answered that could still have been asked.
answered() {
	local round status
	awk -F'\t' 'NR == FNR { list[NR] = $2; next }
		/\tlabel:complaints\t/ {
			n = split(substr($5, 8), number, " ")
			all = ""
			for (i = 1; i <= n; i++) all = all " " list[number[i]]
			print substr($1, 4) "\t" all
		}' complaint_list "$2" > complaints
	cp "$1" now
	for round in {1..30}; do
		blocks_of < now > judged
		status=0
		awk -v seed="$3" -v yes="$4" -v round="$round" -f "$DATA/chance.awk" -f "$DATA/completion.awk" blocks complaints judged > next ||
			status=$?
		mv next now
		[ $status -ne 9 ] || break
		[ $status -eq 0 ]
	done
	[ $status -eq 9 ]  # nothing was left
	cat now
}

# levels: id and level of the records on standard input, judged anew.
levels() {
	{ bp-triage -r "$RULES" --as-of $DAY -i ltsv -o ltsv 2> /dev/null || [ $? -eq 1 ]; } |
		{ bp-record -r "$RULES" -f id,level -o ltsv 2> /dev/null || [ $? -eq 1 ]; }
}

@test "the level an interview ends with is the level of the record it wrote" {
	bp-record -r "$RULES" -f id,level -o ltsv people.out > said 2> /dev/null || [ $? -eq 1 ]
	levels < people.out > judged
	same said judged
	# There is something to see: people of every kind.
	[ "$(cut -f 2 said | sort -u | wc -l)" -ge 3 ]
	[ "$(grep -c 'level:emergency' said)" -lt "$((COUNT * 2 / 3))" ]
}

# outlook RECORDS: id, level, what pends, and what contradicts what, judged anew.
outlook() {
	{ bp-triage -r "$RULES" --as-of $DAY -i ltsv -o ltsv "$1" 2> /dev/null || [ $? -eq 1 ]; } |
		{ bp-record -r "$RULES" -f id,level,pending,conflicts -o tsv 2> /dev/null || [ $? -eq 1 ]; }
}

# changed BEFORE AFTER: of whom the level is another, or something worse is pending, but for answers that do not fit
# together: an interview would ask for these again, and unasked they contradict nothing.
changed() {
	awk -F'\t' '
		BEGIN { n = split("none selfcare routine soon urgent emergency", word, " "); for (i = 1; i <= n; i++) rank[word[i]] = i }
		function outlook() { return rank[$2] > rank[$3] ? rank[$2] : rank[$3] }
		NR == FNR { level[$1] = $2; was[$1] = outlook(); said[$1] = $4; next }
		$2 != level[$1] && (level[$1] != "selfcare" || $4 == said[$1])
		$2 == level[$1] && outlook() > was[$1] && $4 == said[$1]' "$1" "$2"
}

@test "whatever is answered to the questions that were not asked, no level changes, and nothing worse could come" {
	outlook people.out > before
	for yes in 0 30 300 700; do
		for n in 1 2; do
			answered people.out people.log $((SEED + n)) $yes > full
			# Something was answered.
			[ "$(wc -w < full)" -gt "$((COUNT * 60))" ]
			outlook full > after
			echo "yes $yes, seed $((SEED + n)):"
			nothing < <(changed before after)
		done
	done
}

@test "every question was core, or of a complaint, or its block was open, or it decides whether one is" {
	# The record before each question, with the question as a result would stand.
	awk -F'\t' -v OFS='\t' '
		FILENAME == "complaint_list" { asks[$1] = $2; next }
		FILENAME == "questions" { tier[$1] = $3; word[$1] = $2; next }
		FILENAME == "people" {
			for (i = 1; i <= NF; i++) { p = index($i, ":"); said[substr($1, 4), substr($i, 1, p - 1)] = substr($i, p + 1) }
			next
		}
		{
			id = substr($1, 4); label = substr($3, 7); block = substr($4, 7); answer = substr($5, 8)
			if (id != last) {
				last = id; facts = "id:" id OFS "date:2026-11-16"
				for (f in tier) if ((f == "age" || f == "sex" || tier[f] == "exam") && (id, f) in said && said[id, f] != "dk") facts = facts OFS f ":" said[id, f]
			}
			if (!(label in tier)) next
			if (block == "asked of everyone") {
				if (tier[label] != "core") print id ": " label ": is not core" > "wrong"
			} else if (index(" " asks[block] " ", " " label " ") == 0)  # a complaint may be called like a block
				print facts, "asked_block:" block, "asked_label:" label
			if (answer == "d") answer = "dk"
			if (answer != "s" && !(answer == "dk" && word[label] == "day")) facts = facts OFS label ":" answer
		}' complaint_list questions people <(grep -v 'asked:' people.log) > moments
	[ ! -s wrong ] || { head wrong; return 1; }
	[ "$(wc -l < moments)" -gt "$((COUNT * 3))" ]
	blocks_of < moments > seen
	awk -F'\t' -v count="$COUNT" '
		function value(label,   i) { for (i = 1; i <= NF; i++) if (index($i, label ":") == 1) return substr($i, length(label) + 2) }
		FILENAME == "questions" { core[$1] = $3 == "core"; next }
		FILENAME == "blocks" { number[$4] = $1; reads[$1] = " " $2 " "; asks[$1] = " " $3 " "; n = $1; next }
		{
			block = value("asked_block"); label = value("asked_label"); pattern = "," value("pattern") ","
			b = number[block]
			if (b == "" || index(asks[b], " " label " ") == 0) { print value("id") ": " label ": is not of " block; next }
			if (index(pattern, ",shut-" b ",")) { print value("id") ": " label ": " block " is shut"; next }
			if (index(pattern, ",open-" b ",")) { open++; next }
			# It decides about a block, or nobody is left who could decide about this one.
			decides = 0
			for (k = 1; k <= n; k++)
				if (!index(pattern, ",open-" k ",") && !index(pattern, ",shut-" k ",") && index(reads[k], " " label " ")) decides = 1
			may = ""
			for (k = 1; k <= n; k++) if (!index(pattern, ",shut-" k ",")) may = may asks[k]
			m = split(reads[b], f, " ")
			for (left = i = 0; i++ < m;)
				if (value(f[i]) == "" && !index(pattern, ",needless-" f[i] ",") && (core[f[i]] || index(may, " " f[i] " "))) left++
			if (!decides && left) print value("id") ": " label ": " block " could be decided about"
		}
		END { if (open < count) print "only " open + 0 " questions of open blocks" }' questions blocks seen > wrong
	nothing < <(head -20 wrong)
}

@test "with all details, and with made-up answers, an interview comes to an end" {
	head -n $((COUNT / 5 + 1)) people > some
	interviews some -e n -g y
	[ "$(grep -c "${TAB}status:0" some.log)" -eq "$(wc -l < some)" ]
	levels < some.out > details
	bp-record -r "$RULES" -f id,level -o ltsv some.out 2> /dev/null > said || [ $? -eq 1 ]
	same said details
	# Who is asked more is no better off, and no worse.
	head -n $((COUNT / 5 + 1)) people.out | levels > plain
	same plain details
	for n in $(seq $((COUNT / 10 + 1))); do ltsv "id:M$n"; done > nobody
	interviews nobody -e n -g y -d any -S "$SEED"
	[ "$(grep -c "${TAB}status:0" nobody.log)" -eq "$(wc -l < nobody)" ]
	bp-record -r "$RULES" -f id,level -o ltsv nobody.out 2> /dev/null > said || [ $? -eq 1 ]
	levels < nobody.out > judged
	same said judged
}

@test "an emergency is announced after five questions at the median, in every worked case of one" {
	heavy
	run "$ROOT/scripts/intake-table"
	echo "$output"
	[ "$status" -eq 0 ]
	[ "$(sed -n 's/^\([0-9]*\) emergencies announced.*/\1/p' <<< "$output")" -eq "$(grep -c 'expect_level:emergency' "$VIGNETTES")" ]
	sed -n 's/.*announced, median \([0-9.]*\) questions$/\1/p' <<< "$output" | awk '{ n++; bad += $1 > 5 } END { exit n != 1 || bad }'
}
