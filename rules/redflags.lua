-- Red flags, in the order they are printed.  A rule fires when `when` is yes and `unless` is not certain:
-- an exclusion nobody asked about does not calm.  Exclusions never stand inside `when`.
-- `within` is the time to be seen, not to be booked.
-- Dropped on purpose as too unspecific: night pain alone, pain over a month alone, age alone as urgent,
-- diabetes alone.

-- Cauda equina: bladder, bowel, saddle, both legs

redflag "RF-CES-1" {
  level = "emergency", within = "now",
  when = ces_any,
  unless = ces_old_stable,
  suspect = "cauda equina syndrome",
  say = "Send to an emergency department with MRI round the clock, MRI within 4 hours of the request; " ..
        "do not eat or drink on the way. Scan the bladder only if that causes no delay.",
  source = { "GIRFT23", "CKS", "FIN20" }, from = { "S1-24", "S1-29", "S1-32", "S3-23", "S3-25" },
  caveat = "single signs have low sensitivity: a normal bladder scan or anal tone does not clear",
}

redflag "RF-CES-2" {
  level = "emergency", within = "now",
  when = leg_pain_bilateral_new,
  unless = ces_all_no,
  suspect = "cauda equina syndrome not excluded: both legs, and the bladder, bowel and saddle questions " ..
            "are not all answered no",
  say = "Ask the seven questions now. If any answer is yes or not sure, or if they cannot be asked, " ..
        "send to the emergency department.",
  source = { "CKS", "CSP24" }, from = { "S1-11" },
  caveat = "drops to RF-CES-3 once all seven are answered no",
}

redflag "RF-CES-3" {
  level = "urgent", within = "24 h",
  when = leg_pain_bilateral_new,
  suspect = "beginning cauda equina syndrome, or a large central disc",
  say = "Examine the nerves of the legs the same day, with pin-prick of the saddle area. Give the cauda " ..
        "equina card. MRI by the local pathway.",
  source = { "CKS", "GIRFT23", "FIN20" }, from = { "S3-21" },
  caveat = "sources differ: CKS and CSP list it; the GIRFT list asks for a deficit of both legs",
}

redflag "RF-CES-4" {
  level = "urgent", within = "24 h",
  when = all { ces_any, ces_old_stable },
  suspect = "long-standing, stable symptoms of the cauda equina type",
  say = "Call the spinal or MSK service the same day and ask for an urgent MRI.",
  source = "GIRFT23",
  caveat = "only when onset and stability are both known",
  accepts = { "D40: a step down from RF-CES-1, which stands while the no is not said" },
}

redflag "RF-CES-5" {
  level = "urgent", within = "24 h",
  when = sexual_dysfunction_new,
  suspect = "possible early cauda equina syndrome",
  say = "Examine the same day. With any other bladder, bowel or saddle sign RF-CES-1 applies.",
  source = "GIRFT23",
  caveat = "GIRFT: as the only feature, cauda equina syndrome is unlikely",
}

redflag "RF-CES-6" {
  level = "emergency", within = "now",
  when = pvr_ml:at_least(200),
  suspect = "cauda equina syndrome or retention of urine",
  say = "Send to the emergency department for MRI. At 600 ml or more also put in a catheter.",
  source = "BMJBP", note = "also in local NHS pages",
  caveat = "200 ml or more raises the odds about 20 times; less than 200 ml never lowers a level",
}

redflag "RF-CES-7" {
  level = "urgent", within = "24 h",
  when = any {
    dk(urinary_retention), dk(urinary_hesitancy), dk(bladder_sensation_loss), dk(urinary_incontinence),
    dk(saddle_numbness), dk(bowel_incontinence), dk(bowel_sensation_loss),
  },
  suspect = "cauda equina syndrome cannot be judged: an answer is \"not sure\"",
  say = "Examine face to face the same day.",
  source = "LOCAL",
  caveat = "\"not sure\" is not \"no\"",
}

