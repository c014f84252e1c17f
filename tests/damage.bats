#!/usr/bin/env bats
# The broken world: nothing crashes a program, no line is lost, a broken line never looks calm, and the status tells.

load helpers
shopt -s lastpipe

PROGRAMS="bp-record bp-redflag bp-classify bp-triage bp-plan"
STAGES="bp-redflag bp-classify bp-triage bp-plan"
FORMATS="ltsv ndjson tsv csv"

setup() {
	export BP_RULES=$RULES
	cd "$BATS_TEST_TMPDIR"
	ltsv id:a age:50 fever:no cancer_history:no > three.ltsv
	ltsv id:b age:72 fever:yes cancer_history:no >> three.ltsv
	ltsv id:c age:30 fever:no cancer_history:yes >> three.ltsv
	for format in ndjson tsv csv; do
		bp-record -r "$RULES" -f id,age,fever,cancer_history -o $format three.ltsv > three.$format
	done
}

# run_on PROGRAM [ARGUMENT ...]: with the shipped rules; leaves out, err and status behind.
on() {
	local program=$1
	shift
	status=0
	"$program" -r "$RULES" "$@" > out 2> err || status=$?
}

# is N: the status; and nothing died of a signal or a sanitizer.
is() {
	[ "$status" -eq "$1" ] || { echo "$program $format: status $status, not $1"; head -5 err; return 1; }
	refute grep -q "Sanitizer\|runtime error" err
}

# records N: so many lines came out, header not counted.
records() {
	local n
	n=$(wc -l < out)
	case $format in tsv | csv) [ "$n" -eq 0 ] || n=$((n - 1)) ;; esac
	[ "$n" -eq "$1" ] || { echo "$program $format: $n lines out, not $1"; head -5 out | cut -c1-200; return 1; }
}

# unreadable N: line N of the output says it is no record, in every result.
unreadable() {
	local line=$1
	case $format in tsv | csv) line=$((line + 1)) ;; esac
	sed -n "${line}p" out > line
	grep -q error line || [ "$format" = tsv ] || [ "$format" = csv ]
	[ "$program" = bp-record ] || grep -q unreadable line
	case $program in
	bp-triage | bp-plan) refute grep -q 'selfcare\|routine' line ;;
	esac
}

each() {
	for program in $PROGRAMS; do
		for format in $FORMATS; do
			"$@" || { echo "$program, $format"; return 1; }
		done
	done
}

@test "nothing in, nothing out, and that is no failure" {
	empty() {
		: > empty
		on $program empty
		is 0 && [ ! -s out ] && [ ! -s err ] || return
		on $program -i $format < /dev/null
		is 0 && [ ! -s out ] && [ ! -s err ]
	}
	each empty
}

@test "a whole file comes back whole, and says nothing on standard error" {
	whole() {
		on $program three.$format
		is 0 && records 3 && [ ! -s err ]
	}
	each whole
}

@test "line ends of CR LF stay, and are no part of a value" {
	crlf() {
		sed 's/$/\r/' three.$format > crlf.$format
		on $program three.$format
		sed 's/$/\r/' out > wanted
		on $program crlf.$format
		is 0 && same wanted out
	}
	each crlf
}

@test "a byte order mark is dropped, and the first label is still known" {
	mark() {
		{ printf '\xef\xbb\xbf'; cat three.$format; } > mark.$format
		on $program three.$format
		mv out wanted
		on $program mark.$format
		is 0 && same wanted out
	}
	each mark
}

@test "a missing last newline loses nothing" {
	cut_off() {
		printf '%s' "$(cat three.$format)" > cut.$format
		on $program three.$format
		mv out wanted
		on $program cut.$format
		is 0 && same wanted out
	}
	each cut_off
}

# The second record of three gets a byte into its first value.
spoil() { awk -v at="$1" -v what="$2" 'NR == at { sub(/b/, what) } { print }' | sed "$3"; }

@test "a NUL byte and Latin-1 make one line unreadable, and only that" {
	bytes() {
		local at=2
		case $format in tsv | csv) at=3 ;; esac
		for byte in '\x00' '\xe9' '\xff' '\xed\xa0\x80'; do
			sed "${at}s/b/x${byte}y/" three.$format > bytes.$format
			cmp -s three.$format bytes.$format && return 1
			on $program bytes.$format
			is 1 && records 3 && unreadable 2 || return
			grep -q "bytes.$format:$at: " err || return
			grep -q "3 lines, 1 with problems, 1 unreadable" err || return
		done
	}
	each bytes
}

