#!/usr/bin/env bats
# The pages for clinicians, which stand in rules/pages: the morning list, the summary, the days of review.
# What they say is counted here a second time, from the same records, by jq.

load helpers

DAY=2026-08-05  # the day tests/data/courses.awk is about

report() { bp-report -r "$RULES" "$@"; }

# made N [SEED]: so many made-up courses.
made() { awk -v people="$1" -v seed="${2:-1}" -f "$DATA/courses.awk"; }

# course LABEL VALUE ...: one course that needs nothing, changed; the values are JSON.
course() {
	local change='.' record
	record='{"id":"P1","visits":2,"first_date":"2026-07-06","last_date":"2026-08-03","days":28,"level_last":"routine",
		"level":"routine","level_date":"2026-08-03","act_within":"28 d","level_rules":["TR-7"],"triage_rules":["TR-7"],
		"redflags":[],"new_redflags":[],"pending":"none","provisional":false,"ask":[],"attended":"","destination":"GP",
		"response":"same","response_primary":"nrs","escalation":[],"disagreement":[],"review_due":"2026-08-31",
		"overdue":false,"days_overdue":0,"overdue_rank":null,"last_contact":"2026-08-03","referral":"none",
		"referral_to":"none","referral_days":null,"tests":[],"conflicts":[],"problems":[]}'
	while [ $# -gt 0 ]; do
		change="$change | .$1 = $2"
		shift 2
	done
	jq -c "$change" <<< "$record"
}

# rows N < MARKDOWN: the rows of section N, without the heads, one a line, the bold marks left out.
rows() {
	awk -v n="$1" '
		/^## / { here = index($0, "## " n "\\. ") == 1; next }
		/^\| --- / { body = 1; next }
		!/^\|/ { body = 0 }
		here && body { gsub(/\*\*/, ""); gsub(/\\/, ""); sub(/^\| /, ""); print }'
}

# shown N < MARKDOWN: how many lines section N has, those counted in "and N more" as well.
shown() {
	awk -v n="$1" '
		/^## / { here = index($0, "## " n "\\. ") == 1; next }
		/^\| --- / { body = 1; next }
		!/^\|/ { body = 0 }
		here && body { lines++ }
		here && /^and [0-9]+ more$/ { lines += $2 }
		END { print lines + 0 }'
}

# told N < MARKDOWN: the numbers in the heading of section N.
told() { sed -n "s/^## $1\\\\\\. //p" | grep -o '([0-9?]*)' | tr -d '()' | tr '\n' ' ' | sed 's/ $//'; }

# tile WORD < MARKDOWN: the number in the head.
tile() { sed -n "s/^- \*\*\(.*\)\*\* $1\$/\1/p"; }

# under N ID < MARKDOWN: who is ID stands under N.
under() { rows "$1" | grep -q "^$2 |"; }

# counts CONDITION FILE: how many of the courses are so.
counts() {
	jq -s --arg today "$DAY" '
		def away($a; $b): (($b | strptime("%Y-%m-%d") | mktime) - ($a | strptime("%Y-%m-%d") | mktime)) / 86400 | round;
		def within: if .act_within == "now" then 0 elif .act_within | endswith("d") then .act_within[:-2] | tonumber
			else (.act_within[:-2] | tonumber) / 24 end;
		def left: within - away(.level_date; $today);
		def here: .attended == "yes" | not;
		def late: .level == "urgent" and here and (left <= 0 or .attended == "no");
		def worse: .response == "worse" or (.new_redflags | length > 0) or .walk_rule == "FU-W-1";
		def good: .response == "improved" or .response == "recovered";
		def lately: away(.last_date; $today) | . >= 0 and . < 7;
		def silent: .overdue or .response == "not-computable";
		def counted: silent and .visits == 1 and (.overdue | not) | not;
		[.[] | select('"$1"')] | length' "$2"
}

setup_file() {
	command -v jq > "$BATS_FILE_TMPDIR/jq" || return 0
	cd "$BATS_FILE_TMPDIR" || return
	made 300 > courses
	bp-report -r "$RULES" morning --as-of "$DAY" -o md courses > page 2> said || [ $? -eq 1 ]
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	[ -s "$BATS_FILE_TMPDIR/jq" ] || skip "jq is not installed"
	courses=$BATS_FILE_TMPDIR/courses
	page=$BATS_FILE_TMPDIR/page
}

@test "the sections stand in their order, each with its number, also when it is empty" {
	report morning --as-of "$DAY" -o md < /dev/null > empty
	for file in "$page" empty; do
		[ "$(sed -n 's/^## \([0-9]*\).*/\1/p' "$file" | tr '\n' ' ')" = "1 2 3 4 5 6 7 8 9 10 11 " ]
	done
	[ "$(grep -c '^none$' empty)" -eq 11 ]
	grep -q '^\*\*No record came in\.' empty
}

