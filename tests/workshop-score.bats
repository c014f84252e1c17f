# bp-rules score: the rules beside what labelled records truly had.
load helpers

TOY=$ROOT/tests/data/toy

says() { [[ "$output${stderr-}" == *"$1"* ]] || { echo "not said: $1"; printf '%s\n' "$output" "${stderr-}" | head -60; return 1; }; }
hushes() { [[ "$output${stderr-}" != *"$1"* ]] || { echo "said: $1"; return 1; }; }

# labelled N: random records with a truth that is sometimes another level than the rules', sometimes none.
labelled() {
	awk -v n="$1" 'function r(k) { seed = seed * 16807 % 2147483647; return seed % k }
		BEGIN { seed = 11; split("yes no no no no ?", a, " "); split("selfcare routine soon urgent emergency", level, " ")
			m = split("fever urinary_retention saddle_numbness foot_drop cancer_history steroid_long " \
				"leg_pain_bilateral_new pregnant iv_drug_use", f, " ")
			for (i = 1; i <= n; i++) {
				printf "id:S%d\tage:%d\tnrs_back:%d\tduration_days:%d\ttrauma:%s", i, 18 + r(75), r(11), r(200), r(3) ? "none" : "minor"
				for (k = 1; k <= m; k++) printf "\t%s:%s", f[k], a[1 + r(6)]
				if (r(8)) printf "\toutcome:%s", level[1 + r(5)]
				print ""
			} }'
}

# answered FILE: truth, level, redflags and triage_rules of each labelled record, by other means.
answered() {
	bp-plan --all -r "$RULES" "$1" 2> /dev/null | awk -F'\t' -v OFS='\t' '{
		split("", v)
		for (i = 1; i <= NF; i++) v[substr($i, 1, index($i, ":") - 1)] = substr($i, index($i, ":") + 1)
		if (v["outcome"] != "") print v["outcome"], v["level"], v["redflags"], v["triage_rules"]
	}'
}

# What score should find, worked out with awk from the answers: one line a rule, one a cell.
WORKED_OUT='
	function wilson(k, n,  z, p, m, h) {
		z = 1.959963984540054; p = k / n; m = (p + z * z / (2 * n)) / (1 + z * z / n)
		h = z * sqrt((p * (1 - p) + z * z / (4 * n)) / n) / (1 + z * z / n)
		return sprintf("%.6f %.6f %.6f", p, k == 0 ? 0 : m - h, k == n ? 1 : m + h)
	}
	BEGIN { n = split("selfcare routine soon urgent emergency", names, " "); for (i = 1; i <= n; i++) rank[names[i]] = i - 1 }
	NR == FNR { level[$1] = $2; next }
	{
		cell[$1 " " $2]++
		split("", at)
		m = split($3 "," $4, fired, ",")
		for (i = 1; i <= m; i++) if (fired[i] in level && level[fired[i]] == $2) at[$2]++
		for (i = 1; i <= m; i++) if (fired[i] in level) {
			id = fired[i]
			hits[id]++
			if (level[id] == $2 && at[$2] == 1) alone[id]++
			if (rank[$1] >= (positive ? rank[positive] : rank[level[id]])) tp[id]++
		}
		for (k = 1; k < n; k++) cases[k] += rank[$1] >= k
		all++
	}
	END {
		for (c in cell) print "cell", c, cell[c]
		for (id in level) {
			k = positive ? rank[positive] : rank[level[id]]
			print "rule", id, hits[id] + 0, alone[id] + 0, wilson(tp[id] + 0, cases[k]), \
				wilson(all - cases[k] - (hits[id] - tp[id]), all - cases[k])
		}
	}'

# The same of an answer in ndjson.
scored() {
	jq -r 'if .kind == "cell" then "cell \(.truth) \(.given) \(.records)"
		elif .kind == "rule" and .level != "" then [.id, .hits, .alone, .sensitivity, .sensitivity_low, .sensitivity_high,
			.specificity, .specificity_low, .specificity_high] | @tsv else empty end' "$1" |
		awk -F'\t' '/^cell/ { print; next } { printf "rule %s %d %d %.6f %.6f %.6f %.6f %.6f %.6f\n", $1, $2, $3, $4, $5, $6, $7, $8, $9 }' | sort
}