@test "an unreadable line stays unreadable through every stage, and counts for each" {
	for format in $FORMATS; do
		at=2
		case $format in tsv | csv) at=3 ;; esac
		sed "${at}s/b/x\xe9y/" three.$format > bytes.$format
		cp bytes.$format now
		for program in $STAGES; do
			on $program -i $format now
			is 1
			records 3
			unreadable 2
			cp out now
		done
		refute grep -q '\xe9' now
	done
}

@test "compressed files and UTF-16 are not read as records: the message says what to do" {
	gzip -c three.ltsv > packed
	iconv -f utf-8 -t utf-16 three.ltsv > wide 2> /dev/null || printf '\xff\xfei\0d\0:\0a\0\n\0' > wide
	packed() {
		on $program packed
		is 2 && [ ! -s out ] && grep -q zcat err || return
		on $program -i $format packed
		is 2 && [ ! -s out ] && grep -q zcat err || return
		on $program wide
		is 2 && grep -q iconv err
	}
	each packed
}

# noise SEED BYTES: neither compressed nor UTF-16 by its first byte
noise() { awk -v seed="$1" -v n="$2" 'BEGIN { srand(seed); printf "x"; for (i = 1; i < n; i++) printf "%c", int(rand() * 256) }'; }

@test "a megabyte of noise is read to its end, line for line" {
	noise 42 1000000 > noise
	lines=$(($(wc -l < noise) + 1))
	# The awk at hand may not write NUL or count as we do.
	[ "$(tail -c 1 noise)" = "" ] && lines=$(wc -l < noise)
	for program in $PROGRAMS; do
		for format in ltsv ndjson; do
			on $program -i $format noise
			is 1
			records "$lines"
			refute grep -q 'selfcare' out
		done
		for format in tsv csv; do
			on $program -i $format noise
			[ "$status" -eq 1 ] || [ "$status" -eq 2 ]
		done
	done
}

@test "a label given twice with the same answer is no problem; with different answers it is unknown, and said" {
	ltsv age:50 age:50 fever:yes fever:true > twice
	ltsv age:50 age:51 >> twice
	ltsv fever:no fever:yes >> twice
	format=ltsv
	for program in $PROGRAMS; do
		on $program twice
		is 1
		records 3
		refute grep -q 'twice:1:' err
		grep -q 'twice:2: age: given twice with different values' err
		grep -q 'twice:3: fever: given twice with different values' err
		grep -q "age:50${TAB}age:51" out
		grep -q "fever:no${TAB}fever:yes" out
	done
	printf '{"age":50,"age":51}\n{"age":50,"x":{"y":1,"y":2}}\n' > twice
	format=ndjson
	for program in $PROGRAMS; do
		on $program twice
		is 1
		records 2
		unreadable 2
		grep -q '^{"age":50,"age":51[,}]' out
	done
}

@test "a full disk is never success" {
	[ -w /dev/full ] || skip "there is no /dev/full here"
	full() {
		run bash -c "$program -r '$RULES' three.$format > /dev/full"
		is_2 && grep -q "standard output" <<< "$output" || return
		run bash -c "$program --help > /dev/full"
		is_2
	}
	is_2() { [ "$status" -eq 2 ] || { echo "$program $format: status $status"; return 1; }; }
	each full
}

@test "closed standard input and output are never success" {
	printf 'years\tage\n' > map
	ltsv nonsuch:1 age:old > liars
	closed() {
		run bash -c "$program -r '$RULES' <&-"
		[ "$status" -eq 2 ] || return
		run bash -c "$program -r '$RULES' three.$format >&-"
		[ "$status" -eq 2 ] || return
		# Nor does a message go into the data.
		"$program" -r "$RULES" -m map three.$format liars > out 2> /dev/null || true
		bash -c "$program -r '$RULES' -m map three.$format liars" > silent 2>&- || true
		same out silent
	}
	each closed
}