-- Strength

redflag "RF-NEU-1" {
  level = "emergency", within = "now",
  when = any { unable_to_stand_weakness, leg_weakness:is "both" },
  unless = all { motor_old_stable, no(unable_to_stand_weakness) },
  suspect = "cauda equina or spinal cord compression",
  say = "Send to the emergency department now.",
  source = { "GIRFT23", "CKS" }, from = { "S1-27" },
  caveat = "ask that it is true weakness, not heaviness on walking",
}

redflag "RF-NEU-2" {
  level = "urgent", within = "24 h",
  when = any { foot_drop, all { leg_weakness:is_not "none", weakness_progressive }, mrc_min:at_most(3) },
  unless = motor_old_stable,
  suspect = "severe or progressive radiculopathy",
  say = "Call the on-call spinal service the same day; urgent MRI.",
  source = { "NHSL", "ACP11" }, from = { "S3-22", "S0-76" },
  caveat = "a pressed nerve at the knee and a stroke can look the same",
}

redflag "RF-NEU-3" {
  level = "soon", within = "14 d",
  when = motor_any,
  suspect = "radiculopathy with loss of strength",
  say = "Examine strength muscle by muscle and refer to the MSK or spinal service.",
  source = "ACP11",
}

-- Spinal cord

redflag "RF-CORD-1" {
  level = "emergency", within = "now",
  when = all {
    cancer_history,
    any {
      ces_any, gait_unsteady, leg_weakness:is_not "none", leg_numbness:is_not "none", foot_drop,
      trunk_numbness_band, umn_signs,
    },
  },
  suspect = "metastatic spinal cord compression",
  say = "Call the MSCC coordinator or the emergency department now. Keep the person flat if the spine " ..
        "may be unstable. MRI within 24 hours.",
  source = "NG234",
  caveat = "a past cancer of any age counts; the 24 hours for the MRI were seen only on a study card",
}

redflag "RF-CORD-2" {
  level = "urgent", within = "24 h",
  when = all { cancer_history, radicular },
  suspect = "spinal metastasis with root pain",
  say = "Call the MSCC coordinator the same day; MRI within 24 hours.",
  source = { "NG234", "LOCAL" },
  caveat = "NICE asks for immediate contact: urgent for root pain alone is a local choice; 24 h: a study card",
}

redflag "RF-CORD-3" {
  level = "emergency", within = "now",
  when = umn_signs,
  suspect = "spinal cord compression",
  say = "Send to the emergency department, or call the spinal surgeon on call.",
  source = { "NG234", "GENERAL" },
}

redflag "RF-CORD-4" {
  level = "urgent", within = "24 h",
  when = all { gait_unsteady, any { trunk_numbness_band, hand_clumsiness } },
  suspect = "myelopathy, often from the neck",
  say = "Examine the nervous system the same day.",
  source = "GENERAL", from = { "S0-77" },
}

redflag "RF-CORD-5" {
  level = "soon", within = "14 d",
  when = gait_unsteady,
  suspect = "myelopathy, stenosis or neuropathy",
  say = "Examine the nervous system, gait included.",
  source = "SUR10",
  caveat = "common in old age; a wide gait also speaks for stenosis (LR 13)",
}

-- Malignancy

redflag "RF-MAL-1" {
  level = "urgent", within = "24 h",
  when = all {
    cancer_history,
    any {
      night_pain, pain_constant_progressive, pain_thoracic, pain_band_like, worse_cough,
      spinal_tenderness_midline, weight_loss_unexplained,
    },
  },
  suspect = "spinal metastases",
  say = "Contact the MSCC coordinator within 24 hours; MRI within one week.",
  source = "NG234", from = { "S0-24" }, caveat = "24 hours: from memory; one week: seen only on a study card",
}

