-- The questions and measurements a record may hold: the vocabulary.
-- tier: core is asked of everyone; standard when its block opens (asking.lua); exam is examined or tested;
--       followup belongs to later visits; derived is worked out.
-- kind: symptom and risk: a yes is worse; relief: something eases; sign: examined or tested; other: the rest.
-- unsure: what settles the question for who is not sure; the source of the declaration is that of it.  A normal
--       bladder scan, tone or temperature lowers no level, so none of them says that it clears a danger sign.
-- Codes end in (v) = seen in a public code list, or (m) = from memory; check them before interchange.
-- Bladder, bowel, saddle, weakness and gait questions ask what is new or changed with this episode.

pass { "title", "todo", "expect", "expect_*", "seq", "intake" }

-- Identity and body

text "id" {
  tier = "standard", kind = "other", group = "Identity and body",
  ask = "Which record is this?",
  means = "record identifier",
  aliases = { "patient_id", "record_id" },
}

day "date" {
  tier = "standard", kind = "other", group = "Identity and body",
  ask = "What is today's date?",
  means = "date of assessment",
  aliases = { "visit_date", "assessment_date" },
}

number "age" {
  tier = "core", kind = "other", group = "Identity and body",
  unit = "years", min = 0, max = 115,
  ask = "How old are you?",
  means = "age", code = "LOINC 30525-0 (v)",
  unsure = "Your papers or your doctor's record tell it.",
  source = "LOCAL",
  aliases = { "age_years" },
}

choice "sex" {
  tier = "core", kind = "other", group = "Identity and body",
  values = { "female", "male", "other" },
  ask = "What sex were you registered with at birth?",
  means = "sex at birth (drives pregnancy and fracture rules)", code = "LOINC 76689-9 (m)",
  from = { "S1-21" },
}

number "height_cm" {
  tier = "standard", kind = "other", group = "Identity and body",
  unit = "cm", min = 50, max = 250,
  ask = "How tall are you?",
  means = "body height", code = "LOINC 8302-2 (v)",
}

number "weight_kg" {
  tier = "standard", kind = "other", group = "Identity and body",
  unit = "kg", min = 2, max = 400,
  ask = "How much do you weigh?",
  means = "body weight", code = "LOINC 29463-7 (m)",
}

number "bmi" {
  tier = "derived", kind = "other", group = "Identity and body",
  unit = "kg/m²", min = 8, max = 90,
  ask = "(computed weight_kg / (height_m)²)",
  means = "body mass index", code = "LOINC 39156-5 (v)",
}

yesno "pregnant" {
  tier = "core", kind = "risk", group = "Identity and body",
  ask = "Are you pregnant now?",
  means = "pregnancy", code = "LOINC 11449-6 (v)",
  unsure = "A pregnancy test, the same day.",
  source = "NG126",
  from = { "S0-87" },
}

yesno "pregnancy_possible" {
  tier = "core", kind = "risk", group = "Identity and body",
  ask = "Could you be pregnant (late or missed period, no test yet)?",
  means = "possible pregnancy",
  unsure = "A pregnancy test, the same day.",
  source = "NG126",
}

number "pregnancy_weeks" {
  tier = "standard", kind = "other", group = "Identity and body",
  unit = "weeks", min = 0, max = 44,
  ask = "How many weeks pregnant are you?",
  means = "gestation",
  accepts = { "D31: for whoever reads the record; no level depends on the weeks" },
}

choice "smoker" {
  tier = "standard", kind = "other", group = "Identity and body",
  values = { "never", "ex", "current" },
  ask = "Do you smoke, or did you ever?",
  means = "tobacco use", code = "LOINC 72166-2 (m)",
  aliases = { "smoking_status" },
}

-- Onset and course

number "duration_days" {
  tier = "core", kind = "other", group = "Onset and course",
  unit = "days", min = 0, max = 36500,
  ask = "For how many days has it hurt this time?",
  means = "episode duration",
  unsure = "No examination tells it. Name the day it began as nearly as you can, and say that it is a guess.",
  source = "LOCAL",
  aliases = { "days_since_onset" },
}

day "onset_date" {
  tier = "standard", kind = "other", group = "Onset and course",
  ask = "When did it start?",
  means = "onset date",
  aliases = { "date_of_onset" },
}

choice "onset_mode" {
  tier = "standard", kind = "other", group = "Onset and course",
  values = { "sudden", "gradual", "insidious" },
  ask = "Did the pain come on at once, over days, or so slowly you cannot say when?",
  means = "onset mode",
  from = { "S0-67" },
  note = "joint pain in the spine more often comes on slowly after 50, whatever the source articles say",
}

yesno "first_episode" {
  tier = "standard", kind = "other", group = "Onset and course",
  ask = "Is this your first ever back pain episode?",
  means = "first episode",
}

number "age_at_onset" {
  tier = "standard", kind = "other", group = "Onset and course",
  unit = "years", min = 0, max = 115,
  ask = "How old were you when back pain first began?",
  means = "age at symptom onset",
}

choice "course" {
  tier = "standard", kind = "other", group = "Onset and course",
  values = { "better", "same", "worse" },
  ask = "Since it began, is it getting better, the same, or worse?",
  means = "course",
}

choice "trauma" {
  tier = "core", kind = "other", group = "Onset and course",
  values = { "none", "minor", "major" },
  ask = "Any injury before it began? minor = stumble, fall from standing, hard cough; major = fall >1 m " ..
        "or 5 stairs, traffic crash, heavy blow",
  means = "trauma",
  unsure = "Your back is examined the same day, above all where it hurts to touch. If doubt stays, an X-ray " ..
           "or CT decides.",
  source = { "DOW13", "GENERAL" },
}

number "trauma_days_ago" {
  tier = "standard", kind = "other", group = "Onset and course",
  unit = "days", min = 0, max = 3650,
  ask = "How many days ago was the injury?",
  means = "time since trauma",
}

