#!/usr/bin/env bats
# The morning: from new intake to the mail, whatever stops it on the way.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR"
	umask 077
	mkdir -p m/inbox
}

morning() { "$ROOT/scripts/morning" --rules "$RULES" "$@"; }
journal() { "$ROOT/scripts/journal" "$@"; }

# intake NAME LABEL:VALUE ...: a file in the inbox with one visit.
intake() { ltsv "${@:2}" > "m/inbox/$1"; }

# asked NAME LABEL:VALUE ...: the same of a visit that asked about every danger sign and heard no.
asked() {
	local no
	no=$(printf '%s:no\t' leg_pain_bilateral_new pain_sudden_severe pain_constant_progressive night_pain gait_unsteady \
		foot_drop saddle_numbness urinary_retention urinary_hesitancy bladder_sensation_loss urinary_incontinence \
		bowel_incontinence bowel_sensation_loss sexual_dysfunction_new fever systemically_unwell weight_loss_unexplained \
		collapse chest_pain cancer_history osteoporosis steroid_long iv_drug_use immunosuppressed recent_spinal_procedure \
		anticoagulant aaa_known abdominal_pain_severe foot_cold_pale)
	intake "$1" "${@:2}" age:40 sex:male trauma:none pain_low_back:yes leg_pain:none leg_weakness:none nrs_leg:0 \
		worse_bending_forward:yes "${no%"$TAB"}"
}

# clinic DAYS PATIENTS [-w]: a made-up clinic in days/; -w: without broken lines.
clinic() { "$ROOT/scripts/clinic" ${3:-} -n "$2" -d "$1" days; }

# most COMMAND...: it does its work, and may have found something that could not be read.
most() { "$@" || [ $? -eq 1 ]; }

# Takes mail like sendmail -t, into mail/1, mail/2 ...
mailer() {
	mkdir -p mail
	cat > sendmail <<-'END'
		#!/bin/sh
		[ "$*" = "-t -i" ] || exit 64
		n=$(ls "${0%/*}/mail" | wc -l)
		cat > "${0%/*}/mail/$((n + 1))"
	END
	chmod +x sendmail
}

# part TYPE < MAIL: what that part of it says.
part() { awk -v type="$1" '/^--bp-/ { inside = 0 } index($0, "Content-Type: " type) { wait = 1 } inside { print } wait && /^$/ { inside = 1; wait = 0 }' | base64 -d; }

# The state of a directory that counts: what the next run and people see.
state() { (cd "$1" && find . -type f ! -name lock ! -name lists | sort | xargs sha256sum); }