redflag "RF-MAL-2" {
  level = "soon", within = "7 d",
  when = cancer_history,
  suspect = "malignancy",
  say = "Take ESR and CRP and arrange imaging; keep a low threshold.",
  source = { "DOW13", "ACP11" }, from = { "S0-93" },
  caveat = "the best single flag: afterwards about 7 % in primary care, 33 % in emergency care (from memory)",
}

redflag "RF-MAL-3" {
  level = "soon", within = "14 d",
  when = weight_loss_unexplained,
  suspect = "malignancy or infection",
  say = "Examine; take blood count, ESR or CRP, and calcium. From 60 on with back pain: CT of the " ..
        "pancreas within two weeks.",
  source = "NG12", from = { "S1-30", "S3-24" },
  caveat = "alone it is a weak sign",
}

redflag "RF-MAL-4" {
  level = "urgent", within = "48 h",
  when = all {
    weight_loss_unexplained,
    any { night_pain, pain_constant_progressive, night_sweats, systemically_unwell },
  },
  suspect = "malignancy or infection",
  say = "Take bloods and arrange an MRI.",
  source = "ACP11", from = { "S1-30" },
}

redflag "RF-MAL-5" {
  level = "soon", within = "14 d",
  when = all { night_pain, pain_constant_progressive },
  suspect = "malignancy or infection",
  say = "Examine; take ESR and CRP.",
  source = "FIN20", from = { "S0-24" },
  caveat = "night pain alone is common and never a flag by itself",
}

redflag "RF-MAL-6" {
  level = "routine", within = "28 d",
  when = all { age:at_least(60), duration_days:at_least(42) },
  suspect = "myeloma",
  say = "Take blood count, calcium, and ESR or plasma viscosity.",
  source = "NG12", from = { "S0-84" },
  caveat = "most turn out negative",
  accepts = { "D11: wanted for what it says: TR-7 asks for no blood test" },
}

-- Age at the first episode

redflag "RF-AGE-1" {
  level = "routine", within = "28 d",
  when = all { age:over(50), first_episode },
  suspect = "first ever episode after 50",
  say = "Let a GP see this person; not self-care only.",
  source = { "CKS", "NG59" },
  caveat = "very low specificity alone; CKS from memory",
}

redflag "RF-AGE-2" {
  level = "soon", within = "14 d",
  when = all { age:over(50), first_episode, duration_days:over(28), course:is_not "better" },
  suspect = "malignancy or fracture",
  say = "Examine; take ESR; X-ray.",
  source = "COCH",
  caveat = "age over 50, a first episode and no improvement at a month are useful together",
}

-- Infection

redflag "RF-INF-1" {
  level = "emergency", within = "now",
  when = all {
    fever_any,
    any {
      motor_any, leg_numbness:is_not "none", ces_any, systemically_unwell, collapse,
      systolic_bp:at_most(90), heart_rate:at_least(131), umn_signs,
    },
  },
  suspect = "epidural abscess or sepsis",
  say = "Send to the emergency department now. Take blood cultures before antibiotics if that causes no " ..
        "delay; MRI.",
  source = { "IDSA15", "NEWS2" }, from = { "S1-26", "S1-32", "S0-22" },
}

redflag "RF-INF-2" {
  level = "urgent", within = "24 h",
  when = fever_any,
  suspect = "spinal infection or pyelonephritis",
  say = "Examine the same day: CRP or ESR, urine, blood culture; MRI if nothing else explains the fever.",
  source = "IDSA15", from = { "S1-26", "S3-24", "S0-88" },
  caveat = "flu and bladder infections are commoner",
}

redflag "RF-INF-3" {
  level = "urgent", within = "48 h",
  when = all {
    any { iv_drug_use, immunosuppressed, recent_spinal_procedure, recent_infection },
    any {
      night_pain, pain_constant_progressive, spinal_tenderness_midline, night_sweats, systemically_unwell,
      weight_loss_unexplained,
    },
  },
  suspect = "spinal infection without fever",
  say = "Take CRP or ESR and blood cultures; MRI.",
  source = { "IDSA15", "YUS19", "JBJI22" }, from = { "S0-22", "S0-23" },
  caveat = "only about 55–60 % have fever: its absence never excludes",
}

