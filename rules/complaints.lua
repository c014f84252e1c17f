-- What a person may name at the beginning of an interview, in their own words.  The questions of what is named are
-- then the first among those that could show an equal danger: it changes the order, and leaves out nothing.
-- In this order on the screen, so the dangers that cannot wait an hour stand first.

complaint "bladder and bowel" {
  say = "Numb between the legs, or trouble with passing or holding urine or stool",
  asks = {
    saddle_numbness, urinary_retention, bladder_sensation_loss, urinary_incontinence, urinary_hesitancy,
    bowel_incontinence, bowel_sensation_loss, sexual_dysfunction_new, leg_pain_bilateral_new,
  },
}

complaint "leg" {
  say = "A leg that is weak, numb, cold or pale, or pain down both legs",
  asks = {
    leg_weakness, foot_cold_pale, leg_pain_bilateral_new, foot_drop, gait_unsteady, weakness_progressive,
    weakness_onset_days, unable_to_stand_weakness, saddle_numbness, leg_pain, leg_numbness, trunk_numbness_band,
    foot_rest_pain, foot_ulcer, calf_swelling_one_side, leg_red_hot,
  },
}

complaint "injury" {
  say = "A fall, a crash, a blow or another injury",
  asks = { trauma, known_axspa, unable_to_bear_weight, trauma_days_ago, anticoagulant, osteoporosis, steroid_long },
}

complaint "chest and belly" {
  say = "Sudden very severe pain, pain in the chest or belly, fainting, or a widened artery",
  asks = {
    collapse, chest_pain, pain_sudden_severe, aaa_known, abdominal_pain_severe, pain_thoracic, pain_quality,
    onset_mode, nrs_back, age, duration_days, systemically_unwell, vomiting, pain_flank,
  },
}

complaint "fever or very ill" {
  say = "Fever, chills, or feeling very ill",
  asks = {
    systemically_unwell, fever, chills_rigors, neck_stiff_headache, leg_weakness, recent_spinal_procedure,
    iv_drug_use, immunosuppressed, night_sweats, recent_infection, jaundice_dark_urine,
  },
}

complaint "blood and vomiting" {
  say = "Blood or black stool, vomiting, or pain that comes in waves",
  asks = {
    gi_bleed_signs, pain_flank, pain_quality, vomiting, vaginal_bleeding, haematuria, abdominal_pain_severe,
    jaundice_dark_urine, age, fever,
  },
}

complaint "pregnancy" {
  say = "Pregnant, or a period is late",
  asks = { pregnant, pregnancy_possible, missed_period, vaginal_bleeding, pelvic_pain, fever, pregnancy_weeks },
}

complaint "cancer" {
  say = "Cancer, now or in the past",
  asks = {
    cancer_history, gait_unsteady, leg_weakness, trunk_numbness_band, pain_thoracic, pain_band_like, leg_numbness,
    night_pain, pain_constant_progressive, weight_loss_unexplained,
  },
}

complaint "medicines and procedures" {
  say = "Blood thinners, an operation or injection in the back, or too many painkillers",
  asks = {
    analgesic_overdose, anticoagulant, recent_spinal_procedure, vomiting, jaundice_dark_urine, fever,
    leg_weakness, gi_bleed_signs,
  },
}

complaint "despair" {
  say = "Despair, or thoughts of harming yourself",
  asks = { self_harm, low_mood },
}