yesno "lifting_trigger" {
  tier = "standard", kind = "other", group = "Onset and course",
  ask = "Did it start while lifting, twisting, or after unusual effort?",
  means = "mechanical precipitant",
  from = { "S0-86", "S2-37", "S2-38" },
}

-- Where and how it hurts

yesno "pain_low_back" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Pain between the lowest ribs and the buttock fold?",
  means = "low back pain", code = "SNOMED 279039007 (v)",
  from = { "S2-39" },
}

yesno "pain_buttock" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Pain mainly in a buttock or over the dimple beside the tailbone?",
  means = "buttock / SIJ-area pain",
}

yesno "pain_thoracic" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Pain between the shoulder blades or in the mid back?",
  means = "thoracic spine pain",
}

yesno "pain_flank" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Pain at one side, between ribs and hip bone?",
  means = "flank / loin pain",
}

yesno "pain_groin" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Pain in the groin or front of the hip?",
  means = "groin pain",
}

choice "leg_pain" {
  tier = "core", kind = "other", group = "Where and how it hurts",
  values = { "none", "left", "right", "both" },
  ask = "Does pain go into a leg? Which?",
  means = "leg pain",
  from = { "S0-75" },
  note = "pain going to buttock or leg is common and not specific",
}

yesno "leg_pain_bilateral_new" {
  tier = "core", kind = "symptom", group = "Where and how it hurts",
  ask = "In the last 2 weeks, has pain started down BOTH legs, or spread from one leg to both, and is " ..
        "it there at rest too?",
  means = "new bilateral sciatica",
  unsure = "Both legs are examined the same day: strength, reflexes, and feeling, also between the legs. If " ..
           "doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "FIN20" },
}

yesno "leg_pain_below_knee" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Does it go below the knee?",
  means = "below-knee radiation",
}

yesno "leg_pain_dermatomal" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Does it follow one narrow line you can trace, to foot or toes?",
  means = "dermatomal pain",
}

yesno "leg_pain_worse_than_back" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Is the leg worse than the back?",
  means = "leg-dominant pain",
}

choice "leg_pain_main_site" {
  tier = "standard", kind = "other", group = "Where and how it hurts",
  values = { "buttock_thigh", "calf", "foot", "whole_leg" },
  ask = "Where in the leg is it worst?",
  means = "claudication site",
}

choice "pain_quality" {
  tier = "standard", kind = "other", group = "Where and how it hurts",
  values = { "ache", "stiff", "burning", "shooting", "cramping", "colicky", "tearing" },
  ask = "Which word fits best? (colicky = comes in waves)",
  means = "pain quality",
}

number "nrs_back" {
  tier = "standard", kind = "other", group = "Where and how it hurts",
  unit = "", min = 0, max = 10,
  ask = "Back pain now, 0 none to 10 worst?",
  means = "NRS back", code = "LOINC 72514-3 (v)",
  aliases = { "back_pain_nrs" },
}

number "nrs_leg" {
  tier = "standard", kind = "other", group = "Where and how it hurts",
  unit = "", min = 0, max = 10,
  ask = "Leg pain now, 0 to 10?",
  means = "NRS leg", code = "LOINC 72514-3 (v)",
  aliases = { "leg_pain_nrs" },
}

yesno "pain_sudden_severe" {
  tier = "core", kind = "symptom", group = "Where and how it hurts",
  ask = "Did very severe pain reach its worst within minutes, without a movement or injury to explain it?",
  means = "thunderclap-type onset",
  unsure = "A doctor examines you the same day, belly, pulses and blood pressure included.",
  source = { "LOCAL", "GENERAL" },
}

yesno "pain_constant_progressive" {
  tier = "core", kind = "symptom", group = "Where and how it hurts",
  ask = "Is the pain constant, getting steadily worse, and not eased by any position or painkiller?",
  means = "unremitting progressive pain",
}

yesno "night_pain" {
  tier = "core", kind = "symptom", group = "Where and how it hurts",
  ask = "Does the pain wake you, and stay even when you change position?",
  means = "night pain",
}

yesno "pain_band_like" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Does it feel like a tight band round chest or belly?",
  means = "band-like pain",
}

yesno "pain_unrelated_to_movement" {
  tier = "standard", kind = "symptom", group = "Where and how it hurts",
  ask = "Is the pain the same whatever you do or however you lie?",
  means = "non-mechanical pain",
}

-- What makes it worse or better

yesno "worse_walking" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Does walking bring it on or make it worse?",
  means = "pain on walking",
  from = { "S3-01", "S2-80" },
}

yesno "worse_standing" {
  tier = "standard", kind = "other", group = "What makes it worse or better",
  ask = "Does standing still bring it on?",
  means = "pain on standing",
  from = { "S2-63" },
  note = "not `symptom`: a no here points to the arteries (RF-VAS-3)",
}

yesno "worse_sitting" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Does sitting make it worse?",
  means = "pain on sitting",
  from = { "S2-66" },
  note = "pain at once on sitting, eased by standing, has been tied to a loose or collapsed front of " ..
         "the disc (Maigne 2003)",
}

yesno "worse_bending_forward" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Worse bending forward?",
  means = "flexion provocation",
  from = { "S1-17" },
}

yesno "worse_bending_back" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Worse bending backward or looking up?",
  means = "extension provocation",
}

yesno "worse_cough" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Worse on coughing, sneezing or straining?",
  means = "cough impulse pain",
}

yesno "worse_uphill" {
  tier = "standard", kind = "symptom", group = "What makes it worse or better",
  ask = "Do legs hurt when you hurry or go uphill or up stairs?",
  means = "exertional leg pain",
  from = { "S1-15" },
  note = "uphill is harder with narrowed arteries and often easier with a narrow canal",
}

yesno "relief_sitting" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does sitting down ease it within minutes?",
  means = "relief sitting",
}

