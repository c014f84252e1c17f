-- Candidate conditions: what the answers look like, never what is found.
-- A score is the sum of the weights that are yes; what was not asked adds nothing.
-- `always` must not be a plain no; `never` excludes when it is yes.
-- Weights are a pragmatic choice ordered by the published likelihood ratios: tune them.
-- Scores never change the level.

likelihood { likely = 6, possible = 3 }

condition "C-LSS" {
  name = "Lumbar spinal stenosis, neurogenic claudication",
  rarity = "common >60", urgency = "routine",
  always = any { worse_walking, worse_standing },
  never = all { no(worse_walking), no(worse_standing) },
  supports = {
    { 3, relief_bending_forward }, { 2, relief_sitting }, { 2, no(pain_when_seated) },
    { 2, leg_pain:is "both" }, { 2, shopping_cart_sign }, { 2, worse_standing }, { 1, worse_walking },
    { 2, age:over(70) }, { 1, age:between(60, 70) }, { 1, leg_pain_worse_than_back },
    { 2, wide_based_gait }, { 2, extension_30s_positive }, { 1, leg_numbness:is "both" },
  },
  against = {
    { -3, relief_standing_still }, { -3, no(worse_standing) }, { -2, relief_bending_back },
    { -2, slr_positive }, { -2, age:under(48) }, { -2, worse_sitting }, { -4, leg_pain:is "none" },
  },
  source = { "SUG08", "KON07", "GEN18", "SUR10", "NAD13", "LOCAL" },
  from = { "S0-66", "S1-08", "S1-12", "S2-03", "S2-09", "S3-02", "S3-03" },
  caveat = "the canal of the cauda equina, below the cord; a slipped disc is not the usual cause; pain " ..
           "at rest lowers the score",
}

condition "C-PAD" {
  name = "Peripheral arterial disease, vascular claudication",
  rarity = "common in smokers >60", urgency = "routine (urgent if rest pain)",
  always = worse_walking,
  never = no(worse_walking),
  supports = {
    { 3, leg_pain_main_site:is "calf" }, { 3, relief_standing_still }, { 2, no(worse_standing) },
    { 1, claudication_recovery_min:at_most(10) }, { 1, worse_uphill },
    { 1, any { smoker:is "current", smoker:is "ex" } }, { 1, any { diabetes, hypertension, cv_disease } },
    { 3, any { foot_pulses:is "reduced", foot_pulses:is "absent" } }, { 5, abpi:under(0.9) },
  },
  against = {
    { -2, relief_bending_forward }, { -3, worse_standing }, { -3, foot_pulses:is "normal" },
    { -4, abpi:between(0.9, 1.3) },
  },
  source = { "ECQ92", "NAD13", "NHSH", "LOCAL" },
}

condition "C-HNP" {
  name = "Disc herniation with radiculopathy (sciatica)",
  rarity = "common 30–55", urgency = "routine (urgent if motor)",
  always = leg_pain:is_not "none",
  never = leg_pain:is "none",
  supports = {
    { 1, any { leg_pain:is "left", leg_pain:is "right" } }, { 2, leg_pain_below_knee },
    { 2, leg_pain_dermatomal }, { 2, leg_pain_worse_than_back }, { 1, worse_cough }, { 2, slr_positive },
    { 3, crossed_slr }, { 2, femoral_stretch }, { 1, leg_numbness:is_not "none" },
    { 1, leg_weakness:is_not "none" },
    { 2, any {
        ankle_reflex:is "reduced", ankle_reflex:is "absent",
        knee_reflex:is "reduced", knee_reflex:is "absent",
      } },
    { 1, worse_sitting }, { 1, worse_bending_forward }, { 1, age:between(30, 55) },
  },
  against = {
    { -2, relief_bending_forward }, { -2, relief_standing_still }, { -1, age:over(70) },
  },
  source = { "VRO02", "COCH10", "LOCAL" },
  from = { "S0-70", "S1-07", "S1-11", "S2-11", "S2-15", "S2-16", "S0-79" },
  caveat = "one leg is usual; both legs, newly, is a red flag",
}

condition "C-SPL" {
  name = "Spondylolisthesis (degenerative or isthmic)",
  rarity = "uncommon; women >50 or young extension athletes", urgency = "routine",
  always = pain_low_back,
  supports = {
    { 4, step_deformity }, { 1, worse_standing }, { 1, worse_walking }, { 1, relief_sitting },
    { 1, relief_bending_forward }, { 2, worse_bending_back }, { 1, all { sex:is "female", age:over(50) } },
    { 3, all { extension_sport, age:under(25) } },
  },
  against = {
    { -2, leg_pain_main_site:is "calf" },
  },
  source = { "ALQ", "LOCAL" }, from = { "S2-12", "S3-04", "S3-05", "S2-66" },
}

