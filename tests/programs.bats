#!/usr/bin/env bats
# Programs, their help, manuals and completions say the same; what is installed works where it was put.

load helpers

programs() { for file in "$ROOT"/src/cmd/bp-*.c; do basename "$file" .c; done; }
filters() { programs | grep -vx -e bp-rules -e bp-report -e bp-intake; }
passing() { filters | grep -vx bp-followup; }  # those that write every record again
verbs() { bp-rules --options | awk -F'\t' '$2 !~ /^-/ { print $2 }'; }

# Options as the program tells them: LETTER NAME ARGUMENT, with - where there is none.
told() { $1 --options | awk -F'\t' '$2 ~ /^-/ { print ($1 == "" ? "-" : $1), $2, ($3 == "" ? "-" : $3) }' | sort; }

# Options as the manual lists them: .It Fl r , Fl -rules Ar DIR
listed() {
	awk -v verb="${2:-}" '$1 == ".Ss" || $1 == ".Sh" { verbs += $1 == ".Ss"; inside = $1 == ".Ss" && $2 == verb }
	(verb == "" ? ("'"$1"'" != "bp-rules" || !verbs) : inside) && $1 == ".It" && $2 == "Fl" {
		letter = $3 ~ /^-/ ? "-" : "-" $3; name = $3; argument = "-"
		for (i = 4; i <= NF; i++) {
			if ($i == "Fl") name = $(i + 1)
			else if ($i ~ /^-/) name = $i
			if ($i == "Ar") argument = $(i + 1)
		}
		print letter, "-" name, argument
	}' "$ROOT/src/cmd/$1.1" | sort
}

@test "every program is built, and has a manual beside it" {
	for program in $(programs); do
		[ -x "$BIN/$program" ]
		[ -s "$ROOT/src/cmd/$program.1" ]
	done
	[ "$(programs | wc -l)" -ge 5 ]
}

@test "--help goes to standard output, succeeds, and gives every option with its text" {
	for program in $(programs); do
		run --separate-stderr "$program" --help
		[ "$status" -eq 0 ]
		[ "$stderr" = "" ]
		[[ ${lines[0]} == "usage: $program "* ]]
		# Long texts are broken between words.
		"$program" --options | awk -F'\t' -v help="$(tr -s ' \n' '  ' <<< "$output" | tr -s ' ')" '
			$2 ~ /^-/ { want = " " ($1 == "" ? "" : $1 ", ") $2 ($3 == "" ? "" : " " $3) " " $4 " " }
			$2 ~ /^-/ && !index(help, want) { print "--help does not say:" want; bad = 1 }
			END { exit bad || NR < 3 }'
		# Wide enough for a terminal, no wider.
		[ "$(awk 'length > 80' <<< "$output")" = "" ]
		run "$program" -h
		[ "$status" -eq 0 ]
	done
}

@test "--version names the program and its version" {
	version=$(sed -n 's/^VERSION *= *//p' "$ROOT/Makefile")
	for program in $(programs); do
		run --separate-stderr "$program" --version
		[ "$status" -eq 0 ]
		[ "$output" = "$program $version" ]
		[ "$stderr" = "" ]
	done
}

@test "--options lists each option once, in four columns" {
	for program in $(programs); do
		run --separate-stderr "$program" --options
		[ "$status" -eq 0 ]
		awk -F'\t' -v program="$program" '
			NF != 4 || $2 !~ (program == "bp-rules" ? "^(--)?[a-z][a-z-]*$" : "^--[a-z][a-z-]*$") || ($1 != "" && $1 !~ /^-[A-Za-z]$/) || $4 !~ /^[a-z0-9]/ || $4 ~ /\.$/ { print; bad = 1 }
			seen[$2]++ || ($1 != "" && seen[$1]++)                                                             { print; bad = 1 }
			END { exit bad }' <<< "$output"
		grep -q -- --help <<< "$output"
		grep -q -- --version <<< "$output"
	done
}