yesno "relief_bending_forward" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does leaning or bending forward ease it?",
  means = "relief in flexion",
}

yesno "relief_bending_back" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does bending backward ease it?",
  means = "relief in extension",
}

yesno "relief_standing_still" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does just standing still (no sitting, no bending) ease the leg pain?",
  means = "relief standing still",
}

yesno "relief_lying" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does lying down ease it?",
  means = "relief recumbent",
}

yesno "relief_rest" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does rest ease it?",
  means = "relief with rest",
  from = { "S0-02" },
  note = "pain only on moving and gone at rest is the mechanical kind",
}

yesno "relief_movement" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Does moving about or exercise ease it?",
  means = "relief with movement",
  from = { "S1-18" },
}

yesno "shopping_cart_sign" {
  tier = "standard", kind = "relief", group = "What makes it worse or better",
  ask = "Can you walk further leaning on a trolley, walker or bicycle?",
  means = "shopping-cart sign",
}

yesno "pain_when_seated" {
  tier = "standard", kind = "other", group = "What makes it worse or better",
  ask = "Any back or leg pain while you sit quietly?",
  means = "pain when seated",
  note = "not `symptom`: a no here points to the arteries (RF-VAS-3)",
}

number "morning_stiffness_min" {
  tier = "standard", kind = "other", group = "What makes it worse or better",
  unit = "min", min = 0, max = 600,
  ask = "For how many minutes is the back stiff after getting up?",
  means = "morning stiffness",
  from = { "S1-16" },
  note = "stiffness after a long walk or a long stand is something else",
}

-- Walking

number "walk_distance_m" {
  tier = "standard", kind = "other", group = "Walking",
  unit = "m", min = 0, max = 50000,
  ask = "How far can you walk before pain makes you stop?",
  means = "walking distance",
}

number "walk_time_min" {
  tier = "standard", kind = "other", group = "Walking",
  unit = "min", min = 0, max = 600,
  ask = "How many minutes before you must stop?",
  means = "walking time",
}

number "claudication_recovery_min" {
  tier = "standard", kind = "other", group = "Walking",
  unit = "min", min = 0, max = 240,
  ask = "After you stop, minutes until it goes?",
  means = "recovery time",
}

choice "walking_aid" {
  tier = "standard", kind = "other", group = "Walking",
  values = { "none", "stick", "poles", "rollator", "wheelchair" },
  ask = "Do you use a walking aid?",
  means = "walking aid",
}

yesno "gait_unsteady" {
  tier = "core", kind = "symptom", group = "Walking",
  ask = "Newly unsteady, stumbling, or walking with feet wide apart?",
  means = "gait disturbance",
  unsure = "Your walk, your balance and the nerves of your legs are examined the same day.",
  source = { "SUR10", "GENERAL" },
}

yesno "sedentary" {
  tier = "standard", kind = "risk", group = "Walking",
  ask = "Do you sit most of the day and do little exercise?",
  means = "deconditioning risk",
}

-- Nerves, bladder, bowel (new or changed in this episode)

choice "leg_numbness" {
  tier = "standard", kind = "other", group = "Nerves, bladder, bowel (new or changed in this episode)",
  values = { "none", "left", "right", "both" },
  ask = "Numbness or pins and needles in a leg or foot? Which?",
  means = "leg sensory symptom",
  from = { "S1-14", "S0-70" },
}

choice "leg_weakness" {
  tier = "core", kind = "other", group = "Nerves, bladder, bowel (new or changed in this episode)",
  values = { "none", "left", "right", "both" },
  ask = "Is a leg truly weaker (stairs, heel or toe walking), not just tired or heavy after walking?",
  means = "leg weakness",
  unsure = "Your strength is examined the same day, muscle by muscle and both legs: on your heels, on your toes, " ..
           "on a step.",
  source = { "ACP11", "GENERAL" },
}

yesno "weakness_progressive" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Is the weakness getting worse? (ask only if weak or foot drop)",
  means = "progressive motor deficit",
}

number "weakness_onset_days" {
  tier = "standard", kind = "other", group = "Nerves, bladder, bowel (new or changed in this episode)",
  unit = "days", min = 0, max = 3650,
  ask = "How many days have you had it?",
  means = "motor deficit duration",
}

yesno "unable_to_stand_weakness" {
  tier = "standard", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Unable to stand or walk because the legs give way (not from pain)?",
  means = "paraparesis",
}

yesno "foot_drop" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Is the front of a foot hard or impossible to lift, or does it slap or catch?",
  means = "foot drop",
  unsure = "Somebody tests the same day whether you can lift the foot and the big toe against a hand, and walk " ..
           "on your heels.",
  source = { "ACP11", "GENERAL" },
  aliases = { "footdrop", "drop_foot" },
}

yesno "saddle_numbness" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Numb, tingling or odd feeling between the legs, genitals, back passage or inner thighs (for " ..
        "example when wiping)?",
  means = "saddle sensory change",
  unsure = "Examined the same day: the nerves of the legs, and feeling between them and around the back passage, " ..
           "with a pin. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
  aliases = { "saddle_anaesthesia", "saddle_anesthesia" },
  from = { "S3-25" },
}

yesno "urinary_retention" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Unable to pass urine, or only with straining?",
  means = "urinary retention", code = "SNOMED 267064002 (v)",
  unsure = "Examined the same day: the nerves of the legs, feeling between them with a pin, and the bladder, " ..
           "scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
}

yesno "urinary_hesitancy" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Is urine newly slow to start, or the stream weak?",
  means = "urinary hesitancy",
  unsure = "Examined the same day: the nerves of the legs, feeling between them with a pin, and the bladder, " ..
           "scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
}

yesno "bladder_sensation_loss" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Is the feeling of a full bladder, or of urine passing, newly gone?",
  means = "loss of bladder sensation",
  unsure = "Examined the same day: the nerves of the legs, feeling between them with a pin, and the bladder, " ..
           "scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
}

