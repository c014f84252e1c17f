# bp-rules: what all the verbs that read records have in common.
load helpers

# verb NAME [OPERAND ...]: that verb over these records.
verb() {
	case $1 in
	score) bp-rules score --truth truth -r "$RULES" "${@:2}" ;;
	diff) bp-rules diff "$RULES" "$RULES" "${@:2}" ;;
	*) bp-rules $1 -r "$RULES" "${@:2}" ;;
	esac
}

VERBS="why ask cover mutate diff score"

@test "a value that does not fit is named with its file, line and label, and the status is 1, whatever the verb" {
	{ ltsv id:a age:40 truth:soon; ltsv id:b age:430 truth:soon; } > in.ltsv
	for name in $VERBS; do
		run -1 --separate-stderr verb $name in.ltsv
		[[ $stderr == *"bp-rules $name: in.ltsv:2: age: out of range 0 to 115 years"* ]]
		[[ $stderr == *"bp-rules $name: 2 lines, 1 with problems, 0 unreadable" ]]
		[[ $stderr != *430* ]]
		run -1 --separate-stderr verb $name --show-values in.ltsv
		[[ $stderr == *"in.ltsv:2: age: out of range 0 to 115 years (430)"* ]]
		sed 1q in.ltsv > well.ltsv
		run -0 --separate-stderr verb $name well.ltsv
		[[ $stderr != *problem* ]]
	done
}

@test "the same is said of a clinic as by the filters, whatever the verb" {
	bp-triage -r "$RULES" "$RULES/tests/clinic.ndjson" 2>&1 >/dev/null | cut -d: -f2- > wanted || true
	[ -s wanted ]
	for name in why ask cover mutate diff; do
		run -1 --separate-stderr verb $name "$RULES/tests/clinic.ndjson"
		cut -d: -f2- <<< "$stderr" > got
		same wanted got
	done
}

@test "a line that is no record is named, counted, and the status is 1, whatever the verb" {
	{ ltsv id:a age:40 truth:soon; echo "no record"; } > in.ltsv
	for name in $VERBS; do
		run -1 --separate-stderr verb $name in.ltsv
		[[ $stderr == *"bp-rules $name: in.ltsv:2: "* ]]
		[[ $stderr == *"2 lines, 1 with problems, 1 unreadable"* ]]
	done
}

@test "a label that is no question is told once, whatever the verb; the truth that score reads is none" {
	{ ltsv id:a agee:40 truth:soon; ltsv id:b agee:43 truth:soon; } > in.ltsv
	for name in $VERBS; do
		run -0 --separate-stderr verb $name in.ltsv
		[ "$(grep -c "in.ltsv:1: unknown label agee; nearest: age" <<< "$stderr")" -eq 1 ]
		refute grep -q "unknown label id" <<< "$stderr"
	done
	refute grep -q "unknown label truth" <<< "$stderr"
}

@test "--map gives labels other names, whatever the verb" {
	printf 'alter\tage\n' > map
	{ ltsv id:a alter:40 truth:soon; ltsv id:b alter:430 truth:soon; } > in.ltsv
	for name in $VERBS; do
		run -1 --separate-stderr verb $name -m map in.ltsv
		[[ $stderr == *"in.ltsv:2: age: out of range"* ]]
		refute grep -q "unknown label alter" <<< "$stderr"
	done
}

@test "a record is called by its id, file and line, whatever the verb; one without an id by its place alone" {
	printf '%s\n' '{"id":"P7","age":67,"trauma":"minor"}' '{"id":null,"age":67,"trauma":"minor"}' > in.ndjson
	echo 'override "RF-FRX-9" { when = all { age:at_least(70), trauma:is "minor" } }' > site.lua
	for line in why ask "diff --new-site site.lua"; do
		run -0 --separate-stderr verb $line in.ndjson
		grep -qE '^ *P7 \(in.ndjson:1\)[: ]' <<< "$output"
		grep -qE '^ *in.ndjson:2[: ]' <<< "$output"
		run -0 --separate-stderr verb $line < in.ndjson
		grep -qE '^ *P7 \(-:1\)[: ]' <<< "$output"
		run -0 --separate-stderr verb $line -o ndjson in.ndjson
		[ "$(jq -r 'select(.line) | [.id, .file, .line] | join(" ")' <<< "$output" | grep -c in.ndjson)" -ge 2 ]
		grep -q '"id":"P7","file":"in.ndjson","line":1' <<< "$output"
		grep -q '"id":"","file":"in.ndjson","line":2' <<< "$output"
	done
}

@test "nothing in a record steers a terminal, whatever the verb" {
	printf '{"id":"P\\u001b[31m7\\u009b\\nX: calm","age":67,"trauma":"minor","level\\u001b":"x"}\n' > in.ndjson
	echo 'override "RF-FRX-9" { when = all { age:at_least(70), trauma:is "minor" } }' > site.lua
	for line in why ask "diff --new-site site.lua"; do
		run -0 verb $line in.ndjson
		refute grep -qaP '\x1b|\xc2\x9b' <<< "$output"
		grep -q 'P?\[31m7???X: calm (in.ndjson:1)' <<< "$output" || grep -q 'P?\[31m7??X: calm (in.ndjson:1)' <<< "$output"
	done
	printf 'id:C\033[31m\tage:40\ttodo:x\033y\texpect:level=\033urgent redflags~RF-CES-1\n' > cases.ltsv
	run bp-rules test -r "$RULES" cases.ltsv
	refute grep -qa $'\033' <<< "$output"
}

@test "nothing at all is no success of a gate" {
	printf '# nothing\n' > none.ltsv
	echo "no record" > garbage
	run -2 --separate-stderr bp-rules diff --fail-on downgrade "$RULES" "$RULES" none.ltsv
	[[ $stderr == "bp-rules diff: nothing was compared: no record that OLD can read; --fail-on says nothing then" ]]
	run -2 --separate-stderr bp-rules diff --fail-on downgrade "$RULES" "$RULES" garbage
	run -0 --separate-stderr bp-rules diff "$RULES" "$RULES" none.ltsv
	[[ $stderr == "bp-rules diff: nothing was compared: no record that OLD can read" ]]
	for option in "" --bless; do
		run -2 --separate-stderr bp-rules test -r "$RULES" $option none.ltsv
		[ "$stderr" = "bp-rules test: no cases: nothing was tested" ]
	done
	run -1 --separate-stderr bp-rules cover -r "$RULES" --min 1 none.ltsv
	[[ $stderr == "bp-rules cover: nothing was covered: there is no record that counts, and --min is not met"* ]]
	run -2 --separate-stderr bp-rules score -r "$RULES" --truth truth none.ltsv
	[[ $stderr == "bp-rules score: no record has a true level in truth: there is nothing to score" ]]
	run -0 --separate-stderr bp-rules mutate -r "$RULES" none.ltsv
	[ "$stderr" = "bp-rules mutate: nothing was compared: there is no record" ]
	cp -r "$RULES" ours
	rm -r ours/tests/*
	cp none.ltsv ours/tests
	run -2 --separate-stderr bp-rules mutate -r ours
	[ "$stderr" = "bp-rules mutate: no cases: nobody could notice anything" ]
	cp -r "$ROOT/tests/data/toy" toy
	sed -i 's/"promises.lua", *//; /^promise/,/^}/d' toy/*.lua
	run -1 --separate-stderr bp-rules prove -r toy
	[ "$stderr" = "bp-rules prove: nothing was proved: no promise stands beside the rules" ]
}