# The level of each rule, as the rules say it.
levels_of_rules() {
	cat "$RULES/redflags.lua" "$RULES/triage.lua" | awk '
		/^(redflag|triage|final) "/ { split($0, q, "\""); id = q[2] }
		id != "" && match($0, /level = "[a-z]+"/) { split(substr($0, RSTART, RLENGTH), q, "\""); print id "\t" q[2]; id = "" }'
}

# ---- the numbers ----

@test "hits, sensitivity, specificity, their intervals, alone and the table are those worked out with awk" {
	labelled 3000 > in.ltsv
	bp-rules score -r "$RULES" --truth outcome -o ndjson in.ltsv > out
	levels_of_rules > levels
	answered in.ltsv | awk -F'\t' "$WORKED_OUT" levels - | sort > wanted
	scored out > got
	same wanted got
	[ "$(grep -c ^rule got)" -eq "$(wc -l < levels)" ]
	[ "$(awk '/^rule/ && $3 > 20' got | wc -l)" -gt 5 ]
	awk '/^rule/ { n += $4 } END { exit n < 50 }' got
}

@test "--positive LEVEL: a case is one at that level or above, for every rule" {
	labelled 1000 > in.ltsv
	bp-rules score -r "$RULES" --truth outcome --positive urgent -o ndjson in.ltsv > out
	levels_of_rules > levels
	answered in.ltsv | awk -F'\t' -v positive=urgent "$WORKED_OUT" levels - | sort > wanted
	scored out > got
	same wanted got
	[ "$(jq -r 'select(.kind == "level") | .level' out)" = urgent ]
}

@test "--positive with yes and no gives the same rules as the levels they stand for" {
	labelled 1000 > in.ltsv
	sed -E 's/outcome:(urgent|emergency)/outcome:Yes/; s/outcome:(selfcare|routine|soon)/outcome:no/' in.ltsv > yesno.ltsv
	bp-rules score -r "$RULES" -t outcome -p urgent -o ndjson in.ltsv | jq -c 'select(.kind == "rule" or .kind == "level")' > wanted
	bp-rules score -r "$RULES" -t outcome -p urgent -o ndjson yesno.ltsv > out
	jq -c 'select(.kind == "rule" or .kind == "level")' out > got
	same wanted got
	under=$(answered in.ltsv | awk -F'\t' '$1 ~ /urgent|emergency/ && $2 !~ /urgent|emergency/' | wc -l)
	[ "$(jq 'select(.kind == "summary") | (.under * .under_of | round)' out)" -eq "$under" ]
	run -0 bp-rules score -r "$RULES" -t outcome -p urgent yesno.ltsv
	says "yes: at least urgent"
	says "no: below urgent"
}

@test "under- and over-triage count in which direction the level is wrong, and what is still pending" {
	{ ltsv id:a nrs_back:0 truth:emergency; ltsv id:b age:30 urinary_retention:yes truth:soon
		ltsv id:c urinary_retention:yes truth:emergency; ltsv id:d urinary_retention:yes; } > in
	run -0 bp-rules score -r "$RULES" --truth truth in
	says "4 records: 3 labelled, 1 unlabelled, 0 unreadable"
	says "right  1/3 0.33 (0.06-0.79)*"
	says "under-triage  1/3 0.33 (0.06-0.79)*; in 1 of them the true level is still pending"
	says "over-triage  1/3 0.33 (0.06-0.79)*"
}

@test "a rule that fires beside another of the level did not set it alone" {
	{ ltsv id:a age:40 urinary_retention:yes truth:emergency; ltsv id:b age:40 urinary_retention:yes fever:yes truth:emergency; } > in
	bp-rules score -r "$RULES" --truth truth -o ndjson in > out
	[ "$(jq -c 'select(.id == "RF-CES-1" or .id == "RF-INF-1") | [.id, .hits, .alone]' out | tr '\n' ' ')" = '["RF-CES-1",2,1] ["RF-INF-1",1,0] ' ]
}

