# What must hold for every record, whatever it says: tried on many random ones.
#
# The first test makes families of 64 from every record inside one program (tests/promises.c, built by
# "make check"); the others send random records through the programs and look at the lines that come out.
load helpers

COUNT=${BP_SLOW:-20000}
SEED=${BP_SEED:-20261124}
PROMISES=${BP_BUILD:-$ROOT/build}/promises
FORMATS="ndjson ltsv tsv csv"

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	random "$COUNT" "$SEED" > many
	random $((COUNT < 3000 ? COUNT : 3000)) $((SEED + 1)) > some
	all_stages -i ltsv many > many.out 2> /dev/null || [ $? -eq 1 ]
	all_stages -i ltsv some > some.out 2> /dev/null || [ $? -eq 1 ]
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	echo "seed $SEED"  # shown when a test fails
}

# random COUNT SEED: so many records, one a line.
random() { "$PROMISES" "$RULES" "$VIGNETTES" "$1" "$2" print; }

# Programs with the shipped rules; random records have wrong values in them, so 1 is as good as 0.
all_stages() { bp-plan --all -r "$RULES" "$@" 2> /dev/null || [ $? -eq 1 ]; }
stage()      { local s=$1; shift; "bp-$s" -r "$RULES" "$@" 2> /dev/null || [ $? -eq 1 ]; }
convert()    { bp-record -r "$RULES" "$@" 2> /dev/null || [ $? -eq 1 ]; }

# The fields of every line in order of their labels, empty ones left out: what the record says, however it is laid out.
# Problems are in the order of the fields that have them; their order says nothing.
contents() {
	awk -F'\t' '{
		n = 0
		for (i = 1; i <= NF; i++) {
			if ($i ~ /:$/) continue
			if ($i ~ /^problems:/) {
				m = split(substr($i, 10), part, ",")
				for (k = 1; k <= m; k++) f[++n] = "problems:" part[k]
			} else
				f[++n] = $i
		}
		for (i = 2; i <= n; i++) {
			v = f[i]
			for (k = i - 1; k >= 1 && f[k] > v; k--) f[k + 1] = f[k]
			f[k + 1] = v
		}
		for (i = 1; i <= n; i++) printf("%s%s", f[i], (i == n ? "\n" : "\t"))
	}' "$@"
}

@test "the promises of conditions and levels hold for random records and what is made from them" {
	run "$PROMISES" "$RULES" "$VIGNETTES" "$COUNT" "$SEED"
	echo "$output" | cut -c1-3000
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "# $COUNT records, seed $SEED" ]
	[ "$(grep -c '^ok - ' <<< "$output")" -eq 11 ]
}

@test "the random records are worth something: every level, every gate, half-empty and full ones" {
	[ "$(wc -l < many)" -eq "$COUNT" ]
	[ "$(wc -l < many.out)" -eq "$COUNT" ]
	for said in level:emergency level:urgent level:soon level:routine level:selfcare redflag:none pending:emergency \
		pending:none provisional:yes incomplete:no nsaid:allowed nsaid:blocked nsaid:withheld-unknown; do
		grep -q "${TAB}$said$TAB" many.out || { echo "no record says $said"; return 1; }
	done
	fired=$(value redflags < many.out | tr ',' '\n' | sort -u | grep -c '^RF-')
	known=$(grep -c '^redflag "' "$RULES/redflags.lua")
	[ "$fired" -ge $((known * 9 / 10)) ]
}

@test "a stage on its own output changes nothing, in every format" {
	for format in $FORMATS; do
		convert -o $format some > again.in
		for s in redflag classify triage plan; do
			stage $s -i $format again.in > once
			stage $s -i $format once > twice
			same once twice
			stage $s --explain -i $format again.in > once
			stage $s --explain -i $format once > twice
			same once twice
		done
		all_stages -i $format again.in > once
		all_stages -i $format once > twice
		same once twice
	done
}

@test "stages in any order give the same values" {
	contents some.out > wanted
	stage plan some | stage triage | stage classify | stage redflag | contents > got
	same wanted got
	stage triage some | stage redflag | stage plan | stage classify | contents > got
	same wanted got
	stage redflag some | stage classify | stage triage | stage plan > got
	same some.out got
}

