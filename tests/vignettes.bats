# The worked cases: 119 records with 15 expectations each, 274 short ones at and beside every threshold, and the rest
# of rules/tests.
load helpers

FORMATS="ndjson ltsv tsv csv"
THRESHOLDS=$RULES/tests/thresholds.ltsv

# How many there are in all files together: cases, and what they expect.
CASES=$(cat "$RULES"/tests/*.ltsv | grep -vc '^#')
EXPECTED=$(cat "$RULES"/tests/*.ltsv | grep -v '^#' | tr '\t' '\n' | grep -c '^expect_[^:]*:.')

# last_is TEXT: the last line of $output.
last_is() { [ "${lines[-1]}" = "$1" ] || { printf '%s\n' "${lines[@]}" | tail -20; return 1; }; }

@test "the file of cases is whole: 119 cases, 15 expectations each" {
	run -0 awk -F'\t' '
		/^#/ { next }
		{ n = 0; for (i = 1; i <= NF; i++) n += $i ~ /^expect_/; cases++; if (n != 15) print $1, n }
		END { print cases }' "$VIGNETTES"
	[ "$output" = 119 ]
}

@test "the file of thresholds is whole: no id twice, every record expects something" {
	run -0 awk -F'\t' '
		/^#/ { next }
		{ n = 0; for (i = 1; i <= NF; i++) n += $i ~ /^expect_[^:]*:./; cases++ }
		n == 0 || $1 !~ /^id:T-./ || seen[$1]++ { print $1, n }
		END { print cases }' "$THRESHOLDS"
	[ "$output" = 274 ]
}

@test "all cases come out as expected through the pipe, in every format" {
	for format in $FORMATS; do
		run -0 "$ROOT/scripts/vignettes" -f $format
		last_is "$CASES cases, $EXPECTED expectations, 0 wrong"
		run -0 "$ROOT/scripts/vignettes" -f $format "$VIGNETTES" "$THRESHOLDS"
		last_is "393 cases, 2274 expectations, 0 wrong"
	done
}

@test "a threshold moved by one step is seen" {
	for change in 'redflags.lua pvr_ml:at_least(200) pvr_ml:at_least(201)' \
		'redflags.lua pvr_ml:at_least(200) pvr_ml:at_least(199)' \
		'named.lua temperature_c:at_least(38) temperature_c:over(38)' \
		'triage.lua walk_time_min:under(5) walk_time_min:under(6)' \
		'gates.lua egfr:under(60) egfr:under(59)' \
		'classes.lua duration_days:under(84) duration_days:under(85)' \
		'conditions.lua abpi:between(0.9,.1.3) abpi:between(0.9,1.31)'; do
		read -r file from to <<< "$change"
		rm -rf moved
		cp -R "$RULES" moved
		sed -i "s/$from/$to/" "moved/$file"
		refute cmp -s "$RULES/$file" "moved/$file"
		run -1 "$ROOT/scripts/vignettes" -r moved "$THRESHOLDS"
	done
}

@test "every stage alone says the same, in every format" {
	for format in $FORMATS; do
		for row in redflag:219 classify:645 triage:1106 plan:304; do
			run -0 "$ROOT/scripts/vignettes" -f $format -s ${row%:*} "$VIGNETTES" "$THRESHOLDS"
			last_is "393 cases, ${row#*:} expectations, 0 wrong"
		done
	done
}

@test "--all writes the bytes of the pipe, in every format" {
	sed "s/${TAB}expect_[^${TAB}]*//g" "$VIGNETTES" "$THRESHOLDS" > cases
	for format in $FORMATS; do
		bp-record -r "$RULES" -o $format cases > in
		stages < in > pipe
		bp-plan -r "$RULES" --all in > all
		same pipe all
		stages --explain < in > pipe
		bp-plan -r "$RULES" --all --explain in > all
		same pipe all
		bp-redflag -r "$RULES" in | bp-classify -r "$RULES" | bp-triage -r "$RULES" > pipe
		bp-triage -r "$RULES" --all in > all
		same pipe all
	done
}