yesno "urinary_incontinence" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "New leaking or loss of bladder control?",
  means = "urinary incontinence", code = "SNOMED 165232002 (m)",
  unsure = "Examined the same day: the nerves of the legs, feeling between them with a pin, and the bladder, " ..
           "scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
  aliases = { "bladder_incontinence" },
}

yesno "bowel_incontinence" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "New loss of bowel control?",
  means = "faecal incontinence", code = "SNOMED 72042002 (v)",
  unsure = "Examined the same day: the nerves of the legs, and feeling between them and around the back passage, " ..
           "with a pin. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
  aliases = { "faecal_incontinence", "fecal_incontinence" },
}

yesno "bowel_sensation_loss" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Is the feeling of stool, or of the need to go, newly gone?",
  means = "loss of rectal sensation",
  unsure = "Examined the same day: the nerves of the legs, and feeling between them and around the back passage, " ..
           "with a pin. A normal result does not clear it: if doubt stays, an MRI decides.",
  source = { "CKS", "GIRFT23", "BMJBP", "LOCAL" },
}

yesno "sexual_dysfunction_new" {
  tier = "core", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "New loss of genital feeling, erection or orgasm?",
  means = "sexual dysfunction",
}

number "ces_onset_days" {
  tier = "standard", kind = "other", group = "Nerves, bladder, bowel (new or changed in this episode)",
  unit = "days", min = 0, max = 3650,
  ask = "How many days ago did the trouble with bladder, bowel or feeling between the legs begin?",
  means = "CES symptom duration",
}

yesno "ces_worsening" {
  tier = "standard", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Has that changed or worsened in the last 2 weeks?",
  means = "CES progression",
}

yesno "luts_longstanding" {
  tier = "standard", kind = "other", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Old, unchanged bladder or prostate trouble from before this pain?",
  means = "chronic LUTS",
  note = "the old, unchanged kind belongs here, not under the bladder questions above",
  accepts = { "D31: asked so that old trouble is not told under the bladder questions" },
}

yesno "trunk_numbness_band" {
  tier = "standard", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "A numb band or level on chest or belly?",
  means = "sensory level",
  from = { "S0-77" },
  note = "a cord sign; a slipped disc in the low back does not do this",
}

yesno "hand_clumsiness" {
  tier = "standard", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "New clumsy hands (buttons, keys)?",
  means = "cervical myelopathy symptom",
}

yesno "feet_numb_stocking" {
  tier = "standard", kind = "symptom", group = "Nerves, bladder, bowel (new or changed in this episode)",
  ask = "Both feet numb or burning like socks, day and night?",
  means = "length-dependent neuropathy",
}

-- General illness

yesno "fever" {
  tier = "core", kind = "symptom", group = "General illness",
  ask = "Fever in this episode?",
  means = "fever", code = "SNOMED 386661006 (v)",
  unsure = "Your temperature is measured the same day: 38 °C or more is a fever. A normal one does not clear an " ..
           "infection.",
  source = { "GENERAL", "YUS19", "JBJI22" },
}

number "temperature_c" {
  tier = "exam", kind = "sign", group = "General illness",
  unit = "°C", min = 30, max = 43,
  ask = "Measured temperature?",
  means = "body temperature", code = "LOINC 8310-5 (v)",
  aliases = { "temp_c" },
  note = "°C only: a value in °F is refused, not guessed",
}

yesno "chills_rigors" {
  tier = "standard", kind = "symptom", group = "General illness",
  ask = "Shaking chills?",
  means = "rigors",
}

yesno "systemically_unwell" {
  tier = "core", kind = "symptom", group = "General illness",
  ask = "Seriously unwell: confused, mottled, too weak to get up, racing heart?",
  means = "systemic illness",
  unsure = "Temperature, pulse, breathing and blood pressure are measured today, and somebody looks at your skin " ..
           "and how clearly you think.",
  source = "NEWS2",
}

yesno "weight_loss_unexplained" {
  tier = "core", kind = "symptom", group = "General illness",
  ask = "Lost weight without trying?",
  means = "unexplained weight loss", code = "SNOMED 89362005 (v)",
  aliases = { "unexplained_weight_loss" },
}

yesno "night_sweats" {
  tier = "standard", kind = "symptom", group = "General illness",
  ask = "Drenching night sweats?",
  means = "night sweats",
  aliases = { "drenching_night_sweats" },
  from = { "S0-74" },
  note = "ordinary sweating with spasm does not count",
}

yesno "collapse" {
  tier = "core", kind = "symptom", group = "General illness",
  ask = "Fainted, collapsed, or cold and clammy?",
  means = "collapse / shock",
  unsure = "Pulse and blood pressure are measured today, and a doctor examines your belly and your heart.",
  source = { "NG156", "GENERAL" },
}

yesno "chest_pain" {
  tier = "core", kind = "symptom", group = "General illness",
  ask = "Chest pain or pressure, or new breathlessness, with this pain?",
  means = "chest pain / dyspnoea",
  unsure = "A doctor examines you the same day and takes a heart tracing (ECG). A normal one does not clear it.",
  source = "GENERAL",
}

yesno "neck_stiff_headache" {
  tier = "standard", kind = "symptom", group = "General illness",
  ask = "Severe headache or a stiff neck?",
  means = "meningism / severe headache",
}

yesno "jaundice_dark_urine" {
  tier = "standard", kind = "symptom", group = "General illness",
  ask = "Yellow skin or eyes, or cola-dark urine?",
  means = "jaundice / haemolysis / myoglobinuria",
}

yesno "unable_to_bear_weight" {
  tier = "standard", kind = "symptom", group = "General illness",
  ask = "Since a fall or sudden pain, unable to put weight on a leg?",
  means = "unable to bear weight",
}

number "heart_rate" {
  tier = "exam", kind = "sign", group = "General illness",
  unit = "/min", min = 20, max = 250,
  ask = "Pulse?",
  means = "heart rate", code = "LOINC 8867-4 (v)",
  aliases = { "pulse" },
}

