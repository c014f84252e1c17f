-- What sets the level besides red flags.  The level is the highest of all rules that hold.

triage "TR-1" {
  level = "urgent", within = "48 h",
  when = all { nrs_max:at_least(8), unable_daily_activities },
  say = "Pain of 8 or more that stops washing, dressing or sleep: control it within two days.",
  source = "LOCAL", from = { "S0-70", "S0-82" },
}

triage "TR-2" {
  level = "soon",
  when = nrs_max:at_least(7),
  say = "Pain of 7 or more.",
  source = "LOCAL",
}

triage "TR-3" {
  level = "soon",
  when = all { radicular, leg_numbness:is_not "none" },
  say = "Sciatica with numbness: feeling needs an examination.",
  source = "ACP11",
}

triage "TR-4" {
  level = "soon",
  when = all { radicular, duration_days:at_least(42), course:is_not "better" },
  say = "Nerve root pain not resolving after six weeks: spinal or MSK service.",
  source = "NHSL", from = { "S0-08" },
}

triage "TR-5" {
  level = "soon",
  when = all {
    any { has_pattern "neurogenic-claudication", has_pattern "vascular-claudication" },
    any { walk_distance_m:under(100), walk_time_min:under(5) },
  },
  say = "Walking stops within 100 metres or five minutes.",
  source = "LOCAL",
}

triage "TR-6" {
  level = "routine",
  when = any { startback_risk:is "medium", startback_risk:is "high", startback_risk:is "medium-or-high" },
  say = "STarT Back medium or high: more than advice is needed.",
  source = "NG59", from = { "S2-41" },
}

triage "TR-7" {
  level = "routine",
  when = any { duration_class:is "subacute", duration_class:is "chronic" },
  say = "Six weeks or longer: an unchanged problem needs a second look.",
  source = "LOCAL", from = { "S0-06" },
}

triage "TR-8" {
  level = "routine",
  when = any {
    has_pattern "neurogenic-claudication", has_pattern "vascular-claudication", has_pattern "inflammatory",
    has_pattern "radicular", has_pattern "visceral",
  },
  say = "A pattern that somebody should look at: nerves, arteries, inflammation or an organ.",
  source = "LOCAL",
}

triage "TR-9" {
  level = "routine",
  when = any { age:at_least(65), pregnant, opioid_current },
  say = "65 or older, pregnant, or on opioids.",
  source = "LOCAL",
}

triage "TR-10" {
  level = "routine",
  when = any { low_mood, days_off_work:at_least(7) },
  say = "Low mood, or a week or more off work.",
  source = "LOCAL", from = { "S2-41" },
}

-- Self-care only for a complete, calm record of an adult of working age.
final "TR-0" {
  level = "routine",
  when = any {
    incomplete, provisional, conflicted,
    no(known(nrs_max)), nrs_max:over(6), maybe(no(age:between(18, 64))),
  },
  say = "Too much is open, or the age is outside 18 to 64, for self-care without a look.",
  source = "LOCAL", from = { "S0-05", "S1-40" },
}
