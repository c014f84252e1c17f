# bp-intake: a person at a terminal, a record out.  The terminal is a real one (tests/pty.c), the person a script.
load helpers

PTY=${BP_BUILD:-$ROOT/build}/pty
DAY=2026-11-16

# drive SCRIPT [OPTION ...]: an interview; the record comes into "record", what was said beside it into "messages", what
# the terminal showed into "screen", each answer into "log".  Options for pty stand in TTY; the status is in $status.
drive() {
	printf '%s\n' "$1" > script
	shift
	status=0
	"$PTY" -t screen -l log -r "$RULES" $TTY -- script bp-intake -r "$RULES" --as-of $DAY --labels "$@" \
		< "${IN:-/dev/null}" > record 2> messages || status=$?
	[ "$status" -ne 99 ] || cat messages  # the script could not be followed
}

# person ID [LABEL:VALUE ...]: the answers of a vignette, or others in their place, into the file "person".
person() {
	local id=$1
	shift
	{ ltsv "$@"; grep "^id:$id$TAB" "$VIGNETTES"; } | awk -F'\t' '{
		for (i = 1; i <= NF; i++) {
			p = index($i, ":"); label = substr($i, 1, p - 1)
			if (label !~ /^(expect.*|id|title|)$/ && !(label in said)) { said[label]; print $i }
		}
	}' | paste -s -d '\t' > person
}

# spoken: the screen as one line.
spoken() { tr '\n' ' ' < screen | tr -s ' '; }

# shows TEXT ...: the screen says each of them, however its lines are broken.
shows() {
	local text
	for text; do grep -qF -- "$text" <<< "$(spoken)" || { echo "the screen does not say: $text"; tail -n 40 screen; return 1; }; done
}

# told LABEL: what the record says there.
told() { jq -r ".$1 | if . == null then \"\" else . end | if type == \"array\" then join(\",\") else tostring end" record; }

# asked LABEL: that question was asked.
asked() { grep -q "${TAB}label:$1$TAB" log; }

# plain: nothing was sent but letters that can be seen and line ends, in lines of no more than 60 columns, and every
# question names its block and its label.
plain() {
	nothing < <(LC_ALL=C grep -n '[^ -~]' screen)
	nothing < <(awk 'length($0) > 60 { print FILENAME ":" FNR ": " $0 }' screen)
	[ "$(grep -c '^Question ' screen)" -gt 0 ]
	nothing < <(spoken | grep -oE 'Question [0-9]+, at most.{60}' | grep -vE 'at most [0-9]+ more: [a-z ]+ \[')
}

# whole: there are records, each a line of its own that can be read.
whole() { [ -s record ] && [ "$(tail -c 1 record | od -An -c | tr -d ' ')" = '\n' ] && jq -e . < record > /dev/null; }

@test "a textbook stenosis: within 4 weeks, and every question says what it is for" {
	person V01
	TTY="-d n" drive "answers person" --plain
	[ "$status" -eq 0 ]
	shows "Somebody should look at your back within 4 weeks. By Mon 14 Dec 2026." "Now the questions that could make it: emergency." \
		"Not asked, because they cannot change how soon:" "What brings it on and what eases it" "When to get help at once:"
	plain
	whole
	[ "$(told level)" = routine ]
	[ "$(told redflags)" = RF-MAL-6 ]
	[ "$(told pending)" = none ]
	[ "$(told date)" = $DAY ]
	grep -q neurogenic-claudication <<< "$(told pattern)"
	asked walk_distance_m
	refute asked pregnant  # at 72
}

@test "a cauda equina: said at once, calmly: where to go, what to say there, what not to do" {
	person V03
	drive "answers person" --plain
	[ "$status" -eq 0 ]
	shows "Get help now." "Go to an emergency department now." "suspected cauda equina syndrome" "Do not eat or drink on the way" \
		"Stop the questions here, and go? y n b: y" "Nothing more has to be asked now."
	plain
	[ "$(grep -c "${TAB}label:[a-z_]*$TAB" log)" -le 6 ]  # the question whether to stop is one of them
	[ "$(told level)" = emergency ]
	grep -q RF-CES-1 <<< "$(told redflags)"
	nothing < <(spoken | grep -iE 'exercise|ibuprofen|self-care')
	# Who goes on is asked what could take it back, and it stands.
	TTY="-e n -d n" drive "answers person" --plain
	[ "$(told level)" = emergency ]
	[ "$(grep -c 'Get help now' screen)" -ge 1 ]
}

