-- May an anti-inflammatory tablet be named?  Nothing is named while an answer that could forbid it is open.

define "kidneys_measured_well" (all { known(egfr), egfr:at_least(60) })
define "pregnancy_answered" (all { known(pregnant), known(pregnancy_possible) })
define "of_childbearing_age" (all { sex:is_not "male", age:between(11, 55) })

gate "nsaid" {
  blocked_if = {
    nsaid_allergy, heart_failure, liver_disease, gi_bleed_signs, anticoagulant, ulcer_history,
    egfr:under(60),
    all { kidney_disease, no(kidneys_measured_well) },
    pregnant, pregnancy_possible, missed_period,
    age:under(18),
  },
  must_know = {
    age, nsaid_allergy, ulcer_history, kidney_disease, heart_failure, liver_disease, anticoagulant,
  },
  withheld_if = { all { no(pregnancy_answered), maybe(of_childbearing_age) } },
  cautions = {
    {
      "hold-until-seen",
      any {
        analgesic_overdose, jaundice_dark_urine, haemoglobin_g_l:under(100), calcium_mmol_l:over(2.65),
      },
      say = "Hold the tablets until somebody has looked: too many painkillers taken, yellow skin or dark " ..
            "urine, a low blood count or high calcium.",
    },
    {
      "ppi", any { age:at_least(65), maybe(gi_risk_drugs), maybe(steroid_long), maybe(cv_disease) },
      say = "Always with a stomach protector (PPI).",
    },
    {
      "naproxen-or-low-ibuprofen-only", any { maybe(cv_disease), has_pattern "vascular-claudication" },
      say = "Only naproxen up to 1000 mg a day or ibuprofen up to 1200 mg a day; no diclofenac, no coxib.",
    },
    {
      "check-kidneys", maybe(acei_arb_diuretic),
      say = "Check kidney function; stop on vomiting, diarrhoea or fever.",
    },
    {
      "consider-ppi", none { age:at_least(65), maybe(gi_risk_drugs), maybe(steroid_long), maybe(cv_disease) },
      say = "Consider a stomach protector (PPI).",
    },
  },
  say = "Anti-inflammatory tablets: every gate must be known and closed. What was not asked counts as a " ..
        "yes.",
  source = { "NG59", "KTT13", "LOCAL" }, from = { "S0-34", "S1-34" },
}