condition "C-FAC" {
  name = "Facet joint pain",
  rarity = "common >50 (a source, rarely provable clinically)", urgency = "routine",
  always = pain_low_back,
  never = leg_pain_below_knee,
  supports = {
    { 2, age:at_least(50) }, { 2, worse_bending_back }, { 3, extension_rotation_positive },
    { 1, relief_sitting }, { 1, relief_movement }, { 1, no(worse_walking) }, { 1, relief_lying },
    { 1, no(worse_cough) },
  },
  against = {
    { -2, worse_cough }, { -3, leg_numbness:is_not "none" }, { -1, worse_walking },
  },
  source = { "LAS06", "LOCAL" }, from = { "S0-27", "S0-48", "S0-67", "S2-14" },
  caveat = "a source that can rarely be shown at the bedside; no test is proven",
}

condition "C-PIR" {
  name = "Piriformis / deep gluteal syndrome",
  rarity = "uncommon", urgency = "self-care or routine",
  always = pain_buttock,
  never = no(pain_buttock),
  supports = {
    { 2, pain_buttock }, { 2, worse_sitting }, { 3, piriformis_test_positive }, { 3, tender_sciatic_notch },
    { 1, worse_walking },
  },
  against = {
    { -2, any { ankle_reflex:is "reduced", ankle_reflex:is "absent" } }, { -2, leg_weakness:is_not "none" },
    { -1, worse_cough }, { -2, relief_sitting },
  },
  source = { "HOP18", "LOCAL" }, from = { "S3-06" },
  caveat = "the four features define it; how accurate they are is not known",
}

condition "C-SIJ" {
  name = "Sacroiliac joint pain",
  rarity = "uncommon; pregnancy, post-partum", urgency = "routine",
  always = pain_buttock,
  never = all { sij_tests_done:at_least(4), sij_tests_positive:under(1) },
  supports = {
    { 1, pain_buttock }, { 5, sij_tests_positive:at_least(3) }, { 2, pregnant }, { 1, worse_standing },
  },
  against = {
    { -3, all { sij_tests_done:at_least(4), sij_tests_positive:under(2) } }, { -2, leg_pain_below_knee },
  },
  source = { "LAS03", "LAS05", "LOCAL" },
}

condition "C-STR" {
  name = "Acute muscle or ligament strain, spasm, lumbago",
  rarity = "very common", urgency = "self-care",
  always = pain_low_back,
  never = duration_days:at_least(84),
  supports = {
    { 3, lifting_trigger }, { 1, onset_mode:is "sudden" }, { 2, duration_days:under(42) },
    { 2, muscle_tenderness }, { 1, leg_pain:is "none" }, { 1, worse_bending_forward },
    { 1, age:between(18, 50) },
  },
  against = {
    { -3, leg_numbness:is_not "none" }, { -3, fever_any }, { -1, night_pain }, { -2, leg_pain_below_knee },
    { -2, bone_risk },
  },
  source = "LOCAL", from = { "S0-69", "S0-29", "S1-03", "S1-06", "S2-08", "S2-36" },
  caveat = "sudden worst-ever pain without a movement is a red flag instead",
}

condition "C-VCF" {
  name = "Osteoporotic vertebral fracture",
  rarity = "uncommon <60, common >75", urgency = "urgent",
  supports = {
    { 2, age:over(70) }, { 1, all { age:over(52), age:at_most(70) } }, { 1, sex:is "female" },
    { 3, steroid_long }, { 3, osteoporosis }, { 2, fragility_fracture_prior },
    { 2, all { age:at_least(65), trauma:is "minor" } }, { 1, onset_mode:is "sudden" },
    { 1, leg_pain:is "none" }, { 1, bmi:at_most(22) }, { 2, spinal_tenderness_midline },
    { 2, height_loss_or_kyphosis }, { 1, pain_thoracic }, { 1, relief_lying },
  },
  against = {
    { -4, age:under(50) }, { -3, relief_bending_forward }, { -2, leg_pain_below_knee },
  },
  source = { "ROM10", "HEN09", "LOCAL" }, from = { "S1-09" },
  caveat = "the red flags for fracture decide the level, not this score",
}

condition "C-AXS" {
  name = "Axial spondyloarthritis",
  rarity = "uncommon, starts <45", urgency = "routine rheumatology",
  always = all { age_at_onset:under(45), duration_days:at_least(84) },
  never = any { age_at_onset:at_least(45), duration_days:under(84) },
  supports = {
    { 2, age_at_onset:under(40) }, { 1, onset_mode:is "insidious" }, { 2, relief_movement },
    { 1, no(relief_rest) }, { 2, wakes_second_half_night }, { 2, morning_stiffness_min:at_least(30) },
    { 2, alternating_buttock_pain }, { 1, nsaid_response_48h }, { 1, family_spa },
    { 2, any { psoriasis, uveitis, ibd } }, { 1, any { joint_swelling, enthesitis } }, { 2, hla_b27 },
  },
  against = {
    { -1, relief_rest },
  },
  source = { "SIE09", "NG65", "LOCAL" }, from = { "S0-68", "S0-90" },
  caveat = "moving makes it better, whatever the source article says",
}