@test "results that came in are never believed" {
	awk '{ print "level:selfcare\tredflag:none\tredflags:none\tpending:none\tprovisional:no\tincomplete:no\tconflicts:none\t" \
		"pattern:mechanical\tlikely:C-STR=9\tduration_class:acute\tnsaid:allowed\tproblems:none\tstartback_risk:low\t" $0 }' \
		some > liars
	contents some.out > wanted
	all_stages liars | contents > got
	same wanted got
	for row in redflag:redflags classify:pattern classify:likely triage:level triage:pending triage:ask plan:plan plan:nsaid; do
		stage ${row%:*} some | value ${row#*:} > wanted
		stage ${row%:*} liars | value ${row#*:} > got
		same wanted got
	done
}

@test "the order of the fields changes nothing" {
	awk 'BEGIN { FS = OFS = "\t" } { for (i = NF; i >= 1; i--) printf("%s%s", $i, (i == 1 ? "\n" : "\t")) }' some > backwards
	contents some.out > wanted
	all_stages backwards | contents > got
	same wanted got
}

@test "the order of the lines changes nothing: shuffled in, shuffled out" {
	awk -v seed="$SEED" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' some | sort | cut -f2- > shuffled
	refute cmp -s some shuffled
	all_stages shuffled > got
	sort some.out > wanted
	sort got > got.sorted
	same wanted got.sorted
	cut -f1 shuffled > wanted
	cut -f1 got > got.ids
	same wanted got.ids
}

@test "nor in a file whose records are alike but for odd answers, and whose lines end in LF or CR LF" {
	awk -v seed="$SEED" '
		function pick(list,  n, of) { n = split(list, of, "|"); return of[1 + int(rand() * n)] }
		BEGIN {
			srand(seed)
			n = split("sex leg_pain night_pain fever foot_drop saddle_numbness collapse trauma pain_low_back", name, " ")
			split("male left no no no yes no none yes", usual, " ")
			for (i = 1; i <= 2000; i++) {
				line = "id:" i "\tage:" 18 + int(rand() * 70)
				for (k = 1; k <= n; k++)
					if (rand() < 0.99)
						line = line "\t" name[k] ":" (rand() < 0.9 ? usual[k] : pick("yes|no|dk|?||YES| no|no |yes\rx|no\r|\"no\"|yes,no|oops|none"))
				print line
			}
		}' > alike
	sed 's/$/\r/' alike > alike.crlf
	for in in alike alike.crlf; do
		convert -i ltsv -o ndjson $in > $in.ndjson
		for file in $in $in.ndjson; do
			all_stages $file | sort > wanted
			awk -v seed="$SEED" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' $file | sort | cut -f2- | all_stages | sort > got
			same wanted got
		done
	done
	[ "$(all_stages alike | value level | sort -u | wc -l)" -ge 3 ]
}

@test "the place in the input changes nothing: alone, or behind 1, 62, 63, 64 or 65 others" {
	for before in 1 62 63 64 65; do
		{ tail -n $before many; head -n 300 some; } | all_stages | tail -n 300 > got
		head -n 300 some.out > wanted
		same wanted got
	done
	head -n 40 some | while IFS= read -r line; do
		printf '%s\n' "$line" | all_stages || return
	done > got
	head -n 40 some.out > wanted
	same wanted got
}

@test "fields of one record never get into the next: a record between two full ones says what it says alone" {
	grep V15 "$VIGNETTES" | sed 's/\texpect_.*//' > full
	all_stages < full | value level > got
	[ "$(cat got)" = emergency ]
	for n in 1 2 63 64; do
		{
			for i in $(seq $n); do cat full; done
			echo "id:empty"
			cat full
			echo "id:empty"
		} | all_stages | grep '^id:empty' > got
		echo "id:empty" | all_stages > wanted
		cat wanted wanted > both
		same both got
	done
}

@test "how the bytes arrive and which locale is set change nothing" {
	dd if=some bs=777 status=none | all_stages > got
	same some.out got
	{ head -c 100001 some; sleep 0.1; tail -c +100002 some; } | all_stages > got
	same some.out got
	for locale in $(locale -a | grep -v '^POSIX$' | head -4) tr_TR.UTF-8 de_DE.UTF-8; do
		LC_ALL=$locale all_stages some > got
		same some.out got
	done
}

@test "the formats agree on every value" {
	contents some.out > wanted
	for format in ndjson tsv csv; do
		convert -o $format some > in.$format
		all_stages in.$format > out.$format
		convert -o ltsv out.$format | contents > got
		same wanted got
		# Converting on the way is the same as before or behind.
		all_stages -o $format some > got
		all_stages -o ltsv in.$format | contents > got.ltsv
		same wanted got.ltsv
		convert -o ltsv got | contents > got.ltsv
		same wanted got.ltsv
	done
}

@test "the level is never below the red flags, and what is pending or provisional fits to it" {
	run -0 awk -F'\t' '
		BEGIN { n = split("selfcare routine soon urgent emergency", name, " "); for (i = 1; i <= n; i++) rank[name[i]] = i - 1 }
		{
			split("", v)
			for (i = 1; i <= NF; i++) { at = index($i, ":"); v[substr($i, 1, at - 1)] = substr($i, at + 1) }
			why = ""
			if (!(v["level"] in rank)) why = "no level"
			if (v["redflag"] != "none" && rank[v["level"]] < rank[v["redflag"]]) why = "level below redflag"
			if ((v["redflag"] == "none") != (v["redflags"] == "none")) why = "redflag and redflags differ"
			if (v["redflag"] == "selfcare") why = "self-care as a red flag"
			if ((v["pending"] != "none") != (v["provisional"] == "yes")) why = "pending and provisional differ"
			# TR-0 lifts self-care to routine when pending has been worked out, and it is not worked out again.
			before = v["level"] == "routine" && v["triage_rules"] == "TR-0" ? 0 : rank[v["level"]]
			if (v["pending"] != "none" && rank[v["pending"]] <= before) why = "pending not above level"
			if (v["redflag_pending"] != "none" && rank[v["redflag_pending"]] > rank[v["level"]] &&
			    v["pending"] != v["redflag_pending"]) why = "the pending red flag is lost"
			if (v["provisional"] == "yes" && v["plan"] !~ /P-S3/ && v["level"] != "emergency") why = "provisional is not said"
			if (why != "") print v["id"], why
		}' many.out
	silent
}

@test "self-care only for a complete and calm record of somebody from 18 to 64 who is not pregnant" {
	run -0 awk -F'\t' '
		{
			split("", v)
			for (i = 1; i <= NF; i++) { at = index($i, ":"); v[substr($i, 1, at - 1)] = substr($i, at + 1) }
			if (v["level"] != "selfcare") next
			n++
			pain = v["nrs_back"] + 0 > v["nrs_leg"] + 0 ? v["nrs_back"] + 0 : v["nrs_leg"] + 0
			if (v["incomplete"] != "no" || v["provisional"] != "no" || v["conflicts"] != "none" || v["redflags"] != "none" ||
			    v["triage_rules"] != "none" || v["age"] + 0 < 18 || v["age"] + 0 > 64 || tolower(v["pregnant"]) ~ /^(y|1|t)/ || pain > 6)
				print v["id"]
		}
		END { if (n == 0) print "no record of self-care" }' many.out
	silent
}

@test "an emergency says one thing: go now; no exercise, no drug, no test, no self-care" {
	run -0 awk -F'\t' '
		{
			split("", v)
			for (i = 1; i <= NF; i++) { at = index($i, ":"); v[substr($i, 1, at - 1)] = substr($i, at + 1) }
			emergency = v["level"] == "emergency"
			n += emergency
			if (emergency != (v["plan"] == "P-S0") || (!emergency && v["plan"] ~ /P-S0/))
				print v["id"], v["plan"]
			if (emergency && (v["tests"] != "none" || v["not_recommended"] != "none" || v["options"] != "none" ||
			                  v["destination"] ~ /self-care|physio/ || v["act_within"] != "now"))
				print v["id"], v["tests"], v["not_recommended"], v["options"], v["destination"], v["act_within"]
			if (!emergency && v["plan"] !~ /(^|,)P-S1(,|$)/)
				print v["id"], "no safety net"
			if (v["level"] == "urgent" && v["plan"] ~ /P-[EXTHNLI][0-9]/)
				print v["id"], "more than the bridge to be seen:", v["plan"]
		}
		END { if (n == 0) print "no emergency" }' many.out
	silent
}

@test "no anti-inflammatory is named while an answer that could forbid it is yes or open" {
	run -0 awk -F'\t' '
		function is(label, want) {
			x = tolower(v[label])
			return want == "no" ? x ~ /^(no|n|false|0)$/ : x ~ /^(yes|y|true|1)$/
		}
		{
			split("", v)
			for (i = 1; i <= NF; i++) { at = index($i, ":"); v[substr($i, 1, at - 1)] = substr($i, at + 1) }
			named = v["plan"] ~ /(^|,)P-D1(,|$)/ || v["options"] ~ /(^|,)P-D2(,|$)/
			if (named && v["nsaid"] != "allowed") print v["id"], "named though", v["nsaid"]
			if (v["options"] ~ /(^|,)P-D7(,|$)/ && (is("pregnant", "yes") || is("pregnancy_possible", "yes") ||
			    is("missed_period", "yes") || !is("liver_disease", "no"))) print v["id"], "a muscle relaxant"
			if ((v["nsaid"] != "allowed") != (v["nsaid_reason"] != "none")) print v["id"], "no reason"
			if (v["nsaid"] != "allowed") next
			n++
			if (v["age"] == "" || v["age"] + 0 < 18) print v["id"], "age"
			split("nsaid_allergy heart_failure liver_disease anticoagulant ulcer_history", no, " ")
			for (i = 1; i <= 5; i++) if (!is(no[i], "no")) print v["id"], no[i]
			if (!is("kidney_disease", "no") && v["egfr"] + 0 < 60) print v["id"], "kidneys"
			if (v["egfr"] != "" && v["problems"] !~ /egfr/ && v["egfr"] ~ /^[0-9.]+$/ && v["egfr"] + 0 < 60) print v["id"], "egfr"
			if (is("pregnant", "yes") || is("pregnancy_possible", "yes") || is("missed_period", "yes") ||
			    is("gi_bleed_signs", "yes")) print v["id"], "pregnant or bleeding"
			if (v["sex"] != "male" && v["age"] + 0 >= 11 && v["age"] + 0 <= 55 &&
			    !(is("pregnant", "no") && is("pregnancy_possible", "no"))) print v["id"], "perhaps pregnant"
			if (v["nsaid_caution"] == "none") print v["id"], "no caution"
		}
		END { if (n == 0) print "never allowed" }' many.out
	silent
}

@test "somebody under 18 gets no adult plan" {
	run -0 awk -F'\t' '
		{
			split("", v)
			for (i = 1; i <= NF; i++) { at = index($i, ":"); v[substr($i, 1, at - 1)] = substr($i, at + 1) }
			if (v["age"] !~ /^[0-9.]+$/ || v["age"] + 0 >= 18 || v["problems"] ~ /age:/) next
			n++
			if (v["level"] == "selfcare" || v["options"] != "none" || v["not_recommended"] != "none" ||
			    v["plan"] ~ /P-([EXHNLIPT]|D[0-24-9])/ || v["nsaid"] == "allowed") print v["id"], v["level"], v["plan"], v["options"]
		}
		END { if (n == 0) print "nobody under 18" }' many.out
	silent
}

@test "every value that does not fit is listed, and only such lines have problems" {
	run -0 awk -F'\t' '
		{
			said = ""; wrong = 0
			for (i = 1; i <= NF; i++) if ($i ~ /^problems:/) said = $i
			for (i = 1; i <= NF; i++)
				if ($i ~ /:(perhaps|-77777|2026-02-30)$/) {
					label = substr($i, 1, index($i, ":") - 1)
					wrong++
					if (!index(said, label ": ")) print $1, label
				}
			n += wrong
			if (said ~ /perhaps|-77777|2026-02-30/) print $1, "the value is told"
		}
		END { if (n < 100) print "only", n, "wrong values" }' many.out
	silent
}

@test "two runs say the same" {
	all_stages some > got
	same some.out got
	all_stages --explain some > once
	all_stages --explain some > twice
	same once twice
}