@test "new intake in any format goes through the stages into the journal, and the list is made" {
	clinic 6 60 -w
	cp days/* m/inbox
	printf 'half a file' > m/inbox/later.part
	run --separate-stderr morning --as-of 2026-01-13 m
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "$(ls m/inbox)" = later.part ]
	[ "$(ls m/done | wc -l)" -eq "$(ls days | wc -l)" ]
	for file in days/*; do cmp "m/done/$(sha256sum < "$file" | cut -c1-64)" "$file"; done
	# The same visits with the same results as by hand.
	for file in days/*; do bp-plan --all --explain -r "$RULES" -o ndjson "$file" 2>/dev/null || [ $? -eq 1 ]; done |
		bp-record -i ndjson -o ltsv -f id,date,level,plan 2>/dev/null > want || [ $? -eq 1 ]
	journal read m/journal | bp-record -i ndjson -o ltsv -f id,date,level,plan > got 2>/dev/null || [ $? -eq 1 ]
	same want got
	[ -s m/morning.txt ]
	grep -q '<html' m/morning.html
	# Without a locale that has more, the text is plain ASCII, and says the same.
	refute grep -q '[^ -~]' <<< "$output"
	[ "$(wc -l <<< "$output")" -gt 20 ]
	[ "$(find m -perm /077)" = "" ]
	# Once more, and in another directory: the same bytes.
	cp -r m before
	morning --as-of 2026-01-13 m > again
	[ "$(cat again)" = "$output" ]
	[ "$(state m)" = "$(state before)" ]
	mkdir -p n/inbox
	cp days/* n/inbox
	morning --as-of 2026-01-13 n > /dev/null
	for file in journal morning.txt morning.html; do same "m/$file" "n/$file"; done
}

@test "a day without anything has its list as well" {
	run --separate-stderr morning --as-of 2026-01-13 m
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ -n "$output" ]
	[ -e m/journal ]
}

@test "what cannot be read is on the list and kept, and the status is 1" {
	{
		ltsv id:P1 date:2026-01-05 age:40 saddle_numbness:yes
		ltsv date:2026-01-05 age:41
		ltsv id:P3 age:42
	} > m/inbox/one
	printf '\x1f\x8b\x08\x00compressed' > m/inbox/two
	mkdir m/inbox/directory
	ln -s /etc/passwd m/inbox/link
	mkfifo m/inbox/pipe
	run --separate-stderr timeout 60 "$ROOT/scripts/morning" --rules "$RULES" --as-of 2026-01-06 m
	[ "$status" -eq 1 ]
	name=$(find m/refused -type f -printf %.12f)
	[ "${name:0:12}" = "$(sha256sum m/done/* | cut -c1-12)" ]
	grep -q "^morning: intake ${name:0:12}: record 2: no id; not in the journal$" <<< "$stderr"
	grep -q "^morning: intake ${name:0:12}: record 3: no date; not in the journal$" <<< "$stderr"
	grep -q "^morning: intake .*: *could not be read at all; it stays in the inbox$\|could not be read at all" <<< "$stderr"
	[ "$(grep -c 'is no file; it stays there' <<< "$stderr")" -eq 3 ]
	[ "$(ls m/inbox | paste -sd,)" = directory,link,pipe,two ]
	grep -q P1 m/morning.txt
	for why in 'no id' 'no date' 'could not be read at all'; do grep -q "$why" m/morning.txt m/morning.html; done
	# Nothing of it is forgotten the next day, until somebody has seen to it.
	rm -r m/inbox/*
	run --separate-stderr morning --as-of 2026-01-07 m
	[ "$status" -eq 1 ]
	grep -q 'no id' m/morning.txt
	rm m/refused/*
	run --separate-stderr morning --as-of 2026-01-08 m
	[ "$status" -eq 0 ]
	refute grep -q 'no id' m/morning.txt
}

@test "the mail is a text and a page for any sendmail, and goes out once" {
	mailer
	intake a id:P1 date:2026-01-05 age:40 saddle_numbness:yes
	run --separate-stderr morning --as-of 2026-01-06 --clinic "Zoë's" --to backs@clinic.example --from bp@clinic.example --sendmail ./sendmail m
	[ "$status" -eq 0 ]
	[ "$output$stderr" = "" ]
	part text/plain < mail/1 | cmp - m/morning.txt
	part text/html < mail/1 | cmp - m/morning.html
	grep -q "Zoë" m/morning.txt
	sed '/^$/q' mail/1 > head
	[ "$(sed 's/bp-[0-9a-f]*/B/' head)" = 'To: backs@clinic.example
From: bp@clinic.example
Subject: Back pain: list for 2026-01-06
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="B"' ]
	refute grep -q '[^ -~]' mail/1
	[ "$(awk 'length > 78' mail/1)" = "" ]
	boundary=$(sed -n 's/.*boundary="\(.*\)"/\1/p' head)
	[ "$(grep -cx -e "--$boundary" mail/1)" -eq 2 ]
	[ "$(tail -n 1 mail/1)" = "--$boundary--" ]
	# Started again: the same list is not sent twice; another one is.
	send() { morning --as-of "$1" --clinic "Zoë's" --to backs@clinic.example --from bp@clinic.example --sendmail "$2" m; }
	send 2026-01-06 ./sendmail
	[ "$(ls mail)" = 1 ]
	intake b id:P2 date:2026-01-06 age:40
	send 2026-01-06 ./sendmail
	[ "$(ls mail | wc -l)" -eq 2 ]
	# The same bytes from the same input.
	mv m old; mkdir -p m/inbox
	intake a id:P1 date:2026-01-05 age:40 saddle_numbness:yes
	send 2026-01-06 ./sendmail
	same mail/1 mail/3
	# Nobody takes it: said, and tried again.
	for mailer in false ./nowhere; do
		run --separate-stderr send 2026-01-07 "$mailer"
		[ "$status" -eq 2 ]
		[[ $stderr == *"morning: $mailer did not take the mail; the list lies in m" ]]
	done
	send 2026-01-07 ./sendmail
	[ "$(ls mail | wc -l)" -eq 4 ]
	run --separate-stderr morning --to $'a@b\nBcc: c@d' m
	[ "$status" -eq 2 ]
}

