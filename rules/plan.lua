-- Which texts are printed, and in which order.

define "neurogenic" (has_pattern "neurogenic-claudication")
define "vascular" (has_pattern "vascular-claudication")
define "fracture_suspected" (fired { "RF-FRX", at_least = "soon" })
define "lasting" (any { duration_class:is "subacute", duration_class:is "chronic" })
define "non_specific" (any { has_pattern "mechanical", has_pattern "unclassified" })
define "below_emergency" (no(level_is "emergency"))
define "steps_open" (none { level_at_least "urgent", pending_is "emergency" })
-- What only adults get needs a known age; what warns is held back only when the age is known to be under 18.
define "adult_options" (all { steps_open, age:at_least(18) })
define "adult_warnings" (all { below_emergency, maybe(age:at_least(18)) })
define "pregnant_for_sure" (all { pregnant, no(has_conflict "DC-3") })

list "plan" {
  { "P-S0", level_is "emergency", stop = true },

  { "P-S3", provisional },
  { "P-S1" },
  { "P-S2", any { leg_pain:is_not "none", fired "RF-CES" } },

  { "P-S4", level_is "urgent" },
  { "P-W0", level_is "urgent" },
  { "P-D1", all { level_is "urgent", nsaid:is "allowed" }, stop = true },
  { "P-D3", level_is "urgent", stop = true },

  { "P-W0", age:under(18) },
  { "P-C1", age:under(18), stop = true },

  { "P-D3", pending_is "emergency", stop = true },

  { "P-E1" },
  one_of {
    { "P-T2", triaged "TR-4" },
    { "P-T1", no(fired { at_least = "soon" }) },
  },
  one_of {
    { "P-W0", fracture_suspected },
    { "P-W3", neurogenic },
    { "P-W4", vascular },
    { "P-W2", walk_time_min:under(10) },
    { "P-W1" },
  },
  one_of {
    { "P-X2", neurogenic },
    { "P-X3", has_pattern "inflammatory" },
    { "P-X1", none { vascular, fracture_suspected } },
  },
  { "P-N9", neurogenic },
  { "P-H1", all { duration_class:is "acute", no(has_pattern "visceral") } },
  one_of {
    { "P-D1", nsaid:is "allowed" },
    { "P-D3" },
  },
  { "P-D4" },
  { "P-D5", duration_class:is "chronic" },
  { "P-D8", has_pattern "radicular" },
  { "P-D13", any { opioid_current, gabapentinoid_current } },
  one_of {
    { "P-N4", any { startback_risk:is "high", low_mood } },
    { "P-N1", any { startback_risk:is "medium", startback_risk:is "medium-or-high", lasting } },
  },
  { "P-T6", vascular },
  { "P-P1", pregnant_for_sure },
  { "P-L1", any { is_likely "C-POS", is_likely "C-STR" } },
  { "P-I1", all { duration_class:is "subacute", has_pattern "radicular" } },
}

-- Tests that apply.  An emergency department decides on its own tests.
list "tests" {
  {
    "P-T2",
    all {
      below_emergency,
      any { fired { "RF-CES", "RF-NEU", "RF-CORD", "RF-INF", "RF-MAL", at_least = "soon" }, triaged "TR-4" },
    },
  },
  { "P-T3", all { below_emergency, fired "RF-FRX" } },
  { "P-T4", all { below_emergency, fired { "RF-INF", "RF-MAL", "RF-AGE-2", "RF-LAB" } } },
  {
    "P-T5",
    all { below_emergency, any { fired { "RF-VIS", "RF-PRG" }, pregnancy_possible, missed_period } },
  },
  {
    "P-T6",
    all { below_emergency, any { vascular, foot_pulses:is "reduced", foot_pulses:is "absent" } },
  },
  { "P-T7", all { below_emergency, bone_risk } },
  { "P-T8", all { below_emergency, spa_features_three } },
  { "P-T9", all { below_emergency, sex:is "male", age:at_least(66), no(aaa_known) } },
  { "P-T10", all { below_emergency, fired { "RF-AAA", "RF-VIS" } } },
}