@test "the manual and the README show what the terminal does" {
	drive 'type 1
expect [urinary_retention]
type ?
type n
expect [saddle_numbness]
type y
type y' --plain age=52 sex=female
	sed -n '/^Now the questions/,/Go even if/p' screen | sed 's/ *\[[a-z_]*\]$//' | grep -v '^$' > got
	sed -n '/^Now the questions/,/Go even if/p' "$ROOT/src/cmd/bp-intake.1" | grep -v '^$' > want
	same want got
	# The README has the beginning of it, and leaves some out.
	sed -n '/^Question 2, /,/^```/p' "$ROOT/README.md" | grep -vx -e '```' -e '  \.\.\.' > shown
	[ "$(wc -l < shown)" -gt 8 ]
	nothing < <(grep -vxFf got shown)
}

@test "a plain strain: self-care is said only when the whole core is answered" {
	person V40
	TTY="-d n" drive "answers person" --plain
	[ "$status" -eq 0 ]
	shows "Not asked, because they cannot change how soon:"
	plain
	[ "$(told level)" = selfcare ]
	[ "$(told incomplete)" = false ]
	[ "$(told redflags)" = "" ]
}

@test "not sure to everything: an emergency stays open, and it is said what settles it" {
	ltsv id:nobody > person
	drive "answers person" --plain
	[ "$status" -eq 0 ]
	plain
	[ "$(told pending)" = emergency ]
	[ "$(told provisional)" = true ]
	[ "$(told level)" != selfcare ]
	[ "$(told urinary_retention)" = dk ]
	shows "Not sure: this is what settles it." 'You were "not sure":' "What settles it:" "First: open questions."
}

@test "what is wrong is said with the range, and costs one more try" {
	person V40
	drive 'answers person until age
type 200
expect Out of range: 0 to 115 years
type 4o
expect s b ? q:
type -1
expect Out of range: 0 to 115 years
type 40
type q'
	[ "$status" -eq 0 ]
	[ "$(told age)" = 40 ]
	[ "$(told problems)" = "" ]
	drive 'type
expect [collapse]
type banana
expect Neither yes nor no
type
type 2
expect Neither yes nor no
type N
expect [leg_weakness]
type 9
expect None of these: type the number in front, or the word
type banana
expect None of these
type BO
expect Get help now.
type maybe
expect Neither yes nor no
type y'
	[ "$status" -eq 0 ]
	[ "$(told collapse)" = no ]
	[ "$(told leg_weakness)" = both ]
}

@test "the list of complaints: numbers, nonsense, or nothing; what is named comes first" {
	drive 'type 1 99
expect Type numbers of the list, such as 2 5, or only Enter
type 0
expect Type numbers of the list
type help
expect Type numbers of the list
type 1, 7
expect bladder and bowel [urinary_retention]
type q'
	[ "$status" -eq 0 ]
	drive 'type n
expect asked of everyone [collapse]
type q'
	[ "$status" -eq 0 ]
}

@test "what was typed ahead is no answer to an emergency that nobody had seen" {
	drive 'type 1
expect [urinary_retention]
type y\nn
expect Stop the questions here, and go? y n b:
type y
expect Nothing more has to be asked now.'
	[ "$status" -eq 0 ]
	[ "$(told level)" = emergency ]
	[ "$(grep -c 'Get help now' screen)" -eq 1 ]
}

@test "rules about something else, without a page: what their level and red flags say" {
	printf '%s\n' "expect [wilting]" "type y" "expect [soil]" "type swamp" "expect Stop the questions here, and go?" "type y" > script
	"$PTY" -t screen -- script bp-intake -r "$DATA/toy" --as-of $DAY --labels --plain < /dev/null > record
	shows "Does it hang its leaves?" "today Before tea. - Let it drain." "Nothing more has to be asked now."
	[ "$(told redflags)" = ROT ]
	printf '%s\n' "expect [wilting]" "type s" "type q" > script
	"$PTY" -t screen -- script bp-intake -r "$DATA/toy" --as-of $DAY --labels --plain < /dev/null > record
	shows "weekend On Saturday. today still open Before tea."
}

@test "back: the record is as it was, byte for byte, however often" {
	drive 'type
expect [collapse]
type n
expect [leg_weakness]
type 1
expect Question 4
type q'
	mv record before
	drive 'type
expect [collapse]
type y
expect Get help now.
type b
expect Question 2
type n
expect [leg_weakness]
type 1
expect Question 4
type d
type d
type b
expect Question 5
type b
expect Question 4
type q'
	same before record
	drive 'type
type b
expect This is the first question.
type s
expect [leg_weakness]
type b
expect [collapse]
type n
type 1
type q'
	same before record
}

