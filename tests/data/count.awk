# What a morning list must say, counted once more by other hands: from the visits of the made-up clinic, what the four
# stages said of each, and the rules of follow-up, written down here a second time.
#
# In:   visits sorted by patient and day, each a row of LABEL=VALUE between tabs;  -v today=2026-03-01
# Out:  SECTION PATIENT for everybody who must stand there; "hit RULE PEOPLE"; "number NAME N"
#
# It leans on what that clinic is like: a visit asks everything, but scores sent from home; the only question that
# a later visit may leave open is urinary_retention.

function days(date,  p, y, m) {
	split(date, p, "-"); y = p[1]; m = p[2] + 0
	if (m < 3) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + p[3]
}
function within(time,  p) {
	split(time, p, " ")
	return time == "now" ? 0 : p[2] == "d" ? p[1] : int((p[1] + 23) / 24)
}
function is(section) { print section, who }

# Measures: the first of the episode, and that of the last visit; "" is not answered.

function both(m) { return answers[m] > 1 && last[m] != "" }
function silent(m) { return sights > 1 && answers[m] > 0 && last[m] == "" }
function up(m, n) { return both(m) && last[m] - first[m] >= n || m == "nrs" && silent(m) && least - first[m] >= n }
function percent(m) { return first[m] == 0 ? (last[m] > 0 ? 1000 : 0) : 100 * (last[m] - first[m]) / first[m] }
function primary() { return both("odi") ? "odi" : both("rmdq") ? "rmdq" : both("nrs") ? "nrs" : "" }

function respond(  p, f) {
	p = primary()
	for (f in new) return "worse"
	if (up("nrs", 2) || up("odi", 10) || up("rmdq", 5)) return "worse"
	if (both("walk") && percent("walk") <= -30) return "worse"
	if (last["pgic"] >= 6) return "worse"
	if (both("nrs") && (last["nrs"] == 0 || last["nrs"] <= 1 && last["rmdq"] != "" && last["rmdq"] <= 2)) return "recovered"
	if (p != "") return percent(p) <= -30 ? "improved" : "same"
	if (last["pgic"] == "") return "unknown"
	if (last["pgic"] <= 2 && half && least > 0.7 * first["nrs"]) return "unknown"  # it cannot be so much better
	return last["pgic"] <= 2 ? "improved" : "same"
}

# What was answered before and is not now can be as good as it gets.
function may_be_better() {
	if (silent("pgic") || !silent("odi") && !silent("rmdq") && !silent("nrs")) return 1
	return silent("odi") && first["odi"] > 0 || silent("rmdq") && first["rmdq"] > 0 ||
		silent("nrs") && (least == 0 || least <= 0.7 * first["nrs"])
}

# A line of the same day that says the same, and leaves out some of it, is one visit with the one before.
function adds(  n, i, of) {
	if (!core || !core_then || today_of != seen || v["redflags"] != flags_then || v["duration_days"] != lasted) return 0
	n = split("odi_pct rmdq walk_distance_m pgic adherence_pct nrs_back nrs_leg", of, " ")
	for (i = 1; i <= n; i++) if (v[of[i]] == "") v[of[i]] = then[of[i]]
	return 1
}

function measure(  m) {
	last["odi"] = v["odi_pct"]; last["rmdq"] = v["rmdq"]; last["walk"] = v["walk_distance_m"]
	last["pgic"] = v["pgic"]; last["adherence"] = v["adherence_pct"]
	# The worse of back and leg; of a pair of which only one is told, no more than "at least".
	least = v["nrs_back"] > v["nrs_leg"] ? v["nrs_back"] : v["nrs_leg"]
	gap = today_of - seen
	told = v["duration_days"] != ""
	if (visits == 1 || gap >= 30 && (was == "recovered" && least >= 3 && !told ||
	    (was == "recovered" || was == "improved") && told && gap > v["duration_days"])) {
		recurring = visits > 1 && gap <= 183
		sights = sames = had_back = had_leg = 0; was = ""; split("", first); split("", answers)
		began[++episodes] = today_of
	}
	half = v["nrs_back"] == "" && had_back || v["nrs_leg"] == "" && had_leg
	last["nrs"] = half ? "" : least
	if (least == "") least = 0
	had_back = had_back || v["nrs_back"] != ""
	had_leg = had_leg || v["nrs_leg"] != ""
	sights += !added
	for (m in last) {
		if (first[m] == "") first[m] = last[m]
		answers[m] += last[m] != "" && !(added && known[m] != "")
		known[m] = last[m]
	}
}