@test "a directory, a missing file and an unreadable one: status 2, and the files before them are written" {
	mkdir directory
	missing() {
		on $program three.$format nowhere
		is 2 && records 3 && grep -q "nowhere" err || return
		on $program three.$format directory
		is 2 && records 3 && grep -q "directory" err || return
		on $program nowhere
		is 2 && [ ! -s out ]
	}
	each missing
}

@test "who reads only the first line gets it, and the program ends at once" {
	for ((i = 0; i < 20000; i++)); do echo "id:$i${TAB}age:50"; done > many.ltsv
	format=ltsv
	for program in $PROGRAMS; do
		timeout 10 bash -c "$program -r '$RULES' many.ltsv 2> err | head -1" > out
		[ "$(wc -l < out)" -eq 1 ]
		timeout 10 bash -c "yes 'id:1${TAB}age:50' | $program -r '$RULES' 2>> err | head -1" > out
		[ "$(wc -l < out)" -eq 1 ]
		refute grep -q Sanitizer err
	done
}

@test "another locale changes no byte" {
	locale() {
		on $program three.$format
		mv out wanted
		for name in tr_TR.UTF-8 de_DE.UTF-8 C.UTF-8 nonsense; do
			LC_ALL=$name LANG=$name on $program three.$format
			is 0 && same wanted out || return
		done
	}
	each locale
}

@test "an empty environment changes no byte" {
	bare() {
		on $program three.$format
		mv out wanted
		env -i "$BIN/$program" -r "$RULES" three.$format > out 2> err
		same wanted out
	}
	each bare
}

@test "one byte at a time gives the same bytes, and a line is answered before the next one comes" {
	slowly() { while IFS= read -r -n1 -d '' byte; do printf '%s' "$byte" || return; done; }
	bytes() {
		on $program three.$format
		mv out wanted
		slowly < three.$format | "$program" -r "$RULES" > out 2> err
		same wanted out
	}
	each bytes
	mkfifo in
	format=ltsv
	for program in $PROGRAMS; do
		rm -f out  # the one before must not be taken for an answer
		"$program" -r "$RULES" < in > out 2> err &
		pid=$!
		exec 7> in
		ltsv id:a age:50 >&7
		for ((i = 0; i < 100; i++)); do
			[ -s out ] && break
			sleep 0.05
		done
		records 1
		exec 7>&-
		wait $pid
	done
}

# peak COMMAND ...: leaves in the file peak how many KiB of memory it took at most.  Its status is lost.
peak() {
	echo 0 > peak
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f %M -o peak "$@" || true
	else
		(sanitized "$1" || ulimit -v 65536; "$@") || true
	fi
}

sanitized() { nm "$BIN/$1" 2> /dev/null | grep -q __asan_init; }

modest() { sanitized "$1" || [ "$(tail -1 peak)" -lt 65536 ] || { echo "$1: $(tail -1 peak) KiB"; return 1; }; }

@test "a line of 64 MB is one unreadable line, and takes no memory to speak of" {
	lines() {
		ltsv id:a age:50
		printf 'id:'
		head -c 64M /dev/zero | tr '\0' a
		echo
		ltsv id:c age:50
	}
	format=ltsv
	for program in $PROGRAMS; do
		lines | peak "$program" -r "$RULES" 2> err > out
		records 3
		unreadable 2
		grep -q ':2: a line of 67108867 bytes, --max-line is 1048576' err
		grep -q "3 lines, 1 with problems, 1 unreadable" err
		[ "$(wc -c < out)" -lt 100000 ]
		modest $program
	done
}

@test "a line of a gigabyte is one unreadable line, and takes no memory to speak of" {
	format=ltsv
	program=bp-triage
	head -c 1G /dev/zero | tr '\0' a | peak bp-triage -r "$RULES" 2> err > out
	records 1
	unreadable 1
	grep -q 'a line of 1073741824 bytes' err
	modest $program
}

@test "a quote that is never closed does not swallow the file" {
	{ echo 'id,age'; echo 'a,50'; echo '"b,50'; for ((i = 0; i < 1000; i++)); do echo "$i,60"; done; } > open.csv
	format=csv
	for program in $PROGRAMS; do
		on $program open.csv
		is 1
		records 1002
		unreadable 2
		grep -q "1002 lines, 1 with problems, 1 unreadable" err
	done
}

