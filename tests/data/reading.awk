# How easily a handout reads.  Input: Markdown of bp-report.  One line a page:
#   id  grade  words  words a sentence  syllables a word  longest sentence  long words in 100
# English: grade of Flesch and Kincaid (1975), 0.39 words a sentence + 11.8 syllables a word - 15.59.
# Russian (-v ru=1): the reading ease of Flesch as Oborneva fitted it to Russian (2006), 206.835 - 1.3 words a
# sentence - 60.1 syllables a word; more is easier.  Long: more than four syllables.
# A heading and a line of the strip are no sentences; a bullet and a cell of a table are.  Bytes, as mawk reads.
function syllables(word) {
	if (word ~ /^[0-9]+$/) return 1
	if (ru) return gsub(/а|е|ё|и|о|у|ы|э|ю|я|А|Е|Ё|И|О|У|Ы|Э|Ю|Я/, "", word)
	word = tolower(word)
	if (word ~ /[^aeiouyl]e$/ || word ~ /[aeiouy]le$/) sub(/e$/, "", word)
	else if (word ~ /[^aeiouytd]ed$/ || word ~ /[^aeiouysxzcg]es$/) sub(/e.$/, "", word)
	word = gsub(/[aeiouy]+/, "", word)
	return word ? word : 1
}
function sentence(text,    word, n, i, s, count) {
	gsub(/«|»|—|–|[ ,:"()+*]/, " ", text)
	n = split(text, word, " ")
	for (i = 1; i <= n; i++) {
		s = syllables(word[i])
		spoken += s
		count += s > 0 || !ru
		if (s > 4) long++
	}
	if (count == 0) return
	words += count
	sentences++
	if (count > longest) longest = count
}
function page() {
	if (words == 0) return
	a = words / sentences
	s = spoken / words
	printf "%s %.1f %d %.1f %.2f %d %.1f\n", id, ru ? 206.835 - 1.3 * a - 60.1 * s : 0.39 * a + 11.8 * s - 15.59, words, a, s, longest, 100 * long / words
	words = sentences = spoken = longest = long = 0
}
/^# / { page(); id = "?"; strip = 1 }
/^P[0-9]+ / { id = $1; next }
/^#/ || /^$/ || /^\| ---/ || /\\_/ || /lbp@/ || /NG59|LOCAL/ { if (/^##/) strip = 0; next }
strip && id != "?" { next }
{
	sub(/^- /, "")
	n = split($0, part, /[.!?;]\**( |$)|\|/)
	for (k = 1; k <= n; k++) sentence(part[k])
}
END { page() }
