# bp-rules test: what it says of a case that comes out otherwise, and what --bless writes.
load helpers

TOY=$ROOT/tests/data/toy

# says TEXT: the output has it as a line of its own, or in one.
says() { [[ $output == *"$1"* ]] || { echo "not said: $1"; head -30 <<< "$output"; return 1; }; }

# toy_case FIELD ...: one case for the toy rules, in cases.ltsv.
toy_case() { ltsv "$@" >> cases.ltsv; }

toy_test() { run "${1:--0}" bp-rules test -r "$TOY" "${@:2}" cases.ltsv; }

@test "the shipped cases come out right, and nothing else is said" {
	run -0 bp-rules test -r "$RULES"
	[[ $output =~ ^[0-9]+\ cases,\ [0-9]+\ expectations,\ 0\ wrong,\ 0\ todo$ ]]
	run -0 bp-rules test -r "$RULES" -o ndjson
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == *'"wrong":0,"todo":0,"without_expectation":0,"blessed":false}' ]]
}

@test "the cases of the toy rules, read as a file and from standard input" {
	run -0 bp-rules test -r "$TOY" "$TOY/plants.ltsv"
	[[ $output == "5 cases, "*" 0 wrong, 0 todo" ]]
	run -0 bp-rules test -r "$TOY" - < "$TOY/plants.ltsv"
	[[ $output == "5 cases, "*" 0 wrong, 0 todo" ]]
}

@test "a level that differs: the rules that set it, with their places; what is below every rule says so" {
	toy_case id:few leaves:3 expect_level:fine
	toy_case id:both wilting:yes soil:dry leaves:3 expect_level:fine
	toy_case id:none wilting:no mites:no flowers:no leaves:20 soil:damp expect_level:today
	toy_test -1
	says "cases.ltsv:1: few: expected level=fine, got weekend"
	says "    weekend: set by FEW ($TOY/rules.lua:20)"
	says "    today: set by DRY ($TOY/rules.lua:4)"$'\n'
	says "cases.ltsv:3: none: expected level=today, got fine"
	says "    fine: no rule set it, it is what remains"
	says "3 cases, 3 expectations, 3 wrong, 0 todo"
	toy_test -1 -o ndjson
	says '{"id":"few","file":"cases.ltsv","line":1,"todo":false,"finding":"differs","label":"level","expected":"level=fine","got":"weekend","level_set_by":["FEW"]}'
}

@test "the level of red flags is told by red flags alone" {
	toy_case id:a spider_mites:yes leaves:3 expect_redflag:today
	toy_test -1
	says "    weekend: set by WEB ($TOY/rules.lua:6)"
	[[ $output != *FEW* ]]
}

@test "a list that differs: what is new and what is gone, with place and reason" {
	toy_case id:a wilting:yes soil:dry mites:no expect_redflags:ROT,WEB
	toy_case id:b wilting:yes soil:dry kind:cactus expect_redflags:DRY
	toy_case id:c wilting:yes expect_redflags:DRY
	toy_test -1
	says "    new: DRY ($TOY/rules.lua:4)"
	says "    gone: ROT ($TOY/rules.lua:5, its condition does not hold); WEB ($TOY/rules.lua:6, its condition does not hold)"
	says "    gone: DRY ($TOY/rules.lua:4, held back by its unless)"
	says "    gone: DRY ($TOY/rules.lua:4, open: a question is not answered)"
	toy_test -1 -o ndjson
	says '"got":"DRY","new":["DRY"],"gone":["ROT","WEB"],'
}

@test "items with a number, advice and conditions are found in the rules, too" {
	toy_case id:a leaves:9 mites:yes kind:fern soil:damp expect_likely:MITES=4 expect_care:A-WATER
	toy_test -1
	says "    new: MITES=3 ($TOY/rules.lua:17)"
	says "    gone: MITES=4 ($TOY/rules.lua:17)"
	says "    gone: A-WATER ($TOY/care.lua:"
}

@test "what is pending: which red flags could still fire" {
	toy_case id:a wilting:yes mites:no flowers:no leaves:20 "expect:pending=none"
	toy_test -1
	says "    could still fire: DRY ($TOY/rules.lua:4); ROT ($TOY/rules.lua:5)"
}