number "systolic_bp" {
  tier = "exam", kind = "sign", group = "General illness",
  unit = "mmHg", min = 40, max = 260,
  ask = "Upper blood pressure?",
  means = "systolic BP", code = "LOINC 8480-6 (v)",
  aliases = { "sbp" },
}

-- History and risks

yesno "cancer_history" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Ever had cancer (not minor skin cancer)?",
  means = "cancer history", code = "SNOMED 363346000 (m)",
  unsure = "Your papers or your doctor's record tell it. Somebody looks the same day, and examines the nerves of " ..
           "your legs.",
  source = { "NG234", "LOCAL" },
  aliases = { "history_of_cancer" },
}

yesno "osteoporosis" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Told you have osteoporosis?",
  means = "osteoporosis", code = "SNOMED 64859006 (v)",
  aliases = { "osteoporotic" },
}

yesno "fragility_fracture_prior" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Broken a bone from a slight fall after 50?",
  means = "prior fragility fracture",
}

yesno "steroid_long" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Steroid tablets for 3 months or more (ever in the last year)?",
  means = "long-term corticosteroids",
  aliases = { "long_term_steroids" },
}

yesno "iv_drug_use" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Injected drugs in the last 12 months?",
  means = "IV drug use",
  aliases = { "ivdu" },
}

yesno "immunosuppressed" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Weakened immune system (illness, HIV, transplant, chemotherapy, biologics, dialysis)?",
  means = "immunosuppression",
  aliases = { "immunocompromised" },
}

yesno "diabetes" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Diabetes?",
  means = "diabetes mellitus", code = "SNOMED 73211009 (m)",
}

yesno "recent_infection" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Bacterial infection (urine, skin, chest, teeth, blood, heart valve), or an injection into a " ..
        "joint, in the last 3 months?",
  means = "recent bacterial infection",
}

yesno "recent_spinal_procedure" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Spine surgery, injection, epidural or lumbar puncture in the last 90 days?",
  means = "recent spinal procedure",
  unsure = "Your papers or the letter of the hospital tell it. Somebody looks the same day.",
  source = "LOCAL",
  aliases = { "recent_spine_procedure" },
}

yesno "tb_exposure" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Had TB, lived with someone with TB, or lived where TB is common?",
  means = "TB exposure",
}

yesno "brucella_exposure" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Unpasteurised milk or cheese, or work with livestock?",
  means = "brucellosis exposure",
}

yesno "anticoagulant" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Blood thinners or a bleeding disorder?",
  means = "anticoagulation",
  unsure = "The list or the packets of your medicines tell it. In doubt, a blood test of clotting.",
  source = "GENERAL",
  aliases = { "anticoagulants", "blood_thinners" },
}

yesno "aaa_known" {
  tier = "core", kind = "risk", group = "History and risks",
  ask = "Ever told of a swelling (aneurysm) of the aorta?",
  means = "known AAA", code = "SNOMED 233985008 (v)",
  unsure = "The report of an earlier scan tells it, or an ultrasound of the large belly artery the same day.",
  source = "NG156",
  aliases = { "known_aaa" },
}

yesno "cv_disease" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Heart attack, stroke, angina or blocked leg arteries?",
  means = "cardiovascular disease",
}

yesno "hypertension" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "High blood pressure?",
  means = "hypertension",
  aliases = { "high_blood_pressure" },
}

yesno "known_axspa" {
  tier = "standard", kind = "risk", group = "History and risks",
  ask = "Diagnosed ankylosing spondylitis / axial spondyloarthritis?",
  means = "axSpA", code = "SNOMED 9631008 (m)",
  aliases = { "ankylosing_spondylitis" },
}

-- Belly, kidney, womb, skin

yesno "abdominal_pain_severe" {
  tier = "core", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Severe belly pain?",
  means = "severe abdominal pain",
  unsure = "A doctor feels your belly the same day, and measures pulse and blood pressure.",
  source = { "NG156", "GENERAL" },
}

yesno "pulsatile_mass" {
  tier = "exam", kind = "sign", group = "Belly, kidney, womb, skin",
  ask = "Pulsing lump in the belly (felt by you or examiner)?",
  means = "pulsatile abdominal mass",
}

yesno "dysuria" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Burning or frequent urine?",
  means = "dysuria",
}

yesno "haematuria" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Blood in urine?",
  means = "haematuria",
  aliases = { "hematuria" },
}

yesno "vomiting" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Vomiting?",
  means = "vomiting",
}

yesno "missed_period" {
  tier = "standard", kind = "risk", group = "Belly, kidney, womb, skin",
  ask = "Period late or missed?",
  means = "missed period",
}

yesno "vaginal_bleeding" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Vaginal bleeding that is not a normal period?",
  means = "abnormal vaginal bleeding",
}

yesno "pelvic_pain" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Pain low in the belly or one side of the pelvis?",
  means = "pelvic pain",
}

yesno "pain_with_periods" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Does the back pain come with periods?",
  means = "cyclical pain",
  from = { "S0-94" },
}

yesno "bowel_habit_change" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Lasting change of bowel habit, or blood in stool?",
  means = "bowel change",
}

yesno "pain_meal_related" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Is it linked to meals?",
  means = "upper GI / pancreatic pain",
  from = { "S0-96" },
}

yesno "gi_bleed_signs" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "Black tarry stools or vomiting blood?",
  means = "GI bleeding",
}

yesno "rash_band" {
  tier = "standard", kind = "symptom", group = "Belly, kidney, womb, skin",
  ask = "New blistering rash in a strip on one side?",
  means = "herpes zoster",
}

-- Leg circulation

