# blocks.awk -- a site file that tells which blocks are open and which are shut, as patterns: open-1, shut-1, needless-FIELD
#
# usage: awk -f blocks.awk asking.lua
#
# The condition is taken over as it stands, so the programs' own reading of conditions decides, and not the interview.

/^block "/                      { n++; on = 1 }
/^(needless|does_not_apply) "/  { split($0, part, "\""); field = part[2]; on = 1 }
on                              { text = text $0 "\n" }
/^}/ || /^(needless|does_not_apply) .*}$/   { if (on) tell(); on = 0; text = ""; field = "" }

# The condition behind the word, up to the comma or bracket that ends it.
function tell(  from, i, c, depth, cond) {
	from = match(text, /(opens|when) = /) + RLENGTH
	for (i = from; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c ~ /[{(]/) depth++
		if (c ~ /[})]/ && depth-- == 0) break
		if (c == "," && depth == 0) break
		cond = cond c
	}
	gsub(/\n */, " ", cond)
	if (field != "") { pattern("needless-" field, cond); return }
	pattern("open-" n, cond)
	pattern("shut-" n, "none { " cond " }")
}

function pattern(name, cond) { printf "pattern \"%s\" { when = %s, say = \"x\", source = \"LOCAL\" }\n", name, cond }