@test "a million fields in one line" {
	awk 'BEGIN { printf "age:50"; for (i = 0; i < 1000000; i++) printf "\tx%d:1", i; print ""; print "age:51" }' > wide
	format=ltsv
	for program in $PROGRAMS; do
		on $program --max-line 100000000 wide
		[ "$status" -le 1 ]
		records 2
		on $program wide
		is 1
		records 2
		unreadable 1
	done
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf "\t"; print "age:51" }' > wide
	for program in $PROGRAMS; do
		on $program -i ltsv wide
		is 1
		records 1
		unreadable 1
	done
}

@test "blank lines and comments pass through, and are no problem" {
	printf '\n# a comment\n' > some.ltsv
	cat three.ltsv >> some.ltsv
	printf '\n  \n' >> some.ltsv
	printf '\n# a comment\n' > some.ndjson
	cat three.ndjson >> some.ndjson
	printf '\n  \n' >> some.ndjson
	for program in $PROGRAMS; do
		for format in ltsv ndjson; do
			on $program some.$format
			is 0
			records 7
			[ "$(sed -n 1p out)" = "" ]
			[ "$(sed -n 2p out)" = "# a comment" ]
			[ "$(sed -n 7p out)" = "  " ]
		done
		for format in tsv csv; do
			{ cat three.$format; echo; } > some.$format
			on $program some.$format
			is 0
			records 4
		done
	done
}

@test "a file of nothing but blank lines and comments comes back as it is" {
	for text in '\n' '\n\n\n' '# a\n' '\n# a\n\n' '# a'; do
		printf "$text" > nothing
		for program in $PROGRAMS; do
			on $program nothing
			is 0
			[ "$(wc -l < out)" -eq "$(awk 'END { print NR }' nothing)" ] || { printf '%q\n' "$text"; return 1; }
		done
	done
}

@test "two files are read as one, whatever their formats" {
	two() {
		on $program three.$format three.$format
		is 0 && records 6 || return
		on $program three.$format three.ltsv
		is 0 && records 6
	}
	each two
}

@test "an option nobody knows, a wrong argument and rules that cannot be read are status 2, before a line is read" {
	export ASAN_OPTIONS=detect_leaks=0  # a program that dies does not tidy up first
	for program in $PROGRAMS; do
		run "$program" --no-such-option three.ltsv
		[ "$status" -eq 2 ]
		run "$program" -i nonsense three.ltsv
		[ "$status" -eq 2 ]
		run "$program" -o nonsense three.ltsv
		[ "$status" -eq 2 ]
		run "$program" --max-line=-1 three.ltsv
		[ "$status" -eq 2 ]
		run "$program" --max-line=99999999999999999999 three.ltsv
		[ "$status" -eq 2 ]
		run "$program" -m nowhere three.ltsv
		[ "$status" -eq 2 ]
		run "$program" -r nowhere three.ltsv
		[ "$status" -eq 2 ]
		refute grep -q '^id:a' <<< "$output"
		run "$program" -r three.ltsv three.ltsv
		[ "$status" -eq 2 ]
	done
	for program in $STAGES; do
		run "$program" --as-of 2026-02-30 three.ltsv
		[ "$status" -eq 2 ]
		run "$program" --fail-at nonsense three.ltsv
		[ "$status" -eq 2 ]
	done
}

@test "a broken line counts for --fail-at, and 2 wins over 3 over 1" {
	{ cat three.ltsv; echo no label; } > broken.ltsv
	status=0
	bp-triage -r "$RULES" --fail-at emergency broken.ltsv > out 2> err || status=$?
	[ "$status" -eq 3 ]
	status=0
	bp-triage -r "$RULES" --fail-at emergency broken.ltsv nowhere > out 2> err || status=$?
	[ "$status" -eq 2 ]
}