yesno "foot_cold_pale" {
  tier = "core", kind = "symptom", group = "Leg circulation",
  ask = "A foot newly (last 2 weeks) cold, pale, blue or numb compared with the other?",
  means = "acute limb ischaemia",
  unsure = "Both feet are compared at once: warmth, colour, feeling and pulses. If one differs, go to an " ..
           "emergency department.",
  source = { "NHSH", "ESVS20" },
}

yesno "foot_rest_pain" {
  tier = "standard", kind = "symptom", group = "Leg circulation",
  ask = "Foot pain at night in bed, eased by hanging it down?",
  means = "ischaemic rest pain",
}

yesno "foot_ulcer" {
  tier = "standard", kind = "symptom", group = "Leg circulation",
  ask = "Foot sore or black skin that does not heal?",
  means = "tissue loss",
}

yesno "calf_swelling_one_side" {
  tier = "standard", kind = "symptom", group = "Leg circulation",
  ask = "One calf newly swollen, warm or tender?",
  means = "possible DVT",
}

yesno "leg_red_hot" {
  tier = "standard", kind = "symptom", group = "Leg circulation",
  ask = "Is skin on a leg newly red, hot and spreading?",
  means = "cellulitis",
}

choice "foot_pulses" {
  tier = "exam", kind = "sign", group = "Leg circulation",
  values = { "normal", "reduced", "absent" },
  ask = "Examiner: foot pulses (worse side)",
  means = "pedal pulses",
}

number "abpi" {
  tier = "exam", kind = "sign", group = "Leg circulation",
  unit = "", min = 0, max = 2,
  ask = "Ankle/arm pressure ratio (lower side)",
  means = "ABPI",
  aliases = { "abi" },
}

-- Inflammatory back pain

yesno "wakes_second_half_night" {
  tier = "standard", kind = "symptom", group = "Inflammatory back pain",
  ask = "Wake in the second half of the night from it, better on getting up?",
  means = "inflammatory night pain",
}

yesno "alternating_buttock_pain" {
  tier = "standard", kind = "symptom", group = "Inflammatory back pain",
  ask = "Pain that moves from one buttock to the other?",
  means = "alternating buttock pain",
}

yesno "nsaid_response_48h" {
  tier = "standard", kind = "relief", group = "Inflammatory back pain",
  ask = "Did anti-inflammatory tablets help clearly within 48 h?",
  means = "NSAID response",
}

yesno "family_spa" {
  tier = "standard", kind = "risk", group = "Inflammatory back pain",
  ask = "Parent, brother, sister or child with spondyloarthritis or psoriasis?",
  means = "family history SpA",
}

yesno "psoriasis" {
  tier = "standard", kind = "risk", group = "Inflammatory back pain",
  ask = "Psoriasis, now or past?",
  means = "psoriasis",
}

yesno "uveitis" {
  tier = "standard", kind = "risk", group = "Inflammatory back pain",
  ask = "Inflamed eye (uveitis), now or past?",
  means = "uveitis",
  aliases = { "iritis" },
}

yesno "ibd" {
  tier = "standard", kind = "risk", group = "Inflammatory back pain",
  ask = "Crohn's or ulcerative colitis?",
  means = "IBD",
  aliases = { "inflammatory_bowel_disease" },
}

yesno "joint_swelling" {
  tier = "standard", kind = "symptom", group = "Inflammatory back pain",
  ask = "Swollen joint, now or past?",
  means = "arthritis",
}

yesno "enthesitis" {
  tier = "standard", kind = "symptom", group = "Inflammatory back pain",
  ask = "Painful heel tendon or sole, now or past?",
  means = "enthesitis",
}

yesno "hla_b27" {
  tier = "exam", kind = "sign", group = "Inflammatory back pain",
  ask = "Lab: HLA-B27 positive?",
  means = "HLA-B27",
  aliases = { "hlab27" },
}

-- Function, mood, work

yesno "unable_daily_activities" {
  tier = "standard", kind = "symptom", group = "Function, mood, work",
  ask = "Unable to wash, dress or sleep because of pain despite painkillers?",
  means = "severe activity limitation",
}

number "startback_total" {
  tier = "standard", kind = "other", group = "Function, mood, work",
  unit = "", min = 0, max = 9,
  ask = "(instrument) STarT Back total",
  means = "STarT Back",
  aliases = { "sbst_total" },
}

number "startback_psych" {
  tier = "standard", kind = "other", group = "Function, mood, work",
  unit = "", min = 0, max = 5,
  ask = "(instrument) STarT Back psychosocial subscore",
  means = "STarT Back",
  aliases = { "sbst_psych" },
}

yesno "fear_avoidance" {
  tier = "standard", kind = "symptom", group = "Function, mood, work",
  ask = "Do you avoid movement because you fear damage?",
  means = "fear avoidance",
  accepts = { "D31: for whoever reads the record; the risk group comes from STarT Back" },
}

yesno "low_mood" {
  tier = "standard", kind = "symptom", group = "Function, mood, work",
  ask = "Low, hopeless or without interest most days?",
  means = "low mood",
}

choice "self_harm" {
  tier = "standard", kind = "other", group = "Function, mood, work",
  values = { "no", "thoughts", "plan" },
  ask = "Have you had thoughts of ending your life, or a plan?",
  means = "suicidal ideation",
}

yesno "heavy_work" {
  tier = "standard", kind = "risk", group = "Function, mood, work",
  ask = "Heavy lifting or twisting work?",
  means = "occupational load",
}

yesno "prolonged_sitting" {
  tier = "standard", kind = "risk", group = "Function, mood, work",
  ask = "Sit more than 6 hours a day?",
  means = "occupational sitting",
  from = { "S0-52", "S0-85", "S0-91" },
  note = "cold as a cause has only weak support and is not asked",
}

number "days_off_work" {
  tier = "standard", kind = "other", group = "Function, mood, work",
  unit = "days", min = 0, max = 366,
  ask = "Days off work in the last 4 weeks?",
  means = "work absence",
}

