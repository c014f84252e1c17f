-- Published scores and clusters of findings.  A `cluster` only explains and never sets the level.  A `score`
-- counts what is known; patterns rest on two of them, sugioka and nclass (classes.lua), as on asas_four
-- (named.lua), and a pattern raises the level to routine (TR-8), with short walks to soon (TR-5).
-- Clusters our questions cannot meet are told in education.lua.

score "sugioka" {
  { 3, age:over(70) }, { 2, age:between(60, 70) }, { 1, duration_days:over(183) },
  { 2, relief_bending_forward }, { -2, relief_bending_back }, { 2, worse_standing },
  { 1, all { worse_walking, any { relief_rest, relief_sitting } } }, { 1, urinary_incontinence },
  means = "Sugioka score for stenosis from the history",
  source = "SUG08",
}

score "nclass" {
  { 4, age:over(60) }, { 4, extension_30s_positive }, { 3, leg_pain:is "both" },
  { 3, all { relief_sitting, leg_pain:is_not "none" } }, { 3, relief_bending_forward }, { 2, no(slr_positive) },
  means = "N-CLASS score for neurogenic claudication, 0 to 19",
  source = "GEN18",
  note = "weights from memory",
}

score "konno" {
  { 2, age:over(70) }, { 1, age:between(60, 70) }, { 1, no(diabetes) },
  { 3, all { worse_walking, any { relief_rest, relief_sitting } } }, { 2, worse_standing },
  { 3, relief_bending_forward }, { -1, worse_bending_forward }, { 1, worse_bending_back },
  { 3, foot_pulses:is "normal" }, { 1, any { ankle_reflex:is "reduced", ankle_reflex:is "absent" } },
  { -2, slr_positive },
  means = "Konno score for stenosis, history and examination",
  source = "KON07",
  note = "weights from memory",
}

-- A narrow canal, or narrow arteries

cluster "CL-COOK" {
  when = cook5,
  name = "Cook cluster for stenosis",
  figures = "4 or more of 5: LR+ 4.6 (2.4 to 8.9), afterwards 76 %. None of 5: LR- 0.19 (0.12 to 0.29), " ..
            "sensitivity 0.96. 1448 patients.",
  say = "At least four of: both legs, leg worse than back, pain on walking or standing, better sitting, " ..
        "over 48.",
  source = "COO11",
  caveat = "compared with surgeons' opinion, not with an operation",
}

cluster "CL-SUG" {
  when = sugioka:at_least(7), shows = sugioka,
  name = "Sugioka score for stenosis",
  figures = "7 or more is positive. Low score: LR- 0.154. By quarters of the score 13, 48, 55 and 66 % " ..
            "had stenosis.",
  say = "The history alone scores high for a narrow canal.",
  source = "SUG08",
}

cluster "CL-KON" {
  when = konno:at_least(7), shows = konno,
  name = "Konno score for stenosis",
  figures = "7 or more: sensitivity 92.8 %, specificity 72 %, area under the curve 0.918; LR+ 3.3 (Suri).",
  say = "History and examination together score high for a narrow canal.",
  source = { "KON07", "SUR10" },
  caveat = "weights from memory",
}

cluster "CL-NCLASS" {
  when = nclass:over(10), shows = nclass,
  name = "N-CLASS score for neurogenic claudication",
  figures = "Above 10 of 19: sensitivity 80 %, specificity 92 %.",
  say = "Age, both legs, and relief on sitting or leaning forward add up to neurogenic claudication.",
  source = "GEN18",
  caveat = "weights from memory",
}

cluster "CL-NAD" {
  when = nadeau_neurogenic,
  name = "Nadeau: walking pain from nerves",
  figures = "Trolley sign, above the knee, brought on by standing, better sitting: LR+ 13. Not brought " ..
            "on by standing: LR- 0.05. 53 patients.",
  say = "All four together point to the nerves of the back rather than the arteries.",
  source = "NAD13", from = { "S3-02" },
}

cluster "CL-NAD-V" {
  when = nadeau_vascular,
  name = "Nadeau: walking pain from arteries",
  figures = "Calf, and better for standing still: LR+ 20. 53 patients.",
  say = "Pain in the calf that goes on standing still points to the arteries.",
  source = "NAD13",
}

cluster "CL-ECQ" {
  when = ecq_positive,
  name = "Edinburgh claudication questionnaire",
  figures = "Sensitivity 91.3 %, specificity 99.3 % where it was made; 31 % and 93 % later.",
  say = "Calf: definite; only thigh or buttock: atypical. Grade 2 when it comes on level ground too.",
  source = "ECQ92", from = { "S1-15" },
  caveat = "a negative answer does not clear the arteries",
}

cluster "CL-ABPI" {
  when = abpi:under(0.9),
  name = "Low ankle/arm pressure ratio",
  figures = "Below 0.9 disease; 0.9 to 1.3 usual; below 0.5 severe; 0.3 or ankle below 50 mmHg critical.",
  say = "The pressure at the ankle is low: the arteries of the leg are narrowed.",
  source = { "BPAC14", "PMC1363917" },
}

cluster "CL-ABPI-STIFF" {
  when = abpi:over(1.3),
  name = "High ankle/arm pressure ratio",
  figures = "Above 1.3 the arteries are stiff and the ratio is unreliable.",
  say = "The ratio cannot be relied on, often in diabetes: ask for toe pressures.",
  source = { "BPAC14", "PMC1363917" },
}

