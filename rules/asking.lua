-- Which question is asked when.  Core questions are asked of everyone, about three minutes; a block of standard
-- questions is asked when it opens.

needless "weakness_progressive" {
  when = all { leg_weakness:is "none", no(foot_drop) },
  say = "No leg is weak and no foot drops: whether it is getting worse need not be asked.",
}

needless "onset_date" { when = known(duration_days), say = "How long it has lasted is known." }

needless "pregnancy_weeks" {
  when = any { no(pregnant), sex:is "male", age:over(55), age:under(11) },
  say = "Nobody is pregnant: there are no weeks to ask for.",
}

needless "pain_with_periods" {
  when = any { age:over(55), age:under(11) }, say = "At this age there are no periods.", source = "LOCAL",
}

needless "missed_period" { when = pregnant, say = "The pregnancy is known." }

does_not_apply "pregnant" { when = any { sex:is "male", age:over(55), age:under(11) } }
does_not_apply "pregnancy_possible" { when = any { sex:is "male", age:over(55), age:under(11) } }

block "story" {
  opens = any { known(age), known(duration_days) },
  asks = {
    id, date, pain_low_back, onset_date, onset_mode, first_episode, course, lifting_trigger, nrs_back,
    pain_quality, pain_buttock, pain_thoracic, pain_flank, pain_groin, pain_unrelated_to_movement,
    rash_band, unable_daily_activities, analgesic_overdose, gi_bleed_signs,
  },
  say = "What the pain is, where it is, how it began, and what the painkillers did: wanted from everyone.",
  from = { "S1-21" },
}

block "worse and better" {
  opens = pain_low_back,
  asks = {
    worse_walking, worse_standing, worse_sitting, worse_bending_forward, worse_bending_back, worse_cough,
    relief_rest, relief_sitting, relief_lying, relief_bending_forward, relief_bending_back, relief_movement,
  },
  say = "What brings it on and what eases it points to where it comes from.",
  from = { "S0-02", "S2-63" },
}

block "leg" {
  opens = leg_pain:is_not "none",
  asks = {
    leg_pain_below_knee, leg_pain_dermatomal, leg_pain_worse_than_back, leg_pain_main_site, nrs_leg,
    leg_numbness, calf_swelling_one_side, leg_red_hot, unable_to_bear_weight,
  },
  say = "Details of the pain in the leg.",
}

block "cauda equina" {
  opens = any {
    urinary_retention, urinary_hesitancy, bladder_sensation_loss, urinary_incontinence, saddle_numbness,
    bowel_incontinence, bowel_sensation_loss,
  },
  asks = { ces_onset_days, ces_worsening, luts_longstanding },
  say = "Since when, and is it changing? Only a date and a plain \"not worse\" can calm this.",
}

block "weakness" {
  opens = any { leg_weakness:is_not "none", foot_drop, gait_unsteady },
  asks = {
    weakness_onset_days, unable_to_stand_weakness, trunk_numbness_band, hand_clumsiness, feet_numb_stocking,
    pain_band_like,
  },
  say = "How long, how bad, and does it come from higher up?",
}

block "cord" {
  opens = any { cancer_history, fever_any },
  asks = { leg_numbness, trunk_numbness_band, pain_band_like },
  say = "With a past cancer or a fever: is the cord or a nerve in danger, also without pain in a leg?",
}

block "injury" {
  opens = trauma:is_not "none",
  asks = { trauma_days_ago, known_axspa, unable_to_bear_weight },
  say = "Details of the injury.",
}

block "bone" {
  opens = any { age:at_least(50), steroid_long },
  asks = { fragility_fracture_prior, height_cm, weight_kg },
  say = "How strong the bones are.",
}

block "claudication and circulation" {
  opens = any { worse_walking, age:at_least(50), smoker:is "current", smoker:is "ex" },
  asks = {
    smoker, worse_uphill, relief_standing_still, shopping_cart_sign, pain_when_seated, walk_distance_m,
    walk_time_min, claudication_recovery_min, walking_aid, foot_rest_pain, foot_ulcer, cv_disease, hypertension,
    diabetes,
  },
  say = "Walking: is it the nerves or the arteries?",
}

block "infection" {
  opens = any {
    fever, systemically_unwell, weight_loss_unexplained, night_pain, pain_constant_progressive, iv_drug_use,
    immunosuppressed, recent_spinal_procedure, diabetes, duration_days:over(28),
  },
  asks = { chills_rigors, night_sweats, recent_infection, tb_exposure, brucella_exposure, neck_stiff_headache },
  say = "Could there be an infection?",
}

block "belly and kidney" {
  opens = any {
    pain_unrelated_to_movement, pain_flank, fever, pregnant, pregnancy_possible, missed_period,
    analgesic_overdose,
  },
  asks = {
    dysuria, haematuria, vomiting, bowel_habit_change, pain_meal_related, jaundice_dark_urine,
    neck_stiff_headache,
  },
  say = "Pain that comes from an organ rather than the spine.",
}

block "womb" {
  opens = all {
    sex:is_not "male",
    any {
      pain_unrelated_to_movement, pain_flank, fever, pregnant, pregnancy_possible, missed_period,
      analgesic_overdose,
    },
  },
  asks = { pelvic_pain, vaginal_bleeding, pain_with_periods, pregnancy_weeks },
  say = "Pain that comes from the womb or a pregnancy.",
}

block "period" {
  opens = all { sex:is_not "male", age:between(11, 55) },
  asks = { missed_period },
  say = "A pregnancy nobody knows of yet changes which medicines may be named.",
}

block "inflammation" {
  opens = all { age_at_onset:under(45), duration_days:at_least(84) },
  asks = {
    morning_stiffness_min, wakes_second_half_night, alternating_buttock_pain, nsaid_response_48h, family_spa,
    psoriasis, uveitis, ibd, joint_swelling, enthesitis,
  },
  say = "Stiff mornings, better for moving: inflammation of the spine?",
}

block "how it began" {
  opens = duration_days:at_least(84),
  asks = { age_at_onset },
  say = "The age when back pain first began opens the questions about inflammation.",
}

block "mind and work" {
  opens = any { duration_days:at_least(14), days_off_work:over(0) },
  asks = {
    startback_total, startback_psych, fear_avoidance, low_mood, self_harm, expects_no_recovery, days_off_work,
    heavy_work, prolonged_sitting, sedentary, extension_sport,
  },
  say = "Mood, fears, work: what keeps pain going and can be helped. Nobody's pain is called imagined.",
  from = { "S0-28", "S2-41" },
}

block "medicines" {
  opens = age:at_least(18),
  asks = {
    nsaid_allergy, ulcer_history, kidney_disease, heart_failure, liver_disease, gi_risk_drugs,
    acei_arb_diuretic, opioid_current, gabapentinoid_current, sedative_or_alcohol,
  },
  say = "What must be known before any medicine is named.",
}