@test "an unknown option is answered with the nearest one, on standard error, with status 2" {
	for program in $(filters); do
		run --separate-stderr "$program" --ruels x
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[[ $stderr == "$program: "*"--ruels"*"--rules"* ]]
		[ "${#stderr_lines[@]}" -eq 1 ]
		run --separate-stderr "$program" -Z
		[ "$status" -eq 2 ]
		[[ $stderr == "$program: "*"-Z"* ]]
		run --separate-stderr "$program" --rules
		[ "$status" -eq 2 ]
		[[ $stderr == *"--rules needs an argument"* ]]
		run --separate-stderr "$program" --help=x
		[ "$status" -eq 2 ]
		run --separate-stderr "$program" --xyzzyxyzzy
		[ "$status" -eq 2 ]
		refute grep -q "did you mean" <<< "$stderr"
	done
}

@test "options may stand behind files, be glued, and -- ends them" {
	ltsv age:50 > "$BATS_TEST_TMPDIR/one"
	cp "$BATS_TEST_TMPDIR/one" "$BATS_TEST_TMPDIR/-r"
	cd "$BATS_TEST_TMPDIR"
	wanted=$(bp-triage -r "$RULES" -e one)
	[ "$(bp-triage one -r "$RULES" -e)" = "$wanted" ]
	[ "$(bp-triage -er"$RULES" one)" = "$wanted" ]
	[ "$(bp-triage --rules="$RULES" --explain one)" = "$wanted" ]
	[ "$(bp-triage --expl --rules "$RULES" one)" = "$wanted" ]
	[ "$(bp-triage --rules "$RULES" -e -- -r)" = "$wanted" ]
	[ "$(bp-triage --rules "$RULES" -e - < one)" = "$wanted" ]
}

@test "a number may end in k, M or G, in capitals or not" {
	for program in $(filters); do
		for size in 1k 1K 1m 1M 1g 1G 1024; do
			run "$program" -r "$RULES" --max-line "$size" <<< "id:1${TAB}date:2026-11-24${TAB}age:50"
			[ "$status" -eq 0 ] || { echo "$size: $output"; return 1; }
		done
		for size in 1t 1kk 1.5M k 0 ""; do
			run "$program" -r "$RULES" --max-line "$size" <<< "age:50"
			[ "$status" -eq 2 ]
			[[ $output == *"(k, M, G: times 1024)"* ]]
		done
	done
	run bp-record -r "$RULES" --max-line 1k <<< "age:50${TAB}note:$(printf '%1100s' '')"
	[ "$status" -eq 1 ]
	run bp-record -r "$RULES" --max-line 1m <<< "age:50${TAB}note:$(printf '%1100s' '')"
	[ "$status" -eq 0 ]
}

@test "every manual lists the options its program has, and no others" {
	for program in $(programs); do
		diff <(told "$program") <(listed "$program")
	done
}

@test "every verb has help, a version, options in four columns, and its part of the manual with the options it has" {
	[ "$(verbs | wc -l)" -ge 1 ]
	for verb in $(verbs); do
		run --separate-stderr bp-rules "$verb" --help
		[ "$status" -eq 0 ]
		[ "$stderr" = "" ]
		[[ ${lines[0]} == "usage: bp-rules $verb "* ]]
		[ "$(awk 'length > 80' <<< "$output")" = "" ]
		bp-rules --help | grep -q "^  $verb "
		run bp-rules "$verb" --version
		[ "$status" -eq 0 ]
		bp-rules "$verb" --options | awk -F'\t' '
			NF != 4 || $2 !~ /^--[a-z][a-z-]*$/ || ($1 != "" && $1 !~ /^-[A-Za-z]$/) || $4 !~ /^[a-z0-9]/ || $4 ~ /\.$/ { print; bad = 1 }
			seen[$2]++ || ($1 != "" && seen[$1]++)                                                             { print; bad = 1 }
			END { exit bad }'
		diff <(told "bp-rules $verb" | grep -vE -e '--(help|version) ') <(listed bp-rules "$verb") || { echo "manual of $verb"; return 1; }
		run --separate-stderr bp-rules "$verb" --xyzzyxyzzy
		[ "$status" -eq 2 ]
		[ "${#stderr_lines[@]}" -eq 1 ]
	done
	run bp-rules "$(verbs | head -n 1)x"
	[ "$status" -eq 2 ]
	[[ $output == "bp-rules: unknown verb "*"; did you mean $(verbs | head -n 1)? (try --help)" ]]
	run bp-rules
	[ "$status" -eq 2 ]
}