yesno "expects_no_recovery" {
  tier = "standard", kind = "symptom", group = "Function, mood, work",
  ask = "Do you expect the pain to stay for good?",
  means = "poor expectation",
  from = { "S0-28" },
  note = "a yellow flag; pain is never classed as psychogenic",
  accepts = { "D31: for whoever reads the record; the risk group comes from STarT Back" },
}

yesno "extension_sport" {
  tier = "standard", kind = "risk", group = "Function, mood, work",
  ask = "Gymnastics, fast bowling, diving, football or similar?",
  means = "repetitive extension sport",
}

-- Medicines and gates

yesno "nsaid_allergy" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Allergy or asthma with aspirin or ibuprofen?",
  means = "NSAID hypersensitivity",
  aliases = { "nsaid_hypersensitivity" },
}

yesno "ulcer_history" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Ever a stomach ulcer or gut bleed?",
  means = "peptic ulcer / GI bleed",
}

yesno "kidney_disease" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Kidney disease?",
  means = "CKD", code = "SNOMED 709044004 (v)",
  aliases = { "ckd" },
}

number "egfr" {
  tier = "exam", kind = "sign", group = "Medicines and gates",
  unit = "", min = 0, max = 200,
  ask = "Lab: eGFR ml/min/1.73 m²",
  means = "eGFR",
}

yesno "heart_failure" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Heart failure?",
  means = "heart failure",
}

yesno "liver_disease" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Serious liver disease?",
  means = "liver disease",
}

yesno "gi_risk_drugs" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Aspirin, SSRI or steroid tablets?",
  means = "GI-risk co-medication",
}

yesno "acei_arb_diuretic" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Blood-pressure tablets of ACE/ARB or diuretic type?",
  means = "renal-risk co-medication",
}

yesno "opioid_current" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Taking opioid painkillers now?",
  means = "opioid use",
}

yesno "gabapentinoid_current" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Taking gabapentin or pregabalin?",
  means = "gabapentinoid use",
}

yesno "sedative_or_alcohol" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Sleeping tablets, sedatives or heavy alcohol?",
  means = "sedation risk",
}

yesno "analgesic_overdose" {
  tier = "standard", kind = "risk", group = "Medicines and gates",
  ask = "Taken more painkillers than the packet or doctor allows (any kind, paracetamol included)?",
  means = "analgesic overdose",
}

-- Examination and tests (clinician)

yesno "slr_positive" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Straight leg raise 30–70° reproduces leg pain below the knee",
  means = "SLR",
  aliases = { "straight_leg_raise" },
  from = { "S0-79" },
}

number "slr_degrees" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "°", min = 0, max = 90,
  ask = "Angle at which it does",
  means = "SLR angle",
  from = { "S2-71" },
  note = "the leg raise as a test of hamstring length (80–90°) is not the nerve test",
  accepts = { "D31: for whoever reads the record; rules read slr_positive" },
}

yesno "crossed_slr" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Raising the good leg reproduces pain in the bad leg",
  means = "crossed SLR",
}

yesno "femoral_stretch" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Femoral stretch reproduces anterior thigh pain",
  means = "femoral nerve stretch",
}

number "mrc_hip_flexion" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 5,
  ask = "Strength, worse side, MRC grade",
  means = "myotome L2",
}

number "mrc_knee_extension" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 5,
  ask = "Strength, worse side, MRC grade",
  means = "myotome L3–L4",
}

number "mrc_ankle_dorsiflexion" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 5,
  ask = "Strength, worse side, MRC grade",
  means = "myotome L4–L5",
}

number "mrc_great_toe" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 5,
  ask = "Strength, worse side, MRC grade",
  means = "myotome L5",
}

number "mrc_ankle_plantarflexion" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 5,
  ask = "Strength, worse side, MRC grade",
  means = "myotome S1",
}

choice "knee_reflex" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  values = { "normal", "reduced", "absent", "brisk" },
  ask = "Knee jerk",
  means = "L3–L4 reflex",
}

choice "ankle_reflex" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  values = { "normal", "reduced", "absent", "brisk" },
  ask = "Ankle jerk",
  means = "S1 reflex",
}

yesno "umn_signs" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Upgoing plantar, clonus or brisk reflexes below a level",
  means = "upper motor neuron signs",
}

choice "saddle_sensation_exam" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  values = { "normal", "reduced" },
  ask = "Pin-prick S2–S5",
  means = "perianal sensation",
}

choice "anal_tone" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  values = { "normal", "reduced" },
  ask = "Anal tone (never needed to justify MRI)",
  means = "anal tone",
}

number "pvr_ml" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "ml", min = 0, max = 2000,
  ask = "Bladder volume after voiding",
  means = "post-void residual",
  aliases = { "post_void_residual_ml" },
}

yesno "spinal_tenderness_midline" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Bony midline or percussion tenderness",
  means = "midline tenderness",
}

yesno "bruise_over_spine" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Bruise or graze over the spine",
  means = "contusion/abrasion",
}

yesno "height_loss_or_kyphosis" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "New stoop or loss of height",
  means = "vertebral collapse sign",
}

yesno "step_deformity" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Palpable step between lumbar spinous processes",
  means = "spondylolisthesis sign",
}

yesno "spinal_curve_visible" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Visible sideways curve",
  means = "scoliosis",
}

yesno "extension_30s_positive" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "30 s standing extension brings on leg symptoms",
  means = "extension test",
}

yesno "extension_rotation_positive" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Extension with rotation reproduces back pain",
  means = "facet loading test",
}

yesno "wide_based_gait" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Wide-based gait seen",
  means = "wide-based gait",
}

yesno "romberg_abnormal" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Romberg abnormal",
  means = "Romberg",
}

number "lumbar_extension_deg" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "°", min = 0, max = 60,
  ask = "Standing lumbar extension",
  means = "extension range",
  from = { "S2-72" },
  note = "hands on hips; 20–35° is usual in the source, thresholds are pragmatic",
  accepts = { "D31: for whoever reads the record; the source gives a usual range, no limit" },
}