@test "with --since it is quiet when nothing moved, and never while somebody waits" {
	asked a id:P1 date:2026-01-05 nrs_back:4 duration_days:20
	morning --as-of 2026-01-06 m > first
	[ -s first ]
	for since in last 2026-01-06; do
		run --separate-stderr morning --as-of 2026-01-07 --since "$since" m
		[ "$status" -eq 0 ]
		[ "$output$stderr" = "" ]
	done
	# The list on the disk is that of the day all the same.
	grep -q 'Wed 7 Jan 2026' m/morning.txt
	asked b id:P1 date:2026-01-08 nrs_back:2 duration_days:23
	run --separate-stderr morning --as-of 2026-01-08 --since last m
	[ "$status" -eq 0 ]
	[ -n "$output" ]
	run --separate-stderr morning --as-of 2026-01-09 --since last m
	[ "$output" = "" ]
	run --separate-stderr morning --as-of 2026-01-09 --since 2026-01-06 m
	[ -n "$output" ]
	# Time alone moves somebody when a review is overdue.
	run --separate-stderr morning --as-of 2026-08-09 --since last m
	[ -n "$output" ]
	run --separate-stderr morning --as-of 2026-08-10 --since last m
	[ "$output" = "" ]
	# Somebody to be seen within two weeks comes up when that is a week off, and when it is past.
	asked c id:P2 date:2026-08-10 nrs_back:8 duration_days:20
	morning --as-of 2026-08-10 --since last m > /dev/null
	for day in 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26; do
		morning --as-of "2026-08-$day" --since last m > list
		if grep -q '^P2 .*\[' list; then echo "$day"; else [ ! -s list ]; fi
	done > told
	[ "$(sed -n 1p told)" = 17 ]
	[ "$(grep -cE '2[45]' told)" -ge 1 ]
	[ "$(wc -l < told)" -lt 8 ]
	# An emergency, or what could be one: every day, until it is known that they got there, or what it is.
	for visit in 'saddle_numbness:yes' 'nrs_back:3'; do
		rm -rf m
		mkdir -p m/inbox
		intake d id:P2 date:2026-08-09 age:40 "$visit"
		for day in 10 11 12; do
			run --separate-stderr morning --as-of "2026-08-$day" --since last m
			[ -n "$output" ]
		done
	done
	# What could not be read is told every day as well.
	mkdir -p n/inbox
	ltsv age:40 > n/inbox/a
	for day in 10 11; do
		run --separate-stderr morning --as-of "2026-08-$day" --since last n
		[ "$status" -eq 1 ]
		[ -n "$output" ]
	done
	run morning --since yesterday m
	[ "$status" -eq 2 ]
}

@test "the list has the reasons, and days that go by in a reason are no move" {
	asked a id:P1 date:2026-09-01 nrs_back:8 duration_days:20 referral_to:physio referral_date:2026-07-20
	morning --as-of 2026-09-10 m > first
	grep -q 'worst pain now' first
	grep -q 'FU-E-REFERRAL' first
	run -0 morning --as-of 2026-09-11 --since last m
	[ "$output" = "" ]
}

