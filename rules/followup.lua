-- Follow-up: what a second visit says that the first could not.  bp-followup reads this file; the stages do not.
--
-- A bare condition is about the last visit.  in_force(x) is about the visit that set the level in force: so a short
-- follow-up with nothing but scores does not lose the pattern that was found before.

-- What is measured.  The first score of an episode is the baseline; a change is the last score less the first.

measure "nrs" { of = nrs_max, name = "Pain now, 0 to 10, the worse of back and leg", source = { "OST08", "BOO16" } }
measure "odi" { of = odi_pct, name = "Oswestry disability index", source = "OST08" }
measure "rmdq" { of = rmdq, name = "Roland-Morris disability questionnaire", source = { "OST08", "KAM10" } }
measure "psfs" { of = psfs_mean, name = "Patient-specific functional scale", source = "STR95" }
measure "zcq_symptom" { of = zcq_symptom, name = "Zurich claudication questionnaire, symptoms", source = "GENERAL" }
measure "zcq_function" { of = zcq_function, name = "Zurich claudication questionnaire, function", source = "GENERAL" }
measure "walk_distance" { of = walk_distance_m, name = "Walking distance", source = "LOCAL" }
measure "walk_time" { of = walk_time_min, name = "Walking time", source = "LOCAL" }
measure "pgic" { of = pgic, name = "Patient's own impression of change", source = "GENERAL" }
measure "adherence" { of = adherence_pct, name = "Share of what was planned that was done", source = "LOCAL" }

primary { "odi", "rmdq", "nrs", source = "OST08", note = "function first" }

-- The response.  In this order: the first that is certain counts.  A score that was never taken cannot be compared and
-- decides nothing; one that was taken before and not now leaves open what could be (response_possible).  Of half an
-- answer (back and leg were told before, now the leg alone) only a range is known.  Worse may be said of a range;
-- everything calmer wants known(…): silence is never "the same".

define "function_worse" (any { odi_change:at_least(10), rmdq_change:at_least(5), walk_distance_percent:at_most(-30) })
define "scores_worse" (any { nrs_change:at_least(2), function_worse })
define "little_done" (adherence_last:under(50))

response "FU-R-FLAG" {
  gives = "worse", within = "48 h", when = newly_flagged,
  say = "A new danger sign: triage again, whatever the scores say.",
  source = "LOCAL",
}
response "FU-R-WORSE" {
  gives = "worse", within = "48 h",
  when = any { scores_worse, pgic_last:at_least(6) },
  say = "Worse than at the start.",
  source = { "OST08", "LOCAL" },
}
response "FU-R-RECOVERED" {
  gives = "recovered",
  when = all { known(nrs_change), any { nrs_last:at_most(0), all { nrs_last:at_most(1), rmdq_last:at_most(2) } } },
  say = "No pain, or next to none and hardly any limitation.",
  source = { "KAM10", "LOCAL" },
}
response "FU-R-IMPROVED" {
  gives = "improved", when = all { known(primary_percent), primary_percent:at_most(-30) },
  say = "Better by 30 % or more.",
  source = "OST08",
}
response "FU-R-PGIC-BETTER" {
  gives = "improved", when = all { none { known(primary_percent) }, pgic_last:at_most(2) },
  unless = primary_percent:over(-30),
  say = "No score to compare; the patient says much better.",
  note = "where half a score is known, and the other half cannot make it 30 % better, the patient's word is not enough",
  source = "LOCAL",
}
response "FU-R-SAME" {
  gives = "same", when = all { known(primary_percent), primary_percent:over(-30) },
  say = "Changed by less than 30 %.",
  note = "also up by 30 % and more, where that is below the limits of FU-R-WORSE (NRS 3 to 4)",
  source = "OST08",
}
response "FU-R-PGIC-SAME" {
  gives = "same", when = all { none { known(primary_percent) }, pgic_last:between(3, 5) },
  say = "No score to compare; the patient says about the same.",
  source = "LOCAL",
}
response "FU-R-NONE" {
  gives = "not-computable",
  say = "Nothing to compare: ask. Silence is not \"the same\".",
  source = "LOCAL",
}

