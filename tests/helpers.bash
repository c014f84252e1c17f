# What all the tests share.
#
# BP_BIN     the directory of the programs (bin/ when not set)
# BP_SLOW    how many random records tests/promises.bats makes (20000 when not set; fewer for slow builds)
# BP_SEED    the seed they are made from (fixed when not set)
#
# "! cmd" fails a test only on its last line: write "run ! cmd", or refute cmd.
bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BIN=$(cd "${BP_BIN:-$ROOT/bin}" && pwd)
PATH=$BIN:$PATH
RULES=$ROOT/rules
DATA=$ROOT/tests/data
VIGNETTES=$RULES/tests/vignettes.ltsv
TAB=$'\t'
export LC_ALL=C ROOT RULES

# Every test works in a directory of its own.
setup() { cd "$BATS_TEST_TMPDIR" || return; }

# ltsv LABEL:VALUE ...: these fields as one line.
ltsv() { local IFS=$TAB; printf '%s\n' "$*"; }

# One record, given as LABEL:VALUE ..., through a stage; the shipped rules.
redflag()  { ltsv "$@" | bp-redflag -r "$RULES"; }
classify() { ltsv "$@" | bp-classify -r "$RULES"; }
triage()   { ltsv "$@" | bp-triage -r "$RULES"; }
plan()     { ltsv "$@" | bp-plan -r "$RULES"; }
all()      { ltsv "$@" | bp-plan --all -r "$RULES"; }

# The four stages, one after the other: stages [OPTION ...] < RECORDS
stages() {
	bp-redflag -r "$RULES" "$@" | bp-classify -r "$RULES" "$@" | bp-triage -r "$RULES" "$@" | bp-plan -r "$RULES" "$@"
}

# value LABEL < LTSV: the value of that label, for every line (an empty line where it is missing).
value() {
	awk -F'\t' -v label="$1:" '{
		v = ""
		for (i = 1; i <= NF; i++)
			if (index($i, label) == 1) v = substr($i, length(label) + 1)
		print v
	}'
}

# has LABEL VALUE: $output, one LTSV line (and messages), says so; else the test shows what it says.
has() {
	local found
	found=$(value "$1" <<< "$output" | awk 'NF && !n++')
	[ "$found" = "$2" ] || { printf '%s: wanted "%s", got "%s"\n' "$1" "$2" "$found"; return 1; }
}

# heavy: this test takes a minute with the sanitizers, and is left to the plain build.
heavy() { [ -z "${BP_SLOW:-}" ] || skip "too slow with the sanitizers"; }

# silent: $output is empty; else the test shows what it says.
silent() { [ -z "$output" ] || { head -20 <<< "$output"; return 1; }; }

# nothing < FILE: there is nothing in it; else the test shows what is.
nothing() { local got; got=$(head -20); [ -z "$got" ] || { echo "$got"; return 1; }; }

# The command must not succeed.
refute() {
	if "$@"; then
		echo "this should have failed: $*"
		return 1
	fi
}

# same WANTED GOT: two files hold the same bytes; shows the difference.
same() { diff "$1" "$2" | cut -c1-800 | head -20; cmp "$1" "$2"; }