@test "a file that is not whole yet is left alone, and told of when it never becomes so" {
	asked a id:P1 date:2026-01-05 nrs_back:4 duration_days:20
	for name in b.part c.tmp .d.csv.Xy12; do mv m/inbox/a "m/inbox/$name" && cp "m/inbox/$name" m/inbox/a; done
	rm m/inbox/a
	run --separate-stderr morning --as-of 2026-01-06 m
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ ! -s m/journal ]
	touch -d '2 days ago' m/inbox/b.part m/inbox/.d.csv.Xy12
	run --separate-stderr morning --as-of 2026-01-06 m
	[ "$status" -eq 1 ]
	[ "$stderr" = "morning: 2 in the inbox not whole for more than a day; whoever writes them has stopped" ]
	[ "$(ls -A m/inbox | paste -sd,)" = .d.csv.Xy12,b.part,c.tmp ]
}

@test "no patient stands in a subject, an argument, an environment, a message or the name of a file" {
	mailer
	printf 'id,date,age,SECRET\nSECRET,2026-01-05,40,SECRET\n,2026-01-05,40,SECRET\nSECRET\n' > m/inbox/SECRET.csv
	printf '{"id":"SECRET","date":"2026-01-05","temperature_c":101,"SECRET":1}\n{"SECRET' > "m/inbox/SECRET and
more"
	printf 'SECRET,1\nSECRET,2\n' > m/inbox/SECRET.txt
	# Every program it starts first writes down what ps would show of it.
	mkdir watched programs
	for tool in "$BIN"/bp-* awk base64 cat cmp cp cut date dd dirname find flock grep head mkdir mktemp mv od rm sed \
		sha256sum sort stat sync tail tr truncate wc; do
		to=programs/${tool##*/}
		[ "${tool%%/*}" = "" ] && to=watched/${tool##*/} || tool=$(command -v "$tool")
		printf '#!/bin/sh\n{ %s < /proc/self/environ; printf "%%s\\n" "$0" "$@"; } >> %s\nexec %s "$@"\n' \
			"$(command -v cat)" "$PWD/seen" "$tool" > "$to"
		chmod +x "$to"
	done
	sed -i "s|^n=.*|cat < /proc/self/environ >> $PWD/seen; echo sendmail >> $PWD/seen\n&|" sendmail
	watch=env
	if command -v strace > /dev/null && strace -o /dev/null true 2>/dev/null; then
		watch='strace -f -s 4000 -e trace=execve,openat,rename,renameat2,mkdir -o trace'
	fi
	PATH=$PWD/programs:$PATH BP_BIN=$PWD/watched $watch "$ROOT/scripts/morning" --rules "$RULES" --as-of 2026-01-06 --to a@b \
		--sendmail ./sendmail m > said 2>&1 || [ $? -eq 1 ]
	for tool in bp-plan bp-followup bp-report bp-record dd sort mv sendmail; do grep -qa "$tool$" seen; done
	refute grep -a SECRET seen
	grep -q SECRET m/morning.txt
	refute grep -q SECRET said
	sed '/^$/q' mail/1 | refute grep -q SECRET
	[ "$(cd m && find . -name '*SECRET*' ! -path './inbox/*')" = "" ]
	[ ! -e trace ] || {
		refute grep 'execve.*SECRET' trace
		grep -E 'O_CREAT|rename|mkdir' trace > made
		refute grep SECRET made
	}
}

@test "killed at any step and started again, it ends as if nothing had been" {
	clinic 3 90
	cp days/* m/inbox
	mkdir steps
	# Every tool that changes something, in front of the real one: at its Nth call all are killed, half of the times
	# before it has done its work and half of the times behind it.
	for tool in dd mv sync find cp truncate mkdir sort; do
		cat > "steps/$tool" <<-END
			#!/bin/sh
			echo >> "$PWD/count"
			n=\$(wc -l < "$PWD/count")
			[ "\$n" -ne "\$KILL_BEFORE" ] || kill -9 0
			"$(command -v "$tool")" "\$@"
			status=\$?
			[ "\$n" -ne "\$KILL_BEHIND" ] || kill -9 0
			exit \$status
		END
		chmod +x "steps/$tool"
	done
	cp -r m undisturbed
	KILL_BEFORE=0 KILL_BEHIND=0 PATH=$PWD/steps:$PATH most morning --as-of 2026-01-07 undisturbed > want
	steps=$(wc -l < count)
	[ "$steps" -gt 30 ]
	state undisturbed > want.state
	for ((n = 1 + RANDOM % 9; n <= steps; n += 9)); do
		rm -rf k count
		cp -r m k
		for kill in KILL_BEFORE=$n "KILL_BEHIND=$((n / 2 + 1))"; do
			: > count
			env KILL_BEFORE=0 KILL_BEHIND=0 "$kill" PATH="$PWD/steps:$PATH" setsid -w "$ROOT/scripts/morning" \
				--rules "$RULES" --as-of 2026-01-07 k > got 2>/dev/null && break
		done
		[ ! -e k/morning.txt ] || cmp k/morning.txt undisturbed/morning.txt || cmp k/morning.html undisturbed/morning.html
		most morning --as-of 2026-01-07 k > got 2>/dev/null
		same want got
		state k > got.state
		same want.state got.state
	done
}

@test "killed at random moments for days, it ends as if nothing had been" {
	RANDOM=${BP_SEED:-20261127}
	mailer
	clinic 12 60
	mkdir -p k/inbox
	send() { morning --as-of "$day" --to a@b --sendmail "$PWD/sendmail" "$1"; }
	for file in days/*; do
		day=$(basename "${file%.*}")
		cp "$file" m/inbox
		most send m 2> /dev/null
	done
	mv mail mails
	mkdir mail
	for file in days/*; do
		day=$(basename "${file%.*}")
		cp "$file" k/inbox
		for _ in 1 2 3; do
			setsid "$ROOT/scripts/morning" --rules "$RULES" --as-of "$day" --to a@b --sendmail "$PWD/sendmail" k > /dev/null 2>&1 3>&- &
			pid=$!
			sleep "0.$((RANDOM % 5))$((RANDOM % 10))"
			kill -9 -- "-$pid" 2>/dev/null || true
			wait "$pid" 2>/dev/null || true
		done
		# Now and then it is off for some days.
		[ $((RANDOM % 3)) -gt 0 ] || [ "$day" = "$(basename "$(ls days/* | tail -n 1)" | cut -d. -f1)" ] || continue
		most send k 2> /dev/null
	done
	most send k 2> /dev/null
	state m > want.state
	state k > got.state
	same want.state got.state
	# Every mail is one of the undisturbed days, and whole, and that of the last day is among them.
	for sent in mail/*; do [ "$(tail -n 1 "$sent")" = "$(sed -n 's/.*boundary="\(.*\)"/--\1--/p' "$sent")" ]; done
	cmp mails/"$(ls mails | sort -n | tail -n 1)" mail/"$(ls mail | sort -n | tail -n 1)"
}

@test "killed in the middle of a write: the journal is that of an undisturbed run" {
	clinic 3 90
	cp days/* m/inbox
	cp -r m undisturbed
	most morning --as-of 2026-01-07 undisturbed > want
	size=$(stat -c %s undisturbed/journal)
	for cut in 1 2 1500 $((size / 2)) $((size - 1)); do
		rm -rf k
		cp -r m k
		head -c $((size - cut)) undisturbed/journal > k/journal
		most morning --as-of 2026-01-07 k > got 2>/dev/null
		same undisturbed/journal k/journal
		same want got
	done
}

@test "started twice at once, one works and the other finds it done" {
	mailer
	clinic 6 60 -w
	cp days/* m/inbox
	for i in 1 2 3; do morning --as-of 2026-01-07 --to a@b --sendmail ./sendmail m > "said$i" 2>&1 3>&- & done
	wait
	cat said?
	[ "$(cat said1 said2 said3)" = "" ]
	[ "$(ls mail)" = 1 ]
	run journal check m/journal
	[ "$status" -eq 0 ]
	exec 8>> m/lock
	flock 8
	run --separate-stderr morning --wait 1 --as-of 2026-01-07 m 8>&-
	[ "$status" -eq 2 ]
	[ "$stderr" = "morning: another run has been at work for 1 seconds; this one did nothing" ]
}

@test "days do not go backwards unasked, and the clock is asked once" {
	mkdir clock
	# A clock one can set, that goes on by a day each time it is asked for the day.
	cat > clock/date <<-END
		#!/bin/sh
		[ "\$*" = +%F ] || exec $(command -v date) "\$@"
		$(command -v date) -d "\$(cat "$PWD/clock/day")" +%F
		$(command -v date) -d "\$(cat "$PWD/clock/day") + 1 day" +%F > "$PWD/clock/next" && mv "$PWD/clock/next" "$PWD/clock/day"
	END
	chmod +x clock/date
	run_at() { echo "$1" > clock/day; PATH=$PWD/clock:$PATH morning "${@:2}" m; }
	intake a id:P1 date:2026-03-01 age:40
	run --separate-stderr run_at 2026-03-28
	[ "$status" -eq 0 ]
	[ "$(cut -d' ' -f1 m/lists)" = 2026-03-28 ]
	# The nights that are an hour short or long are days like others.
	for zone in Europe/Berlin America/New_York Australia/Lord_Howe; do
		TZ=$zone morning --as-of 2026-03-29 m > /dev/null
	done
	cp m/morning.txt before
	run --separate-stderr run_at 2026-03-20
	[ "$status" -eq 2 ]
	[ "$stderr" = "morning: the clock says 2026-03-20, and there is a list of 2026-03-29 already: set the clock, or say --as-of" ]
	same before m/morning.txt
	run --separate-stderr run_at 2027-03-20
	[ "$status" -eq 0 ]
	[[ $stderr == *"is the clock right?" ]]
	run --separate-stderr morning --as-of 2026-03-29 m
	[ "$status" -eq 0 ]
	[ "$stderr" = "morning: back from 2027-03-20 to 2026-03-29, as asked" ]
	# From there on as before; three days off are three days.
	run --separate-stderr run_at 2026-04-01
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	for wrong in 2026-02-30 2026-2-1 today ''; do
		run morning --as-of "$wrong" m
		[ "$status" -eq 2 ] || [ "$wrong" = '' ]
	done
}

@test "a full disk leaves the old list, and the next run makes up for it" {
	unshare -rm sh -c 'mount -t tmpfs -o size=1m none "$1"' - m 2>/dev/null || skip "no file system of our own can be mounted here"
	clinic 12 60 -w
	cat > try <<-'END'
		mount -t tmpfs -o size=1m,mode=700 none m || exit 77
		mkdir m/inbox
		cp days/2026-01-0[1-5]* m/inbox
		"$1" --rules "$RULES" --as-of 2026-01-06 m > first || exit 3
		cp m/morning.txt m/morning.html .
		for left in 0 4 8 16 24 32 48 64 96; do
			cp days/2026-01-0[6-9]* m/inbox || exit 4
			rm -f m/fill
			room=$(df --output=avail -k m | tail -n 1)
			head -c $(((room - left) * 1024)) /dev/zero > m/fill
			"$1" --rules "$RULES" --as-of 2026-01-07 m > got 2> said
			status=$?
			[ "$status" -ne 0 ] || break
			[ "$status" -eq 2 ] && [ -s said ] || { cat said; exit 5; }
			for page in txt html; do
				cmp "m/morning.$page" "morning.$page" || cmp "m/morning.$page" "want.$page" || exit 6
			done
		done
		rm -f m/fill
		"$1" --rules "$RULES" --as-of 2026-01-07 m > got || exit 7
		cp m/journal m/morning.txt m/morning.html .
	END
	mkdir -p n/inbox
	cp days/2026-01-0[1-5]* n/inbox
	morning --as-of 2026-01-06 n > /dev/null
	cp days/2026-01-0[6-9]* n/inbox
	morning --as-of 2026-01-07 n > want
	cp n/morning.txt want.txt
	cp n/morning.html want.html
	unshare -rm sh try "$ROOT/scripts/morning"
	same want got
	same n/journal journal
	same n/morning.html morning.html
}

@test "it runs with an empty environment, and planted things do no harm" {
	intake a id:P1 date:2026-01-05 age:40
	echo precious > precious
	ln -s ../precious m/morning.txt
	ln -s ../precious m/lists
	rm m/lists
	run --separate-stderr env -i BP_BIN="$BIN" "$(command -v sh)" "$ROOT/scripts/morning" --as-of 2026-01-06 m
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "$(cat precious)" = precious ]
	[ ! -L m/morning.txt ]
	[ -s m/morning.txt ]
	rm m/morning.html
	mkdir m/morning.html
	run --separate-stderr morning --as-of 2026-01-07 m
	[ "$status" -eq 2 ]
	[[ $stderr == *"the list could not be put into m; the old one stands there" ]]
	rmdir m/morning.html
	mv m/journal j
	ln -s ../j m/journal
	run --separate-stderr morning --as-of 2026-01-07 m
	[ "$status" -eq 2 ]
	[[ $stderr == *"a symbolic link, not a journal"* ]]
	rm m/journal
	mv j m/journal
	chmod o+w m
	run --separate-stderr morning --as-of 2026-01-07 m
	[ "$status" -eq 2 ]
	[ "$stderr" = "morning: m: everybody may write there; chmod o-w" ]
	chmod o-w m
	# Rules with a mistake: no list, and the old one stands.
	cp -r "$RULES" broken
	echo 'redflag "RF-X" {' >> broken/redflags.lua
	cp m/morning.txt before
	run --separate-stderr "$ROOT/scripts/morning" --rules broken --as-of 2026-01-07 m
	[ "$status" -eq 2 ]
	[[ $stderr == *broken/redflags.lua:* ]]
	same before m/morning.txt
	for wrong in "" "m n" "--frobnicate m" "nowhere" "--as-of"; do
		# shellcheck disable=SC2086
		run --separate-stderr morning $wrong
		[ "$status" -eq 2 ]
		[ -n "$stderr" ]
	done
	run --separate-stderr morning --help
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
}

@test "the examples for cron and systemd say what there is" {
	# Every line of the crontab is run as cron would run it, but for the places.
	mailer
	sed "s|/usr/local/share/bp-tools/scripts|$ROOT/scripts|; s|/var/lib/bp-tools|$PWD/m|; s|--to|--sendmail $PWD/sendmail --to|" \
		"$ROOT/scripts/cron/crontab" > crontab
	sed -n -e 's/^30 6 \* \* \* *//p' -e 's/^@reboot *//p' crontab > commands
	[ "$(wc -l < commands)" -eq 2 ]
	while read -r line; do
		env -i BP_BIN="$BIN" HOME=/ LOGNAME=nobody SHELL=/bin/sh PATH=/usr/bin:/bin sh -c "$line"
	done < commands
	[ "$(ls mail)" = 1 ]
	refute grep -q % commands  # cron would make line ends of them
	units=("$ROOT"/scripts/cron/*.service "$ROOT"/scripts/cron/*.timer)
	[ "${#units[@]}" -eq 3 ]
	grep -q "^ExecStart=$(sed -n 's/^30 6 \* \* \* *//p' "$ROOT/scripts/cron/crontab" | head -n 1)$" "$ROOT/scripts/cron/bp-morning.service"
	command -v systemd-analyze > /dev/null || skip "systemd-analyze is not here: the units were not looked at"
	mkdir units
	cp "${units[@]}" units
	sed -i "s|/usr/local/share/bp-tools/scripts|$ROOT/scripts|; s|^User=.*|User=root|" units/*
	run systemd-analyze verify units/*.timer units/*.service
	refute grep -E "^/?[^ ]*units/" <<< "$output"
}