-- What is often offered and guidelines reject: said so that the reader sees it was considered.
list "not_recommended" {
  { "P-D4", adult_warnings },
  one_of {
    { "P-D5", all { adult_warnings, duration_class:is "chronic" } },
    { "P-D5-A", adult_warnings },
  },
  { "P-D7-T", adult_warnings },
  one_of {
    { "P-D8", all { adult_warnings, radicular } },
    { "P-D8-S", adult_warnings },
  },
  { "P-D9", all { adult_warnings, nsaid:is "allowed" } },
  { "P-D9-D", all { adult_warnings, nsaid:is "allowed", any { maybe(cv_disease), vascular } } },
  { "P-D10", adult_warnings },
  { "P-D11", all { adult_warnings, any { duration_class:is "chronic", low_mood } } },
  { "P-D12", all { adult_warnings, lasting, non_specific } },
  { "P-N6", adult_warnings },
  { "P-I2", all { adult_warnings, neurogenic } },
  { "P-I6", all { adult_warnings, lasting, non_specific } },
}

-- What may help or be discussed; none of it is needed.  Not at emergency or urgent, nor under 18.
list "options" {
  { "P-E2", all { adult_options, has_pattern "mechanical", no(fracture_suspected) } },
  { "P-E3", all { adult_options, age:under(67) } },
  { "P-E4", all { adult_options, any { smoker:is "current", vascular, sedentary } } },
  { "P-E5", adult_options },
  { "P-E6", all { adult_options, lasting, no(fracture_suspected) } },
  { "P-E7", all { adult_options, course:is "better", no(fracture_suspected) } },
  {
    "P-E8",
    all { adult_options, any { course:is "better", no(first_episode), lasting }, no(fracture_suspected) },
  },
  { "P-W-RULE", all { adult_options, none { fracture_suspected, vascular } } },
  { "P-W5", all { adult_options, worse_walking, none { fracture_suspected, vascular } } },
  {
    "P-W6",
    all {
      adult_options, no(fracture_suspected), maybe(walking_aid:is_not "wheelchair"),
      any {
        age:at_least(60), romberg_abnormal, wide_based_gait, walking_aid:is "stick", walking_aid:is "poles",
      },
    },
  },
  { "P-W7", all { adult_options, sedentary, none { fracture_suspected, vascular } } },
  { "P-L2", all { adult_options, prolonged_sitting } },
  { "P-L3", all { adult_options, any { lifting_trigger, heavy_work } } },
  { "P-L4", all { adult_options, any { prolonged_sitting, worse_sitting } } },
  { "P-L5", all { adult_options, bmi:at_least(25) } },
  { "P-D2", all { adult_options, nsaid:is "allowed", muscle_tenderness } },
  {
    "P-D7",
    all {
      adult_options, duration_class:is "acute", age:under(65), no(sedative_or_alcohol), no(opioid_current),
      no(gabapentinoid_current), no(liver_disease), no(pregnant), no(pregnancy_possible),
      any { no(missed_period), all { sex:is "male", none { known(missed_period) } } }, no(radicular),
    },
  },
  { "P-N2", all { adult_options, duration_class:is "chronic", no(anticoagulant), no(pregnant) } },
  { "P-N3", all { adult_options, duration_class:is "chronic" } },
  { "P-I1", all { adult_options, duration_class:is "acute", has_pattern "radicular", nrs_leg:at_least(7) } },
  {
    "P-I3",
    all {
      adult_options, has_pattern "radicular",
      any { all { duration_days:at_least(42), course:is_not "better" }, fired "RF-NEU" },
    },
  },
  { "P-I4", all { adult_options, neurogenic, duration_class:is "chronic", course:is_not "better" } },
  {
    "P-I5",
    all { adult_options, is_likely "C-FAC", duration_class:is "chronic", nrs_back:at_least(5) },
  },
  { "P-I7", all { adult_options, fracture_suspected, is_likely "C-VCF", nrs_back:at_least(7) } },
}

-- Earlier than the level's own review.
reviews {
  { "24 h", pending_is "emergency" },
  { "48 h", pending_is "urgent" },
  { "14 d", pending_is "soon" },
  { "14 d", nsaid:is "allowed" },
  { "14 d", startback_risk:is "high" },
  { "14 d", has_pattern "radicular" },
}