@test "few records are marked, and what is of none has no number" {
	run -0 bp-rules score -r "$RULES" --truth truth <<< "$(ltsv id:a urinary_retention:yes truth:emergency)"
	says "1/1 1.00 (0.21-1.00)*"
	says "0/0*"
	says "*: from fewer than 10 records"
	bp-rules score -r "$RULES" --truth truth -o ndjson <<< "$(ltsv id:a urinary_retention:yes truth:emergency)" > out
	[ "$(jq -c 'select(.id == "RF-CES-1") | [.sensitivity, .sensitivity_of, .specificity, .specificity_of]' out)" = '[1,1,null,0]' ]
	for i in 1 2 3 4 5 6 7 8 9 10; do ltsv urinary_retention:yes truth:emergency; done > in
	run -0 bp-rules score -r "$RULES" --truth truth in
	says "10/10 1.00 (0.72-1.00)"$'\n'
}

@test "patterns and clusters have hits, and more only where --positive says what a case is" {
	run -0 bp-rules score -r "$RULES" --truth expect_level "$RULES/tests/vignettes.ltsv"
	line=$(grep '^radicular' <<< "$output" | tr -s ' ')
	[[ $line =~ ^radicular\ -\ [0-9]+\ -\ -$ ]]
	run -0 bp-rules score -r "$RULES" --truth expect_level -p urgent "$RULES/tests/vignettes.ltsv"
	[[ $(grep '^radicular' <<< "$output" | tr -s ' ') =~ ^radicular\ -\ [0-9]+\ -\ [0-9]+/[0-9]+\ 0 ]]
}

@test "the vignettes beside their own expectations: all right" {
	run -0 bp-rules score -r "$RULES" --truth expect_level "$RULES/tests/vignettes.ltsv"
	n=$(grep -c '^id:' "$RULES/tests/vignettes.ltsv")
	says "$n records: $n labelled, 0 unlabelled, 0 unreadable"
	says "right  $n/$n 1.00"
	says "under-triage  0/$n 0.00"
}

# ---- labels ----

@test "labels that are no level are unlabelled, and named once with the nearest" {
	{ ltsv id:a truth:emergancy; ltsv id:b truth:emergancy; ltsv id:c truth:fracture; ltsv id:d truth:URGENT; ltsv id:e truth:yes
		ltsv id:f truth:; ltsv id:g 'truth:?'; ltsv id:h truth:dk; ltsv id:i; } > in
	run -1 --separate-stderr bp-rules score -r "$RULES" --truth truth in
	says "9 records: 1 labelled, 8 unlabelled, 0 unreadable"
	[ "$(grep -c 'in:1: truth: is no level, counted as unlabelled; nearest: emergency' <<< "$stderr")" -eq 1 ]
	hushes emergancy
	says 'in:3: truth: is no level'
	says 'in:5: truth: is no level'
	says "4 records have a label that is no level"
	hushes fracture
	run -1 --separate-stderr bp-rules score -r "$RULES" --truth truth --show-values in
	says 'in:3: truth: is no level, counted as unlabelled (--means WORD=LEVEL gives it a meaning, --positive LEVEL gives yes and no one) (fracture)'
	hushes "unknown label"
}

@test "--means gives other words a level" {
	{ ltsv id:a truth:cauda; ltsv id:b truth:nothing; ltsv id:c truth:urgent; } > in
	run -0 bp-rules score -r "$RULES" --truth truth --means cauda=emergency,nothing=selfcare in
	says "3 records: 3 labelled, 0 unlabelled"
	for twice in cauda=emergency,cauda=selfcare cauda=emergency,nothing=selfcare,cauda=emergency; do
		run -2 bp-rules score -r "$RULES" --truth truth --means $twice in
		says '--means gives "cauda" a level twice: a word can mean only one'
	done
	run -2 bp-rules score -r "$RULES" --truth truth --means Soon=urgent in
	says '--means: "Soon" is a level itself, and means that one'
	run -2 bp-rules score -r "$RULES" --truth truth --means cauda in
	says '--means wants WORD=LEVEL'
	run -2 bp-rules score -r "$RULES" --truth truth --means cauda=awful in
	says '--means: there is no level "awful"; the levels are selfcare, routine, soon, urgent, emergency'
}