@test "skip: the question stays open in the record, is not asked again, and is told" {
	person V01
	drive 'type
expect [collapse]
type s
answers person' --plain
	[ "$status" -eq 0 ]
	[ "$(told collapse)" = "" ]
	[ "$(told incomplete)" = true ]
	[ "$(told pending)" = emergency ]
	[ "$(grep -c '\[collapse\]' screen)" -eq 1 ]
	shows "Skipped by you: 1. They stay open in the record."
}

@test "why: the block, the rules with their sources, and what each answer would do" {
	drive 'type 1
expect [saddle_numbness]
type ?
expect Numb between the legs
expect emergency: cauda equina syndrome (RF-CES-1; GIRFT23, CKS, FIN20)
expect yes: emergency
expect no: routine; emergency still open
expect not sure: urgent; emergency still open
expect Numb, tingling
expect q:
type q' --plain urinary_retention=no
	[ "$status" -eq 0 ]
	plain
	drive 'type
expect [leg_weakness]
type why
expect This is asked of everyone.
expect both: emergency
type q' --plain collapse=no
	[ "$status" -eq 0 ]
}

@test "what could contradict the answer that closed a block is asked, where the block could matter" {
	# Both legs, though no leg hurts: then how much the leg hurts is asked, and with a sudden pain in the chest it matters.
	person V40 age:52 leg_pain:none leg_pain_bilateral_new:yes jaundice_dark_urine:yes pain_thoracic:yes onset_mode:sudden nrs_back:4 nrs_leg:9
	TTY="-d n -e n" drive "answers person" --plain age=52 leg_pain=none urinary_retention=no urinary_hesitancy=no \
		bladder_sensation_loss=no urinary_incontinence=no saddle_numbness=no bowel_incontinence=no bowel_sensation_loss=no
	[ "$status" -eq 0 ]
	asked leg_pain_bilateral_new
	shows "Some answers do not fit together:"
	[ "$(told level)" = emergency ]
	grep -q RF-AOR-2 <<< "$(told redflags)"
}

@test "an answer that could only let an emergency pend is asked for: a fever nobody is sure of, and a stiff neck" {
	person V40 fever:dk neck_stiff_headache:yes
	TTY="-d n" drive "answers person" --plain
	[ "$status" -eq 0 ]
	asked neck_stiff_headache
	[ "$(told pending)" = emergency ]
}

@test "stopped with q it is a whole record, which --resume and a pipe go on from; nothing is asked twice" {
	person V01
	TTY="-d n" drive "answers person" --plain id=P1
	mv record all
	cp log log.all
	rm -f kept
	TTY="-d n" drive 'answers person until fever
type q' --plain --resume kept id=P1
	[ "$status" -eq 0 ]
	whole
	shows "Still open, and could change it:"
	same record kept
	cp record half
	cp log log.half
	TTY="-d n" drive "answers person" --plain --resume kept
	[ "$status" -eq 0 ]
	same record kept
	nothing < <(grep -o 'label:[a-z_]*' log.half log | cut -d: -f3 | grep -v complaints | sort | uniq -d)
	jq -S . all > wanted
	jq -S . record > got
	same wanted got
	# From a pipe: one after the other, here the one.
	TTY="-d n" IN=half drive "answers person" --plain
	[ "$status" -eq 0 ]
	shows "P1"
	[ "$(told level) $(told redflags) $(told pending) $(told collapse)" = "routine RF-MAL-6 none no" ]
}

@test "^C and a closed terminal: no broken record, and the status says so" {
	drive 'type
type n
interrupt'
	[ "$status" -eq 130 ]
	[ ! -s record ]
	drive 'type
type n
hangup'
	[ "$status" -eq 129 ]
	[ ! -s record ]
	# What was answered is in the file it is kept in.
	for how in interrupt hangup kill; do
		rm -f kept
		drive "type
expect [collapse]
type n
expect [leg_weakness]
type 1
expect Question 4
$how" --resume kept
		[ "$status" -gt 128 ]
		[ ! -s record ]
		[ "$(jq -c '[.collapse, .leg_weakness]' kept)" = '["no","none"]' ]
		[ "$(wc -l < kept)" -eq 1 ]
		[ "$(find . -name '*kept*' | wc -l)" -eq 1 ]
	done
	drive 'type
expect Question 2
type q' --resume kept
	[ "$(told leg_weakness)" = none ]
}