@test "an empty day says so at the top, and a day that is not does not" {
	course > calm
	report morning --as-of "$DAY" calm > out
	sed -n 1,5p out | grep -q '^An empty day'
	refute grep -q 'empty day' "$page"
	for change in 'level "emergency"' 'level "urgent"' 'pending "soon"' 'overdue true' 'response "worse"' 'tests ["P-T4"]' \
		'conflicts ["DC-1"]' 'referral "waiting"' 'walk_rule "FU-W-1"' 'level_date "2026-07-01" | .level = "soon"'; do
		course ${change%% *} "${change#* }" > changed
		report morning --as-of "$DAY" changed > out
		refute grep -q 'empty day' out
	done
}

@test "every section holds exactly who belongs there" {
	[ "$(rows 1 < "$page" | grep -c .)" = "$(counts '.level == "emergency" and here' "$courses")" ]
	[ "$(rows 2 < "$page" | grep -c .)" = "$(counts 'late or (.level == "urgent" and here and (late | not)) or
		(.level == "soon" and here and (.overdue | not) and left <= 7)' "$courses")" ]
	[ "$(rows 3 < "$page" | grep -c .)" = "$(counts '.level and (.pending != "none")' "$courses")" ]
	[ "$(rows 4 < "$page" | grep -c .)" = "$(counts '.overdue' "$courses")" ]
	[ "$(rows 5 < "$page" | grep -c .)" = "$(counts '.level and worse' "$courses")" ]
	[ "$(shown 6 < "$page")" = "$(counts '.level and (worse | not) and .escalation == ["FU-E-SAME-6W"]' "$courses")" ]
	[ "$(shown 7 < "$page")" = "$(counts '.referral == "waiting"' "$courses")" ]
	[ "$(shown 8 < "$page")" = "$(counts '.tests and (.tests | length > 0)' "$courses")" ]
	[ "$(shown 9 < "$page")" = "$(counts '.error or (.conflicts + .disagreement + .problems | length > 0)' "$courses")" ]
	[ "$(shown 10 < "$page")" = "$(counts '.level and good and lately' "$courses")" ]
	[ "$(counts '.level == "emergency" and here' "$courses")" -gt 10 ]
}

@test "the numbers in the head and in the headings are those of the lines below" {
	for pair in "1:call now" "3:to be asked" "4:overdue" "5:worse"; do
		[ "$(tile "${pair#*:}" < "$page")" = "$(rows "${pair%%:*}" < "$page" | grep -c .)" ]
		[ "$(tile "${pair#*:}" < "$page")" = "$(told "${pair%%:*}" < "$page")" ]
	done
	[ "$(tile 'past 48 h' < "$page") $(tile 'to be seen' < "$page")" = "$(told 2 < "$page")" ]
	[ "$(tile 'past 48 h' < "$page")" = "$(counts late "$courses")" ]
	[ "$(told 2 < "$page" | awk '{ print $1 + $2 }')" = "$(rows 2 < "$page" | grep -c .)" ]
	for n in 6 7 8 10 11; do [ "$(told "$n" < "$page")" = "$(shown "$n" < "$page")" ]; done
	[ "$(tile 'not read' < "$page")" = "$(counts .error "$courses")" ]
	[ "$(told 9 < "$page")" = "$(counts .error "$courses") $(counts '.level and (.conflicts + .disagreement + .problems | length > 0)' "$courses")" ]
	[ "$(sed -n '3s/ records.*//p' "$page")" = "$(grep -c . "$courses")" ]
}

@test "responders are a range, and silence is never the same" {
	lowest=$(counts '.level and good and (.overdue | not)' "$courses")
	highest=$(counts '.level and counted and ((good and (.overdue | not)) or .overdue or
		(silent and (.response_possible | index("improved") or index("recovered"))))' "$courses")
	[ "$lowest" -lt "$highest" ]
	grep -qF "Responders: $lowest to $highest of $(counts '.level and counted' "$courses")" "$page"
	grep -qF "No answer, so not known ($(counts '.level and counted and silent' "$courses")):" "$page"
	course response '"improved"' > two
	course id '"P2"' response '"improved"' overdue true days_overdue 20 review_due '"2026-07-16"' >> two
	report morning --as-of "$DAY" two > out
	grep -q 'Responders: 1 to 2 of 2' out
	grep -q 'not known (1): P2\.' out
}

@test "the rules that fired are counted, the most frequent first" {
	jq -r --arg today "$DAY" 'def away($a; $b): (($b | strptime("%Y-%m-%d") | mktime) - ($a | strptime("%Y-%m-%d") | mktime)) / 86400;
		select(.level and (away(.last_date; $today) | . >= 0 and . < 7)) |
		(.redflags + .triage_rules + .response_rules + .escalation + .disagreement)[] | select(. != "")' "$courses" |
		sort | uniq -c | sort -k1,1nr -k2,2 | awk '{ print $2, $1 }' > wanted
	rows 11 < "$page" | awk -F' \\| ' '{ sub(/.* /, "", $2); print $1, $2 }' > got
	same wanted got
}

@test "those who wait longest, or could be worst, stand first" {
	{
		course level '"emergency"' act_within '"now"'
		course id '"P2"' level '"emergency"' act_within '"now"' level_date '"2026-08-01"'
		course id '"P3"' level '"emergency"' act_within '"now"' level_date '""' last_date '"soon"'
		course id '"P4"' pending '"soon"'
		course id '"P5"' pending '"emergency"'
		course id '"P6"' overdue true overdue_rank 7 days_overdue 90 review_due '"2026-05-07"'
		course id '"P7"' overdue true overdue_rank 3 days_overdue 9 review_due '"2026-07-27"'
	} > some
	report morning --as-of "$DAY" -o md some > out
	[ "$(rows 1 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P3 P2 P1 " ]
	[ "$(rows 3 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P5 P4 " ]
	[ "$(rows 4 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P7 P6 " ]
}

@test "the reason stands there in words, and the ids beside it" {
	course level '"emergency"' level_last '"emergency"' act_within '"now"' level_rules '["RF-CES-1"]' redflags '["RF-CES-1"]' \
		because_level '["RF-CES-1: urinary_retention=yes & age=71 [GIRFT23 CKS]"]' destination '"emergency department"' > one
	report morning --as-of "$DAY" -o md one > out
	rows 1 < out | grep -q 'suspected cauda equina syndrome: urinary retention, age 71 years\..*To: emergency department\. RF-CES-1'
	course pending '"emergency"' provisional true ask '["urinary_retention"]' | report morning --as-of "$DAY" -o md > out
	rows 3 < out | grep -q 'Unable to pass urine, or only with straining?'
	course conflicts '["DC-1"]' | report morning --as-of "$DAY" -o md > out
	rows 9 < out | grep -q '^P1 | No leg pain is recorded, yet details of leg pain are: .* DC-1'
}

@test "an emergency leaves the list when its place was reached, and not before" {
	for attended in '""' '"no"' '"unknown"' null; do
		course level '"emergency"' act_within '"now"' attended "$attended" |
			report morning --as-of "$DAY" -o md > out 2> said || [ $? -eq 1 ]
		under 1 P1 < out
	done
	course level '"emergency"' act_within '"now"' attended '"yes"' | report morning --as-of "$DAY" -o md > out
	[ "$(told 1 < out)" = 0 ]
	grep -q 'Emergencies confirmed attended: 1' out
	course level '"urgent"' act_within '"48 h"' attended '"no"' level_date '"2026-08-05"' | report morning --as-of "$DAY" -o md > out
	[ "$(told 2 < out)" = "1 0" ]
	rows 2 < out | grep -q 'Did not get there'
}

@test "48 hours end on the second day, a time that cannot be read has ended" {
	for case in '2026-08-04:48 h:0 1' '2026-08-03:48 h:1 0' '2026-08-04:24 h:1 0' '2026-08-05:24 h:0 1' '2026-08-05:soon:1 0' \
		'no day:48 h:1 0'; do
		date=${case%%:*}
		act=${case#*:}
		course level '"urgent"' level_date "\"$date\"" last_date "\"$date\"" act_within "\"${act%:*}\"" > one
		report morning --as-of "$DAY" -o md one > out
		[ "$(told 2 < out)" = "${case##*:}" ] || { echo "$case: $(told 2 < out)"; false; }
	done
}

@test "of several signs the worst comes first, and says what to do" {
	course level '"urgent"' act_within '"24 h"' level_rules '["RF-INF-2"]' redflags '["RF-MAL-6", "RF-INF-2"]' \
		new_redflags '["RF-MAL-6", "RF-INF-2"]' | report morning --as-of "$DAY" -o md > out
	rows 5 < out | grep -q '| suspected spinal infection or pyelonephritis; myeloma\. Examine the same day: '
}

@test "a level that is held is told as held" {
	course level '"urgent"' level_last '"selfcare"' level_date '"2026-07-20"' level_rules '["RF-INF-2"]' act_within '"24 h"' |
		report morning --as-of "$DAY" -o md > out
	rows 2 < out | grep -q 'Held from Mon 20 Jul: what came later does not take it back'
}

@test "single visits make a list too, and it says what only a course tells" {
	bp-plan -r "$RULES" --all --explain "$RULES/tests/clinic.ndjson" > visits 2> said || [ $? -eq 1 ]
	report morning --as-of 2026-11-18 -o md visits > out 2> said || [ $? -eq 1 ]
	[ "$(rows 1 < out | cut -d' ' -f1)" = "$(jq -r 'select(.level == "emergency") | .id' visits)" ]
	[ "$(rows 3 < out | grep -c .)" = "$(jq -r 'select(.pending != "none") | .pending' visits | grep -c .)" ]
	[ "$(shown 8 < out)" = "$(jq -r 'select(.tests | length > 0) | .level' visits | grep -c .)" ]
	[ "$(grep -c '^Not known: these are single visits' out)" -eq 4 ]
	[ "$(tile worse < out)" = '?' ]
	rows 1 < out | grep -q '^P0004 .*urinary retention, saddle sensory change'
	# What only a course has is not missed: the one wrong value is all that is said.
	for name in morning summary reviews handout; do
		report "$name" --as-of 2026-11-18 visits 2>&1 >/dev/null | refute grep -v 'temperature_c: out of range\|^bp-report: 42 lines, 1 with problems'
	done
	# An answer "attended" of a single visit is about the time before: it confirms nothing.
	jq -c 'select(.id == "P0004") | .attended = "yes"' visits | report morning --as-of 2026-11-18 -o md > out
	under 1 P0004 < out
	# In every format the programs write.
	for format in ltsv tsv csv; do
		bp-plan -r "$RULES" --all --explain -o "$format" "$RULES/tests/clinic.ndjson" > visits.$format 2> said || [ $? -eq 1 ]
		report morning --as-of 2026-11-18 -o md visits > wanted 2> said || [ $? -eq 1 ]
		report morning --as-of 2026-11-18 -o md "visits.$format" > got 2> said || [ $? -eq 1 ]
		same wanted got
	done
}

@test "nothing that could not be read is lost, and it never looks calm" {
	{
		course
		echo '{broken'
		course id '"P2"' level '"fine"'
		course id '"P3"' level null
		course id '"P4"' level '["routine"]'
		course id '"P5"' level '"unreadable"'
		course id null
		course id '"P7"' last_date '"2026-09-01"'
		echo '{"error":"no braces","line":77,"raw":"x"}'
	} > some
	report morning --as-of "$DAY" -o md some > out 2> said || [ $? -eq 1 ]
	[ "$(tile 'not read' < out)" -eq 6 ]
	for line in 'line 2' 'line 3' 'line 4' 'line 5' 'line 6' 'line 77' P7; do under 9 "$line" < out; done
	rows 9 < out | grep -q 'no id'
	rows 9 < out | grep -q 'after today'
	refute grep -q 'empty day' out
	grep -q '^9 records, \*\*6 of them not read\*\*' out
}

@test "values of every shape break no page" {
	course | jq -c '. as $base
		| (keys + ["nrs_trend", "nrs_first", "nrs_last", "odi_trend", "because_level", "scores", "likely", "nsaid", "rules",
			"walk_rule", "walk_dose_min"])[] as $key
		| ("", "none", null, true, {"a": [1]}, [], [null, {"b": 2}, [3]], -1, 1e999, 1e300, 2.5, "2026-13-45", "9999-12-31",
			"0000-01-01", "%d %s %", "<b>&\"|`*_\\", "\u0000\u001b[2J\u202e", "a,b,,c", "RF-CES-1", "dk") as $value
		| $base | .[$key] = $value' > some
	jq -c 'del(.visits, .last_date)' some > some.visits
	cat some.visits >> some
	for name in morning summary reviews; do
		report "$name" --as-of "$DAY" some > out 2> said || [ $? -eq 1 ] || { tail -1 said; false; }
		[ -s out ]
		refute grep -q "$(printf '\033')" out
	done
	report morning --as-of "$DAY" -o html some > out.html 2> said || [ $? -eq 1 ]
	refute grep -q '<b>&"' out.html
}

@test "a page of 2,000 people stays a page, and 1 to 5 are whole" {
	made 2000 7 > many
	report morning --as-of "$DAY" -o md many > out 2> said || [ $? -eq 1 ]
	[ "$(rows 1 < out | grep -c .)" = "$(counts '.level == "emergency" and here' many)" ]
	[ "$(rows 3 < out | grep -c .)" = "$(counts '.level and (.pending != "none")' many)" ]
	[ "$(rows 4 < out | grep -c .)" = "$(counts .overdue many)" ]
	[ "$(rows 5 < out | grep -c .)" = "$(counts '.level and worse' many)" ]
	[ "$(rows 9 < out | grep -c '^line ')" = "$(counts .error many)" ]
	for n in 6 7 8 10; do [ "$(rows "$n" < out | grep -c .)" -eq 30 ]; done
	[ "$(shown 8 < out)" = "$(counts '.tests and (.tests | length > 0)' many)" ]
}

@test "the same input and day make the same bytes, in whatever order the people come" {
	for format in text md html; do
		report morning --as-of "$DAY" -o "$format" "$courses" > a 2> said || [ $? -eq 1 ]
		report morning --as-of "$DAY" -o "$format" "$courses" > b 2> said || [ $? -eq 1 ]
		cmp a b
		grep -v '"error"' "$courses" > sorted
		sort -t: -k9 sorted > other
		report morning --as-of "$DAY" -o "$format" sorted > a
		report morning --as-of "$DAY" -o "$format" other > b
		cmp a b
	done
	report summary --as-of "$DAY" "$courses" > a 2> said || [ $? -eq 1 ]
	report summary --as-of "$DAY" "$courses" > b 2> said || [ $? -eq 1 ]
	cmp a b
}

@test "text is plain and narrow without a UTF-8 locale" {
	for name in morning summary; do
		report "$name" --as-of "$DAY" "$courses" > out 2> said || [ $? -eq 1 ]
		refute grep -q '[^ -~]' out
		[ "$(awk 'length > n { n = length } END { print n }' out)" -le 72 ]
	done
}

@test "the page ends with the rules that made it, and with what it is not" {
	stamp=$(redflag id:1 age:30 | value rules)
	for name in morning summary; do
		report "$name" --as-of "$DAY" "$courses" > out 2> said || [ $? -eq 1 ]
		grep -qF "Rules: $stamp" out
		tail -4 out | tr '\n' ' ' | grep -q 'examines no *one.*a clinician decides'
	done
	grep -q 'Judged by other rules: 300, by made@1#up' "$page"
}

@test "the summary has a page a record, with the basis of every answer" {
	bp-plan -r "$RULES" --all --explain "$RULES/tests/clinic.ndjson" > visits 2> said || [ $? -eq 1 ]
	report summary --as-of 2026-11-18 -o md visits > out 2> said || [ $? -eq 1 ]
	[ "$(grep -c '^# Summary of ' out)" = "$(grep -c . visits)" ]
	jq -c 'select(.id == "P0003")' visits | report summary --as-of 2026-11-18 -o md > one
	for words in 'could still be \*\*\\\[emergency' 'Unable to pass urine, or only with straining?' 'Suspected myeloma' \
		'age 69 years; episode duration 180 days' 'Lumbar spinal stenosis.* | 14 | 5 to 21 |' 'withheld-unknown' \
		'NSAID hypersensitivity' '\*\*NG12\*\* NICE NG12 Suspected cancer' 'Mind: most turn out negative' \
		'Nothing is recorded of: .*urinary retention' 'opioids for chronic pain'; do
		grep -q "$words" one || { echo "not there: $words"; false; }
	done
	# Every plan text, test and source of the record stands on the page.
	for id in $(jq -r 'select(.id == "P0003") | (.plan + .tests + .not_recommended + .redflags + .triage_rules)[]' visits); do
		grep -qF "$id" one
	done
	for key in $(jq -r 'select(.id == "P0003") | (.because_triage + .because_classify)[]' visits | grep -o '\[[^]]*\]$' | tr -d '[]'); do
		grep -q "^- \*\*$key\*\* " one
	done
	report summary --as-of "$DAY" -o md "$courses" > out 2> said || [ $? -eq 1 ]
	[ "$(grep -c '^# Summary of ' out)" = "$(grep -c . "$courses")" ]
	[ "$(grep -c '^| pain | ' out)" = "$(counts '.nrs_trend' "$courses")" ]
	[ "$(grep -c 'could not be read, or was not judged' out)" = "$(counts .error "$courses")" ]
}

@test "the calendar has every review once, on a day that is not past, and no more than id and level" {
	report reviews --as-of "$DAY" "$courses" > out 2> said || [ $? -eq 1 ]
	[ "$(grep -c '^BEGIN:VEVENT' out)" = "$(grep -c . "$courses")" ]
	[ "$(grep '^UID:' out | sort -u | grep -c .)" = "$(grep -c . "$courses")" ]
	[ -z "$(sed -n 's/^DTSTART;VALUE=DATE://p' out | awk '$1 < 20260805')" ]
	[ "$(grep -c '^SUMMARY:Review overdue: ' out)" = "$(counts .overdue "$courses")" ]
	[ "$(awk '{ sub(/\r$/, "") } length > 75' out | grep -c .)" -eq 0 ]
	refute grep -qiE 'pain|suspected|RF-|nrs' <(sed 's/\r$//' out | grep -v '^DESCRIPTION\|^ ')
	{ course; course; course id '"P2"' review_due '"tomorrow"'; } | report reviews --as-of "$DAY" > out 2> said || [ $? -eq 1 ]
	[ "$(grep -c '^BEGIN:VEVENT' out)" -eq 3 ]
	[ "$(grep '^UID:' out | sort -u | grep -c .)" -eq 3 ]
	grep -q '^SUMMARY:Review without a day: P2' out
	for day in 2027-08-06:1 2027-08-07:0 9999-12-31:0; do
		course review_due "\"${day%:*}\"" | report reviews --as-of "$DAY" > out
		[ "$(grep -c "^DTSTART;VALUE=DATE:$(tr -d - <<< "${day%:*}")" out)" -eq "${day#*:}" ]
		[ "$(grep -c '^DTSTART;VALUE=DATE:20260805' out)" -ne "${day#*:}" ]
	done
	report reviews --as-of "$DAY" < /dev/null | grep -q '^END:VCALENDAR'
}

@test "ten and eleven look back seven days, today included" {
	for case in 2026-08-05:1 2026-07-30:1 2026-07-29:0 2026-08-06:0; do
		course last_date "\"${case%:*}\"" response '"improved"' | report morning --as-of "$DAY" -o md > out
		[ "$(told 10 < out) $(told 11 < out)" = "${case##*:} ${case##*:}" ] || { echo "$case"; false; }
	done
}

@test "the level in force has its own reason, also when the last visit gives another" {
	course level '"emergency"' act_within '"now"' level_rules '["RF-CES-1"]' redflags '["RF-INF-2"]' |
		report morning --as-of "$DAY" -o md > out
	rows 1 < out | grep -q 'cauda equina.* RF-CES-1 |$'
	refute grep -q 'RF-INF-2 |' <(rows 1 < out)
}

@test "what is only provisional, or only says so, is asked about" {
	course provisional true ask '["fever"]' | report morning --as-of "$DAY" -o md > out
	under 3 P1 < out
	course pending '"urgent"' | report morning --as-of "$DAY" -o md > out
	rows 3 < out | grep -q 'Not sure, or not looked for again: somebody must look'
}

@test "who is not computable and nobody says why could be anything" {
	course response '"not-computable"' | report morning --as-of "$DAY" > out
	grep -q 'Responders: 0 to 1 of 1' out
	course response '"not-computable"' response_possible '["worse","same"]' | report morning --as-of "$DAY" > out
	grep -q 'Responders: 0 to 0 of 1' out
	course response '"not-computable"' visits 1 | report morning --as-of "$DAY" > out
	grep -q 'Not due for a first review yet, and not counted: 1' out
	refute grep -q Responders out
}

@test "a single visit is overdue by the earlier of its days, unless somebody was in contact since" {
	overdue() { ltsv id:P1 date:2026-07-01 level:routine "act_within:28 d" pending:none "$@" | report morning --as-of "$DAY" -o md > out; }
	overdue next_review:2026-08-05
	[ "$(told 4 < out)" = 0 ]
	overdue next_review:2026-08-04
	rows 4 < out | grep -q '^P1 | \[routine\] | 1 day | '
	overdue next_review:2026-09-01 review_due:2026-08-01
	rows 4 < out | grep -q '^P1 | \[routine\] | 4 days | '
	overdue next_review:2026-08-01 review_due:2026-09-01
	rows 4 < out | grep -q '^P1 | \[routine\] | 4 days | '
	overdue next_review:2026-08-01 last_contact:2026-08-01
	[ "$(told 4 < out)" = 0 ]
	overdue next_review:2026-08-01 last_contact:2026-07-31
	[ "$(told 4 < out)" = 1 ]
}

@test "facts are said as clinicians say them" {
	course level '"emergency"' act_within '"now"' level_rules '["RF-CES-1"]' because_level \
		'["RF-CES-1: fever=no & leg_weakness not none & saddle_numbness=dk & nrs_max=9 & leg_pain=both & pain_constant=1 [CKS]"]' |
		report morning --as-of "$DAY" -o md > out
	rows 1 < out | grep -qF 'no fever, leg weakness, saddle sensory change: not sure, worst pain now, back or leg 9, leg pain: both, pain constant=1.'
}

@test "a step that is told elsewhere brings nobody under 6, and no step is lost there" {
	course level '"emergency"' act_within '"now"' escalation '["FU-E-ATTEND"]' walk_rule '"FU-W-HOLD"' walk_stop true |
		report morning --as-of "$DAY" -o md > out
	[ "$(told 1 < out) $(told 5 < out) $(told 6 < out)" = "1 0 0" ]
	course escalation '["FU-E-REFERRAL", "FU-E-SAME-12W"]' referral '"waiting"' referral_days 40 pgic_last 4 | report morning --as-of "$DAY" -o md > out
	[ "$(told 6 < out) $(told 7 < out)" = "1 1" ]
	sed -n '/^## 6/,/^## 7/p' out > six
	grep -q ' FU-E-SAME-12W$' six
	rows 6 < out | grep -q '^P1 .*says: the same\. FU-E-REFERRAL |'
	# Who is to be called under 2 is not told so again under 5; who is not, is.
	course level '"urgent"' act_within '"48 h"' level_date '"2026-08-01"' response '"worse"' escalation '["FU-E-URGENT", "FU-E-WORSE"]' |
		report morning --as-of "$DAY" -o md > out
	rows 5 < out | grep -q '| FU-E-URGENT |'
	course level '"urgent"' act_within '"7 d"' level_date '"2026-08-03"' response '"worse"' escalation '["FU-E-URGENT", "FU-E-WORSE"]' |
		report morning --as-of "$DAY" -o md | sed -n '/^## 5/,/^## 6/p' > five
	grep -q '48 hours are over' five
	# Whose referral waits long stands with the others who have the same step.
	{
		course escalation '["FU-E-REFERRAL", "FU-E-SAME-12W"]' referral '"waiting"'
		course id '"P2"' escalation '["FU-E-SAME-12W"]'
	} | report morning --as-of "$DAY" -o md | sed -n '/^## 6/,/^## 7/p' > six
	[ "$(grep -c 'FU-E-SAME-12W' six)" -eq 1 ]
}

@test "a record that was hardly asked stands behind those that were, and says how much is open" {
	{
		course pending '"emergency"' ask "$(jq -n '[range(37) | "x\(.)"]')"
		course id '"P2"' pending '"emergency"' ask '["fever", "trauma", "age", "sex", "collapse", "foot_drop"]'
	} | report morning --as-of "$DAY" -o md > out
	[ "$(rows 3 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P2 P1 " ]
	rows 3 < out | grep -q '^P2 .* And 1 more: foot drop\.'
	rows 3 < out | grep -q '^P1 .* And 32 more: hardly anything was asked'
}

@test "what a whole group wants done next is said once, above it, and the rest at each" {
	{
		course response '"worse"' escalation '["FU-E-WORSE"]' response_rules '["FU-R-WORSE"]'
		course id '"P2"' response '"worse"' escalation '["FU-E-WORSE", "FU-E-ADHERENCE"]'
		course id '"P3"' new_redflags '["RF-MAL-2"]' response '"worse"' escalation '["FU-E-WORSE"]' last_date '"2026-07-01"'
		course id '"P4"' escalation '["FU-E-ADHERENCE"]'
		course id '"P5"' escalation '["FU-E-ADHERENCE"]' response '"improved"' days 70
		course id '"P6"' escalation '["FU-E-SAME-6W"]' days 50
	} | report morning --as-of "$DAY" -o md | sed '/^## 11/,$d' > out
	[ "$(told 5 < out) $(told 6 < out)" = "3 3" ]
	[ "$(grep -c 'FU-E-WORSE' out)" -eq 2 ]
	[ "$(grep -c 'FU-E-ADHERENCE' out)" -eq 2 ]
	[ "$(rows 5 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P3 P1 P2 " ]
	[ "$(rows 6 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P6 P4 P5 " ]
	rows 5 < out | grep -q '^P2 .*Next: .* FU-E-ADHERENCE'
	rows 5 < out | grep -q '^P3 | \[35 days ago\] | suspected '
	rows 6 < out | grep -q '^P6 | 7 weeks | '
}

@test "scores are told as they would be said, and none twice" {
	course overdue true days_overdue 3 nrs_first 7 nrs_last 4 nrs_trend '[7, "-", 4]' odi_first 40 odi_last 40 odi_trend '[40, 40]' \
		rmdq_first 9 rmdq_last 9 rmdq_trend '[9, "-"]' walk_time_first 12 walk_time_last 12 walk_time_trend '[12, 12]' \
		pgic_last 6 pgic_trend '[6]' adherence_first 50 adherence_last 50 adherence_trend '["-", 50]' \
		response_primary '"odi"' > one
	report morning --as-of "$DAY" -o md one > out
	rows 4 < out | grep -qF 'pain 7 to 4, RMDQ 9, says: much worse, did 50 % of the plan. TR-7 | ODI 40 40 |'
	jq -c '.response_primary = "none"' one | report morning --as-of "$DAY" -o md > out
	rows 4 < out | grep -qF 'ODI still 40, RMDQ 9, says: much worse, did 50 % of the plan. TR-7 | pain 7 – 4 |'
}

@test "who should have been seen already says so, and how long ago" {
	for case in '2026-07-20:2 days past' '2026-07-22:today' '2026-07-23:Thu 6 Aug'; do
		course level '"soon"' act_within '"14 d"' level_date "\"${case%%:*}\"" | report morning --as-of "$DAY" -o md > out
		rows 2 < out | grep -qF "P1 | [${case#*:}] |" || { rows 2 < out; false; }
	done
	{
		course tests '["P-T4"]' last_date '"2026-08-01"'
		course id '"P2"' tests '["P-T4"]' last_date '"2026-07-20"'
	} | report morning --as-of "$DAY" -o md > out
	[ "$(rows 8 < out | cut -d' ' -f1 | tr '\n' ' ')" = "P2 P1 " ]
}

@test "the summary calls a new sign by what is suspected, and makes no share of what is no score" {
	course response '"worse"' new_redflags '["RF-NEU-2"]' pgic_first 1 pgic_previous 5 pgic_last 5 pgic_change 4 pgic_percent 400 \
		pgic_trend '[1, 5, 5]' adherence_first 10 adherence_last 50 adherence_change 40 adherence_percent 400 \
		adherence_trend '[10, 50]' odi_first 40 odi_last 30 odi_change -10 odi_percent -25 odi_trend '[40, 30]' |
		report summary --as-of "$DAY" -o md > out
	grep -q '| \*\*New signs\*\* | suspected severe or progressive radiculopathy RF-NEU-2 |' out
	grep -qF '| PGIC | 1 | 5 | 5 | - |' out
	grep -qF '| ODI | 40 | - | 30 | -10 (-25 %) |' out
	refute grep -qF '400 %' out
}

@test "each page is one well-formed file, and a browser shows all of it on a telephone" {
	bp-plan -r "$RULES" --all --explain "$RULES/tests/clinic.ndjson" > visits 2> said || [ $? -eq 1 ]
	for name in morning summary handout; do
		report "$name" --as-of 2026-11-18 -o html visits > "$name.html" 2> said || [ $? -eq 1 ]
		refute grep -qiE '<script|<link|src=|href=|url\(' "$name.html"
	done
	report morning --as-of "$DAY" -o html "$courses" > courses.html 2> said || [ $? -eq 1 ]
	if command -v xmllint > found; then xmllint --noout --nonet ./*.html; fi
	browser=$(command -v chromium chromium-browser google-chrome | head -n 1) || true
	[ -n "$browser" ] || skip "chromium is not here"
	for file in morning summary handout courses; do
		# What the page is found to be is put into it, by a script that only this copy has.
		sed 's|</body>|<p id="found"></p><script>document.getElementById("found").textContent = "found wide " + (document.documentElement.scrollWidth <= innerWidth) + " people " + new Set(document.body.innerText.match(/P[0-9]{4,6}/g)).size;</script></body>|' \
			"$file.html" > looked.html
		HOME=$BATS_TEST_TMPDIR timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
			--window-size=400,900 --dump-dom "file://$PWD/looked.html" > dom 2> said || skip "the browser does not run here"
		people=$(grep -o 'P[0-9]\{4,6\}' "$file.html" | sort -u | grep -c .)
		[ "$people" -gt 25 ]
		grep -o "found wide true people $people" dom || { grep -o 'found wide [a-z]* people [0-9]*' dom; echo "$file: wanted $people"; false; }
	done
}

@test "the list the README shows is the one the programs make, in text and as a picture" {
	LC_ALL=C sort "$RULES/tests/visits.ndjson" | bp-followup -r "$RULES" --explain --as-of 2026-11-30 2> said > course || [ $? -eq 1 ]
	report morning --as-of 2026-11-30 --clinic "Elm Street clinic" course > list 2> said || [ $? -eq 1 ]
	sed -E 's/#[0-9a-f]{12}/#M/' list > got
	sed -E 's/#[0-9a-f]{12}/#M/' "$DATA/morning.txt" > wanted
	same wanted got
	# Every section but none has somebody in it.
	[ "$(grep -cE '^[0-9]+\. .*\([1-9]' list)" -eq 11 ]
	grep -qF '](tests/data/morning.png)' "$ROOT/README.md"
	[ "$(head -c 4 "$DATA/morning.png" | tail -c 3)" = PNG ]
	[ "$(wc -c < "$DATA/morning.png")" -lt 150000 ]
}
