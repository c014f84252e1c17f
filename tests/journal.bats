#!/usr/bin/env bats
# The journal: what is acknowledged is there, whole and once, whatever happens to those who write.

load helpers

journal() { "$ROOT/scripts/journal" "$@"; }

# visits FROM TO [DATE]: short visits of as many people.
visits() { seq "$1" "$2" | sed "s/.*/id:P&${TAB}date:${3:-2026-02-10}${TAB}age:50/"; }

# The journal as id, date and seq.
keys() { journal read "${1:-j}" | bp-record -o ltsv -f id,date,seq 2>/dev/null; }

@test "a line begins with id, date and a number, and the rest is as it came" {
	cat > in <<-'END'
		{"age": 4.0,"x":{"a":	[1]},"date":"2026-02-10","patient_id":7,"note":"\u00e9 \"q\" \\","seq":"9","intake":"mine"}
		{"id":"P\u0032","date":"2026-02-11","level":"routine","redflags":["RF-MAL-6"],"provisional":false}

		# a comment
		{"id":"P3","date":"2026-02-09"}
	END
	journal append j in
	[ "$(cat j)" = '{"id":"7","date":"2026-02-10","seq":"0000000001","age":4.0,"x":{"a":	[1]},"note":"\u00e9 \"q\" \\"}
{"id":"P2","date":"2026-02-11","seq":"0000000002","level":"routine","redflags":["RF-MAL-6"],"provisional":false}
{"id":"P3","date":"2026-02-09","seq":"0000000003"}' ]
	journal append j in
	[ "$(LC_ALL=C sort j | cut -c1-50 | tail -n 2)" = '{"id":"P3","date":"2026-02-09","seq":"0000000003"}
{"id":"P3","date":"2026-02-09","seq":"0000000006"}' ]
	run journal check j
	[ "$status" -eq 0 ]
	[ "$output" = "6 visits of 3 people, 0 lines with something wrong" ]
}

@test "results in any format come in with the same values" {
	bp-plan --all -r "$RULES" "$RULES/tests/clinic.ndjson" > ndjson 2>/dev/null || [ $? -eq 1 ]
	journal append j ndjson
	# Nothing but the places of id and date has changed.
	sed 's/,"seq":"[0-9]*"//' j > without
	bp-record -f 'id,date,*' ndjson 2>/dev/null > want || true
	same want without
	for format in ltsv tsv csv; do
		bp-record -o "$format" ndjson > "in.$format" 2>/dev/null || true
		journal append "$format" "in.$format"
		for file in j "$format"; do
			bp-record -o ltsv -f id,date,seq,age,level,redflags,next_review,nsaid "$file" 2>/dev/null > "$file.said" || true
		done
		same j.said "$format.said"
	done
	# The commands of the chain, with nothing read from a file.
	bp-plan --all -r "$RULES" "$RULES/tests/clinic.ndjson" 2>/dev/null | journal append k
	same j k
}

@test "what has no id, no date or no sense is refused by its number, the rest is safe" {
	printf '%s\n' '{"id":"P1","date":"2026-02-10"}' '{"date":"2026-02-10","age":61}' '{"id":"P2"}' \
		'{"id":"","date":"2026-02-10"}' '{"id":"P3","date":"2026-02-30"}' '{"id":"P4","date":"2026-02-' \
		'{"id":"P5","patient_id":"P6","date":"2026-02-10"}' '{"id":null,"date":"2026-02-10"}' '{"id":"?","date":"2026-02-10"}' \
		'{"id":"P7","date":"2026-02-11"}' > in
	run --separate-stderr journal append --refused refused j in
	[ "$status" -eq 1 ]
	[ "$output" = "" ]
	[ "$stderr" = "journal: record 2: no id; not in the journal
journal: record 3: no date; not in the journal
journal: record 4: no id; not in the journal
journal: record 5: date: not a date; not in the journal
journal: record 6: could not be read; not in the journal
journal: record 7: no id; not in the journal
journal: record 8: no id; not in the journal
journal: record 9: no id; not in the journal" ]
	[ "$(keys | value id | paste -sd,)" = P1,P7 ]
	# What was refused is kept as lines that say so, and can be got back.
	[ "$(jq -r .error refused | sort | uniq -c | awk '{ print $1 }' | paste -sd,)" = 1,1,1,5 ]
	[ "$(jq -r 'select(.line == 2).raw' refused)" = '{"date":"2026-02-10","age":61}' ]
	run bp-record -i ndjson refused
	[ "$status" -eq 1 ]
	# A date for those that have none, and for no others.
	run --separate-stderr journal append --date 2026-02-12 k in
	[ "$status" -eq 1 ]
	[ "$(keys k | value date | paste -sd,)" = 2026-02-10,2026-02-12,2026-02-11 ]
	# A record that was unreadable to begin with keeps its words.
	printf '{"id":\n' | bp-plan --all -r "$RULES" 2>/dev/null | journal append --refused refused l 2>/dev/null || [ $? -eq 1 ]
	[ "$(jq -r .error refused)" = "JSON, byte 7: the line ends too early" ]
	[ ! -s l ]
}

@test "the same file given again with --once is not appended again, not even a part of it" {
	visits 1 20 > in
	visits 1 20 | sed '5s/date/day/' > holes
	journal append --once one j in
	cp j before
	journal append --once one j in
	same before j
	# Another key, and a file of which some was refused.
	run --separate-stderr journal append --once two j holes
	[ "$status" -eq 1 ]
	run --separate-stderr journal append --once two j holes
	[ "$status" -eq 1 ]
	[ "$(wc -l < j)" -eq 39 ]
	# Cut off anywhere in the middle: the rest comes, and the journal is as if nothing had been.
	cp j whole
	for bytes in 1 40 91 92 93 600 601 1500; do
		head -c "$bytes" whole > j
		journal append --once one j in 2>/dev/null
		cmp j before
	done
	refute journal append --once 'a b' j in
}

@test "a last line cut off at any byte is completed, or closed and told of, and glues to nothing" {
	visits 1 3 > in
	journal append whole in
	umask 077
	size=$(stat -c %s whole)
	last=$(tail -n 1 whole | wc -c)
	visits 4 4 > next
	for ((cut = 1; cut < last; cut += 5)); do
		head -c "$((size - cut))" whole > j
		run --separate-stderr journal read j
		[ "$status" -eq 1 ]
		[ "$(head -n 2 j)" = "$(head -n 2 <<< "$output")" ]
		[[ $stderr == *"the last line was cut off"* ]]
		cp j again
		# The same visit once more.
		tail -n 1 in | journal append again 2>/dev/null
		cmp whole again
		# Another one.
		run --separate-stderr journal append j next
		[ "$status" -eq 0 ]
		[[ $stderr == "journal: j:3: was cut off"* ]]
		[ "$(head -c "$((size - cut))" j | cmp - <(head -c "$((size - cut))" whole))" = "" ]
		run --separate-stderr journal read j
		[[ ${lines[-1]} == '{"id":"P4","date":"2026-02-10","seq":"'*'","age":50}' ]]
		# Up to {"id":"P it could be the beginning of the other one, and becomes it.
		[ "$status" -eq $((cut != 1 && last - cut > 8)) ]
	done
	# A tail of zeros, as some file systems leave it, and braces that look like an end.
	for tail in '\0\0\0\0' '{"id":"P9","date":"2026-02-10","seq":"0000000003","x":{"a":1}'; do
		head -n 2 whole > j
		printf "$tail" >> j
		journal append j next 2>/dev/null
		run journal check j
		[ "$status" -eq 1 ]
		[ "${lines[0]}" = "line 3: no visit: cut off or damaged" ]
		[ "${lines[1]}" = "3 visits of 3 people, 1 lines with something wrong" ]
		run journal read j
		[ "$status" -eq 1 ]
	done
}

@test "fifty writers at once lose nothing, and nobody who reads meanwhile is alarmed" {
	for i in $(seq 50); do visits "${i}00" "${i}04" > "in$i"; done
	for i in $(seq 50); do
		journal append --wait 600 j "in$i" 2> "said$i" && echo "$i" >> done &
	done
	while [ ! -e j ]; do sleep 0.01; done
	for i in 1 2 3 4 5 6 7 8; do
		journal read --wait 600 j > "read$i"
		[ "$(tail -c 1 "read$i")" = "" ]
	done
	wait
	[ "$(wc -l < done)" -eq 50 ]
	run journal check j
	[ "$status" -eq 0 ]
	[ "$output" = "250 visits of 250 people, 0 lines with something wrong" ]
	# Each writer's lines stand together: they were one write.
	[ "$(keys | value id | sed 's/..$//' | uniq | wc -l)" -eq 50 ]
	# What was read is how the journal began.
	for i in 1 2 3 4 5 6 7 8; do cmp -n "$(stat -c %s "read$i")" "read$i" j; done
}

@test "killed at any moment: what was acknowledged is there, and the next goes on" {
	for round in $(seq 15); do
		for k in 1 2 3; do
			visits "$round$k" "$round$k" > "in$round$k"
			setsid sh -c '"$1" append j "$2" 2>/dev/null && echo "$3" >> done' - "$ROOT/scripts/journal" "in$round$k" "P$round$k" 3>&- &
			pids[k]=$!
		done
		sleep "0.0$((RANDOM % 9))"
		for pid in "${pids[@]}"; do kill -9 -- "-$pid" 2>/dev/null || true; done
		wait 2>/dev/null || true
	done
	visits 9999 9999 | journal append j 2>/dev/null
	keys > there || true
	if [ -e done ]; then
		value id < there | sort > ids
		[ "$(sort done | comm -23 - ids)" = "" ]
	fi
	grep -q '^id:P9999' there
	! grep -qvE '^\{"id":"P[0-9]+","date":"2026-02-10","seq":"[0-9]{10}","age":50\}$' j
}

@test "a new journal is for its owner alone; what is no file is refused and left alone" {
	visits 1 1 > in
	(umask 000; journal append j in)
	[ "$(stat -c %a j)" = 600 ]
	mkdir directory
	ln -s j link
	ln -s nowhere dangling
	mkfifo pipe
	for name in directory link dangling pipe /dev/null /dev/full; do
		for verb in append read check; do
			run --separate-stderr timeout 10 "$ROOT/scripts/journal" "$verb" "$name" < in
			[ "$status" -eq 2 ]
			[ "$output" = "" ]
			[[ $stderr == "journal: $name: a "* ]]
		done
	done
	[ ! -e nowhere ]
	[ "$(journal read j)" = "$(cat j)" ]
	[ -p pipe ]
	for wrong in "" "append" "read" "read j k" "frobnicate j" "append --wait x j" "append --date today j" "append --nothing j"; do
		# shellcheck disable=SC2086
		run --separate-stderr journal $wrong < in
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
	done
	run --separate-stderr journal read missing
	[ "$status" -eq 2 ]
	[ ! -e missing ]
	chmod 644 j
	run journal check j
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "others than its owner can get at it: chmod 600" ]
}

@test "a journal that is renamed while somebody waits for it stays whole, and the new one is begun" {
	visits 1 3 > in
	journal append j in
	exec 8<> j
	flock -x 8
	visits 4 4 | journal append j 3>&- 8>&- &
	sleep 0.5
	mv j old
	exec 8>&-
	wait
	[ "$(wc -l < old)" -eq 3 ]
	[ "$(keys | value id)" = P4 ]
	# And nobody waits for ever.
	exec 8<> j
	flock -x 8
	run --separate-stderr journal append --wait 1 j in 8>&-
	[ "$status" -eq 2 ]
	[[ $stderr == *"others had it locked for 1 seconds; nothing was done" ]]
	run --separate-stderr journal read --wait 1 j 8>&-
	[ "$status" -eq 2 ]
}

@test "a full disk is no success, and leaves no half line" {
	visits 1 40 > in
	journal append j in
	cp j before
	visits 1001 3050 > many
	# No file may grow beyond 128 KiB; only the journal would.
	run --separate-stderr bash -c 'ulimit -f 128; exec "$1" append j many' - "$ROOT/scripts/journal"
	[ "$status" -eq 2 ]
	same before j
	[[ $stderr == *"nothing was appended"* ]]
	# A real one, where we may make it.
	if unshare -rm true 2>/dev/null; then
		mkdir small
		run --separate-stderr unshare -rm bash -c 'mount -t tmpfs -o size=64k none small || exit 77
			"$1" append small/j in && cp small/j . && "$1" append small/j many && exit
			status=$?; cmp small/j j || exit 3; exit $status' - "$ROOT/scripts/journal"
		[ "$status" -eq 77 ] || {
			[ "$status" -eq 2 ]
			[[ $stderr == *"No space left"*"nothing was appended" ]]
		}
	fi
	# The same of the place for temporary files, which has no room for messages either.
	if unshare -rm true 2>/dev/null; then
		cp j before
		for room in 4 16 64 256; do
			run --separate-stderr unshare -rm bash -c 'mount -t tmpfs -o "size=$2k" none small || exit 77
				TMPDIR=$PWD/small exec "$1" append j many' - "$ROOT/scripts/journal" "$room"
			[ "$status" -eq 77 ] || {
				[ "$status" -eq 2 ]
				[[ $stderr == *"nothing was appended" || $stderr == *"no place for temporary files" ]]
			}
			same before j
		done
	fi
	run --separate-stderr bash -c '"$1" read j >/dev/full' - "$ROOT/scripts/journal"
	[ "$status" -eq 2 ]
	[[ $stderr == *"not passed on" ]]
}

@test "no patient stands in what it says or in what ps shows" {
	printf '{"id":"SECRET","date":"2026-02-10"}\n{"id":"SECRET","SECRET":"SECRET","date":"SECRET"}\n{"SECRET\n' > in
	strace=$(command -v strace || true)
	if [ -n "$strace" ] && "$strace" -o /dev/null true 2>/dev/null; then
		"$strace" -f -s 4000 -e trace=execve -o trace "$ROOT/scripts/journal" append --refused r j in > said 2>&1 || [ $? -eq 1 ]
		refute grep -q SECRET trace
	else
		journal append --refused r j in > said 2>&1 || [ $? -eq 1 ]
	fi
	refute grep -q SECRET said
	journal check j > said 2>&1
	refute grep -q SECRET said
}
