-- What must be so whatever is answered.  `bp-rules prove` tries it: for certain where it can, else with many records
-- of chance.  They are the safety invariants of the rule set, and what nobody may change by a slip of the pen.

-- The whole

promise "a yes never calms" {
  yes_never_lowers = { "symptom", "risk" },
  say = "A yes to a symptom or a risk, where there was a no or nothing, never lowers the red-flag level.",
  source = "LOCAL",
}

promise "what was not asked never calms" {
  unanswered_never_lowers = true,
  say = "Taking an answer away never lowers the red-flag level, what is pending counted in.",
  source = "LOCAL",
}

promise "an examination never calms" {
  answer_never_lowers = { "sign" },
  say = "A finding, whatever it is, never lowers the red-flag level: a normal scan, test or reflex rules nothing out.",
  source = { "BMJBP", "LOCAL" },
}

-- Self-care

promise "no self-care with something open" {
  when = any { incomplete, provisional, conflicted }, never = "selfcare",
  say = "A core question is open, something worse is pending, or answers contradict each other.",
  source = "LOCAL",
}

promise "no self-care with a red flag" {
  when = fired { at_least = "routine" }, never = "selfcare",
  source = "LOCAL",
}

promise "no self-care for a child or in old age or pregnancy" {
  when = any { age:under(18), age:at_least(65), pregnant }, never = "selfcare",
  say = "The guidelines of self-care are made for adults of working age.",
  source = { "NG59", "LOCAL" },
}

-- Emergencies.  `unless` names the one way out that the rules leave open, and it must be known to hold.

promise "retention is an emergency" {
  when = urinary_retention, unless = ces_old_stable, level_at_least = "emergency",
  source = { "GIRFT23", "CKS" },
}

promise "every sign of the cauda equina is an emergency" {
  when = any { urinary_hesitancy, bladder_sensation_loss, urinary_incontinence, saddle_numbness, bowel_incontinence,
               bowel_sensation_loss },
  unless = ces_old_stable, level_at_least = "emergency",
  source = { "GIRFT23", "CKS", "FIN20" },
}

promise "an old sign of the cauda equina is still urgent" {
  when = any { urinary_retention, saddle_numbness, bowel_incontinence }, level_at_least = "urgent",
  say = "Old and stable lowers an emergency to urgent, and no further.",
  source = "GIRFT23",
}

promise "not sure about bladder or bowel or saddle is urgent" {
  when = any { dk(urinary_retention), dk(saddle_numbness), dk(bowel_incontinence) }, level_at_least = "urgent",
  source = "LOCAL",
}

promise "an unknown date does not calm" {
  when = all { urinary_retention, no(known(ces_onset_days)) }, level_at_least = "emergency",
  say = "An exclusion nobody asked about does not silence a rule.",
  source = "LOCAL",
}

promise "a normal saddle or rectal examination does not calm" {
  when = all { saddle_numbness, any { saddle_sensation_exam:is "normal", anal_tone:is "normal" } },
  unless = ces_old_stable, level_at_least = "emergency",
  source = { "GIRFT23", "LOCAL" },
}

promise "no fever does not clear an infection at risk" {
  when = all { iv_drug_use, no(fever), night_pain }, level_at_least = "urgent",
  say = "Only about 55 to 60 of 100 spinal infections come with a fever.",
  source = { "IDSA15", "YUS19" },
}

promise "both legs without power is an emergency" {
  when = any { unable_to_stand_weakness, leg_weakness:is "both" },
  unless = any { motor_old_stable, foot_drop }, level_at_least = "emergency",
  source = { "GIRFT23", "CKS" },
}

promise "cord signs with a past cancer are an emergency" {
  when = all { cancer_history, any { gait_unsteady, umn_signs, trunk_numbness_band } }, level_at_least = "emergency",
  source = "NG234",
}

promise "fever and a weak leg is an emergency" {
  when = all { fever, any { leg_weakness:is "left", leg_weakness:is "right", foot_drop } }, unless = has_conflict "DC-4",
  level_at_least = "emergency",
  source = "IDSA15",
}

promise "very ill is an emergency" {
  when = any { systemically_unwell, collapse, abdominal_pain_severe, gi_bleed_signs }, level_at_least = "emergency",
  source = { "NEWS2", "NG156" },
}

promise "a plan to die is an emergency" {
  when = self_harm:is "plan", level_at_least = "emergency",
  source = "GENERAL",
}