# New is a flag that fires and did not when it was last decided; it stays new until it is decided again.  It fires, or
# a visit that left none of its questions open says that it does not.
function flags(  f, n, i, fired, id) {
	n = split(v["redflags"], id, ",")
	for (i = 1; i <= n; i++) fired[id[i]] = 1
	for (f in fired) if (visits > 1 && !(f in flag)) fresh[f] = 1
	for (f in flag) if (core && (v["urinary_retention"] != "" || f !~ /^RF-CES/) || f in fired) { delete new[f]; delete flag[f] }
	for (f in fired) flag[f] = 1
	for (f in fresh) new[f] = 1
	split("", fresh)
}

function anew_flag(  n, id, i) {
	n = split(v["redflags"], id, ",")
	for (i = 1; i <= n; i++) if (index("," force_flags ",", "," id[i] ",") == 0) return 1
	return 0
}

# What is advised anew has not been done, whatever was reported before.  What an earlier visit advised stays, as long
# as that one is in force.
function advise(stays,  n, id, i, now) {
	if (stays) for (i in advised) now[i] = 1
	n = split(v["tests"], id, ",")
	for (i = 1; i <= n; i++) {
		now[id[i]] = 1
		if (!(id[i] in advised)) delete done[id[i]]
	}
	split("", advised)
	for (i in now) advised[i] = 1
}

# A triage rule that the visit in force had not.
function anew_step(  n, id, i) {
	n = split(v["triage_rules"], id, ",")
	for (i = 1; i <= n; i++) if (id[i] !~ /^(TR-0|none)$/ && index("," force_rules ",", "," id[i] ",") == 0) return 1
	return 0
}

function visit() {
	visits++
	added = adds()
	measure()
	flags()
	raised = rank[v["level"]] > rank[force] && (core || !asked || v["triage_rules"] != "TR-0" || v["redflags"] != "")
	# Whoever is sent away once more has to arrive once more.
	if (raised || core && !added && rank[v["level"]] >= rank[force]) attended = ""
	# Of two visits of a day nobody knows which came first.
	calms = v["whole"] && !(today_of == since && !added && rank[v["level"]] < own)
	# Pain of 7 or more that nobody asks about is no less.
	if (v["triage_rules"] ~ /TR-2/) hurts = 1
	else if (last["nrs"] != "") hurts = last["nrs"] >= 7
	if (hurts && rank[v["level"]] < rank["soon"]) calms = 0
	# What was attended was something else.
	if (calms && rank[v["level"]] < rank[force] && (anew_flag() || anew_step())) attended = ""
	if (calms || raised || core && v["level"] == force && anew_flag()) {
		own = v["triage_rules"] == "TR-0" && v["redflags"] == "" ? 0 : rank[v["level"]]
		force = v["level"]; since = today_of; limit = within(v["act_within"]); force_flags = v["redflags"]; force_rules = v["triage_rules"]
		review = days(v["next_review"]) - today_of
		advise()
	} else if (core && rank[force] < 5) {
		advise(1)
	}
	response = respond()
	# The review: as the level says, sooner when something is open, within two days when it is worse.  Who was asked
	# nothing but scores is asked the rest when it was due.
	if (core) { pending = v["pending"]; left = pending == "none" ? review : days(v["next_review"]) - today_of }
	else if (raised || !asked) { pending = "emergency"; left = 1 }
	if (core || raised || !asked) due = today_of + (rank[pending] > rank[force] && left < review ? left : review)
	if (response == "worse" && due > today_of + 2) due = today_of + 2
	if (reached >= due) due = reached + (response == "worse" && review > 2 ? 2 : review)
	if (response != "unknown") { was = response; if (!added) sames = response == "same" ? sames + 1 : 0 }
	seen = today_of
	core_then = core; flags_then = v["redflags"]; lasted = v["duration_days"]
	for (label in v) then[label] = v[label]
	if (v["new_symptom"] != "") symptom = v["new_symptom"]
	stops = v["new_symptom"]; wrong = v["wrong"]; fired_last = v["redflags"]
	course = v["course"]
}

