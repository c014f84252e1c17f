-- Conditions with a name of their own: said once here, used by the rules.

-- Nerves

define "ces_any" (any {
  urinary_retention, urinary_hesitancy, bladder_sensation_loss, urinary_incontinence, saddle_numbness,
  bowel_incontinence, bowel_sensation_loss, saddle_sensation_exam:is "reduced", anal_tone:is "reduced",
})

define "ces_all_no" (all {
  no(urinary_retention), no(urinary_hesitancy), no(bladder_sensation_loss), no(urinary_incontinence),
  no(saddle_numbness), no(bowel_incontinence), no(bowel_sensation_loss),
})

-- Old AND stable must both be known.
define "ces_old_stable" (all { ces_onset_days:over(14), no(ces_worsening) })

define "radicular" (all {
  leg_pain:is_not "none",
  any { leg_pain_below_knee, leg_pain_dermatomal, slr_positive },
})

define "motor_any" (any { leg_weakness:is_not "none", foot_drop, mrc_min:at_most(4) })
define "motor_old_stable" (all { weakness_onset_days:over(42), no(weakness_progressive) })
define "neuro_any" (any { motor_any, leg_numbness:is_not "none", ces_any })

-- General

define "fever_any" (any { fever, chills_rigors, temperature_c:at_least(38) })
define "repro" (any { pregnant, pregnancy_possible, missed_period })
define "bone_risk" (any { osteoporosis, fragility_fracture_prior, steroid_long })
define "hen_trauma" (any { trauma:is "major", all { trauma:is "minor", age:at_least(65) } })

define "colic" (all {
  pain_flank,
  any { pain_quality:is "colicky", onset_mode:is "sudden", pain_groin, vomiting },
})

-- Walking: nerve or artery

define "cook5" (at_least(4) {
  leg_pain:is "both", leg_pain_worse_than_back, any { worse_walking, worse_standing }, relief_sitting,
  age:over(48),
})

define "ecq_positive" (all {
  worse_walking, no(worse_standing), no(pain_when_seated), worse_uphill, relief_standing_still,
  claudication_recovery_min:at_most(10), leg_pain_main_site:is "calf",
})

define "nadeau_neurogenic" (all {
  shopping_cart_sign, leg_pain_main_site:is "buttock_thigh", worse_standing, relief_sitting,
})

define "nadeau_vascular" (all { leg_pain_main_site:is "calf", relief_standing_still })

-- Inflammation

define "asas_four" (at_least(4) {
  age_at_onset:under(40), onset_mode:is "insidious", relief_movement, no(relief_rest),
  wakes_second_half_night,
})

define "spa_features_four" (all {
  age_at_onset:under(45), duration_days:at_least(84),
  at_least(4) {
    age_at_onset:under(35), wakes_second_half_night, any { pain_buttock, alternating_buttock_pain },
    relief_movement, nsaid_response_48h, family_spa, joint_swelling, enthesitis, psoriasis,
  },
})

define "spa_features_three" (all {
  age_at_onset:under(45), duration_days:at_least(84),
  at_least(3) {
    age_at_onset:under(35), wakes_second_half_night, any { pain_buttock, alternating_buttock_pain },
    relief_movement, nsaid_response_48h, family_spa, joint_swelling, enthesitis, psoriasis,
  },
})