redflag "RF-INF-4" {
  level = "soon", within = "14 d",
  when = all {
    any { tb_exposure, brucella_exposure },
    any {
      duration_days:over(28), night_sweats, weight_loss_unexplained, night_pain, pain_constant_progressive,
    },
  },
  suspect = "tuberculous or brucellar spondylitis",
  say = "Take ESR and CRP, test for TB and Brucella; MRI.",
  source = "YUS19", from = { "S0-20", "S0-21" },
  caveat = "set the list of exposures for your country",
}

redflag "RF-INF-5" {
  level = "urgent", within = "48 h",
  when = all { iv_drug_use, duration_days:under(84) },
  suspect = "spinal infection",
  say = "Take CRP or ESR; low threshold for MRI.",
  source = { "ACP11", "YUS19" },
}

redflag "RF-INF-6" {
  level = "soon", within = "7 d",
  when = all { immunosuppressed, duration_days:under(84) },
  suspect = "spinal infection",
  say = "Take CRP or ESR within a week.",
  source = "YUS19",
}

redflag "RF-INF-7" {
  level = "soon", within = "7 d",
  when = all { diabetes, any { recent_infection, recent_spinal_procedure } },
  suspect = "spinal infection",
  say = "Take CRP or ESR within a week.",
  source = "YUS19",
  caveat = "diabetes is common among those affected; alone it is no flag",
}

-- Laboratory

redflag "RF-LAB-1" {
  level = "urgent", within = "48 h",
  when = any { crp_mg_l:at_least(30), esr_mm_h:at_least(50) },
  suspect = "infection or malignancy",
  say = "Find the cause; MRI.",
  source = { "IDSA15", "LOCAL" },
  caveat = "the cut-offs are pragmatic: set your own",
}

redflag "RF-LAB-2" {
  level = "urgent", within = "48 h",
  when = any { calcium_mmol_l:over(2.65), haemoglobin_g_l:under(100) },
  suspect = "myeloma, metastasis or bleeding",
  say = "Find the cause.",
  source = "NG12", caveat = "the cut-offs are from memory",
}

-- Fracture

redflag "RF-FRX-1" {
  level = "emergency", within = "now",
  when = trauma:is "major",
  unless = trauma_days_ago:over(14),
  suspect = "spinal fracture",
  say = "Send to the emergency department, spine protected, for imaging.",
  source = "DOW13", from = { "S0-81" },
}

redflag "RF-FRX-2" {
  level = "urgent", within = "48 h",
  when = trauma:is "major",
  suspect = "missed fracture",
  say = "Arrange imaging.",
  source = "DOW13", from = { "S0-81" },
  caveat = "after a severe injury about 11 % have one",
}

redflag "RF-FRX-3" {
  level = "urgent", within = "48 h",
  when = all {
    duration_days:under(42), at_least(3) { sex:is "female", age:over(70), steroid_long, hen_trauma },
  },
  suspect = "vertebral fracture (three or more of the four Henschke signs)",
  say = "X-ray and pain control.",
  source = "HEN09",
  caveat = "the rule rests on 8 fractures: wide uncertainty; LR+ 218 from memory",
}

redflag "RF-FRX-4" {
  level = "soon", within = "14 d",
  when = all {
    duration_days:under(42), at_least(2) { sex:is "female", age:over(70), steroid_long, hen_trauma },
  },
  suspect = "vertebral fracture (two or more of the four Henschke signs)",
  say = "X-ray.",
  source = "HEN09",
  caveat = "flags every woman over 70 with new pain; LR+ 15.5 from memory",
}