function finish(  f, late, good, n, i, id, open, gave_up, what, test, held) {
	if (who == "") return
	people++
	late = now - due > grace[force]
	good = response == "improved" || response == "recovered"
	gave_up = last["adherence"] != "" && last["adherence"] < 50

	if (force == "emergency" && attended == "yes") confirmed++
	else if (force == "emergency") is("1")
	if (attended != "yes" && force == "urgent") is(since + limit <= now || attended == "no" ? "2-late" : "2-see")
	if (attended != "yes" && force == "soon" && !late) { if (since + limit - now <= 7) is("2-see"); else later++ }
	if (rank[pending] > rank[force]) is("3")
	if (late) is("4")
	for (f in new) what = "5"
	# A new symptom stops a walking programme; where that is held anyway it is a next step.
	held = rank[force] >= 4 || rank[pending] == 5 && rank[force] < 5 || force_flags ~ /RF-(FRX|VAS)/
	if (response == "worse" || stops == "yes" && !held) what = "5"
	if (what != "") is("5")
	else {
		for (i = 1; i <= episodes; i++) n += seen - began[i] <= 365
		open = seen - began[episodes]
		if (visits > 1 && response == "unknown" || gave_up || recurring || n >= 3 ||
			symptom == "yes" || response == "same" && open >= 42 || sames >= 2 && !gave_up) is("6")
		if (response == "same" && open >= 42) is("6-six")
		if (response == "same" && open >= 84 && !gave_up) is("6-twelve")
	}
	if (referred != "" && !referral_seen) is("7")
	for (test in advised) if (!(test in done)) { is("8"); break }
	if (wrong || disagree(good)) is("9")
	if (good && now - seen < 7) is("10")
	if (visits == 1 && !late && response == "unknown") notdue++
	else if (late || response == "unknown") { is("silent"); widening += late || may_be_better(); asked_all++ }
	else { asked_all++; responders += good }
	if (now - seen < 7) {
		n = split(fired_last, id, ",")
		for (i = 1; i <= n; i++) hit[id[i]]++
	}
}
function disagree(good,  p) {
	p = primary()
	return p != "" && percent(p) <= -30 && last["pgic"] >= 5 ||
		last["pgic"] != "" && last["pgic"] <= 2 && (up("nrs", 2) || up("odi", 10) || up("rmdq", 5)) ||
		both("nrs") && percent("nrs") <= -30 && (up("odi", 10) || up("rmdq", 5) || both("walk") && percent("walk") <= -30) ||
		good && course == "worse"
}

BEGIN {
	FS = "\t"
	rank["emergency"] = 5; rank["urgent"] = 4; rank["soon"] = 3; rank["routine"] = 2; rank["selfcare"] = 1
	grace["emergency"] = 0; grace["urgent"] = 1; grace["soon"] = 3; grace["routine"] = 14; grace["selfcare"] = 28
	now = days(today)
}
{
	split("", v)
	for (i = 1; i <= NF; i++) {
		at = index($i, "=")
		value = substr($i, at + 1)
		v[substr($i, 1, at - 1)] = value ~ /^[0-9]+$/ ? value + 0 : value
	}
	if (v["id"] != who) {
		finish()
		who = v["id"]
		visits = sights = sames = episodes = asked = recurring = reached = seen = had_back = had_leg = hurts = core_then = 0
		force = pending = was = symptom = attended = referred = referral_seen = force_flags = force_rules = ""
		split("", first); split("", new); split("", flag); split("", advised); split("", done); split("", began)
	}
	today_of = days(v["date"])
	core = v["pain_low_back"] != ""
	asked = asked || core
	if (today_of > reached) reached = today_of
	if (v["last_contact"] != "" && days(v["last_contact"]) > reached) reached = days(v["last_contact"])
	if (v["referral_date"] != "") { referred = v["referral_date"]; referral_seen = 0 }
	if (v["referral_seen"] == "yes") referral_seen = 1
	if (v["attended"] != "") attended = v["attended"]
	if (v["tests_done"] != "") done[v["tests_done"]] = 1
	# The first that is heard of somebody is a visit, whatever it is.
	if (core || !visits || v["nrs_back"] v["nrs_leg"] v["odi_pct"] v["pgic"] v["adherence_pct"] != "") visit()
	else if (visits && reached >= due) due = reached + review
}
END {
	finish()
	for (id in hit) print "hit", id, hit[id]
	print "number records", people + 0
	print "number confirmed", confirmed + 0
	print "number later", later + 0
	print "number notdue", notdue + 0
	print "number responders", responders + 0
	print "number most", responders + widening
	print "number asked", asked_all + 0
}
