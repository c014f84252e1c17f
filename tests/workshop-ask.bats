# bp-rules ask: which open questions matter, which comes next, and how few could end it.
load helpers

ask() { ltsv "$@" | bp-rules ask -r "$RULES" -o ndjson; }

# list LABEL: the texts of that list in $output, one NDJSON line, parted by blanks.
list() { sed -E "s/.*\"$1\":\[([^]]*)\].*/\1/; s/\"//g; s/,/ /g" <<< "$output"; }

# word LABEL: the text or flag of that label.
word() { sed -E "s/.*\"$1\":\"?([^\",}]*)\"?[,}].*/\1/" <<< "$output"; }

# random_set SEED: in set/, a small rule set of chance; in record, a person; in all, every way to answer what is open;
# in open, the labels of that.
random_set() {
	mkdir -p set
	awk -v seed="$1" '
	function random(n) { seed = (seed * 16807) % 2147483647; return int(seed / 7) % n }
	function test(  k) {
		k = random(nfields)
		if (k < 4) return random(4) ? name[k] : "no(" name[k] ")"
		if (k == 4) return (random(2) ? "c:is \"" : "c:is_not \"") substr("rgb", 1 + random(3), 1) "\""
		k = random(4)
		return k == 0 ? "n:over(" random(5) ")" : k == 1 ? "n:under(" 1 + random(5) ")" : k == 2 ? "n:between(2, " 2 + random(2) ")" \
			: "n:at_least(" 1 + random(5) ")"
	}
	function cond(depth,  k, n, i, text) {
		if (depth == 0 || !random(4)) return test()
		k = random(5)
		if (k == 4) return "no(" cond(depth - 1) ")"
		n = 2 + random(2)
		for (i = 0; i < n; i++) text = text (i ? ", " : "") cond(depth - 1)
		return (k < 2 ? "any" : k == 2 ? "all" : "at_least(2)") " { " text " }"
	}
	function tier() { return "tier = \"" (random(2) ? "core" : "standard") "\", kind = \"symptom\"" }
	BEGIN {
		for (i = 0; i < 20; i++) random(2)
		nfields = 6
		split("a b d e c n", t, " "); for (i in t) name[i - 1] = t[i]
		rules = "set/rules.lua"
		print "ruleset \"chance\" { version = \"1\", reads = { \"rules.lua\" } }" > "set/index.lua"
		print "source \"S\" { title = \"chance\" }" > rules
		for (i = 0; i < 4; i++) printf "level \"l%d\" { rank = %d, within = \"%d d\" }\n", i, i, 9 - i > rules
		for (i = 0; i < 4; i++) printf "yesno \"%s\" { %s }\n", name[i], tier() > rules
		printf "choice \"c\" { %s, values = { \"r\", \"g\", \"b\" } }\n", tier() > rules
		printf "number \"n\" { %s, min = 0, max = 6, whole = true }\n", tier() > rules
		print "text \"id\" { tier = \"standard\", kind = \"other\" }" > rules
		if (!random(3)) printf "conflict \"K\" { when = all { %s, %s }, forget = { %s }, say = \"odd\" }\n", test(), test(), name[random(6)] > rules
		if (!random(3)) printf "needless \"%s\" { when = %s }\n", name[random(6)], test() > rules
		for (i = 0; i < 2 + random(3); i++)
			printf "redflag \"R%d\" { level = \"l%d\", when = %s,%s say = \"x\", source = \"S\" }\n", i, 1 + random(3), cond(2),
				random(3) ? "" : " unless = " cond(1) "," > rules
		printf "score \"points\" { { 2, %s }, { 1, %s }, { -1, %s } }\n", cond(1), test(), test() > rules
		printf "class \"kind\" { { \"x\", %s }, { \"y\", %s }, otherwise = \"z\" }\n", cond(1), test() > rules
		printf "pattern \"p\" { when = any { points:at_least(2), kind:is \"%s\" }%s, source = \"S\" }\n", substr("xyz", 1 + random(3), 1),
			random(2) ? "" : ", unless = " test() > rules
		print "pattern \"q\" { otherwise = true, source = \"S\" }" > rules
		printf "triage \"T\" { level = \"l%d\", when = %s, source = \"S\" }\n", 1 + random(2),
			random(2) ? "has_pattern \"" substr("pq", 1 + random(2), 1) "\"" : "all { fired \"R0\", " test() " }" > rules
		if (random(2)) printf "final \"F\" { level = \"l1\", when = any { incomplete, %s }, source = \"S\" }\n",
			random(2) ? "provisional, conflicted" : test() > rules
		person = "id:1"
		nopen = 0
		for (i = 0; i < 6; i++) {
			values = i < 4 ? "yes no" : i == 4 ? "r g b" : "0 1 2 3 4 5 6"
			m = split(values, v, " ")
			k = random(10)
			if (k < 3) person = person "\t" name[i] ":" v[1 + random(m)]
			else if (k < 4) person = person "\t" name[i] ":dk"
			else { open[nopen] = i; of[nopen++] = values }
		}
		print person > "record"
		total = 1
		for (k = 0; k < nopen; k++) { print name[open[k]] > "open"; total *= split(of[k], v, " ") }
		for (way = 0; way < total; way++) {
			rest = way; line = person
			for (k = 0; k < nopen; k++) {
				m = split(of[k], v, " ")
				line = line "\t" name[open[k]] ":" v[1 + rest % m]
				rest = int(rest / m)
			}
			print line > "all"
		}
	}'
}

# By brute force: the open questions for which two ways that differ in nothing else have different levels.
matters_by_force() {
	awk -F'\t' '
	NR == FNR { open[++n] = $1; next }
	{
		level = ""
		for (i = 1; i <= NF; i++) { p = index($i, ":"); v[substr($i, 1, p - 1)] = substr($i, p + 1) }
		for (k = 1; k <= n; k++) {
			rest = k
			for (m = 1; m <= n; m++) if (m != k) rest = rest " " v[open[m]]
			if ((rest in was) && was[rest] != v["level"]) matters[k] = 1
			was[rest] = v["level"]
		}
	}
	END { for (k = 1; k <= n; k++) if (k in matters) print open[k] }' open "$1" | sort
}

@test "matters is what brute force over all completions says, on hundreds of small rule sets of chance" {
	sets=${BP_ASK_SETS:-300}
	for ((seed = 1; seed <= sets; seed++)); do
		rm -rf set record open all
		random_set $((seed * 7919))
		touch open
		# Answers that contradict each other are asked again, and brute force would have to take them out first.
		[ "$(bp-triage -r set record | value conflicts)" = none ] || continue
		bp-triage -r set all > judged
		matters_by_force judged > wanted
		run bp-rules ask -r set -o ndjson record
		[ "$status" -eq 0 ] || { echo "seed $seed: $output"; return 1; }
		list matters | tr ' ' '\n' | grep . | sort > got || :
		cmp -s wanted got && [ "$(word exact)" = true ] || {
			echo "set $seed: wanted $(tr '\n' ' ' < wanted), got $output"; cat set/rules.lua record; return 1
		}
	done
}
