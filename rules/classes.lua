-- How long it has lasted, how likely it is to stay, and what kind of pain it is.

class "duration_class" {
  { "acute", duration_days:under(42) },
  { "subacute", duration_days:under(84) },
  { "chronic", duration_days:at_least(84) },
  otherwise = "unknown",
  say = "Acute under 6 weeks, chronic from 12 weeks on; unknown is never read as acute.",
  source = "WHO23", from = { "S0-49", "S0-50", "S0-51", "S2-40" },
  note = "subacute is stretched to meet chronic: one source article leaves days 77 to 84 without a name",
}

class "startback_risk" {
  { "low", startback_total:at_most(3) },
  { "medium", all { startback_total:at_least(4), startback_psych:at_most(3) } },
  { "high", all { startback_total:at_least(4), startback_psych:at_least(4) } },
  { "medium-or-high", startback_total:at_least(4) },
  otherwise = "unknown",
  say = "Low: advice and exercises. Medium: a course of physiotherapy. High: physiotherapy that also " ..
        "works with fears and mood. A low risk never lowers a red flag.",
  source = "KEELE", from = { "S2-41" },
}

-- Patterns.  Several may hold; they are listed in this order.

pattern "specific-suspected" {
  when = fired { at_least = "urgent", except = { "RF-NEU-2", "RF-PSY" } },
  say = "A specific cause is suspected: this comes before everything else.",
  source = "LOCAL", from = { "S0-01", "S0-19", "S0-48" },
}

pattern "neurogenic-claudication" {
  when = all {
    any { cook5, sugioka:at_least(7), nclass:over(10), nadeau_neurogenic },
    leg_pain:is_not "none",
    any { worse_walking, worse_standing },
  },
  unless = no(worse_standing),
  say = "Leg pain on walking and standing that eases on sitting or leaning forward: nerves in a narrow " ..
        "canal.",
  source = { "COO11", "SUG08", "GEN18", "NAD13" }, from = { "S3-02", "S3-03", "S1-12" },
}

pattern "vascular-claudication" {
  when = any { ecq_positive, nadeau_vascular, abpi:under(0.9) },
  say = "Leg pain on walking that goes on standing still: narrowed arteries.",
  source = { "ECQ92", "NAD13", "BPAC14" },
}

pattern "inflammatory" {
  when = all { duration_class:is "chronic", any { asas_four, fired "RF-SPA-1" } },
  say = "Stiff mornings, better for moving, lasting over three months: an inflammatory kind of pain.",
  source = { "SIE09", "NG65" }, from = { "S0-90" },
}

pattern "visceral" {
  when = at_least(2) {
    pain_unrelated_to_movement, pain_flank, dysuria, haematuria, pain_with_periods, pain_meal_related,
    bowel_habit_change, pelvic_pain, pain_quality:is "colicky",
  },
  say = "Features that point to an organ rather than the spine.",
  source = "LOCAL", from = { "S0-19", "S0-72" },
}

pattern "radicular" {
  when = radicular,
  unless = any { has_pattern "neurogenic-claudication", has_pattern "vascular-claudication" },
  say = "Pain that runs down the leg along a nerve: sciatica.",
  source = "LOCAL", from = { "S0-70", "S2-07" },
}

pattern "mechanical" {
  otherwise = true,
  when = any {
    worse_walking, worse_standing, worse_sitting, worse_bending_forward, worse_bending_back,
    relief_sitting, relief_rest, relief_lying, relief_movement, lifting_trigger, muscle_tenderness,
  },
  say = "Pain that depends on movement or position: the common kind.",
  source = "LOCAL", from = { "S0-02", "S0-47", "S2-79", "S3-01" },
}

pattern "unclassified" {
  otherwise = true,
  say = "Nothing recorded says which kind it is.",
  source = "LOCAL",
}