@test "relations: each is met or not, and only what is expected is compared" {
	toy_case id:a wilting:yes soil:dry mites:no "expect:level>=weekend level<=today level!=fine redflags~DRY redflags!~ROT level=today"
	toy_test -0
	says "1 cases, 6 expectations, 0 wrong, 0 todo"
	rm cases.ltsv
	toy_case id:a wilting:yes soil:dry mites:no "expect:level<=weekend level!=today redflags!~DRY redflags~ROT"
	toy_test -1
	[ "$(grep -c ': expected ' <<< "$output")" -eq 4 ]
	says "    there: DRY ($TOY/rules.lua:4)"
	says "    missing: ROT ($TOY/rules.lua:5, its condition does not hold)"
	says "1 cases, 4 expectations, 1 wrong, 0 todo"
}

@test "todo: counted and told, not failed; said when it comes out right after all" {
	toy_case id:a leaves:3 "todo:the gardener is asked" expect_level:fine
	toy_case id:b leaves:3 todo:later expect_level:weekend
	toy_test -0
	says "cases.ltsv:1: a (todo: the gardener is asked): expected level=fine, got weekend"
	says "cases.ltsv:2: b: is marked todo and comes out right now: take the mark away"
	says "2 cases, 2 expectations, 0 wrong, 2 todo"
}

@test "a case that expects nothing is a finding" {
	toy_case id:a leaves:3
	toy_test -1
	says "cases.ltsv:1: a: expects nothing, so it tests nothing"
	says "1 cases, 0 expectations, 0 wrong, 0 todo, 1 without an expectation"
	toy_test -1 --bless
	[ "$(cat cases.ltsv)" = "$(ltsv id:a leaves:3)" ]
}

@test "what cannot be a case ends the run with 2, with its place" {
	toy_case id:a expect_lvel:fine
	toy_test -2
	says "cases.ltsv:1: expects something of lvel, which is no result"
	ltsv id:a "expect:level" > cases.ltsv
	toy_test -2
	says 'cases.ltsv:1: expects "level": write level=urgent'
	ltsv id:a expect_because_triage:x > cases.ltsv
	toy_test -2
	says "because_triage, which is written only with --explain"
	toy_test -2 -o yaml
	run -2 bp-rules test -r "$TOY"
	says "no cases: $TOY/tests/*.ltsv names no file"
	run -2 bp-rules test -r "$TOY" nowhere
}

# ---- --bless ----

@test "--bless shows what differs, and rewrites that and no other byte" {
	{
		printf '# The plants.\n\n'
		ltsv id:a leaves:3 "expect_level:fine" "title:two  blanks, a \\t and ümlauts" expect_destination:windowsill
		printf 'id:b\tleaves:3\texpect:level>=today  redflags!~DRY\tnote:\r\n'
		printf '  \n# the end'
	} > cases.ltsv
	sed -e 's/expect_level:fine/expect_level:weekend/' -e 's/level>=today/level=weekend/' cases.ltsv > wanted
	toy_test -0 --bless
	says "cases.ltsv:3: a: expected level=fine, got weekend"
	says "cases.ltsv:4: b: expected level>=today, got weekend"
	says "2 cases, 4 expectations, 2 wrong, 0 todo"
	says "cases.ltsv: 2 expectations of 2 cases rewritten"
	says "1 now expects a lower level than before: look at it again"
	same wanted cases.ltsv
	[ "$(ls -A)" = "$(printf 'cases.ltsv\nwanted')" ]
	toy_test -0
	says "2 cases, 4 expectations, 0 wrong"
}

@test "--bless: a byte order mark, no last newline, the file's mode and a link to it stay" {
	mkdir real
	printf '\xef\xbb\xbfexpect_level:fine\tid:a\tleaves:3' > real/cases.ltsv
	chmod 640 real/cases.ltsv
	ln -s real/cases.ltsv cases.ltsv
	toy_test -0 --bless
	printf '\xef\xbb\xbfexpect_level:weekend\tid:a\tleaves:3' > wanted
	same wanted real/cases.ltsv
	[ -L cases.ltsv ]
	[ "$(stat -c %a real/cases.ltsv)" = 640 ]
}

