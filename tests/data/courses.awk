# Made-up courses, one a person, as bp-followup writes them:  awk -v people=300 -v seed=1 -f courses.awk
# No rule made them: they hold every state a page has to show, more often than a clinic would.
function chance(n) { seed = (seed * 69069 + 1) % 4294967296; return int(seed / 65536) % n }
function pick(list,  part, n) { n = split(list, part, " "); return part[chance(n) + 1] }
function maybe(list) { return chance(3) ? "" : pick(list) }
function ids(list,  part, n, i, s) {
	n = split(list, part, ",")
	for (i = 1; i <= n; i++) s = s (i > 1 ? "," : "") "\"" part[i] "\""
	return "[" s "]"
}
function day(n) { return sprintf("2026-%02d-%02d", int(n / 28) + 1, n % 28 + 1) }  # months of 28 days are enough
function truth(yes) { return yes ? "true" : "false" }
function some(n) { return n == "" ? "null" : n }

BEGIN {
	split("now 48h 14d 28d 42d", within, " ")
	for (i = 1; i <= people; i++) {
		level = pick("emergency urgent urgent soon soon soon routine routine routine routine selfcare selfcare")
		last = 200 - (chance(2) ? chance(9) : chance(90))
		set = chance(4) ? last : last - chance(20)
		visits = chance(4) + 1
		pending = chance(6) ? "none" : pick("emergency emergency urgent soon")
		late = chance(5) ? 0 : chance(40) + 1
		response = visits == 1 ? "not-computable" : pick("worse recovered improved improved same same not-computable")
		first = chance(11)
		now = chance(11)
		act = level == "emergency" ? "now" : level == "urgent" ? pick("24_h 48_h 48_h") : level == "soon" ? pick("7_d 14_d") : "28_d"
		sub(/_/, " ", act)
		printf "{\"id\":\"P%05d\",\"visits\":%d,\"first_date\":\"%s\",\"last_date\":\"%s\",\"days\":%d,", i, visits,
			day(visits == 1 ? last : last - 42), day(last), visits == 1 ? 0 : 42
		printf "\"level_last\":\"%s\",\"level\":\"%s\",\"level_date\":\"%s\",\"act_within\":\"%s\",", level, level, day(set), act
		printf "\"level_rules\":%s,\"triage_rules\":%s,\"redflags\":%s,\"new_redflags\":%s,",
			ids(level == "emergency" ? "RF-CES-1" : level == "urgent" ? "RF-INF-2" : "TR-7"), ids(pick("TR-7 TR-8,TR-9 TR-2")),
			ids(level == "emergency" ? "RF-CES-1" : ""), ids(chance(15) ? "" : "RF-CES-2")
		printf "\"pending\":\"%s\",\"provisional\":%s,\"ask\":%s,\"attended\":\"%s\",", pending, truth(pending != "none"),
			ids(pending == "none" ? "" : pick("urinary_retention urinary_retention,saddle_numbness,fever,age,sex,night_pain,foot_drop")), maybe("yes yes no")
		printf "\"destination\":\"GP\",\"nrs_first\":%d,\"nrs_last\":%s,\"nrs_change\":%s,\"nrs_trend\":[\"%d\",\"-\",\"%d\"],",
			first, now, now - first, first, now
		printf "\"response\":\"%s\",\"response_possible\":%s,\"response_primary\":\"nrs\",\"response_rules\":[],", response,
			ids(response == "not-computable" ? pick("worse,recovered,improved,same worse,same") : response)
		printf "\"escalation\":%s,\"disagreement\":%s,\"review_due\":\"%s\",\"overdue\":%s,\"days_overdue\":%d,\"overdue_rank\":%s,",
			ids(response == "same" && chance(2) ? "FU-E-SAME-6W" : chance(2) ? "" : "FU-E-REFERRAL"), ids(chance(20) ? "" : "FU-D-1"), day(200 - late), truth(late),
			late, late ? chance(100000) : "null"
		printf "\"last_contact\":\"%s\",\"referral\":\"%s\",\"referral_to\":\"%s\",\"referral_days\":%s,\"tests\":%s,", day(last),
			pick("none none waiting seen"), "spinal clinic", some(maybe("3 14 80")), ids(chance(4) ? "" : pick("P-T4 P-T2,P-T3"))
		printf "\"walk_stop\":%s,\"walk_rule\":\"%s\",\"conflicts\":%s,\"problems\":%s,\"rules\":\"made@1#up\"}\n",
			truth(!chance(3)), pick("FU-W-HOLD FU-W-5 FU-W-5 FU-W-1 none none none none"), ids(chance(12) ? "" : "DC-1"), chance(25) ? "[]" : "[\"temperature_c: out of range\"]"
		if (!chance(60)) printf "{\"error\":\"not JSON: a brace is missing\",\"line\":%d,\"raw\":\"{broken\"}\n", i + 5000
	}
}