-- A new episode begins new baselines.  It takes 30 days without pain: what is back sooner is the old one, and worse if it
-- is worse.  Where it is told how long the pain has lasted, it must have come back behind the visit before.

define "back_since_then" (days_between_visits:over(duration_days))

episode {
  begins = all {
    days_between_visits:at_least(30),
    any {
      all { responded_before "recovered", any { all { nrs_last:at_least(3), none { known(duration_days) } }, back_since_then } },
      all { responded_before "improved", back_since_then },
    },
  },
  counted_over = "365 d", recurs_within = "183 d",
  source = "LOCAL",
}

-- Reviews: when the next one is due, levels.lua and plan.lua say.  Overdue is what is later than this.

reviewing { due = review_due, contact = last_contact }

grace "emergency" { allow = "0 d", how = "phone: did they get there? If not, call and send again", source = "LOCAL" }
grace "urgent" { allow = "1 d", how = "phone or visit", source = "LOCAL" }
grace "soon" { allow = "3 d", how = "visit", source = "LOCAL" }
grace "routine" { allow = "14 d", how = "visit or report", source = "LOCAL" }
grace "selfcare" { allow = "28 d", how = "report by the patient", source = "LOCAL" }

-- A line that answers nothing but these says that somebody was in touch; it is no visit.

contact { attended, last_contact, review_due, referral_to, referral_date, referral_seen, tests_done, plan_done, plan_left }

-- A visit that answers nothing but these and contacts is about scores: nobody was asked about danger signs.  Once they
-- have been asked in this episode, such a visit leaves the level, what is pending and the day of the review as they
-- are, unless a red flag or a triage rule that the scores fulfil, alone (other than TR-0) or beside what was answered
-- before, raises the level.

scoring {
  age, sex, course, nrs_back, nrs_leg, walk_distance_m, walk_time_min, startback_total, startback_psych,
  pgic, odi_pct, rmdq, psfs_mean, zcq_symptom, zcq_function, adherence_pct,
  walk_minutes, walk_sessions_planned, walk_sessions_done, pain_before_walk, pain_after_walk, pain_next_day, walk_breaches,
  each "odi", each "rmdq", each "startback", each "psfs", each "zcq_symptom", each "zcq_function", each "zcq_satisfaction",
  each "qbpds", each "orebro", each "paindetect", paindetect_course, paindetect_radiation, each "dn4",
  qbpds_total, orebro_short_total, paindetect_total, dn4_total, zcq_satisfaction,
  new_symptom, unless = new_symptom,
}

-- A visit that answers only questions that the one before it left open, scores and contacts adds to that one, and both
-- are judged as one: who is telephoned about what is missing need not be asked everything again.  Later than this, or
-- when an answer is another one now, it is a visit of its own, and what it does not answer is open.

adding {
  within = "3 d", source = "LOCAL",
  note = "what Friday left open can be asked on Monday; an answer that is older says too little of today",
}

-- What became of what was advised

tell "attended" { { "yes", since_raised(attended) }, { "no", no(since_raised(attended)) } }
tell "referral" {
  { "seen", lately(referral_seen, referral_date) },
  { "waiting", at_some_visit(any { known(referral_date), known(referral_to) }) },
  otherwise = "none",
}
keep { referral_to }
days_from "referral_days" { of = referral_date }
outcome "tests" { done = tests_done }
outcome "plan" { done = plan_done, not_done = plan_left }

-- Walking, rule W: what the minutes of a walk should be next week.  The first that is certain counts.

walking { minutes = walk_minutes }

streak "walk_target" {
  when = all { walk_minutes:at_least(30), walk_sessions_done:at_least(5) },
  ends = any { none { known(walk_minutes) }, none { known(walk_sessions_done) } },
}

