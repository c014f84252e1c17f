-- Questionnaires: only totals are kept.  The items belong to their owners: hold a licence, or let the
-- clinic type totals.  Round half up; store raw and percent; never show two bands.

-- Totals that are no part of the general vocabulary

number "qbpds_total" {
  tier = "followup", kind = "other", group = "Questionnaires", unit = "", min = 0, max = 100,
  ask = "(instrument) Quebec back pain disability scale total", means = "QBPDS",
}
number "orebro_short_total" {
  tier = "followup", kind = "other", group = "Questionnaires", unit = "", min = 0, max = 100,
  ask = "(instrument) Örebro short form total", means = "Örebro short",
}
number "paindetect_total" {
  tier = "followup", kind = "other", group = "Questionnaires", unit = "", min = -1, max = 38,
  ask = "(instrument) painDETECT total", means = "painDETECT",
}
number "dn4_total" {
  tier = "followup", kind = "other", group = "Questionnaires", unit = "", min = 0, max = 10,
  ask = "(instrument) DN4 total", means = "DN4",
}
number "zcq_satisfaction" {
  tier = "followup", kind = "other", group = "Questionnaires", unit = "", min = 1, max = 4,
  ask = "(instrument) ZCQ satisfaction mean", means = "ZCQ satisfaction",
}

instrument "NRS" {
  of = nrs_max,
  name = "Pain now, 0 to 10, the worse of back and leg",
  bands = {
    { "none", nrs_max:under(1) }, { "mild", nrs_max:under(4) }, { "moderate", nrs_max:under(7) },
    { "severe", nrs_max:at_least(7) },
  },
  formula = "whole number 0 to 10",
  missing = "unknown",
  change = "2 points or 30 %",
  note = "interference in chronic pain: up to 5 mild, 6 to 7 moderate, 8 and more severe; triage uses " ..
         "the stricter bands",
  source = { "OST08", "BOO16", "LOCAL" },
}

instrument "STarT" {
  of = startback_total,
  name = "STarT Back",
  bands = {
    { "low", startback_total:at_most(3) },
    { "medium", all { startback_total:at_least(4), startback_psych:at_most(3) } },
    { "high", all { startback_total:at_least(4), startback_psych:at_least(4) } },
  },
  formula = "items 1 to 8 agree = 1, item 9 very or extremely = 1; total 0 to 9; psychosocial part = " ..
            "items 5 to 9, 0 to 5",
  missing = "any item missing: not scored",
  change = "the risk group only",
  source = "KEELE",
}

instrument "ODI" {
  of = odi_pct,
  name = "Oswestry disability index",
  bands = {
    { "minimal", odi_pct:at_most(20) }, { "moderate", odi_pct:at_most(40) }, { "severe", odi_pct:at_most(60) },
    { "crippling", odi_pct:at_most(80) }, { "bed-bound", odi_pct:over(80) },
  },
  formula = "10 sections of 0 to 5; 100 x sum / (5 x answered)",
  missing = "refused when fewer than 8 sections are answered",
  change = "10 points or 30 %",
  source = { "OST08", "LOCAL" },
}

instrument "RMDQ" {
  of = rmdq,
  name = "Roland-Morris disability questionnaire",
  formula = "number of yes, 0 to 24; no official bands; up to 2 with no pain counts as recovered",
  missing = "a blank is not a yes; refused when more than 4 are blank",
  change = "5 points or 30 %",
  source = { "OST08", "KAM10", "LOCAL" },
}

instrument "QBPDS" {
  of = qbpds_total,
  name = "Quebec back pain disability scale",
  formula = "20 items of 0 to 5, sum 0 to 100",
  missing = "refused",
  change = "20 points",
  source = "OST08",
}

instrument "Orebro" {
  of = orebro_short_total,
  name = "Örebro musculoskeletal pain questionnaire, short form",
  bands = {
    { "lower-risk", orebro_short_total:under(50) }, { "higher-risk", orebro_short_total:at_least(50) },
  },
  formula = "10 items of 0 to 10, items 3, 4 and 8 reversed (10 - x), sum 0 to 100",
  missing = "refused",
  source = "LIN11",
  note = "a cut-off of 50 caught 83 to 85 %; the reversed items are from memory",
}

instrument "painDETECT" {
  of = paindetect_total,
  name = "painDETECT",
  bands = {
    { "unlikely", paindetect_total:at_most(12) }, { "unclear", paindetect_total:at_most(18) },
    { "likely", paindetect_total:over(18) },
  },
  formula = "7 items of 0 to 5, course -1, 0, +1 or +1, radiation 0 or 2; -1 to 38",
  missing = "refused",
  source = "FRE06",
  note = "nerve pain below 15 % in the lowest band, above 90 % in the highest; sensitivity 85 %, " ..
         "specificity 80 %",
}

instrument "DN4" {
  of = dn4_total,
  name = "DN4",
  bands = { { "not-neuropathic", dn4_total:under(4) }, { "neuropathic", dn4_total:at_least(4) } },
  formula = "10 yes or no questions",
  missing = "refused",
  source = "BOU05",
  note = "a Dutch study uses 5 of 10, or 4 of 7 for the interview part",
}

instrument "PGIC" {
  of = pgic,
  name = "Global impression of change",
  bands = { { "responder", pgic:at_most(2) }, { "same", pgic:at_most(5) }, { "worse", pgic:at_least(6) } },
  formula = "1 very much better, 4 same, 7 very much worse",
  source = "LOCAL",
}

instrument "PSFS" {
  of = psfs_mean,
  name = "Patient-specific functional scale",
  formula = "mean of 3 to 5 activities of 0 to 10, 10 = able",
  missing = "mean of those answered, at least one",
  change = "2 points in the mean, 3 in a single activity",
  source = "STR95",
}

instrument "ZCQ-symptom" {
  of = zcq_symptom,
  name = "Zurich claudication questionnaire (Swiss spinal stenosis), symptoms",
  formula = "mean of 7 items, 1 to 5",
  missing = "mean when at least two thirds are answered",
  change = "0.5; without surgery estimates are smaller, 0.16 to 0.36",
  source = "LOCAL",
}

instrument "ZCQ-function" {
  of = zcq_function,
  name = "Zurich claudication questionnaire (Swiss spinal stenosis), function",
  formula = "mean of 5 items, 1 to 4",
  missing = "mean when at least two thirds are answered",
  change = "0.5; without surgery estimates are smaller, 0.16 to 0.36",
  source = "LOCAL",
}

instrument "ZCQ-satisfaction" {
  of = zcq_satisfaction,
  name = "Zurich claudication questionnaire (Swiss spinal stenosis), satisfaction",
  bands = { { "satisfied", zcq_satisfaction:at_most(2.5) }, { "not-satisfied", zcq_satisfaction:over(2.5) } },
  formula = "mean of 6 items, 1 to 4",
  missing = "mean when at least two thirds are answered",
  source = "LOCAL",
}

instrument "Walking" {
  of = walk_distance_m,
  name = "Self-paced walking distance",
  formula = "metres or minutes at one's own pace",
  change = "30 %",
  source = "AMM18",
}