@test "--bless: a value with blanks leaves the relations for a field of its own, and says a thing once" {
	toy_case id:a wilting:yes soil:dry "expect:level=fine destination=shelf destination~shed redflags~DRY" name:Bert
	toy_case id:b wilting:yes soil:dry expect:destination=shelf
	toy_case id:c wilting:yes soil:dry expect:level=fine expect_level:fine
	toy_test -0 --bless
	{
		ltsv id:a wilting:yes soil:dry "expect:level=today redflags~DRY" "expect_destination:kitchen sink" name:Bert
		ltsv id:b wilting:yes soil:dry "expect_destination:kitchen sink"
		ltsv id:c wilting:yes soil:dry expect_level:today
	} > wanted
	same wanted cases.ltsv
	toy_test -0
}

@test "--bless leaves todo cases and right ones as they are, and a file without differences is not touched" {
	toy_case id:a leaves:3 todo:later expect_level:fine
	toy_case id:b leaves:3 expect_level:weekend
	cp -p cases.ltsv wanted
	touch -d 2001-01-01 cases.ltsv
	toy_test -0 --bless
	same wanted cases.ltsv
	[ "$(stat -c %Y cases.ltsv)" = "$(date -d 2001-01-01 +%s)" ]
}

@test "--bless leaves a todo case as it is beside one that it rewrites" {
	toy_case id:a leaves:3 todo:later expect_level:fine
	toy_case id:b leaves:3 expect_level:fine
	sed '2s/fine/weekend/' cases.ltsv > wanted
	toy_test -0 --bless
	same wanted cases.ltsv
}

@test "--bless refuses what it cannot rewrite, before anything is written" {
	toy_case id:a leaves:3 expect_level:fine
	cp cases.ltsv wanted
	echo '{"id":"a","leaves":3,"expect_level":"fine"}' > cases.ndjson
	run -2 bp-rules test --bless -r "$TOY" cases.ltsv cases.ndjson
	says "--bless rewrites cases in LTSV only, and cases.ndjson is ndjson"
	printf 'id,leaves,expect_level\na,3,fine\n' > cases.csv
	run -2 bp-rules test --bless -r "$TOY" cases.ltsv cases.csv
	says "cases.csv is csv"
	run -2 bp-rules test --bless -r "$TOY" - < cases.ltsv
	says "--bless cannot rewrite standard input"
	same wanted cases.ltsv
	run -1 bp-rules test -r "$TOY" cases.ndjson cases.csv
	says "2 cases, 2 expectations, 2 wrong"
}

@test "--bless: where nothing can be written beside the file it stays, and the status is 2" {
	name=$(printf 'x%.0s' {1..252})  # with something behind it, too long a name
	ltsv id:a leaves:3 expect_level:fine > "$name"
	cp "$name" wanted
	run -2 bp-rules test --bless -r "$TOY" "$name"
	says "cannot write beside $name, which stays as it was"
	same wanted "$name"
}

@test "--bless: a write that fails leaves the file, and nothing beside it" {
	toy_case id:a leaves:3 expect_level:fine
	cp cases.ltsv wanted
	run -2 bash -c 'trap "" XFSZ; ulimit -f 0; bp-rules test --bless -r "$1" cases.ltsv' - "$TOY"
	says "cannot rewrite cases.ltsv, which stays as it was: "
	same wanted cases.ltsv
	[ "$(ls -A)" = "$(printf 'cases.ltsv\nwanted')" ]
}

@test "--bless: nothing is written when the difference cannot be shown" {
	toy_case id:a leaves:3 expect_level:fine
	cp cases.ltsv wanted
	run -2 bash -c 'bp-rules test --bless -r "$1" cases.ltsv > /dev/full' - "$TOY"
	same wanted cases.ltsv
}

@test "an afternoon: an age limit raised in a copy of the rules; the cases that move are shown, blessed, and right" {
	cp -r "$RULES" ours
	sed -i 's/all { age:at_least(60), duration_days:at_least(42) }/all { age:at_least(61), duration_days:at_least(42) }/' ours/redflags.lua
	run -1 bp-rules test -r ours
	says "T-RF-MAL-6-60-42: expected redflags=RF-MAL-6, got none"
	line=$(grep -n '^redflag "RF-MAL-6"' ours/redflags.lua | cut -d: -f1)
	says "    gone: RF-MAL-6 (ours/redflags.lua:$line, its condition does not hold)"
	run -0 bp-rules test -r ours --bless
	run -0 bp-rules test -r ours
	grep -q "^id:T-RF-MAL-6-60-42.*expect_redflags:none" ours/tests/thresholds.ltsv
}