@test "no case has a problem, and every answer names the rules it rests on" {
	run -0 --separate-stderr bp-plan -r "$RULES" --all "$VIGNETTES" "$THRESHOLDS"
	[ -z "$stderr" ]
	run value problems <<< "$(grep '^id:' <<< "$output")"
	[ "$(sort <<< "$output" | uniq -c | awk '{print $1, $2}')" = "393 none" ]
	bp-plan -r "$RULES" --all "$VIGNETTES" "$THRESHOLDS" | grep '^id:' | value rules | sort -u > stamps
	[ "$(wc -l < stamps)" -eq 1 ]
	grep -qE '^lbp@[0-9.]+#[0-9a-f]{12}$' stamps
}

@test "a wrong expectation is found and named" {
	sed 's/expect_level:urgent/expect_level:routine/' "$VIGNETTES" > planted
	wrong=$(grep -c 'expect_level:urgent' "$VIGNETTES")
	[ "$wrong" -gt 0 ]
	for format in $FORMATS; do
		run -1 "$ROOT/scripts/vignettes" -f $format planted
		last_is "119 cases, 1785 expectations, $wrong wrong"
	done
	[ "${lines[0]}" = "V04${TAB}level${TAB}wanted routine${TAB}got urgent" ]
	run -1 "$ROOT/scripts/vignettes" -s triage planted
	last_is "119 cases, 952 expectations, $wrong wrong"
	run -0 "$ROOT/scripts/vignettes" -s plan planted
}

@test "an expectation of a result that nobody writes is wrong, and a file without any is not right" {
	ltsv id:a age:30 expect_lvel:routine > case
	run -1 "$ROOT/scripts/vignettes" case
	[ "${lines[0]}" = "a${TAB}lvel${TAB}wanted routine${TAB}got (no such result)" ]
	ltsv id:a age:30 > case
	run -1 "$ROOT/scripts/vignettes" case
	last_is "1 cases, 0 expectations, 0 wrong"
}

@test "the cases of a copy of the rules are those in its tests, all of them; a copy without any has the shipped" {
	cp -R "$RULES" other
	ltsv id:ours age:30 expect_level:routine > other/tests/ours.ltsv
	run -0 "$ROOT/scripts/vignettes" -r other
	last_is "$((CASES + 1)) cases, $((EXPECTED + 1)) expectations, 0 wrong"
	ltsv id:ours age:30 expect_level:urgent > other/tests/ours.ltsv
	run -1 "$ROOT/scripts/vignettes" -r other
	[ "${lines[0]}" = "ours${TAB}level${TAB}wanted urgent${TAB}got routine" ]
	rm -r other/tests
	run -0 "$ROOT/scripts/vignettes" -r other
	last_is "$CASES cases, $EXPECTED expectations, 0 wrong"
}

@test "several files of cases are one run, and options may stand behind them" {
	ltsv id:a age:30 expect_level:routine > a
	ltsv id:b age:17 expect_level:soon > b
	run -0 "$ROOT/scripts/vignettes" a b -f csv
	last_is "2 cases, 2 expectations, 0 wrong"
	run -2 "$ROOT/scripts/vignettes" a b -f
	[[ $output == usage:* ]]
}

@test "other rules give other answers, and rules that do not load are trouble" {
	cp -R "$RULES" other
	sed -i 's/nrs_max:at_least(7)/nrs_max:at_least(8)/' other/*.lua
	run -1 "$ROOT/scripts/vignettes" -r other
	[[ $output == *"triage_rules"* ]]
	echo nonsense >> other/triage.lua
	run -2 "$ROOT/scripts/vignettes" -r other
	run -2 "$ROOT/scripts/vignettes" -s elsewhere
	[[ $output == usage:* ]]
}
