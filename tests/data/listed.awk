# Who stands where on a morning list as text, in the words of count.awk.
#
# The numbers in the headings and on the strip at the top are held against the lines beneath; where they differ it
# says "heading".

# The last number in what matches.
function told(pattern,  s) {
	if (!match(all, pattern)) return 0
	s = substr(all, RSTART, RLENGTH)
	match(s, /[0-9]+[^0-9]*$/)
	return substr(s, RSTART) + 0
}
function holds(part, pattern) {
	if (told(pattern) != count[part] + 0) print "heading", part, told(pattern), count[part] + 0
}

{ all = all " " $0 }
/^[0-9]+\. / { section = $1 + 0; part = section; steps = "" }
section == 2 && /^who +past/ { part = "2-late" }
section == 2 && /^who +by/ { part = "2-see" }
section == 9 && /^line +who/ { part = "unread" }
section == 9 && /^who +what/ { part = "9" }
part == "unread" && /^line [0-9]/ { count[part]++ }
/^P[0-9]+  / { who = $1; print part, who; count[part]++ }
# Whose steps are the same stand together beneath them.
/^who / { grid = 1 }
/^$/ { if (grid) steps = ""; grid = 0 }
section == 6 && !grid { steps = steps " " $0 " " }
section == 6 && /^P[0-9]+  / {
	if (steps ~ / FU-E-SAME-6W /) print "6-six", who
	if (steps ~ / FU-E-SAME-12W /) print "6-twelve", who
}
section == 11 && /^RF-/ { print "hit", $1, $2 ~ /^[0-9]+$/ ? $2 : $3 }
/^No answer, so not known/ { silent = 1; sub(/^[^:]*:/, "") }
/^$/ { silent = 0 }
silent {
	n = split($0, word, /[ ,.]+/)
	for (i = 1; i <= n; i++) if (word[i] ~ /^P[0-9]/) { print "silent", word[i]; count["silent"]++ }
}

END {
	gsub(/ +/, " ", all)
	holds("1", "call now \\([0-9]+"); holds("1", "[0-9]+ call now,")
	holds("2-late", "2\\. Urgent past 48 h \\([0-9]+"); holds("2-late", "[0-9]+ past")
	holds("2-see", "to be seen by when \\([0-9]+"); holds("2-see", "[0-9]+ to be seen,")
	holds("3", "3\\. Not final: questions to ask \\([0-9]+"); holds("3", "[0-9]+ to be asked,")
	holds("4", "4\\. Reviews overdue \\([0-9]+"); holds("4", "[0-9]+ overdue,")
	holds("5", "5\\. Worse, or newly flagged \\([0-9]+"); holds("5", "[0-9]+ worse,")
	holds("6", "other next steps \\([0-9]+"); holds("7", "Referrals waiting \\([0-9]+"); holds("8", "Tests waiting \\([0-9]+")
	holds("unread", "9\\. Not read \\([0-9]+"); holds("unread", "[0-9]+ not read")
	holds("9", "were not used \\([0-9]+"); holds("10", "in the last 7 days \\([0-9]+")
	holds("silent", "No answer, so not known \\([0-9]+")
	print "number records", told("[0-9]+ records?") - count["unread"]
	print "number unread", count["unread"] + 0
	print "number confirmed", told("Emergencies confirmed attended: [0-9]+")
	print "number later", told("To be seen later than [A-Za-z0-9 ]*: [0-9]+")
	print "number notdue", told("and not counted: [0-9]+")
	print "number responders", told("Responders: [0-9]+")
	print "number most", told("Responders: [0-9]+ to [0-9]+")
	print "number asked", told("Responders: [0-9]+ to [0-9]+ of [0-9]+")
}