@test "a record whose label stands there twice with two values is unlabelled, and said" {
	printf 'id:a\ttruth:urgent\ttruth:soon\nid:b\ttruth:soon\ttruth:soon\n' > in
	run -1 --separate-stderr bp-rules score -r "$RULES" --truth truth in
	says "2 records: 1 labelled, 1 unlabelled, 0 unreadable"
	says "1 record has two labels that differ: unlabelled"
}

@test "every format, and a label of the vocabulary or with odd letters, is read alike" {
	labelled 200 > in.ltsv
	bp-rules score -r "$RULES" --truth outcome -o ndjson in.ltsv > wanted
	for format in ndjson csv tsv; do
		bp-record -o $format in.ltsv 2> /dev/null | bp-rules score -r "$RULES" --truth outcome -o ndjson > got
		same wanted got
	done
	sed 's/\toutcome:/\tΔ true/; s/Δ true/Δ true:/' in.ltsv > odd.ltsv
	bp-rules score -r "$RULES" --truth 'Δ true' -o ndjson odd.ltsv | sed 's/Δ true/outcome/' > got
	same wanted got
	run -1 bp-rules score -r "$TOY" --truth mites -p today <<< $'id:a\tmites:yes\tleaves:3\nid:b\tspider_mites:no\nraw'
	says "3 records: 2 labelled, 0 unlabelled, 1 unreadable"
	run -0 bp-rules score -r "$RULES" --truth truth <<< '{"id":1,"truth":null}
{"id":2,"truth":"soon"}'
	says "2 records: 1 labelled, 1 unlabelled"
}

@test "lines that cannot be read are counted: status 1" {
	printf 'id:a\ttruth:soon\n\n# comment\nno record\n' > in
	run -1 --separate-stderr bp-rules score -r "$RULES" --truth truth in
	says "2 records: 1 labelled, 0 unlabelled, 1 unreadable"
	says "bp-rules score: in:4: "
	says "4 lines, 1 with problems, 1 unreadable"
}

# ---- other rules, wrong usage ----

@test "with rules about something else it works as well" {
	{ ltsv id:a wilting:no mites:yes flowers:no leaves:9 soil:damp truth:weekend; ltsv id:b wilting:yes mites:no flowers:no leaves:9 soil:dry truth:weekend; } > in
	run -0 bp-rules score -r "$TOY" --truth truth in
	[ "$(grep '^WEB' <<< "$output" | tr -s ' ')" = "WEB weekend 1 1 1/2 0.50 (0.09-0.91)* 0/0*" ]
	says "over-triage  1/2"
}

@test "wrong usage: no field, no level, nothing to score" {
	run -2 bp-rules score -r "$RULES" <<< id:a
	says "say which field holds the true level: --truth FIELD"
	run -2 bp-rules score -r "$RULES" -t truth -p awful <<< id:a
	says '--positive: there is no level "awful"'
	run -2 bp-rules score -r "$RULES" -t truth -p selfcare <<< id:a
	says "name a higher one"
	run -2 bp-rules score -r "$RULES" -t truth <<< id:a
	says "1 record: 0 labelled, 1 unlabelled"
	says "no record has a true level in truth"
	run -0 bp-rules score -r "$RULES" -t level <<< $'id:a\tlevel:soon'
	says "level is an answer of the rules; a truth from the same rules proves nothing"
	run -2 bash -c 'printf "id:a\ttruth:soon\n" | bp-rules score -r "$RULES" -t truth > /dev/full'
	says "cannot write standard output"
}