@test "every SYNOPSIS has every option once, by its letter where it has one" {
	for program in $(filters) bp-report bp-intake; do
		diff <(told "$program" | awk '{ print ($1 == "-" ? $2 : $1), $3 }' | sort) <(
			awk '/^\.Sh/ { inside = $2 == "SYNOPSIS" }
				inside && $1 == ".Op" && $2 == "Fl" {
					if ($3 ~ /^-/) print "-" $3, ($4 == "Ar" ? $5 : "-")
					else if ($4 == "Ar") print "-" $3, $5
					else for (i = 1; i <= length($3); i++) print "-" substr($3, i, 1), "-"
				}' "$ROOT/src/cmd/$program.1" | sort)
		# What it takes: files.
		sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/p' "$ROOT/src/cmd/$program.1" | grep -q '^\.Op Ar'
		"$program" --help | head -1 | grep -qF 'file ...]'
	done
}

@test "every manual names its program, says in NAME what --help says, and has the sections one looks for" {
	for program in $(programs); do
		manual=$ROOT/src/cmd/$program.1
		grep -q "^\.Dt $(tr a-z A-Z <<< "$program") 1" "$manual"
		grep -q "^\.Nm $program" "$manual"
		[ "$(sed -n 's/^\.Nd //p' "$manual")" = "$("$program" --help | sed -n 2p)" ]
		for section in NAME SYNOPSIS DESCRIPTION "EXIT STATUS" EXAMPLES "SEE ALSO"; do
			grep -q "^\.Sh $section" "$manual" || { echo "$program.1 has no $section"; return 1; }
		done
		for other in $(sed -n 's/^\.Xr \(bp-[a-z]*\) 1.*/\1/p' "$manual"); do
			[ -f "$ROOT/src/cmd/$other.1" ] || { echo "$program.1 points to $other"; return 1; }
		done
	done
}

@test "mandoc finds nothing wrong with the manuals" {
	command -v mandoc > /dev/null || skip "mandoc is not here"
	mandoc -T lint -W warning "$ROOT"/src/cmd/*.1
}

@test "the completions contain no option names, and every program" {
	for program in $(programs); do
		for file in "$ROOT"/completions/*; do
			for name in $("$program" --options | cut -f2 | grep -e '^-'); do
				refute grep -qw -- "$name" "$file"
				refute grep -qE -- "(-l|-long) ${name#--}( |$)" "$file"
			done
			grep -qw -- "$program" "$file" || { echo "$file does not complete $program"; return 1; }
		done
	done
}

@test "bash completes the options of every program, and leaves file names alone" {
	source "$ROOT/completions/bp-tools.bash"
	for program in $(programs); do
		complete -p "$program" | grep -q -- '-F _bp'
		_bp "$program" --he "$program"
		[ "${COMPREPLY[*]}" = --help ]
		_bp "$program" --v "$program"
		[ "${COMPREPLY[*]}" = --version ]
		_bp "$program" - "$program"
		[ "${#COMPREPLY[@]}" -eq "$("$program" --options | cut -f1,2 | tr '\t' '\n' | grep -c -e -)" ]
		_bp "$program" clin "$program"
		[ "${#COMPREPLY[@]}" -eq 0 ]
	done
	_bp bp-no-such-program --ru bp-no-such-program
	[ "${#COMPREPLY[@]}" -eq 0 ]
	COMP_WORDS=(bp-rules te) COMP_CWORD=1
	_bp bp-rules te bp-rules
	[ "${COMPREPLY[*]}" = test ]
	COMP_WORDS=(bp-rules test --bl) COMP_CWORD=2
	_bp bp-rules --bl test
	[ "${COMPREPLY[*]}" = --bless ]
	COMP_WORDS=(bp-plan x --al) COMP_CWORD=2
	_bp bp-plan --al x
	[ "${COMPREPLY[*]}" = --all ]
}

@test "fish completes too" {
	command -v fish > /dev/null || skip "fish is not here"
	export HOME=$BATS_TEST_TMPDIR XDG_CONFIG_HOME=$BATS_TEST_TMPDIR XDG_DATA_HOME=$BATS_TEST_TMPDIR
	run fish --no-config -c "source '$ROOT/completions/bp-tools.fish'; complete -C 'bp-triage --ru'"
	[ "$status" -eq 0 ]
	grep -q '^--rules' <<< "$output"
}

@test "every program takes --as-of, and finds what is wrong with a date by it" {
	ltsv id:1 onset_date:2026-11-24 > one
	for program in $(passing); do
		run "$program" -r "$RULES" one
		[ "$status" -eq 0 ]
		run --separate-stderr "$program" -r "$RULES" --as-of 2026-11-01 one
		[ "$status" -eq 1 ]
		[[ ${stderr_lines[0]} == "$program: one:1: duration_days: "* ]]
		[[ $output == *problems:duration_days* ]]
		run --separate-stderr "$program" -r "$RULES" --as-of 2026-11-30 one
		[ "$status" -eq 0 ]
		run --separate-stderr "$program" -r "$RULES" --as-of 2026-02-30 one
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
	done
}

@test "--fail-at with no level tells the levels there are" {
	for program in $(passing | grep -vx bp-record); do
		for word in nope "" selfcare emergencies; do
			run "$program" -r "$RULES" --fail-at "$word" <<< "age:50"
			[ "$status" -eq 2 ]
			[ "$output" = "$program: --fail-at wants emergency, urgent, soon or routine, not \"$word\"" ]
		done
		run "$program" -r "$RULES" --fail-at Emergency <<< "age:50"
		[ "$status" -eq 2 ]
		[ "$output" = "$program: --fail-at Emergency: write emergency" ]
	done
}

@test "a label in --fields that nobody knows is named with the nearest one, and changes no status" {
	ltsv id:1 level:soon Alter:40 > one
	run --separate-stderr bp-record -r "$RULES" -f "id, levle ,level,expect_x,because_plan,error,Xyzzy" one
	[ "$status" -eq 0 ]
	[ "$output" = "id:1${TAB}level:soon" ]
	[ "$(grep -e --fields <<< "$stderr")" = "bp-record: --fields: unknown label levle; nearest: level
bp-record: --fields: unknown label Xyzzy" ]
	# What --map explains is known.
	printf 'Alter\tage\n' > names
	run --separate-stderr bp-record -r "$RULES" -m names -f id,Alter one
	[ "$output" = "id:1${TAB}Alter:40" ]
	[ "$stderr" = "" ]
	# Without a record as well, and but once with many.
	run --separate-stderr bp-record -r "$RULES" -f levle /dev/null
	[ "$stderr" = "bp-record: --fields: unknown label levle; nearest: level" ]
	run --separate-stderr bp-record -r "$RULES" -f id,levle <<< "$(seq 500 | sed 's/^/id:/')"
	[ "${#lines[@]}" -eq 500 ]
	[ "$stderr" = "bp-record: --fields: unknown label levle; nearest: level" ]
}

@test "* in --fields is all the rest of a record, as it came" {
	cat > in <<-'END'
		{"age": 4.0,"x":{"a":	[1]},"date":"2026-02-10","patient_id":7,"problems":["old"],"line":3,"n":null}
		{"level":"routine","id":"P2"}

		{"error":"no record","line":9,"raw":"?","id":"P3","level":"unreadable"}
		{"id":
	END
	run --separate-stderr bp-record -r "$RULES" -f 'id,date,*' in
	[ "$status" -eq 1 ]
	[ "$output" = '{"id":7,"date":"2026-02-10","age":4.0,"x":{"a":	[1]},"problems":[],"line":3,"n":null}
{"id":"P2","level":"routine"}

{"id":"P3","error":"no record","line":9,"raw":"?","level":"unreadable"}
{"error":"JSON, byte 7: the line ends too early","line":5,"raw":"{\"id\":"}' ]
	refute grep -e --fields <<< "$stderr"
	# As it came, but for what goes in front; and all of it in another format.
	bp-record -r "$RULES" -f '*' "$VIGNETTES" > got
	same "$VIGNETTES" got
	bp-record -r "$RULES" -o ltsv -f 'id,*' "$RULES/tests/clinic.ndjson" > got 2>/dev/null || [ $? -eq 1 ]
	bp-record -r "$RULES" -o ltsv "$RULES/tests/clinic.ndjson" 2>/dev/null | sed "s/${TAB}problems:.*//; s/^patient_id:/id:/" > want
	same want got
	for wrong in '*,id' 'id,*,*'; do
		run bp-record -r "$RULES" -f "$wrong" in
		[ "$status" -eq 2 ]
		[ "$output" = "bp-record: --fields $wrong: * is all the rest and stands last" ]
	done
	for format in tsv csv; do
		run bp-record -r "$RULES" -f 'id,*' -o "$format" in
		[ "$status" -eq 2 ]
	done
	# What LTSV cannot have is refused here as well.
	run --separate-stderr bp-record -r "$RULES" -f 'id,*' -o ltsv <<< '{"id":"P1","a:b":1}'
	[ "$status" -eq 1 ]
	[[ $output == error:* ]]
}

@test "comments, Latin-1, reserved labels and --map are as bp-record(1) tells" {
	record() { run --separate-stderr bp-record -r "$RULES" "$@"; }
	# A '#' is a comment in LTSV and NDJSON, and a row or the header in CSV and TSV.
	record < <(printf '# a\n\nid:1\n')
	[ "$output" = "# a"$'\n\n'"id:1${TAB}problems:none" ]
	record -f id,age < <(printf 'id,age\n#1,4\n')
	[ "${lines[1]}" = "#1,4,,," ]
	record -f '#id' < <(printf '#id,age\n1,4\n')
	[ "${lines[1]}" = "1,,," ]
	# A line that is no UTF-8 is a line that cannot be read; a header ends the run.
	for text in 'age:4\nx:\xe9\n' '{"age":4}\n{"x":"\xe9"}\n' 'id,x\n1,a\n2,\xe9\n'; do
		record < <(printf "$text")
		[ "$status" -eq 1 ]
	done
	record < <(printf 'id,\xe9\n1,2\n')
	[ "$status" -eq 2 ]
	# An error that came in makes the record one that could not be read; an empty one does not.
	record <<< "id:1${TAB}error:x${TAB}age:40"
	[ "$status" -eq 1 ]
	[[ $output == *"problems:unreadable"* ]]
	record <<< "id:1${TAB}error:${TAB}age:40"
	[ "$status" -eq 0 ]
	# --map changes no label where the format stays; where it does not, and with --fields, the next program needs no map.
	printf 'Alter\tage\n' > names
	record -m names <<< '{"id":"1","Alter":40}'
	[ "$output" = '{"id":"1","Alter":40,"problems":[]}' ]
	record -m names -o ltsv <<< '{"id":"1","Alter":40,"AGE":40}'
	[ "$output" = "id:1${TAB}age:40${TAB}AGE:40${TAB}problems:none" ]
	record -m names -f id,age -o ltsv <<< '{"id":"1","Alter":40}'
	[ "$output" = "id:1${TAB}age:40" ]
}

# What the texts show, run in a directory that holds what they speak of: shown < BLOCKS, each command behind "$ " with
# the lines that go on and then what it prints.  Where a rule stands in its file changes too often to be held to it.
# What changes with every rule and case that is added: lines of rules, their mark, counts of cases.
settled() {
	sed -E 's/\.lua:[0-9]+/.lua:N/g; s/#[0-9a-f]{12}/#M/g; s/\.ltsv:[0-9]+/.ltsv:N/g
		s/[0-9]+ cases, [0-9]+ expectations/N cases, N expectations/; s/[0-9]+ records, [0-9]+ rules/N records, N rules/
		s/fired [0-9]+, did not [0-9]+, open [0-9]+/fired N, did not N, open N/; s/ +[0-9]+ +[0-9]+ +100\.0$/ N N 100.0/'
}

shown() {
	awk '
		/^\$ / { n = sprintf("%02d", n + 1); sub(/^\$ /, ""); more = 1 }
		more   { print > ("command." n); more = /[|\\]$/; printf "" > ("want." n); next }
		n      { print > ("want." n) }'
	export ASAN_OPTIONS=detect_leaks=0  # a program that dies does not tidy up first
	for command in command.*; do
		# Messages and results come in their own order each.
		PATH=$BIN:$PATH sh "$command" 2>&1 | settled | sort > "got.${command#*.}"
		settled < "want.${command#*.}" | sort > wanted
		diff wanted "got.${command#*.}" > differs || { cat "$command" differs; return 1; }
	done
}

@test "the README shows what the programs print" {
	mkdir tmp
	cp -R "$ROOT/rules" "$ROOT/scripts" .
	ln -s "$BIN" bin
	ln -s "$(cd "${BP_BUILD:-$ROOT/build}" && pwd)" build
	# Blocks without a language, their places moved here; the two slips it speaks of come behind the change.
	awk -v tmp="$PWD/tmp" '
		/^```/        { open = !open; first = $0 == "```"; next }
		open && first { shows = /^[$] /; first = 0 }
		!open         { shows = 0 }
		shows         { gsub("/tmp", tmp); print }' "$ROOT/README.md" |
		awk '/^[$] bin\/bp-triage --rules [^ ]*ours rules/ && /clinic.ndjson$/ { print "$ sh slips" } { print }' > blocks
	cat > slips <<-END
		sed -i 's/when = leg_red_hot,/when = leg_redhot,/
			s/when = all { cancer_history, radicular }/when = cancer_history and radicular/' tmp/ours/redflags.lua
	END
	[ "$(grep -c '^[$] ' blocks)" -ge 8 ]
	shown < blocks
}

@test "an afternoon with the rules, another limit, a page, and the handout go as rules/README.md tells it" {
	cp -R "$ROOT/rules" "$ROOT/scripts" .
	awk '!open && /^## / { inside = /afternoon|better|wording of a page|item by item|handout/ } inside && /^```/ { open = !open; next } inside && open' "$ROOT/rules/README.md" > blocks
	[ "$(grep -c '^[$] ' blocks)" -ge 25 ]
	shown < blocks
}

@test "the list each morning goes as scripts/cron/README.md tells it" {
	command -v sqlite3 > /dev/null || skip "sqlite3 is not here"
	mkdir tmp
	cp -R "$ROOT/rules" "$ROOT/scripts" .
	ln -s "$BIN" bin
	awk -v tmp="$PWD/tmp" '/^```/ { open = !open; next } open && (/^[$] / || n) { n = 1; gsub("/tmp", tmp); print } !open { n = 0 }' \
		scripts/cron/README.md > blocks
	[ "$(grep -c '^[$] ' blocks)" -ge 20 ]
	shown < blocks
}

@test "the manuals show what the programs print" {
	cp -R "$ROOT/rules" rules
	cp -R "$ROOT/rules" ours
	sed -i 's/when = leg_red_hot,/when = leg_redhot,/' ours/redflags.lua
	cp "$ROOT/tests/data/pages/worst.lua" ours
	cp "$RULES/tests/clinic.ndjson" .
	printf 'Patient\tid\nAge\tage\nBlood thinners\tanticoagulant\n' > names
	printf 'Patient,Age,Blood thinners,temp_c\n7,58,no,"38,5"\n' > export.csv
	cp -R "$ROOT/tests/data/toy" toy
	{ ltsv id:P1 date:2026-01-05 odi_pct:40 nrs_back:6 nrs_leg:2; ltsv id:P1 date:2026-02-16 odi_pct:38 nrs_leg:3; } > visits
	cp visits journal
	for program in $(programs); do
		rm -f command.* want.*
		# Blocks in which something is typed.
		awk '/^\.Ed/ { if (block ~ /(^|\n)[$] /) printf "%s", block; inside = 0; block = "" }
			inside { block = block $0 "\n" }
			/^\.Bd -literal/ { inside = 1 }' "$ROOT/src/cmd/$program.1" |
			sed "s/\\\\(aq/'/g; s/\\\\e/\\\\/g; s/\\\\(de/\xc2\xb0/g; s/\\\\&//g" > blocks
		[ "$(grep -c '^[$] ' blocks)" -ge 3 ]
		shown < blocks
	done
}

# A copy of what is needed to build, so that nothing here is rebuilt with another prefix.
copy() {
	mkdir "$1"
	cp -R "$ROOT/Makefile" "$ROOT/src" "$ROOT/rules" "$ROOT/completions" "$ROOT/scripts" "$1"
	[ ! -e "$ROOT/bin/.gitignore" ] || { mkdir "$1/bin"; cp "$ROOT/bin/.gitignore" "$1/bin"; }
}

# Without what the make that runs this test was told.
fresh_make() { env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make "$@"; }

@test "installed programs find the installed rules, in a staging directory too; uninstall leaves nothing" {
	copy "$BATS_TEST_TMPDIR/tree"
	cd "$BATS_TEST_TMPDIR/tree"
	stage=$BATS_TEST_TMPDIR/stage
	fresh_make -s -j2 CFLAGS=-O0 PREFIX=/opt/bp DESTDIR="$stage" install
	rm -rf rules  # it must not be these that are found
	for program in $(filters); do
		[ -x "$stage/opt/bp/bin/$program" ]
		[ -s "$stage/opt/bp/share/man/man1/$program.1" ]
		[ -e "$stage/opt/bp/share/bash-completion/completions/$program" ]
		run "$stage/opt/bp/bin/$program" <<< "id:1${TAB}date:2026-11-24${TAB}fever:no"
		[ "$status" -eq 0 ]
		[[ $output == "id:1${TAB}"* ]]
		# By its bare name, and from elsewhere.
		run env -i PATH="$stage/opt/bp/bin:/usr/bin:/bin" sh -c "cd / && printf 'id:1\tdate:2026-11-24\n' | $program"
		[ "$status" -eq 0 ]
	done
	cp -R "$ROOT/rules" rules
	(cd "$stage" && find . -type f -o -type l) | grep -q rules/redflags.lua
	diff -r rules "$stage/opt/bp/share/bp-tools/rules"
	fresh_make -s PREFIX=/opt/bp DESTDIR="$stage" uninstall
	[ "$(find "$stage" -type f -o -type l)" = "" ]
}

@test "the rules beside a program are named by a path one can read, and found without /proc as well" {
	mkdir -p place/bin place/rules
	cp "$BIN/bp-triage" place/bin
	echo 'no rule' > place/rules/index.lua
	here=$(pwd -P)
	ln -s "$here/place/bin/bp-triage" linked
	for name in place/bin/bp-triage place/../place/bin/bp-triage ./linked; do
		run "$name" <<< "age:50"
		[ "$status" -eq 2 ]
		grep -qF "bp-triage: $here/place/rules/index.lua:1: " <<< "$output"
		refute grep -qF .. <<< "$output"
	done
	without_proc() { unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' sh "$@"; }
	without_proc place/bin/bp-triage --version > /dev/null 2>&1 || skip "/proc cannot be taken away, or is needed by a sanitizer"
	for name in place/bin/bp-triage ./linked; do
		run without_proc "$name" <<< "age:50"
		[ "$status" -eq 2 ]
		grep -qF "bp-triage: $here/place/rules/index.lua:1: " <<< "$output"
	done
}

@test "what is installed elsewhere looks for its rules there, and says where it looked" {
	copy "$BATS_TEST_TMPDIR/tree"
	cd "$BATS_TEST_TMPDIR/tree"
	# A name with everything in it that a shell, sed, or C could trip over, but for what make takes itself.
	place="$BATS_TEST_TMPDIR/a place, \"my\" dad's & mine|"
	fresh_make -s -j2 CFLAGS=-O0 PREFIX="$place" install
	[ "$(ls "$BATS_TEST_TMPDIR" | wc -l)" -eq 2 ]
	run "$place/bin/bp-triage" <<< "age:50"
	[ "$status" -eq 0 ]
	cp "$place/bin/bp-triage" "$BATS_TEST_TMPDIR/alone"
	mv rules no-rules
	run "$BATS_TEST_TMPDIR/alone" <<< "age:50"
	[ "$status" -eq 0 ]
	grep -qF ".It Pa $place/share/bp-tools/rules" "$place/share/man/man1/bp-triage.1"
	# What the texts of the rules tell their readers to run is there too.
	cd "$place/share/bp-tools"
	env -u BP_BIN PATH=/usr/bin:/bin scripts/vignettes rules/tests/thresholds.ltsv | tail -1 | grep -q ' 0 wrong$'
	"$place/bin/bp-triage" rules/tests/clinic.ndjson 2> said | env -u BP_BIN PATH=/usr/bin:/bin scripts/worklist -n 1 > list ||
		[ $? -eq 1 ]
	[ "$(head -1 list | cut -d: -f1)" = "42 records" ]
	rm said list
	rm -r rules
	run "$BATS_TEST_TMPDIR/alone" <<< "age:50"
	[ "$status" -eq 2 ]
	grep -qF "$place/share/bp-tools/rules" <<< "$output"
	cd "$BATS_TEST_TMPDIR/tree"
	mv no-rules rules
	fresh_make -s PREFIX="$place" uninstall
	[ "$(find "$place" -type f -o -type l)" = "" ]
	[ ! -e "$place/share/bp-tools" ]
}

@test "quickstart tells who cannot install a line that works where they are" {
	mkdir few
	for tool in sh dirname sed tr cat; do ln -s "$(command -v "$tool")" few; done
	printf '#!/bin/sh\nexit 1\n' | tee few/apt-get > few/sudo
	printf '#!/bin/sh\necho 1000\n' > few/id
	chmod +x few/apt-get few/sudo few/id
	quickstart() { run --separate-stderr env -i PATH="$PWD/few" sh "$ROOT/scripts/quickstart" "$@"; }
	for option in --setup-only --no-install; do
		quickstart "$option"
		[ "$status" -eq 1 ]
		[[ $output == "sudo apt-get update && sudo apt-get install -y --no-install-recommends "*make* ]]
		[[ $stderr == *"Run this line, then sh scripts/quickstart again:" ]]
	done
	rm few/sudo
	quickstart --setup-only
	[ "$status" -eq 1 ]
	[[ $output == "apt-get update && apt-get install -y --no-install-recommends "*make* ]]
	[[ $stderr == *"Run this line, as root, then"* ]]
	printf '#!/bin/sh\necho 0\n' > few/id
	quickstart --no-install
	[ "$status" -eq 1 ]
	[[ $output == "apt-get update && "* ]]
	[[ $stderr == *"Run this line, then"* ]]
}

@test "includes that point up, name no floor, or bring Lua in are found" {
	copy "$BATS_TEST_TMPDIR/tree"
	cd "$BATS_TEST_TMPDIR/tree"
	scripts/floors
	bad() { # FILE LINE
		cp "$1" kept
		echo "$2" >> "$1"
		run scripts/floors
		cp kept "$1"
		[ "$status" -ne 0 ] || { echo "not found: $2 in $1"; return 1; }
		grep -qF "$1" <<< "$output"
	}
	bad src/base/text.c '#include "record/batch.h"'
	bad src/record/fact.c '#include "rule/cond.h"'
	bad src/record/fact.c '  #  include   "stage/stage.h"'
	bad src/rule/cond.h '#include "stage/stage.h"'
	bad src/stage/triage.c '#include "cmd/bp-triage.c"'
	bad src/rule/load.c '#include <lua.h>'
	bad src/rule/scan.c '#include <lauxlib.h>'
	bad src/stage/plan.c '#include <lua5.4/lua.h>'
	bad src/base/msg.c '#include "msg.h"'
	scripts/floors
	rm -r src
	mkdir src
	run scripts/floors
	[ "$status" -ne 0 ]
}
