-- Answers that cannot both be right.  A conflict is printed, what it makes doubtful is forgotten, and the
-- safer reading stands; a notice is only told.  Between them, the numbers worked out from other answers.

conflict "DC-1" {
  when = all {
    leg_pain:is "none",
    any { leg_pain_below_knee, leg_pain_dermatomal, leg_pain_worse_than_back, leg_pain_bilateral_new },
  },
  forget = { leg_pain },
  say = "No leg pain is recorded, yet details of leg pain are: ask again; read as not answered.",
  source = "LOCAL",
}

conflict "DC-2" {
  when = age_at_onset:over(age),
  forget = { age_at_onset },
  say = "The age when back pain began is above the present age: the age at onset is left out.",
  source = "LOCAL",
}

conflict "DC-3" {
  when = all { sex:is "male", any { pregnant, pregnancy_possible, missed_period } },
  say = "Recorded as male and as pregnant or possibly pregnant: ask; anti-inflammatories stay blocked.",
  source = "LOCAL",
}

conflict "DC-4" {
  when = all { foot_drop, leg_weakness:is "none" },
  forget = { leg_weakness },
  say = "A foot drop is recorded, yet no leg weakness: ask again; the foot drop stands.",
  source = "LOCAL",
}

conflict "DC-5" {
  when = all { no(relief_rest), any { relief_sitting, relief_lying } },
  say = "Rest does not ease it, yet sitting or lying does: ask again before reading it as inflammatory.",
  source = "LOCAL",
}

conflict "DC-6" {
  when = all { temperature_c:at_least(38), no(fever) },
  say = "Fever is denied, yet 38 °C or more was measured: the measurement wins.",
  source = "LOCAL",
}

-- Numbers worked out.  An answer that is given wins.

derive "nrs_max" {
  value = largest { nrs_back, nrs_leg },
  tier = "standard", unit = "", min = 0, max = 10,
  means = "worst pain now, back or leg",
}

derive "mrc_min" {
  value = smallest {
    mrc_hip_flexion, mrc_knee_extension, mrc_ankle_dorsiflexion, mrc_great_toe, mrc_ankle_plantarflexion,
  },
  tier = "exam", unit = "", min = 0, max = 5,
  means = "weakest muscle group examined",
}

derive "bmi" {
  -- kg/cm² times 10,000, not kg/m²: so that 160 cm and 76.8 kg give 30 exactly, not 29.999…
  value = divided(times(weight_kg, 10000), times(height_cm, height_cm)),
}

derive "duration_days" {
  value = days_between(onset_date, date),
}

derive "onset_gap" {
  value = minus(duration_days, days_between(onset_date, date)),
  tier = "standard", unit = "days", min = -36500, max = 36500,
  means = "duration as told, less the days since the onset date",
}

notice "DC-7" {
  when = any {
    all { saddle_numbness, saddle_sensation_exam:is "normal" },
    all { no(saddle_numbness), saddle_sensation_exam:is "reduced" },
    all { leg_weakness:is_not "none", mrc_min:at_least(5) },
    all { leg_weakness:is "none", mrc_min:at_most(4) },
  },
  say = "Examination and history disagree: the higher level stands.",
  source = "LOCAL",
}

notice "DC-8" {
  when = any { onset_gap:over(7), onset_gap:under(-7) },
  say = "Onset date and duration differ by more than a week: ask. Think of the shorter one for fracture " ..
        "and infection, of the longer one for everything overdue.",
  source = "LOCAL",
  accepts = { "D20: a notice is only told; no case expects it" },
}

-- Of the walking programme (followup.lua)

derive "walk_done_pct" {
  value = divided { times { walk_sessions_done, 100 }, walk_sessions_planned },
  tier = "followup", unit = "%", min = 0, max = 5000,
  means = "share of the planned walks done",
}
derive "walk_rise_after" {
  value = minus { pain_after_walk, pain_before_walk },
  tier = "followup", unit = "", min = -10, max = 10,
  means = "pain after walking less pain before",
}
derive "walk_rise_next_day" {
  value = minus { pain_next_day, pain_before_walk },
  tier = "followup", unit = "", min = -10, max = 10,
  means = "pain the day after less pain before walking",
}
