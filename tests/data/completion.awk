# completion.awk -- one round of answering, whatever the answers, what an interview left open and could have asked
#
# usage: awk -v seed=N -v yes=N -v round=N -f chance.awk -f completion.awk blocks complaints RECORDS
#
# blocks: number, reads (parted by blanks), asks; complaints: id, the labels of those that were named.  RECORDS have the
# patterns of blocks.awk.  Answered are core questions, those of complaints, and those of blocks that are open; where
# nothing of these is left, what decides about the others, or (nothing does) the first of the others.  A record with
# nothing left gets "settled:yes".  Only the answers go on.

function has_pattern(name) { return index("," patterns ",", "," name ",") > 0 }

function is_open(label) { return !(label in said) || said[label] == "" || said[label] == "?" }

# Puts the question among those to answer.
function want(label) {
	if (!is_open(label) || has_pattern("needless-" label) || (tier[label] != "core" && tier[label] != "standard")) return 0
	# Whether it is needed hangs on others, which come first.
	if (round == 1 && label in exempt) return 0
	if (label == "id" || label == "date" || label == "onset_date") return 0
	if (!(label in wanted)) nwanted++
	wanted[label] = 1
	return 1
}

function want_all(list,  f, n, i) { n = split(list, f, " "); for (i = 1; i <= n; i++) want(f[i]) }

BEGIN { exempt["weakness_progressive"]; exempt["pregnant"]; exempt["pregnancy_possible"] }

FILENAME == "blocks"     { reads[$1] = $2; asks[$1] = $3; nblocks = $1; next }
FILENAME == "complaints" { named[$1] = $2; next }

{
	delete said; delete wanted; nwanted = 0
	patterns = value("pattern")
	id = value("id")
	line = ""
	for (i = 1; i <= NF; i++) {
		p = index($i, ":")
		label = substr($i, 1, p - 1)
		if (!(label in word) && label != "settled") continue
		said[label] = substr($i, p + 1)
		line = line (line == "" ? "" : "\t") $i
	}
	for (i = 1; i <= nlabels; i++) if (tier[labels[i]] == "core") want(labels[i])
	want_all(named[id])
	for (b = 1; b <= nblocks; b++) if (has_pattern("open-" b)) want_all(asks[b])
	if (!nwanted && round > 1) {
		maybe = ""
		for (b = 1; b <= nblocks; b++) if (!has_pattern("open-" b) && !has_pattern("shut-" b)) maybe = maybe " " asks[b]
		for (b = 1; b <= nblocks; b++) {
			if (has_pattern("open-" b) || has_pattern("shut-" b)) continue
			n = split(reads[b], f, " ")
			for (i = 1; i <= n; i++) if (index(maybe " ", " " f[i] " ")) want(f[i])
		}
		for (b = 1; b <= nblocks && !nwanted; b++) if (!has_pattern("open-" b) && !has_pattern("shut-" b)) want_all(asks[b])
		if (!nwanted) settled = 1
	}
	for (i = 1; i <= nlabels; i++)
		if (labels[i] in wanted) {
			a = yes == "calm" ? "no" : answer(id, labels[i], yes)
			if (a != "") line = line "\t" labels[i] ":" a
		}
	print line
	left += nwanted
}

END { if (!left && round > 1) exit 9 }