condition "C-POS" {
  name = "Posture / gait overload (hyperlordosis, overstride, overpronation)",
  rarity = "common contributor, weak evidence", urgency = "self-care",
  always = pain_low_back,
  supports = {
    { 3, anterior_pelvic_tilt }, { 1, worse_standing }, { 1, relief_sitting },
    { 1, hamstring_90_90_deficit:over(20) }, { 2, foot_overpronation }, { 2, gait_overstride },
  },
  against = {
    { -3, leg_numbness:is_not "none" }, { -2, age:over(60) },
  },
  source = "LOCAL", from = { "S1-10", "S2-10", "S3-07", "S3-08", "S3-09", "S3-11" },
  caveat = "weak evidence: a contributor, shown for comfort advice",
}

condition "C-DEC" {
  name = "Deconditioning / non-specific mechanical pain",
  rarity = "very common", urgency = "self-care or routine",
  always = pain_low_back,
  supports = {
    { 2, sedentary }, { 1, prolonged_sitting }, { 1, duration_days:at_least(84) }, { 1, bmi:at_least(30) },
    { 1, leg_pain:is "none" },
  },
  against = {
    { -3, leg_numbness:is_not "none" }, { -2, leg_pain_below_knee },
  },
  source = "LOCAL", from = { "S1-06", "S0-03" },
}

condition "C-MYO" {
  name = "Myofascial pain",
  rarity = "common", urgency = "self-care",
  always = pain_low_back,
  supports = {
    { 3, muscle_tenderness }, { 1, prolonged_sitting }, { 1, leg_pain:is "none" }, { 1, low_mood },
  },
  against = {
    { -3, leg_numbness:is_not "none" }, { -1, lifting_trigger },
  },
  source = "LOCAL", from = { "S0-53", "S0-71", "S0-80", "S0-29" },
}

condition "C-VIS" {
  name = "Referred visceral pain",
  rarity = "uncommon", urgency = "by organ",
  supports = {
    { 3, pain_unrelated_to_movement }, { 2, pain_flank }, { 2, dysuria }, { 2, haematuria },
    { 2, pain_quality:is "colicky" }, { 3, pain_with_periods }, { 2, pain_meal_related },
    { 1, bowel_habit_change }, { 1, vomiting }, { 1, pelvic_pain },
  },
  against = {
    { -2, worse_bending_forward }, { -1, lifting_trigger },
  },
  source = "LOCAL", from = { "S0-72", "S0-19" },
  caveat = "the score only ranks; the organ decides the destination",
}

condition "C-HIP" {
  name = "Hip joint disease mimicking back pain",
  rarity = "common >55", urgency = "routine",
  always = any { pain_groin, hip_rotation_limited },
  supports = {
    { 3, pain_groin }, { 4, hip_rotation_limited }, { 1, worse_walking }, { 1, age:over(55) },
  },
  against = {
    { -2, leg_pain_below_knee }, { -1, relief_bending_forward },
  },
  source = "LOCAL",
}

condition "C-NEU" {
  name = "Peripheral neuropathy",
  rarity = "common in diabetes", urgency = "routine",
  always = feet_numb_stocking,
  never = no(feet_numb_stocking),
  supports = {
    { 5, feet_numb_stocking }, { 2, diabetes }, { 1, pain_quality:is "burning" },
  },
  against = {
    { -1, relief_sitting }, { -2, leg_pain_dermatomal },
  },
  source = "LOCAL", from = { "S2-13" },
}

condition "C-PGP" {
  name = "Pregnancy-related back / pelvic girdle pain",
  rarity = "very common in pregnancy", urgency = "routine (midwife, physio)",
  always = pregnant,
  never = no(pregnant),
  supports = {
    { 5, pregnant }, { 2, pain_buttock }, { 1, worse_walking }, { 1, worse_standing },
  },
  source = "LOCAL", from = { "S0-87" },
}

condition "C-SCO" {
  name = "Scoliosis / spinal curvature",
  rarity = "uncommon as a cause", urgency = "routine",
  always = spinal_curve_visible,
  never = no(spinal_curve_visible),
  supports = {
    { 4, spinal_curve_visible }, { 1, age:over(60) }, { 1, worse_standing },
  },
  source = "LOCAL", from = { "S0-04" },
}

-- The default, and a good-news label: stands first in `possible`, with score 0, when nothing above is likely.
-- neuro_any and radicular exclude only when they are yes.
condition "C-NSP" {
  name = "Non-specific low back pain",
  rarity = "very common (about 90 % of chronic pain)", urgency = "self-care or GP",
  default = all { trauma:is "none", any { has_pattern "mechanical", has_pattern "unclassified" } },
  unless = any { neuro_any, radicular },
  source = { "WHO23", "NG59" },
  from = {
    "S0-04", "S0-18", "S0-26", "S1-03", "S2-40", "S2-46", "S2-47", "S2-48", "S2-49", "S2-79", "S0-73",
  },
  caveat = "weight loss, fever and loss of bowel control are red flags, never typical of this; " ..
           "osteochondrosis, spondylosis and disc degeneration without leg symptoms belong here",
}