@test "no message advises an option that the verb does not have" {
	{ printf 'id:long\tnote:'; head -c 1100000 /dev/zero | tr '\0' x; printf '\texpect:level=fine\n'; } > long.ltsv
	run -2 bp-rules test -r "$DATA/toy" long.ltsv
	says "a line of 11000"
	refute says "--max-line"
	printf 'nothing,known\n1,2\n' > cases.csv
	run -2 bp-rules test -r "$DATA/toy" cases.csv
	says "do the labels have other names?"
}

@test "an expectation that is met whatever happens is refused, with file, line and the nearest name" {
	while IFS='|' read -r expects says; do
		printf '# a comment\nid:a\tage:40\texpect:%s\n' "$expects" > cases.ltsv
		run -2 bp-rules test -r "$RULES" cases.ltsv
		says "bp-rules test: cases.ltsv:2: expects $expects$says"
	done <<-'ROWS'
		redflags!~RF-NOPE-1|, and no red flag is called "RF-NOPE-1": it would be met whatever happens
		redflags!~RF-CSE-1|, and no red flag is called "RF-CSE-1": it would be met whatever happens; nearest: RF-CES-1
		redflags!~TR-1|, and no red flag is called "TR-1": it would be met whatever happens
		redflags!~RF-CES-1,RF-CES-2|: ~ and !~ want one item; write one for each
		redflags!~|: ~ and !~ want one item; write one for each
		redflags!=RF-CES-1,RF-CES-99|, and no red flag is called "RF-CES-99": it would be met whatever happens
		level!=urgnt|, and no level is called "urgnt": it would be met whatever happens; nearest: urgent
		pending!=|, and no level is called "": it would be met whatever happens
		level>=urgnt|: >= and <= want a level or a number
		pattern!~radicullar|, and no pattern is called "radicullar": it would be met whatever happens; nearest: radicular
		duration_class!=chronisch|, and no value of it is called "chronisch": it would be met whatever happens; nearest: chronic
		likely!~C-LSX=3|, and no condition is called "C-LSX=3": it would be met whatever happens
		plan!~P-E99|, and no advice is called "P-E99": it would be met whatever happens
		nsaid!=forbidden|, and no word of a gate is called "forbidden": it would be met whatever happens
		ask!~urinary_retentoin|, and no question is called "urinary_retentoin": it would be met whatever happens; nearest: urinary_retention
		triage_rules!~RF-CES-1|, and no triage rule is called "RF-CES-1": it would be met whatever happens
		provisional!=maybe|, and no answer to it is called "maybe": it would be met whatever happens
	ROWS
	printf 'id:a\tage:40\texpect:redflags!~RF-CES-1 level!=urgent pending!=none likely!~C-LSS=17 plan!~P-E1 act_within!=x redflags!=none scores!~CL-SUG\n' > cases.ltsv
	run bp-rules test -r "$RULES" cases.ltsv
	[ "$status" -lt 2 ]
	# A retired rule is silent for good: a case that is content with that stays.
	echo 'retire "RF-DRG-3" { why = "tried" }' > site.lua
	printf 'id:a\tage:40\texpect:redflags!~RF-DRG-3\n' > cases.ltsv
	run -0 bp-rules test -r "$RULES" --site site.lua cases.ltsv
}

@test "--bless: a file with two names is refused, and a limit of size or a signal leaves nothing behind" {
	toy_case id:few wilting:no mites:no flowers:no leaves:4 soil:damp expect:level=fine
	for i in {1..40}; do toy_case id:$i wilting:no mites:no flowers:no leaves:9 soil:damp expect:level=fine; done
	cp cases.ltsv before
	ln cases.ltsv other
	toy_test -2 --bless
	says "bp-rules test: cannot rewrite cases.ltsv: it has 2 names (hard links)"
	same before cases.ltsv
	rm other
	run -2 bash -c 'ulimit -f 1; exec bp-rules test -r "$0" --bless cases.ltsv' "$TOY"
	says "cannot rewrite cases.ltsv, which stays as it was: File too large"
	same before cases.ltsv
	[ "$(ls -A)" = $'before\ncases.ltsv' ]
}