redflag "RF-FRX-5" {
  level = "urgent", within = "48 h",
  when = all {
    bone_risk,
    any {
      trauma:is_not "none", onset_mode:is "sudden", height_loss_or_kyphosis, spinal_tenderness_midline,
    },
  },
  suspect = "fragility fracture",
  say = "X-ray, then MRI if that is clear and doubt remains. Treat the pain; start bone protection.",
  source = { "DOW13", "FIN20" }, from = { "S1-09", "S0-92" },
  caveat = "long-term steroids: about 33 %",
}

redflag "RF-FRX-6" {
  level = "soon", within = "14 d",
  when = steroid_long,
  suspect = "fragility fracture or infection",
  say = "Examine; X-ray if the midline is tender.",
  source = "DOW13",
}

redflag "RF-FRX-7" {
  level = "urgent", within = "24 h",
  when = all { trauma:is_not "none", bruise_over_spine },
  suspect = "fracture",
  say = "X-ray or CT.",
  source = "DOW13",
  caveat = "bruise or graze over the spine: about 62 %",
}

redflag "RF-FRX-8" {
  level = "emergency", within = "now",
  when = all { known_axspa, trauma:is_not "none" },
  unless = trauma_days_ago:over(42),
  suspect = "fracture of an ankylosed spine",
  say = "Send to the emergency department for CT of the whole spine; keep the person in their own posture.",
  source = "GENERAL",
  caveat = "even after a trivial fall",
}

redflag "RF-FRX-9" {
  level = "urgent", within = "48 h",
  when = all { age:at_least(65), trauma:is "minor" },
  unless = trauma_days_ago:over(42),
  suspect = "fragility fracture",
  say = "X-ray.",
  source = { "ACP11", "GENERAL" },
}

redflag "RF-FRX-10" {
  level = "emergency", within = "now",
  when = all { unable_to_bear_weight, trauma:is_not "none" },
  suspect = "hip, pelvis or spinal fracture",
  say = "Send to the emergency department.",
  source = "GENERAL",
  caveat = "a diseased bone breaks from a slight fall",
}

redflag "RF-FRX-11" {
  level = "urgent", within = "24 h",
  when = unable_to_bear_weight,
  suspect = "occult or pathological fracture",
  say = "Examine and X-ray the same day.",
  source = "GENERAL",
}

-- Aorta, heart and lungs

redflag "RF-AAA-1" {
  level = "emergency", within = "now",
  when = all {
    any { age:over(50), aaa_known, pulsatile_mass },
    any { pain_sudden_severe, abdominal_pain_severe, collapse },
  },
  suspect = "ruptured aneurysm of the aorta",
  say = "Call an ambulance to a hospital with vascular surgery; imaging at once.",
  source = "NG156", from = { "S1-31" },
  caveat = "more likely with a known aneurysm, over 60, in smokers, with high blood pressure",
}

redflag "RF-AAA-2" {
  level = "emergency", within = "now",
  when = any { pulsatile_mass, all { aaa_known, any { duration_days:under(15), course:is "worse" } } },
  suspect = "symptomatic aneurysm of the aorta",
  say = "Send to the emergency department now.",
  source = "NG156",
}

redflag "RF-AAA-3" {
  level = "urgent", within = "24 h",
  when = aaa_known,
  suspect = "aneurysm of the aorta as the cause of pain",
  say = "Get advice from vascular surgery the same day.",
  source = "NG156",
}

redflag "RF-AAA-4" {
  level = "urgent", within = "24 h",
  when = all {
    age:at_least(60), any { cv_disease, hypertension, smoker:is "current", smoker:is "ex" },
    any { pain_flank, onset_mode:is "sudden" },
  },
  unless = duration_days:at_least(42),
  suspect = "unrecognised aneurysm in a person with arterial disease",
  say = "Examine the same day, with ultrasound of the aorta.",
  source = { "NG156", "LOCAL" },
  caveat = "new loin or sudden back pain over 60 with arterial risk; the rule is a local choice",
}