@test "the end of the typing ends the interview, and the record is whole" {
	drive 'type
expect [collapse]
type n
eof'
	[ "$status" -eq 0 ]
	whole
	[ "$(told collapse)" = no ]
	drive 'eof'
	[ "$status" -eq 0 ]
	whole
}

@test "SIGKILL at any moment with --resume loses the last answer at most" {
	person V40
	for until in trauma fever age night_pain; do
		rm -f kept
		TTY="-d n" drive "answers person until $until
kill" --resume kept
		[ "$status" -eq 137 ]
		[ "$(wc -l < kept)" -eq 1 ]
		sed -n 's/.*label:\([a-z_]*\)\tblock:[^\t].*/\1/p' log | grep -v '^onset_date$' | sort > wanted  # a day has no "not sure": it is left out
		jq -r 'keys[]' kept | grep -v '^date$' | sort > got
		same wanted got
	done
}

@test "a full disk and a reader that has left: status 2, and the terminal shows the record to be copied" {
	printf 'type\nexpect [collapse]\ntype n\ntype q\nexpect The record could not be written. Here it is, to be copied: {"date"\n' > script
	status=0
	"$PTY" -t screen -- script bp-intake -r "$RULES" --labels < /dev/null > /dev/full 2> messages || status=$?
	[ "$status" -eq 2 ]
	grep -q '^bp-intake: cannot write standard output: No space left on device$' messages
	sed '1,/to be copied:/d' screen | grep '^{' > record
	[ "$(told collapse)" = no ]
	# Nobody reads any more.
	mkfifo pipe
	: < pipe &
	status=0
	"$PTY" -t screen -- script bp-intake -r "$RULES" --labels < /dev/null > pipe 2> messages || status=$?
	[ "$status" -eq 2 ]
	[ "$(wc -l < messages)" -eq 1 ]
	# A disk that is full in the middle of a record: what stood in the file before stands there, and no part of another.
	seq 100 > journal
	cp journal before
	status=0
	(ulimit -f 1; exec "$PTY" -- script bp-intake -r "$RULES" --labels < /dev/null >> journal 2> /dev/null) || status=$?
	[ "$status" -eq 2 ]
	same before journal
}

@test "a desk works down a list: as many lines out as in, in each format; who is not asked stays as the stages have them" {
	{
		grep '^id:V03' "$VIGNETTES"
		grep '^id:V02' "$VIGNETTES"
		ltsv id:D2 collapse:no leg_weakness:none
		grep '^id:V20' "$VIGNETTES"
	} | sed -E 's/\texpect[^\t]*//g; s/\ttitle[^\t]*//' > people
	for format in ndjson ltsv tsv csv; do
		bp-record -r "$RULES" -o $format people > list 2> /dev/null || :
		case $format in
		ndjson) sed '1a {"id":' list > more; echo >> more; mv more list ;;
		ltsv) sed '1a\\' list > more; mv more list ;;
		esac
		case $format in ltsv) out=ltsv ;; *) out=ndjson ;; esac
		bp-plan --all -r "$RULES" --as-of $DAY -o $out list > wanted 2> /dev/null || :
		IN=list drive 'expect V02
type
type n
type q
expect D2
type s
expect V20
type q
expect 1 records asked about, 1 with nothing to ask, 2 left as they were' --plain
		[ "$status" -eq "$([ $format = ndjson ] && echo 1 || echo 0)" ]
		[ "$(wc -l < record)" -eq "$(wc -l < wanted)" ]
		plain
		grep -v V02 wanted > others
		grep -v V02 record > got
		same others got
		if [ $out = ndjson ]; then
			[ "$(grep V02 record | jq -r .urinary_retention)" = no ]
		else
			[ "$(grep V02 record | value urinary_retention)" = no ]
		fi
	done
}

@test "what is given as field=value is checked: one line says what is wrong, and no record comes" {
	wrong() {
		local says=$1
		shift
		run --separate-stderr bp-intake -r "$RULES" --no-ask "$@" < /dev/null
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[ "$stderr" = "bp-intake: $says" ] || { echo "$stderr"; return 1; }
	}
	wrong "feever: no question is called so; nearest: fever" feever=yes
	wrong "level: is worked out, not given" level=selfcare
	wrong "age: out of range 0 to 115 years" age=1160
	wrong "fever: is given twice" fever=no fever=no
	wrong "records.csv: answers are given as field=value, records as files, and not both" fever=no records.csv
	wrong "--no-ask makes a record of field=value ...; nothing is given"
	run ! bp-intake -r "$RULES" --no-ask fever=banana
	refute grep -q banana <<< "$output"
	run -0 bp-intake -r "$RULES" --no-ask age=40 fever=no id=P1 pain_quality=ache leg_pain=none
	[ "$output" = '{"age":40,"fever":"no","id":"P1","pain_quality":"ache","leg_pain":"none"}' ]
	run -0 bp-intake -r "$RULES" --no-ask -o ltsv age=40 fever=no
	[ "$output" = "age:40${TAB}fever:no" ]
}