# mutate SEED N FORMAT: N records, one for each line, most of them damaged somewhere.
mutate() {
	awk -v seed="$1" -v n="$2" -v format="$3" '
	function pick(list, m, part) { m = split(list, part, " "); return part[1 + int(rand() * m)] }
	function value() { return pick("yes no dk na ? 1 0 50 5e3 -1 999999999999 2026-11-24 2026-02-30 female none TRUE nan 0x1p3 unreadable") }
	function label() { return pick("age fever sex id date level error line raw redflag problems cancer_history temperature_c x expect_level urinary_retention") }
	function record(k, i, s) {
		s = format == "ndjson" ? "{" : ""
		for (i = 0; i < k; i++) {
			if (format == "ltsv") s = s (i ? "\t" : "") label() ":" value()
			else if (format == "ndjson") s = s (i ? "," : "") "\"" label() "\":\"" value() "\""
			else s = s (i ? (format == "csv" ? "," : "\t") : "") value()
		}
		return s (format == "ndjson" ? "}" : "")
	}
	function damage(s, at, kind) {
		at = 1 + int(rand() * (length(s) + 1))
		kind = int(rand() * 8)
		if (kind == 0) return substr(s, 1, at - 1) substr(s, at + 1)                            # a byte is lost
		if (kind == 1) return substr(s, 1, at - 1) sprintf("%c", 1 + int(rand() * 9)) substr(s, at)
		if (kind == 2) return substr(s, 1, at - 1) sprintf("%c", 128 + int(rand() * 128)) substr(s, at)
		if (kind == 3) return substr(s, 1, at - 1) pick("{ } [ ] : , \" \\ # \t \\u \\ud800 \r") substr(s, at)
		if (kind == 4) return substr(s, 1, at)                                                  # cut off
		if (kind == 5) return s s                                                               # glued
		if (kind == 6) return substr(s, at) substr(s, 1, at - 1)                                # turned
		return substr(s, 1, at - 1) substr(s, at, 1) substr(s, at, 1) substr(s, at + 1)         # a byte doubled
	}
	BEGIN {
		srand(seed)
		if (format == "csv") print "id,age,fever,sex,date,level"
		if (format == "tsv") print "id\tage\tfever\tsex\tdate\tlevel"
		for (j = 0; j < n; j++) {
			s = record(format == "tsv" || format == "csv" ? 6 : int(rand() * 8))
			for (d = int(rand() * 4); d > 0; d--) s = damage(s)
			gsub(/\n/, " ", s)
			if (format == "csv") gsub(/"/, "", s)  # quotes join lines; they have their own test
			print s
		}
	}'
}

@test "20,000 damaged lines: every line comes back, none of the broken ones is calm, the status tells" {
	n=$((${BP_SLOW:-20000} / 4))
	for format in $FORMATS; do
		mutate "${BP_SEED:-1}" "$n" $format > fuzz.$format
		program=bp-record
		on bp-record -i $format fuzz.$format
		is 1
		records "$n"
		program=bp-plan
		on bp-plan --all -i $format fuzz.$format
		is 1
		records "$n"
		mv out once
		# Again: the same bytes.
		on bp-plan --all -i $format once
		same once out
		# In every other format: as many lines.  A broken line has no calm level there.
		for other in ltsv ndjson; do
			on bp-plan --all -i $format -o $other fuzz.$format
			is 1
			[ "$(wc -l < out)" -eq "$n" ]
			case $other in
			ltsv) awk -F'\t' -v said="$(tail -1 err)" '
				/^error:[^\t]|\terror:[^\t]/ { broken++; if ($0 !~ /(^|\t)level:unreadable/) { print "calm: " $0; bad = 1 } }
				END { n = split(said, w, " "); if (broken != w[n - 1]) { print broken " broken, told: " said; bad = 1 } exit bad }' out ;;
			esac
		done
		on bp-plan --all -i $format -o tsv fuzz.$format
		is 1
		[ "$(wc -l < out)" -eq "$((n + 1))" ]
		# In small pieces: the same bytes.
		dd obs=37 if=fuzz.$format 2> /dev/null | bp-plan --all -r "$RULES" -i $format > out 2> err || true
		same once out
	done
}

@test "CSV with quotes in wrong places: no row below is lost" {
	n=$((${BP_SLOW:-20000} / 8))
	awk -v n="$n" 'BEGIN {
		srand(5)
		print "id,age,fever"
		for (i = 0; i < n; i++) {
			s = i ",50,no"
			if (i % 10 == 3) { at = 1 + int(rand() * length(s)); s = substr(s, 1, at) "\"" substr(s, at + 1) }
			print s
		}
	}' > quotes.csv
	format=csv
	program=bp-triage
	on bp-triage quotes.csv
	is 1
	# A quote in a wrong place costs its own line and no other.
	refute grep -q 'a stray quote.*\\x0A' out
	# A quote may by chance be closed by a later one: then the lines between are one row, which says so and holds them all.
	tail -n +2 out | sed 's/\\x0A/\n/g' | tr -d '"' | grep -o '[0-9]*,50,no' | sort > got
	awk -v n="$n" 'BEGIN { for (i = 0; i < n; i++) if (i % 10 != 3) print i ",50,no" }' | sort > wanted
	[ "$(comm -13 got wanted | head -5)" = "" ]
}