redflag "RF-AOR-1" {
  level = "emergency", within = "now",
  when = all { pain_sudden_severe, pain_quality:is "tearing" },
  suspect = "aortic dissection",
  say = "Call an ambulance.",
  source = "GENERAL", from = { "S1-31" },
}

redflag "RF-AOR-2" {
  level = "emergency", within = "now",
  when = all {
    any { chest_pain, pain_thoracic },
    any {
      pain_sudden_severe, pain_quality:is "tearing", all { onset_mode:is "sudden", nrs_max:at_least(7) },
      systolic_bp:at_least(180), systemically_unwell, collapse,
    },
  },
  suspect = "aortic dissection",
  say = "Call an ambulance.",
  source = "GENERAL",
  caveat = "heart attack and lung embolism look alike",
}

redflag "RF-CHE-1" {
  level = "emergency", within = "now",
  when = all {
    chest_pain, any { onset_mode:is "sudden", duration_days:at_most(1), systemically_unwell, collapse },
  },
  suspect = "heart attack, lung embolism or aortic dissection",
  say = "Call an ambulance.",
  source = "GENERAL", from = { "S0-78" },
  caveat = "chest pressure is never put down to a nerve",
}

redflag "RF-CHE-2" {
  level = "urgent", within = "24 h",
  when = chest_pain,
  suspect = "disease of heart, lung or aorta",
  say = "Examine the same day, with ECG.",
  source = "GENERAL", from = { "S0-78" },
}

-- Severe or very ill

redflag "RF-SEV-1" {
  level = "urgent", within = "24 h",
  when = pain_sudden_severe,
  suspect = "vascular or visceral cause, or fracture",
  say = "Examine the same day.",
  source = "LOCAL", from = { "S1-28", "S1-31", "S3-21", "S0-69" },
  caveat = "common lumbago on a movement is kept out by the wording of the question",
}

redflag "RF-ABD-1" {
  level = "emergency", within = "now",
  when = any { abdominal_pain_severe, collapse },
  suspect = "acute abdomen or shock",
  say = "Send to the emergency department now.",
  source = "NG156", from = { "S1-25", "S0-79" },
}

redflag "RF-ILL-1" {
  level = "emergency", within = "now",
  when = systemically_unwell,
  suspect = "sepsis, organ failure or poisoning",
  say = "Send to the emergency department now.",
  source = "NEWS2",
  caveat = "the question asks for confused, mottled, too weak to get up, racing heart",
}

redflag "RF-MEN-1" {
  level = "emergency", within = "now",
  when = all { fever_any, neck_stiff_headache },
  suspect = "meningitis",
  say = "Call an ambulance.",
  source = "GENERAL",
}

-- Kidney, bladder, liver, gut

redflag "RF-VIS-1" {
  level = "urgent", within = "24 h",
  when = all { fever_any, any { pain_flank, dysuria, haematuria, vomiting } },
  suspect = "pyelonephritis",
  say = "Test and culture the urine; decide on antibiotics the same day.",
  source = "NG111", from = { "S0-95" },
  accepts = { "D11: wanted for what it says: urine first, antibiotics decided the same day" },
}

redflag "RF-VIS-2" {
  level = "urgent", within = "24 h",
  when = colic,
  suspect = "renal colic",
  say = "Test the urine, treat the pain, CT of the urinary tract.",
  source = "NG118", from = { "S0-95" },
}

redflag "RF-VIS-3" {
  level = "emergency", within = "now",
  when = all { colic, any { fever_any, age:over(60), urinary_retention, pregnant } },
  suspect = "infected obstructed kidney, or an aneurysm mimicking colic",
  say = "Send to the emergency department now.",
  source = { "NG118", "NG156" }, from = { "S0-95" },
  caveat = "a first \"renal colic\" over 60 is an aneurysm until shown otherwise",
}