@test "what is known is not asked; an emergency known beforehand is said before any question" {
	drive 'type
expect [leg_weakness]
type q' collapse=no
	[ "$status" -eq 0 ]
	[ "$(told collapse)" = no ]
	drive 'expect Get help now.
type y' collapse=yes
	[ "$status" -eq 0 ]
	[ "$(grep -c '^Question' screen)" -eq 0 ]
	[ "$(told level)" = emergency ]
}

@test "--core asks the core, and nothing else" {
	person V01
	TTY="-d n" drive "answers person" --plain --core
	[ "$status" -eq 0 ]
	bp-rules doc -r "$RULES" --only question -o ndjson | jq -r 'select(.tier == "core") | .id' | sort > core
	sed -n 's/.*label:\([a-z_]*\)\tblock:[^\t].*/\1/p' log | sort > got
	[ "$(wc -l < got)" -gt 20 ]
	nothing < <(comm -13 core got)
}

@test "colour only where it is shown and wanted" {
	person V03
	TERM=xterm drive "answers person"
	grep -q $'\033' screen
	for how in "TERM=dumb" "TERM=" "NO_COLOR=1 TERM=xterm"; do
		export $how
		drive "answers person"
		plain
		unset TERM NO_COLOR
	done
	TERM=xterm drive "answers person" --plain
	plain
	# Nothing but colour, ever.
	export TERM=xterm
	drive "answers person"
	nothing < <(sed 's/\x1b\[[0-9;]*m//g' screen | LC_ALL=C grep '[^ -~]')
	TTY="-c 40" drive "answers person"
	nothing < <(sed 's/\x1b\[[0-9;]*m//g' screen | awk 'length($0) > 40')
}

@test "without a terminal: status 2, and what to do instead" {
	command -v setsid > /dev/null || skip "there is no setsid"
	run --separate-stderr setsid -w bp-intake -r "$RULES" < /dev/null
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	grep -q '^bp-intake: there is no terminal to ask on; --no-ask makes a record without asking: ' <<< "$stderr"
	run -0 setsid -w bp-intake -r "$RULES" --no-ask age=40 < /dev/null
}

@test "the locale changes nothing in the record, and an empty environment is enough" {
	person V01
	TTY="-d n" drive "answers person" --plain
	mv record wanted
	for locale in C C.UTF-8 tr_TR.UTF-8 de_DE.UTF-8; do
		LC_ALL=$locale TTY="-d n" drive "answers person" --plain
		same wanted record
		nothing < <(awk 'length($0) > 60 + gsub(/[\200-\277]/, "&")' screen)
	done
	printf 'answers person\n' > script
	"$PTY" -t screen -r "$RULES" -d n -- script env -i "$BIN/bp-intake" -r "$RULES" --as-of $DAY --labels --plain < /dev/null > record
	same wanted record
}

@test "in Russian: every question has its words, and Cyrillic letters answer" {
	grep -q '^\["Fainted, collapsed' "$RULES/lang/ru.lua" || skip "there are no Russian questions yet"
	person V01
	LC_ALL=C.UTF-8 drive "answers person" --plain
	mv record wanted
	LC_ALL=C.UTF-8 drive "answers person" --plain --lang ru
	[ "$status" -eq 0 ]
	nothing < messages
	same wanted record
	# No word of English but a key, and the marks for the clinic.
	nothing < <(sed 's/\[[a-z_]*\]//g; s/: [a-z0-9_ ]*$//; s/Enter//g' screen | grep -E '[a-z]{4}' | grep -vE 'lbp@|RF-|TR-')
	LC_ALL=C.UTF-8 drive 'type
expect [collapse]
type НЕТ
expect [leg_weakness]
type С ОБЕИХ
type в
expect [leg_weakness]
type не знаю
expect Вопрос 4
type ВЕРНУТЬСЯ
expect [leg_weakness]
type к' --lang ru
	[ "$status" -eq 0 ]
	[ "$(told collapse)" = no ]
	[ "$(told leg_weakness)" = "" ]
}