# ---- other people's exports ----

@test "a label in another spelling is the field: capitals, blanks around and within, a hyphen" {
	for label in Saddle_Numbness ' saddle_numbness ' 'saddle numbness' SADDLE-NUMBNESS $'saddle_numbness\xc2\xa0'; do
		printf 'id:1\t%s:yes\n' "$label" > in.ltsv
		run -0 --separate-stderr bp-redflag -r "$RULES" in.ltsv
		has redflag emergency
		printf '{"id":"1","%s":"yes"}\n' "$label" | bp-redflag -r "$RULES" -o ltsv > out 2> messages
		[ "$(value redflag < out)" = emergency ]
		printf 'id,%s\n1,yes\n' "$label" | bp-redflag -r "$RULES" -o ltsv > out 2> messages
		[ "$(value redflag < out)" = emergency ]
	done
	run -1 --separate-stderr bp-redflag -r "$RULES" <<< "$(ltsv id:1 fever:no Fever:yes)"
	[[ $(value problems <<< "$output") == "fever: given twice with different values" ]]
}

@test "a label keeps its meaning through a conversion: blanks around it, and --map" {
	printf 'id, saddle_numbness\n1,yes\n' | bp-record -r "$RULES" -o ltsv | bp-triage -r "$RULES" > out
	[ "$(value level < out)" = emergency ]
	printf 'Patient\tid\nNumb\tdrop_foot\nTaub\tsaddle_numbness\n' > names
	printf 'Patient,Taub\n7,yes\n' > export.csv
	for f in ltsv ndjson; do
		bp-record -r "$RULES" -m names -o $f export.csv | bp-triage -r "$RULES" -o ltsv > out
		[ "$(value level < out)" = emergency ]
		[ "$(value id < out)" = 7 ]
	done
}

@test "a header that is none is refused: no known label, CR line ends; nobody is lost in it" {
	printf '1,Maria Muster,50,yes\n2,Hans Meier,60,no\n' > in.csv
	run -2 --separate-stderr bp-triage -r "$RULES" in.csv
	[[ $stderr == *"in.csv:1: no label in the header is known"* ]]
	[[ $stderr != *Muster* ]]
	silent
	printf 'id;fever\n1;yes\n' | run -2 --separate-stderr bp-triage -r "$RULES" -i csv
	printf 'id,saddle_numbness\r1,yes\r2,yes\r' > in.csv
	run -2 --separate-stderr bp-triage -r "$RULES" in.csv
	[[ $stderr == *"end in CR alone"* ]]
}

@test "a header in the middle: the same one is no patient, another one ends the run" {
	printf 'id,fever,saddle_numbness\n1,no,no\nid,fever,saddle_numbness\n2,no,yes\n' > in.csv
	run -1 --separate-stderr bp-redflag -r "$RULES" -o ltsv in.csv
	[ "$(value redflag <<< "$output" | tr '\n' ' ')" = "none unreadable emergency " ]
	printf 'id,fever,saddle_numbness\n1,no,no\nid,saddle_numbness,fever\n2,yes,no\n' > in.csv
	run -2 --separate-stderr bp-redflag -r "$RULES" in.csv
	[[ $stderr == *"in.csv:3: another header in the middle of the file"* ]]
	[[ $output != *emergency* && $output != *urgent* ]]
}

@test "a file that is read and written at once is refused" {
	ltsv id:1 fever:yes > file
	run -2 sh -c 'bp-triage -r "$RULES" file >> file'
	[[ $output == *"file: is both read and written"* ]]
	run -2 sh -c 'bp-triage -r "$RULES" < file >> file'
	[ "$(wc -l < file)" -eq 1 ]
}

@test "an error label makes a record unreadable whatever it reads, and the message says that it does" {
	run -1 --separate-stderr bp-triage -r "$RULES" <<< "$(ltsv id:1 error:none saddle_numbness:yes)"
	has level unreadable
	[[ $stderr == *"has an error label"* ]]
}