redflag "RF-VIS-4" {
  level = "soon", within = "14 d",
  when = haematuria,
  suspect = "urological cancer or stone",
  say = "Test the urine. From 45 on and unexplained: urology within two weeks.",
  source = "NG12", caveat = "the age is from memory",
}

redflag "RF-VIS-5" {
  level = "urgent", within = "24 h",
  when = jaundice_dark_urine,
  suspect = "disease of liver, bile duct or pancreas, haemolysis, or muscle breakdown",
  say = "Examine and take bloods the same day.",
  source = "GENERAL",
}

redflag "RF-GIB-1" {
  level = "emergency", within = "now",
  when = gi_bleed_signs,
  suspect = "bleeding from stomach or gut, often from an NSAID",
  say = "Send to the emergency department; stop the anti-inflammatory.",
  source = "GENERAL",
}

-- Pregnancy and womb

redflag "RF-PRG-1" {
  level = "emergency", within = "now",
  when = all { repro, any { vaginal_bleeding, pelvic_pain, abdominal_pain_severe, collapse } },
  suspect = "ectopic pregnancy or obstetric emergency",
  say = "Send to the emergency gynaecology or maternity unit; pregnancy test.",
  source = "NG126",
}

redflag "RF-PRG-2" {
  level = "urgent", within = "24 h",
  when = all { pregnant, pain_quality:is "colicky" },
  suspect = "preterm labour or pyelonephritis",
  say = "Send to the maternity unit the same day.",
  source = "GENERAL",
}

redflag "RF-PRG-3" {
  level = "urgent", within = "24 h",
  when = all { pregnant, any { nrs_max:at_least(7), neck_stiff_headache, fever_any } },
  suspect = "pre-eclampsia, pyelonephritis or placental abruption",
  say = "Send to the maternity unit the same day.",
  source = "GENERAL",
}

redflag "RF-GYN-1" {
  level = "soon", within = "14 d",
  when = all { sex:is "female", age:over(55), vaginal_bleeding },
  suspect = "post-menopausal bleeding",
  say = "Refer to gynaecology within two weeks.",
  source = "NG12", caveat = "from memory",
}

-- Circulation of the legs, skin

redflag "RF-VAS-1" {
  level = "emergency", within = "now",
  when = any {
    foot_cold_pale,
    all {
      foot_pulses:is "absent",
      any { foot_rest_pain, leg_numbness:is_not "none", leg_weakness:is_not "none" },
    },
  },
  suspect = "acute limb ischaemia",
  say = "Call the vascular surgeon on call, or send to the emergency department, at once.",
  source = { "NHSH", "ESVS20" },
  caveat = "not all six Ps are needed",
}

redflag "RF-VAS-2" {
  level = "urgent", within = "48 h",
  when = any { foot_rest_pain, foot_ulcer, abpi:under(0.5) },
  suspect = "chronic limb-threatening ischaemia",
  say = "Refer urgently to vascular surgery.",
  source = { "NHSH", "Cornwall" },
  caveat = "some pathways allow two weeks; the shorter is kept",
}

redflag "RF-VAS-3" {
  level = "routine", within = "28 d",
  when = any { ecq_positive, nadeau_vascular, abpi:under(0.9) },
  suspect = "peripheral arterial disease",
  say = "Measure the ankle/arm pressure ratio; care for vascular risk.",
  source = { "ECQ92", "NAD13" },
  caveat = "the Edinburgh questionnaire is insensitive in some clinics (31 %)",
  accepts = { "D11: wanted for what it says: measure the ankle/arm pressure ratio" },
}

redflag "RF-VAS-4" {
  level = "urgent", within = "24 h",
  when = calf_swelling_one_side,
  suspect = "deep vein thrombosis",
  say = "Score by Wells the same day; D-dimer or ultrasound.",
  source = "NG158", from = { "S2-57" },
  caveat = "calf swelling is never left to home remedies",
}