-- Not there when it was last told, and there now; or on the other side, too.
define "new_leg_symptom" (any {
  all { told_before(leg_pain:is "none"), leg_pain:is_not "none" },
  all { told_before(leg_pain:is "left"), any { leg_pain:is "right", leg_pain:is "both" } },
  all { told_before(leg_pain:is "right"), any { leg_pain:is "left", leg_pain:is "both" } },
  all { told_before(leg_numbness:is "none"), leg_numbness:is_not "none" },
  all { told_before(leg_numbness:is "left"), any { leg_numbness:is "right", leg_numbness:is "both" } },
  all { told_before(leg_numbness:is "right"), any { leg_numbness:is "left", leg_numbness:is "both" } },
  all { told_before(leg_weakness:is "none"), leg_weakness:is_not "none" },
  all { told_before(leg_weakness:is "left"), any { leg_weakness:is "right", leg_weakness:is "both" } },
  all { told_before(leg_weakness:is "right"), any { leg_weakness:is "left", leg_weakness:is "both" } },
  all { told_before(no(foot_drop)), foot_drop },
  all { told_before(no(leg_pain_below_knee)), leg_pain_below_knee },
})

walk "FU-W-HOLD" {
  when = any {
    in_force(level_at_least "urgent"), in_force(fired { "RF-FRX", at_least = "soon" }), in_force(fired "RF-VAS-1"),
    in_force(fired "RF-VAS-2"), in_force(age:under(18)), still_pending "emergency",
  },
  stop = true,
  say = "No walking programme until this person has been seen.",
  source = "LOCAL",
}
walk "FU-W-1" {
  when = any { newly_flagged, new_symptom, new_leg_symptom }, stop = true,
  say = "Stop the programme, read the safety net, triage again.",
  source = "LOCAL",
}
walk "FU-W-2" {
  when = walk_done_pct:under(70),
  say = "The same minutes; ask what came in the way.",
  source = "LOCAL",
}
walk "FU-W-3" {
  when = any { walk_rise_after:over(2), walk_breaches:at_least(2) }, times = 0.75, at_least = 5,
  say = "A quarter less next week.",
  note = "the limits can be read in two ways; a jump right after a walk is enough here, next-day pain needs two walks",
  source = "LOCAL",
}
walk "FU-W-4" {
  when = any { walk_rise_next_day:over(2), walk_breaches:at_least(1) },
  say = "The same minutes.",
  source = "LOCAL",
}
walk "FU-W-7" {
  when = all { walk_target_times:at_least(4), walk_target_days:at_least(21) },
  say = "At the goal for four weeks: keep it up; review in 3 months.",
  source = { "WB24", "LOCAL" },
}
walk "FU-W-5" {
  when = all { walk_done_pct:at_least(70), walk_rise_after:at_most(2), walk_breaches:under(1), no(new_symptom) },
  times = 1.1, at_most_more = 5,
  say = "A tenth more next week, at most 5 minutes.",
  source = { "WB24", "LOCAL" },
}
walk "FU-W-ASK" {
  when = any { known(walk_minutes), known(walk_sessions_done), known(walk_sessions_planned) },
  say = "The same minutes: something was not answered.",
  source = "LOCAL",
}

streak "walk_less" { when = walked "FU-W-3" }
streak "same" { when = responded "same" }

-- What is to be done now