-- Joints, discs, muscles

cluster "CL-LAS" {
  when = sij_tests_positive:at_least(3),
  name = "Laslett provocation tests of the sacroiliac joint",
  figures = "3 or more positive: sensitivity 94 %, specificity 78 %, LR+ 4.3, LR- 0.08. Without " ..
            "centralisers: 91 and 87 %, LR+ 7.0, LR- 0.11.",
  say = "Distraction, compression, thigh thrust, Gaenslen on each side, sacral thrust: three or more hurt.",
  source = { "LAS05", "LAS03" },
  note = "a table on the web prints LR- 0.80; the arithmetic gives 0.08",
}

cluster "CL-FAC" {
  when = at_least(3) { age:at_least(50), relief_movement, relief_sitting, extension_rotation_positive },
  name = "Laslett predictors of facet pain",
  figures = "3 or more of 5: sensitivity 85 %, specificity 91 % in one study; others failed to repeat it.",
  say = "Several features of facet joint pain. No bedside test is proven.",
  source = "LAS06",
  note = "the fifth item, onset beside the spine, is not asked; best when walking is read as eased by " ..
         "moving",
}

cluster "CL-SPL" {
  when = step_deformity,
  name = "A step between the spinous processes",
  figures = "Specificity 87 to 100 %, sensitivity 60 to 88 %. Passive lumbar extension test for " ..
            "instability: sensitivity 84 %, specificity 90 %, LR+ 8.8.",
  say = "A step that can be felt speaks for a slipped vertebra.",
  source = "ALQ",
}

cluster "CL-PIR" {
  when = all { pain_buttock, worse_sitting, tender_sciatic_notch, piriformis_test_positive },
  name = "The four features of piriformis syndrome",
  figures = "Four features define it; how accurate they are is unknown.",
  say = "Buttock pain, worse sitting, tender near the sciatic notch, and pain on stretching: all four.",
  source = "HOP18", from = { "S3-06" },
}

cluster "CL-SLR" {
  when = any { slr_positive, crossed_slr },
  name = "Straight leg raise",
  figures = "Leg raise: sensitivity about 0.92, specificity about 0.28. Crossed leg raise: about 0.28 " ..
            "and 0.90. Surgical series.",
  say = "The crossed test raises the odds of a disc on the nerve; a negative plain test lowers them.",
  source = "COCH10", from = { "S0-79" },
}

-- Bone

cluster "CL-HEN" {
  when = at_least(2) { sex:is "female", age:over(70), steroid_long, hen_trauma },
  name = "Henschke rule for fracture",
  figures = "Area under the curve 0.834. One or more LR+ 1.8, two 15.5, three 218.",
  say = "Two or more of: female, over 70, an injury that counts (minor ones count when old), long " ..
        "steroids. Found in new pain; the figures do not hold for pain that has lasted.",
  source = "HEN09",
  caveat = "likelihood ratios from memory; the rule rests on 8 fractures, in acute pain",
}

cluster "CL-ROM" {
  when = at_least(4) { age:over(52), leg_pain:is "none", bmi:at_most(22), sedentary, sex:is "female" },
  name = "Roman cluster for a compression fracture",
  figures = "1 or fewer of 5: LR- 0.16. 4 or more: LR+ 9.6.",
  say = "At least four of: over 52, no leg pain, BMI of 22 or less, no regular exercise, female.",
  source = "ROM10",
  caveat = "figures from memory",
}

-- Inflammation

cluster "CL-ASAS" {
  when = asas_four,
  name = "ASAS criteria of inflammatory back pain",
  figures = "4 or more of 5: sensitivity 79.6 %, specificity 72.4 % on validation; 77.0 and 91.7 % in " ..
            "the workshop.",
  say = "At least four of: began before 40, crept up, better moving, not better resting, pain at night.",
  source = "SIE09", from = { "S0-68" },
}

cluster "CL-CALIN" {
  when = at_least(4) {
    age_at_onset:under(40), duration_days:at_least(84), onset_mode:is "insidious",
    morning_stiffness_min:at_least(1), relief_movement,
  },
  name = "Calin criteria of inflammatory back pain",
  figures = "4 or more of 5: sensitivity 89.9 %, specificity 52.5 %.",
  say = "At least four of: began before 40, over three months, crept up, stiff mornings, better moving.",
  source = "SIE09",
}

cluster "CL-BERLIN" {
  when = at_least(2) {
    morning_stiffness_min:over(30), all { relief_movement, no(relief_rest) }, wakes_second_half_night,
    alternating_buttock_pain,
  },
  name = "Berlin criteria of inflammatory back pain",
  figures = "2 or more of 4: sensitivity 70.0 %, specificity 81.4 %.",
  say = "At least two of: stiff for over half an hour, better moving and not resting, woken late in the " ..
        "night, pain that changes buttocks.",
  source = "SIE09",
}

cluster "CL-NG65" {
  when = spa_features_four,
  name = "NICE features of axial spondyloarthritis",
  figures = "4 or more of 9: refer. Exactly 3: HLA-B27, refer if positive.",
  say = "Back pain that began before 45 and lasts over three months, with four or more of the nine " ..
        "features.",
  source = "NG65", from = { "S0-90" },
}