redflag "RF-SKN-1" {
  level = "urgent", within = "24 h",
  when = leg_red_hot,
  suspect = "cellulitis or necrotising infection",
  say = "Examine the same day.",
  source = "GENERAL",
}

-- Children

redflag "RF-PED-1" {
  level = "soon", within = "14 d",
  when = age:under(18),
  suspect = "outside adult guidelines: under 18",
  say = "Arrange a clinician who sees children.",
  source = { "NG59", "AAFP20" },
  caveat = "NG59 begins at 16",
}

redflag "RF-PED-2" {
  level = "urgent", within = "48 h",
  when = all {
    age:under(18),
    any {
      age:under(5), night_pain, pain_constant_progressive, fever_any, weight_loss_unexplained,
      duration_days:over(28), neuro_any, gait_unsteady,
    },
  },
  suspect = "tumour, infection, spondylolysis or inflammatory disease in a child",
  say = "Arrange paediatric assessment and imaging.",
  source = "AAFP20",
}

-- Medicines

redflag "RF-DRG-1" {
  level = "emergency", within = "now",
  when = all {
    anticoagulant,
    any { pain_sudden_severe, leg_weakness:is_not "none", trauma:is "major", recent_spinal_procedure },
  },
  suspect = "epidural or retroperitoneal bleeding",
  say = "Send to the emergency department now.",
  source = "GENERAL",
}

redflag "RF-DRG-2" {
  level = "urgent", within = "24 h",
  when = all { anticoagulant, trauma:is "minor" },
  suspect = "haematoma or fracture",
  say = "Examine the same day.",
  source = "GENERAL",
}

redflag "RF-DRG-3" {
  level = "emergency", within = "now",
  when = all { analgesic_overdose, any { vomiting, systemically_unwell, jaundice_dark_urine } },
  suspect = "painkiller poisoning (liver failure)",
  say = "Send to the emergency department; call poison advice.",
  source = "GENERAL",
  caveat = "paracetamol in several products is the common cause",
}

redflag "RF-DRG-4" {
  level = "urgent", within = "24 h",
  when = analgesic_overdose,
  suspect = "painkiller overdose",
  say = "Take bloods the same day.",
  source = "GENERAL", from = { "S0-34" },
}

-- Inflammation of the spine

redflag "RF-SPA-1" {
  level = "routine", within = "28 d",
  when = spa_features_four,
  suspect = "axial spondyloarthritis",
  say = "Refer to rheumatology.",
  source = "NG65", from = { "S0-90" },
  caveat = "exactly three of the nine: HLA-B27 first, refer if positive",
  accepts = { "D11: wanted for what it suspects, and read by the pattern inflammatory" },
}

-- The rest

redflag "RF-ZOS-1" {
  level = "urgent", within = "48 h",
  when = rash_band,
  suspect = "shingles",
  say = "Decide on an antiviral within 72 hours of the rash.",
  source = "GENERAL",
}

redflag "RF-PSY-1" {
  level = "emergency", within = "now",
  when = self_harm:is "plan",
  suspect = "suicide risk",
  say = "Call the crisis service; stay with the person.",
  source = "GENERAL",
}

redflag "RF-PSY-2" {
  level = "urgent", within = "24 h",
  when = self_harm:is "thoughts",
  suspect = "suicide risk",
  say = "Arrange mental-health contact the same day.",
  source = "GENERAL",
}

redflag "RF-THO-1" {
  level = "soon", within = "14 d",
  when = pain_thoracic,
  suspect = "fracture or malignancy of the thoracic spine",
  say = "Examine.",
  source = { "CKS", "FIN17" },
  caveat = "weak alone; 70 % of spinal metastases are thoracic; CKS from memory",
}

redflag "RF-GEN-1" {
  level = "soon", within = "14 d",
  when = all { duration_days:at_least(42), course:is "worse" },
  suspect = "a specific cause missed so far",
  say = "Examine again and repeat the red-flag questions.",
  source = "NG59",
}