escalation "FU-E-ATTEND" {
  when = in_force(level_is "emergency"), unless = since_raised(attended),
  say = "Call now: did they get there? If not, send them again.",
  source = "LOCAL",
}
escalation "FU-E-URGENT" {
  when = all { in_force(level_is "urgent"), days_since:at_least(2) }, unless = since_raised(attended),
  say = "48 hours are over and nobody has confirmed that this person was seen: call.",
  source = "LOCAL",
}
escalation "FU-E-WORSE" {
  when = responded "worse",
  say = "Screen for danger signs again within 48 hours; one level higher at least.",
  source = { "NG59", "LOCAL" },
}
escalation "FU-E-SYMPTOM" {
  when = lately(new_symptom),
  say = "A new symptom: ask about every danger sign again before anything else.",
  source = "LOCAL",
}
escalation "FU-E-ASK" {
  when = all { visits:at_least(2), responded "not-computable" }, unless = recurring,
  say = "Ask for the scores: without them nobody can say whether it is better.",
  source = "LOCAL",
}
escalation "FU-E-ADHERENCE" {
  when = any { little_done, walk_done_pct:under(50) },
  say = "Less than half was done: find out what came in the way before anything is stepped up.",
  source = "LOCAL",
}
escalation "FU-E-SAME-6W" {
  when = all { responded "same", days:at_least(42) },
  say = "Unchanged at 6 weeks: examine again for a cause that was missed, STarT Back, physiotherapy.",
  source = { "NG59", "LOCAL" },
}
escalation "FU-E-RADICULAR-6W" {
  when = all { responded "same", days:at_least(42), in_force(has_pattern "radicular") },
  unless = little_done,
  say = "Leg pain from a nerve root, unchanged at 6 weeks: spinal or musculoskeletal service; MRI if injection or " ..
        "surgery would be considered.",
  source = { "NG59", "LOCAL" },
}
escalation "FU-E-INFLAMMATORY-6W" {
  when = all { responded "same", days:at_least(42), in_force(has_pattern "inflammatory") },
  say = "Inflammatory pattern, unchanged at 6 weeks: rheumatology.",
  source = { "NG65", "LOCAL" },
}
escalation "FU-E-VASCULAR-6W" {
  when = all { responded "same", days:at_least(42), in_force(has_pattern "vascular-claudication") },
  say = "Vascular pattern, unchanged at 6 weeks: pressure index, vascular clinic if it limits daily life.",
  source = { "CG147", "LOCAL" },
}
escalation "FU-E-STENOSIS-12W" {
  when = all { responded "same", days:at_least(84), in_force(has_pattern "neurogenic-claudication") },
  unless = little_done,
  say = "Neurogenic claudication, unchanged at 12 weeks: spinal opinion, MRI.",
  source = { "SPORT", "LOCAL" },
}
escalation "FU-E-SAME-12W" {
  when = all { responded "same", days:at_least(84) }, unless = little_done,
  say = "Unchanged at 12 weeks: combined physical and psychological programme.",
  source = { "NG59", "LOCAL" },
}
escalation "FU-E-SAME-TWICE" {
  when = same_times:at_least(2), unless = little_done,
  say = "Two reviews unchanged: stop the current step and choose another; never just repeat it.",
  source = "LOCAL",
}
escalation "FU-E-WALK" {
  when = walk_less_times:at_least(2),
  say = "The walk was cut by a quarter twice in a row: physiotherapist.",
  source = "LOCAL",
}
escalation "FU-E-RECURRENCE" {
  when = recurring,
  say = "Back within 6 months: the same plan, then the walking programme kept up.",
  source = { "WB24", "LOCAL" },
}
escalation "FU-E-THIRD" {
  when = episodes:at_least(3),
  say = "Third episode within a year: physiotherapist.",
  source = "LOCAL",
}
escalation "FU-E-REFERRAL" {
  when = referral_days:over(28), unless = lately(referral_seen, referral_date),
  say = "Referred more than 4 weeks ago and not known to be seen: ask there.",
  source = "LOCAL",
}

-- Score and patient disagree

disagreement "FU-D-PGIC-WORSE" {
  when = all { primary_percent:at_most(-30), pgic_last:at_least(5) },
  say = "The score is better by 30 %, and the patient says worse: ask what is meant.",
  source = "LOCAL",
}
disagreement "FU-D-PGIC-BETTER" {
  when = all { scores_worse, pgic_last:at_most(2) },
  say = "The score is worse, and the patient says much better: ask what is meant.",
  source = "LOCAL",
}
disagreement "FU-D-FUNCTION" {
  when = all { nrs_percent:at_most(-30), function_worse },
  say = "Less pain, and less function: it may hurt less because less is done.",
  source = "LOCAL",
}
disagreement "FU-D-COURSE" {
  when = all { any { responded "improved", responded "recovered" }, course:is "worse" },
  say = "The scores are better, and the patient says it is getting worse.",
  source = "LOCAL",
}