number "hamstring_90_90_deficit" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "°", min = 0, max = 90,
  ask = "90/90 test: degrees short of full knee extension",
  means = "hamstring length",
  from = { "S2-70", "S2-69" },
  note = "lying, hip and knee at 90°, then straighten the knee; may need an observer; measures " ..
         "hamstrings, not the nerve",
}

yesno "piriformis_test_positive" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Seated piriformis or FAIR stretch reproduces buttock pain",
  means = "piriformis test",
  from = { "S2-73" },
}

yesno "tender_sciatic_notch" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Tender deep buttock near the sciatic notch",
  means = "deep gluteal tenderness",
}

number "sij_tests_done" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 6,
  ask = "SIJ provocation tests performed",
  means = "SIJ cluster",
}

number "sij_tests_positive" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "", min = 0, max = 6,
  ask = "SIJ provocation tests positive",
  means = "SIJ cluster",
}

yesno "hip_rotation_limited" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Hip internal rotation limited or painful",
  means = "hip joint sign",
}

yesno "muscle_tenderness" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Tight tender muscle; pressing reproduces the pain",
  means = "myofascial tenderness",
  from = { "S0-80", "S0-53", "S1-22" },
}

yesno "anterior_pelvic_tilt" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Marked forward pelvic tilt / deep lumbar arch",
  means = "hyperlordosis",
}

yesno "gait_overstride" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Long strides with hard heel strike",
  means = "overstriding",
}

yesno "foot_overpronation" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  ask = "Foot rolls inward excessively",
  means = "overpronation",
}

number "crp_mg_l" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "mg/l", min = 0, max = 600,
  ask = "CRP",
  means = "CRP", code = "LOINC 1988-5 (m)",
}

number "calcium_mmol_l" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "mmol/l", min = 1, max = 5,
  ask = "Serum calcium (adjusted)",
  means = "hypercalcaemia",
}

number "haemoglobin_g_l" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "g/l", min = 20, max = 250,
  ask = "Haemoglobin",
  means = "anaemia",
  aliases = { "hemoglobin_g_l", "hb_g_l" },
}

number "esr_mm_h" {
  tier = "exam", kind = "sign", group = "Examination and tests (clinician)",
  unit = "mm/h", min = 0, max = 150,
  ask = "ESR",
  means = "ESR", code = "LOINC 4537-7 (m)",
  aliases = { "esr" },
}

-- Follow-up

day "review_due" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "Next review date",
  means = "review due",
}

day "last_contact" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "Last contact",
  means = "last contact",
}

yesno "attended" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "Did you get to the place we sent you?",
  means = "attendance confirmed",
}

number "pgic" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "", min = 1, max = 7,
  ask = "Compared with the start: 1 very much better … 4 same … 7 very much worse",
  means = "PGIC",
}

number "odi_pct" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "%", min = 0, max = 100,
  ask = "(instrument) ODI",
  means = "ODI",
  aliases = { "odi" },
}

number "rmdq" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "", min = 0, max = 24,
  ask = "(instrument) RMDQ",
  means = "RMDQ",
  aliases = { "rmdq_total" },
}

number "psfs_mean" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "", min = 0, max = 10,
  ask = "(instrument) PSFS mean",
  means = "PSFS",
}

number "zcq_symptom" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "", min = 1, max = 5,
  ask = "(instrument) ZCQ symptom mean",
  means = "ZCQ",
}

number "zcq_function" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "", min = 1, max = 4,
  ask = "(instrument) ZCQ function mean",
  means = "ZCQ",
}

number "adherence_pct" {
  tier = "followup", kind = "other", group = "Follow-up",
  unit = "%", min = 0, max = 100,
  ask = "Share of planned walks/exercises done",
  means = "adherence",
}

yesno "new_symptom" {
  tier = "followup", kind = "symptom", group = "Follow-up",
  ask = "Any new symptom since last time?",
  means = "new symptom",
}

-- What became of what was advised

text "referral_to" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "(clinic) Referred to whom?",
  means = "referred to",
}

day "referral_date" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "(clinic) Day of the referral",
  means = "referral date",
}

yesno "referral_seen" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "Have you been seen where you were referred to?",
  means = "referral seen",
}

text "tests_done" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "(clinic) Which of the planned tests have been done? Their ids, with commas",
  means = "tests done",
}

text "plan_done" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "(clinic) Which lines of the last plan were carried out? Their ids, with commas",
  means = "carried out",
}

text "plan_left" {
  tier = "followup", kind = "other", group = "Follow-up",
  ask = "(clinic) Which lines of the last plan were not carried out? Their ids, with commas",
  means = "not carried out",
}

-- The walking programme, week by week

number "walk_minutes" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "min", min = 1, max = 240,
  ask = "How many minutes did one walk last, this week?",
  means = "minutes of a walk",
}

number "walk_sessions_planned" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 1, max = 50, whole = true,
  ask = "How many walks were planned this week?",
  means = "walks planned",
}

number "walk_sessions_done" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 0, max = 50, whole = true,
  ask = "How many walks did you do this week?",
  means = "walks done",
}

number "pain_before_walk" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 0, max = 10,
  ask = "Before the walk that hurt most this week: pain, 0 to 10?",
  means = "pain before walking",
}

number "pain_after_walk" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 0, max = 10,
  ask = "Right after that walk: pain, 0 to 10?",
  means = "pain after walking",
}

number "pain_next_day" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 0, max = 10,
  ask = "On the day after that walk: pain, 0 to 10?",
  means = "pain the day after",
}

number "walk_breaches" {
  tier = "followup", kind = "other", group = "Walking programme",
  unit = "", min = 0, max = 50, whole = true,
  ask = "On the day after how many of this week's walks was the pain more than 2 points above that before the walk?",
  means = "walks with more pain next day",
}
