-- Questionnaires: totals, or what was ticked item by item, as numbers.  The words of the items belong to their owners:
-- hold a licence, or let the clinic type totals.  Round half up; store raw and percent; never show two bands.

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

-- Items: what was ticked on the form, as a number.  The wording belongs to the owners of each form and is not here:
-- use a form you may use, and type what it says beside the box.  An item left out stays out: there is no number for it.
-- A form that is coded otherwise (from 1 where it should begin at 0) is refused where a value does not fit; where none
-- happens to stick out, nobody can see it.  So look at the codes before the first export is read.

items "odi" {
  n = 10, min = 0, max = 5, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of ODI, 0 to 5, from your own licensed form", means = "ODI item {n}",
  hint = "coded 1 to 6? take 1 off every item", source = "ODI00",
}
items "rmdq" {
  n = 24, min = 0, max = 1, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of RMDQ, 1 ticked, 0 not, from your own form", means = "RMDQ item {n}",
  hint = "ticked is 1 and not ticked 0", source = "ROL83",
}
items "startback" {
  n = 9, min = 0, max = 1, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of STarT Back, from your own licensed form: items 1 to 8 agree 1, disagree 0; " ..
        "item 9 very much or extremely 1, anything less 0",
  means = "STarT Back item {n}",
  hint = "agree is 1 and disagree 0; in item 9 very much and extremely are 1 and the rest 0", source = "KEELE",
}
items "psfs" {
  n = 5, min = 0, max = 10,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) activity {n} of PSFS, 0 unable to 10 able as before", means = "PSFS activity {n}",
  source = "STR95",
}
items "zcq_symptom" {
  n = 7, min = 1, max = 5, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) symptom item {n} of ZCQ, 1 to 5, from your own licensed form", means = "ZCQ symptom item {n}",
  hint = "coded from 0? add 1 to every item", source = "STU96",
}
items "zcq_function" {
  n = 5, min = 1, max = 4, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) function item {n} of ZCQ, 1 to 4, from your own licensed form", means = "ZCQ function item {n}",
  hint = "coded from 0? add 1 to every item", source = "STU96",
}
items "zcq_satisfaction" {
  n = 6, min = 1, max = 4, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) satisfaction item {n} of ZCQ, 1 to 4, from your own licensed form",
  means = "ZCQ satisfaction item {n}",
  hint = "coded from 0? add 1 to every item", source = "STU96",
}
items "qbpds" {
  n = 20, min = 0, max = 5, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of QBPDS, 0 to 5, from your own licensed form", means = "QBPDS item {n}",
  hint = "coded 1 to 6? take 1 off every item", source = "KOP95",
}
items "orebro" {
  n = 10, min = 0, max = 10, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of the Örebro short form, 0 to 10 as ticked, from your own form; nothing turned round",
  means = "Örebro short form item {n}",
  source = "LIN11",
}
items "paindetect" {
  n = 7, min = 0, max = 5, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of painDETECT, 0 to 5, from your own licensed form", means = "painDETECT item {n}",
  hint = "coded 1 to 6? take 1 off every item", source = "FRE06",
}
number "paindetect_course" {
  tier = "followup", kind = "other", group = "Questionnaires", min = -1, max = 1, whole = true,
  ask = "(instrument) painDETECT course: the points beside the picture, -1, 0 or 1", means = "painDETECT course",
  hint = "the points beside the picture and not its number", source = "FRE06",
}
number "paindetect_radiation" {
  tier = "followup", kind = "other", group = "Questionnaires", min = 0, max = 1, whole = true,
  ask = "(instrument) painDETECT: does the pain spread? 1 yes, 0 no (the 2 points are counted here)",
  means = "painDETECT radiation",
  hint = "1 for yes; its 2 points are counted here", source = "FRE06",
}
items "dn4" {
  n = 10, min = 0, max = 1, whole = true,
  tier = "followup", kind = "other", group = "Questionnaires",
  ask = "(instrument) item {n} of DN4, 1 yes, 0 no, from your own form", means = "DN4 item {n}",
  hint = "yes is 1 and no 0", source = "BOU05",
}

-- The scores.  A total that is typed counts; where items are there, too, and come to another one, that is said among
-- the problems, and nobody is told to care for themselves on it.  While an item is open, bands and risk groups go by
-- everything the form could still come to.  As it stands, a form with gaps has the score its authors give it, from so
-- many answers ("least") on: that is printed, and compared between visits.

derive "odi_pct" { value = times(mean { each "odi", least = 8 }, 20), source = { "ODI00", "LOCAL" } }
derive "rmdq" { value = total { each "rmdq", least = 20 }, source = { "ROL83", "LOCAL" } }
derive "startback_total" { value = total { each "startback" }, source = "KEELE" }
derive "startback_psych" { value = total { each("startback", 5, 9) }, source = "KEELE" }
derive "psfs_mean" { value = mean { each "psfs", least = 1 }, source = "STR95" }
derive "zcq_symptom" { value = mean { each "zcq_symptom", least = 5 }, source = { "STU96", "LOCAL" } }
derive "zcq_function" { value = mean { each "zcq_function", least = 4 }, source = { "STU96", "LOCAL" } }
derive "zcq_satisfaction" { value = mean { each "zcq_satisfaction", least = 4 }, source = { "STU96", "LOCAL" } }
derive "qbpds_total" { value = total { each "qbpds" }, source = "KOP95" }
derive "orebro_short_total" {
  value = total {
    orebro_1, orebro_2, minus(10, orebro_3), minus(10, orebro_4), each("orebro", 5, 7), minus(10, orebro_8),
    each("orebro", 9, 10),
  },
  source = "LIN11",
}
derive "paindetect_total" {
  value = total { each "paindetect", paindetect_course, times(2, paindetect_radiation) }, source = "FRE06",
}
derive "dn4_total" { value = total { each "dn4" }, source = "BOU05" }

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
  missing = "the mean of those answered; refused when fewer than 8 are",
  change = "10 points or 30 %",
  source = { "OST08", "LOCAL" },
}

instrument "RMDQ" {
  of = rmdq,
  name = "Roland-Morris disability questionnaire",
  formula = "number of yes, 0 to 24; no official bands; up to 2 with no pain counts as recovered",
  missing = "a blank is not a yes; refused when more than 4 are blank",
  change = "5 points or 30 %",
  source = { "ROL83", "OST08", "KAM10", "LOCAL" },
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
