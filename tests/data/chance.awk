# chance.awk -- answers of chance, the same for the same seed, person and question; read before people.awk and completion.awk
#
# What the questions are stands in "questions": label, word, tier, least, most, whole, values (parted by |), one a line.

function chance(text,  i, h) {
	h = seed + 7
	for (i = 1; i <= length(text); i++) h = (h * 31 + code[substr(text, i, 1)]) % 2147483647
	for (i = 0; i < 5; i++) h = (h * 16807) % 2147483647
	return h
}

# below(N, TEXT): 0 to N - 1.
function below(n, text) { return int(chance(text) / 13) % n }

# answer(ID, LABEL, YES): one that can be; so many yes of a thousand, and choices and numbers as alarming.
function answer(id, label, yes,  k, v, n, text, most) {
	text = id " " label
	k = below(1000, text)
	if (word[label] == "yesno") return k < yes ? "yes" : k < yes + 30 ? "dk" : "no"
	if (k >= 970) return word[label] == "day" || word[label] == "text" ? "" : "dk"
	if (word[label] == "choice") {
		n = split(values[label], v, "|")
		return k < 2 * yes + 100 ? v[1 + below(n, text " c")] : v[1]
	}
	if (word[label] != "number") return ""
	# Thresholds stand low in their ranges: most numbers are small ones.
	most = below(3, text " m") ? (top[label] - least[label]) / 20 : top[label] - least[label]
	if (top[label] <= 10) most = top[label] - least[label]
	return least[label] + below(int(most) + 1, text " n")
}

function value(label,   i) {
	for (i = 1; i <= NF; i++)
		if (index($i, label ":") == 1) return substr($i, length(label) + 2)
	return ""
}

BEGIN {
	FS = "\t"
	for (i = 32; i < 127; i++) code[sprintf("%c", i)] = i
	while ((getline line < "questions") > 0) {
		split(line, q, "\t")
		labels[++nlabels] = q[1]
		word[q[1]] = q[2]; tier[q[1]] = q[3]; least[q[1]] = q[4]; top[q[1]] = q[5]; values[q[1]] = q[7]
	}
}
