-- The texts, for the person with the pain and for the clinician.  When each is printed stands in plan.lua.
-- Nothing here says that a disease was found or ruled out.

-- Safety

advice "P-S0" {
  kind = "safety",
  say = "Go now to the place named above; where an ambulance is named, call it. Do not drive yourself, " ..
        "and do not stay alone. Do not eat or drink on the way when an operation is possible: bladder, " ..
        "bowel or saddle signs, the aorta, an injury. Take the list of your medicines. Say these words " ..
        "when you arrive: \"I was sent because of suspected\", and then what is written above.",
  source = { "GIRFT23", "LOCAL" }, from = { "S1-32" },
}

advice "P-S1" {
  kind = "safety",
  say = "Go to an emergency department now if: you cannot pass urine or lose control of bladder or " ..
        "bowel; numbness between your legs or around the back passage; weakness in a leg that grows, or " ..
        "both legs; new pain down both legs; fever with shaking; sudden tearing or worst-ever pain, " ..
        "fainting, or severe belly pain; pressure in the chest; a foot turns cold and pale. Contact us " ..
        "within two days if: pain is not controlled, weight falls without reason, night pain that no " ..
        "position eases, or anything new worries you. If you are not better by the date of your review, " ..
        "come back: an unchanged problem needs a second look.",
  source = "LOCAL", from = { "S0-06", "S0-78", "S1-52", "S1-53", "S3-24", "S3-25" },
}

advice "P-S2" {
  kind = "safety",
  say = "Keep this card with you. What causes pain in the leg can, rarely, go on to press on the nerves " ..
        "of bladder and bowel. Go to an emergency department at once, day or night, if you newly cannot " ..
        "pass urine, do not feel it passing, leak, lose control of or feeling in the bowel, lose " ..
        "feeling between the legs or in sex, or if both legs newly hurt or weaken.",
  source = { "GIRFT23", "CKS" }, from = { "S3-23" },
}

advice "P-S3" {
  kind = "safety",
  say = "This result is not final: questions are open that could make it more urgent. Ask those listed " ..
        "first. An answer of \"not sure\" is open too: somebody must look. When an open question could " ..
        "mean an emergency, settle it today.",
  source = "LOCAL",
}

advice "P-S4" {
  kind = "safety",
  say = "Until you have been seen: keep moving gently, do what you can bear, and start no new exercise.",
  source = "LOCAL",
}

-- Staying active

advice "P-E1" {
  kind = "activity",
  say = "Most new episodes ease within six weeks. Stay active and do not stay in bed: short rests are " ..
        "fine, and you need not hold your back stiff. Hurting is not the same as harm, unless a line " ..
        "here says otherwise.",
  source = "NG59", from = { "S0-54", "S2-17", "S2-18", "S3-20", "S1-04" },
}

advice "P-E2" {
  kind = "activity",
  say = "Guarding your back calms it at first; kept up, it makes bending hurt for longer. From the " ..
        "second week on, plan small bends and let them grow.",
  source = "NG59", from = { "S2-20", "S2-21" },
}

advice "P-E3" {
  kind = "activity",
  say = "Stay at work, or go back to it, with changes if you need them. Talk to your employer early.",
  source = "NG59", from = { "S2-34" },
}

advice "P-E4" {
  kind = "activity",
  say = "Smoking harms discs and arteries: we help you stop whenever you are ready. Sleep, stress and " ..
        "weight matter too; choose the one you want to begin with.",
  source = "LOCAL", from = { "S1-50", "S2-45" },
}

advice "P-E5" {
  kind = "activity",
  say = "Scans: worn discs and joints are usual with age, in people without pain too. They need not be " ..
        "the cause.",
  source = { "NG59", "ACP11" }, from = { "S0-11", "S0-18", "S2-33" },
}

advice "P-E6" {
  kind = "activity",
  say = "In a flare drop the dose of walking and exercise by a quarter for three days, then build up " ..
        "again.",
  source = "LOCAL",
}

advice "P-E7" {
  kind = "activity",
  say = "Go on with what made you better. Walking keeps pain away longer: in a large study 208 days " ..
        "instead of 112 until half had pain again, with 30 minutes five times a week by six months.",
  source = "WB24", from = { "S0-55", "S0-65" },
}

advice "P-E8" {
  kind = "activity",
  say = "To prevent the next episode, exercise and understanding together nearly halve the risk; " ..
        "exercise alone takes a third off. Advice alone, belts and insoles do nothing.",
  source = "STE16", from = { "S0-98", "S2-35" },
  note = "RR 0.55 for exercise with education, 0.65 for exercise alone",
}

-- Walking

advice "P-W0" {
  kind = "safety",
  say = "No walking or exercise programme yet. Move gently within what you can bear until you have been " ..
        "examined.",
  source = "LOCAL", from = { "S0-56" },
}

advice "P-W1" {
  kind = "exercise",
  say = "Walking: start with 15 to 20 minutes a day. If you can walk 10 to 19 minutes, start with three " ..
        "quarters of that, in two walks. Warm up, walk relaxed at a pace at which you can talk, and end " ..
        "pleasantly tired, not in new pain. Wear comfortable shoes and clothes that do not bind, " ..
        "dressed so that you neither sweat nor shiver. Each week, if the pain has settled by the day " ..
        "after, add 10 %, at most 5 minutes. Aim for 30 minutes on 5 days a week by 12 to 26 weeks, and " ..
        "keep it up for six months or more.",
  source = { "WB24", "LOCAL" },
  from = {
    "S0-54", "S0-56", "S0-57", "S0-58", "S0-59", "S0-60", "S0-61", "S0-63", "S3-12", "S3-19", "S2-01",
  },
}

advice "P-W-RULE" {
  kind = "exercise",
  say = "The weekly rule: stop and be seen again for any new leg symptom or danger sign. If you did " ..
        "fewer than 7 in 10 of the walks, keep the dose and ask why. If pain right after a walk was more " ..
        "than 2 points above the pain before it, or the next day after two walks or more: a quarter less " ..
        "next week, never under 5 minutes. The next day, once: the same dose. Otherwise 10 % more, rounded up to a minute, " ..
        "at most 5 minutes. Two cuts in a row: see a physiotherapist. At 30 minutes on 5 days for 4 " ..
        "weeks: keep it, review after three months.",
  source = "LOCAL", from = { "S0-60" },
}

advice "P-W2" {
  kind = "exercise",
  say = "Walking in short bouts: walk for 60 % of the time you can manage, rest seated until the pain " ..
        "is back to where it was, and repeat to 10 minutes in all on the first day. Add a bout every " ..
        "third day up to 20 minutes, then go on with the ordinary walking plan.",
  source = "LOCAL",
}

advice "P-W3" {
  kind = "exercise",
  say = "Walking in intervals, leaning forward: walk until the leg symptoms are 2 points worse or " ..
        "clearly spread, then sit or bend forward until they settle, mostly 2 to 5 minutes; repeat to " ..
        "20 to 30 minutes in all, 5 days a week. Add cycling, 10 rising to 30 minutes. Use a trolley, " ..
        "rollator, poles or stick so that you can lean; you need not walk upright. Shorter strides, " ..
        "slower; slightly uphill is easier than downhill. Do not push through heavy legs. Each week add " ..
        "10 % to the time you walk.",
  source = { "AMM16", "BUS21", "LOCAL" }, from = { "S0-62", "S2-74", "S2-75", "S3-12", "S3-13", "S3-19" },
}

advice "P-W4" {
  kind = "exercise",
  say = "Walking for narrowed arteries, once the ankle pressure is measured and the feet are checked, " ..
        "and never with pain at rest: walk until the calf hurts moderately to strongly, stop until it " ..
        "is gone, and repeat, 30 to 45 minutes, on 3 or more days. Best supervised: 2 hours a week for " ..
        "3 months.",
  source = "CG147", from = { "S0-61" },
}

advice "P-W5" {
  kind = "comfort",
  say = "Pain while walking: shorten the stride, slow down, tighten the belly lightly, stop and sit. " ..
        "With a narrow canal lean on a trolley or stick. Do not push through heavy legs.",
  source = "LOCAL", from = { "S3-12", "S3-13", "S3-19" },
}

advice "P-W6" {
  kind = "comfort",
  say = "Walking with poles: the same dose, useful when balance or posture is poor.",
  source = "LOCAL", from = { "S0-64" },
}

advice "P-W7" {
  kind = "comfort",
  say = "A treadmill at home: motor of 1.5 continuous horsepower or more (2.5 to 3.0 for running), belt " ..
        "122 x 46 cm or more (137 cm long for people over 183 cm), incline to 10 %, 16 km/h only if " ..
        "you run, a deck that takes up shock, a frame that does not shake, controls within reach. With " ..
        "a narrow canal an incline or a lean forward helps; downhill does not.",
  source = "LOCAL", from = { "S2-22", "S2-23", "S2-24", "S2-25", "S2-26", "S2-27", "S2-28" },
}

-- Exercise

advice "P-X1" {
  kind = "exercise",
  say = "Exercises, every day: pelvic tilt, lying with knees bent, tighten the belly and press the back " ..
        "down, hold 5 seconds, 10 times. Bird-dog on hands and knees, opposite arm and leg, hold a few " ..
        "seconds, 10 each side; standing if kneeling hurts. Bridge, hips up to a straight line, hold a " ..
        "few seconds, 8 to 12. Knee to chest, 15 to 30 seconds each leg. Cat-cow, slowly, 10 rounds. " ..
        "Dead bug, 6 to 10 each side. If the hamstrings are short by more than 20°: stretch hamstrings " ..
        "and hip flexors, 20 to 30 seconds, 3 times. It may hurt a little more, at most 2 points, gone " ..
        "the next day. A class or a programme you like does as well. In later pregnancy none of them " ..
        "flat on the back. If you were told that your bones are weak: no knee to chest, no cat-cow and " ..
        "no bending forward until a physiotherapist has looked.",
  source = { "NG59", "LOCAL", "GENERAL" },
  from = {
    "S0-41", "S1-35", "S1-41", "S1-42", "S1-43", "S1-44", "S2-19", "S2-55", "S2-68", "S3-10", "S3-16", "S3-17",
  },
}

advice "P-X2" {
  kind = "exercise",
  say = "Exercises for a narrow canal, 15 to 20 minutes a day: knee to chest 15 to 30 seconds each leg, " ..
        "pelvic tilt 5 seconds 10 times, bending forward while sitting, cycling, leg strength. No " ..
        "loaded bending backward. Not while a fracture is suspected: where a line here says no " ..
        "programme yet, wait until you have been cleared. If you were told that your bones are weak: no " ..
        "knee to chest and no bending forward until a physiotherapist has looked.",
  source = { "BUS21", "AMM16", "GENERAL" }, from = { "S1-44", "S2-05", "S3-16" },
  caveat = "part of care with several elements; low certainty",
}

advice "P-X3" {
  kind = "exercise",
  say = "Exercises for a stiff, inflamed spine, 20 to 30 minutes a day: mobility and posture, deep " ..
        "breathing, swimming, general fitness. Moving makes it better, not worse. Not while a fracture " ..
        "is suspected: where a line here says no programme yet, wait until you have been cleared.",
  source = { "NG65", "LOCAL" }, from = { "S0-68" },
}

-- Warmth, furniture, shoes

advice "P-H1" {
  kind = "comfort",
  say = "Warmth any time it helps; a heat wrap has the best support in new pain. A cold pack in cloth, " ..
        "15 to 20 minutes, up to every 2 to 3 hours in the first 48 hours, if you like it better. No " ..
        "heat on numb skin or with poor leg arteries.",
  source = { "ACP17", "FRE06c" }, from = { "S1-33", "S3-14", "S3-15", "S2-60" },
}

advice "P-L1" {
  kind = "comfort",
  say = "Shoes: whatever is comfortable, with some arch support and cushioning; leave high heels and " ..
        "completely flat soles. This is for comfort: insoles do not prevent back pain.",
  source = { "STE16", "LOCAL" }, from = { "S0-57", "S1-48", "S1-49", "S3-18", "S3-11" },
}

advice "P-L2" {
  kind = "comfort",
  say = "At a desk: feet flat, knees level with the hips, screen at eye level, and a break to walk and " ..
        "stretch every 30 to 45 minutes.",
  source = "LOCAL", from = { "S1-45", "S1-46", "S1-47", "S1-39" },
}

advice "P-L3" {
  kind = "comfort",
  say = "Loads: two bags, one in each hand; keep the load close, bend knees and hips, do not twist with " ..
        "it, and ask for help. For comfort: training in lifting alone does not prevent pain.",
  source = "LOCAL", from = { "S0-104", "S0-105", "S2-36" },
}

advice "P-L4" {
  kind = "comfort",
  say = "Sitting: change the position of your legs, and after a long sit stand up and warm up for 10 to " ..
        "15 minutes. Back supported, feet on the floor, knees not bent sharply. A firm or a soft seat, " ..
        "as you prefer. No one posture is right for everyone.",
  source = "LOCAL", from = { "S0-99", "S0-100", "S0-101", "S0-102", "S0-103", "S1-10" },
}

advice "P-L5" {
  kind = "comfort",
  say = "Weight: we can help if you want. Moving more, and fruit, vegetables, lean protein and whole " ..
        "grain.",
  source = "LOCAL", from = { "S1-50", "S1-51" },
}

-- Medicines

advice "P-D1" {
  kind = "drug",
  say = "Anti-inflammatory tablet (ibuprofen or naproxen), lowest dose for the shortest time, with the " ..
        "precautions listed. If you took more painkillers than the packet or doctor allows, if your " ..
        "skin or eyes turned yellow, or if a precaution says hold: take none until you have been seen. " ..
        "On black stools or vomited blood stop, and go to an emergency department. Review after 2 weeks.",
  source = { "NG59", "KTT13", "GENERAL" }, from = { "S0-32", "S0-33", "S0-34", "S1-34" },
}

advice "P-D2" {
  kind = "drug",
  say = "Anti-inflammatory gel on sore muscle may take the place of tablets; the evidence for the back " ..
        "is weak.",
  source = "LOCAL", from = { "S2-59" },
}

advice "P-D3" {
  kind = "drug",
  say = "No anti-inflammatory tablets: a reason against them is recorded (the gate line says which), or " ..
        "questions are open, those of the gate or those about danger signs.",
  source = { "NG59", "LOCAL" },
}

advice "P-D4" {
  kind = "drug",
  say = "not-recommended: paracetamol alone — NICE advises against it on its own. Where " ..
        "anti-inflammatories are not possible, as in pregnancy, ask: it may still be the choice.",
  source = { "NG59", "GENERAL" },
}

advice "P-D5" {
  kind = "drug",
  say = "not-recommended: opioids for chronic pain — NICE advises against them; long use is risky. If " ..
        "you take one, do not stop it all at once.",
  source = { "NG59", "OPAL23" }, from = { "S2-42" },
}

advice "P-D5-A" {
  kind = "drug",
  say = "not-recommended: opioids for new pain as routine — no benefit at six weeks in the OPAL trial",
  source = { "NG59", "OPAL23" }, from = { "S2-42" },
  caveat = "a weak opioid only by a clinician, in acute pain, when an anti-inflammatory is impossible, " ..
           "short, no repeat",
}

advice "P-D7" {
  kind = "drug",
  say = "Muscle relaxant: only in new pain, at most 7 days, prescribed by a clinician; never with " ..
        "sedatives or alcohol, nor from 65 on.",
  source = { "ACP17", "LOCAL" }, from = { "S0-36" },
  caveat = "an option in ACP17; WHO advises against it in chronic pain; NG59 none of the benzodiazepine " ..
           "kind in sciatica; tizanidine (sirdalud) is not in NG59",
}

advice "P-D7-T" {
  kind = "drug",
  say = "not-recommended: tolperisone (mydocalm) — in Europe licensed only for spasticity after a stroke",
  source = "EMA2012", from = { "S0-36" },
}

advice "P-D8" {
  kind = "drug",
  say = "not-recommended: gabapentinoids, other antiepileptics, oral steroids, benzodiazepines in " ..
        "sciatica — no benefit shown, evidence of harm. This is about back pain. Do not stop a medicine " ..
        "you take for something else, and none of these all at once.",
  source = { "NG59", "GENERAL" }, from = { "S0-35" },
}

advice "P-D8-S" {
  kind = "drug",
  say = "not-recommended: steroid tablets — no place in low back pain, also after anti-inflammatories " ..
        "fail. This is about back pain. Do not stop a medicine you take for something else: stopping " ..
        "steroid tablets suddenly is dangerous.",
  source = { "NG59", "GENERAL" }, from = { "S0-35" },
}

advice "P-D9" {
  kind = "drug",
  say = "not-recommended: nimesulide — can damage the liver; restricted or unlicensed in many countries",
  source = "GENERAL", from = { "S0-32" },
}

advice "P-D9-D" {
  kind = "drug",
  say = "not-recommended: diclofenac — raises heart risk; not with disease of heart or arteries",
  source = "KTT13", from = { "S0-32" },
}

advice "P-D10" {
  kind = "drug",
  say = "not-recommended: B vitamins, decongestants or diuretics, sedatives — no evidence of benefit; " ..
        "sedatives do harm. This is about back pain. Do not stop a medicine you take for something " ..
        "else, and no sedative all at once.",
  source = { "LOCAL", "GENERAL" }, from = { "S0-37", "S0-38", "S0-39" },
}

advice "P-D11" {
  kind = "drug",
  say = "not-recommended: antidepressants for back pain — guidelines advise against; duloxetine only in " ..
        "a clinic. This is about back pain. Do not stop a medicine you take for something else.",
  source = { "NG59", "WHO23", "ACP17", "GENERAL" }, from = { "S2-43" },
  caveat = "ACP17 allows duloxetine as second line in chronic pain; depression is treated in its own right",
}

advice "P-D12" {
  kind = "procedure",
  say = "not-recommended: steroid or trigger-point injections for non-specific pain — NICE advises " ..
        "against them",
  source = "NG59", from = { "S1-37", "S2-44", "S2-56" },
}

advice "P-D13" {
  kind = "drug",
  say = "You take an opioid, gabapentin or pregabalin: we explain the risks and offer to reduce it with " ..
        "support. Never stop it all at once.",
  source = "NG59", from = { "S2-42" },
}

-- Hands, minds, aids

advice "P-N1" {
  kind = "referral",
  say = "Manual therapy or massage only together with exercise, from a physiotherapist, osteopath or " ..
        "chiropractor, in a course of care. Not while a fracture is suspected: where a line here says " ..
        "no programme yet, none until you have been cleared.",
  source = { "NG59", "LOCAL" }, from = { "S0-42", "S0-44", "S1-35", "S1-36", "S2-20" },
}

advice "P-N2" {
  kind = "comfort",
  say = "Acupuncture: guidance is mixed. NICE advises against, the American physicians and the WHO " ..
        "allow it. Optional.",
  source = { "NG59", "ACP17", "WHO23" }, from = { "S0-43", "S2-51" },
}

advice "P-N3" {
  kind = "comfort",
  say = "Relaxation, mindfulness, biofeedback or cognitive therapy as part of a programme with exercise.",
  source = { "ACP17", "WHO23" }, from = { "S2-52", "S2-53" },
}

advice "P-N4" {
  kind = "referral",
  say = "A combined programme of exercise and work on mood, fears and coping: for high risk, low mood, " ..
        "or when other treatment failed.",
  source = "NG59", from = { "S2-41", "S2-43", "S2-53" },
}

advice "P-N6" {
  kind = "procedure",
  say = "not-recommended: TENS, ultrasound, interferential, traction, magnets, laser, electrophoresis, " ..
        "corsets, back belts — no reliable benefit",
  source = { "WHO23", "NG59" }, from = { "S0-40", "S2-54" },
  caveat = "ACP17 lists low-level laser for chronic pain on low-quality evidence",
}

advice "P-N9" {
  kind = "referral",
  say = "A stick or rollator after assessment, set so that you can lean forward.",
  source = "WHO23", from = { "S3-13" },
}

advice "P-P1" {
  kind = "referral",
  say = "In pregnancy: keep moving, support the pelvis, see midwife and physiotherapist. No " ..
        "anti-inflammatory tablets, no X-ray without need.",
  source = "GENERAL", from = { "S0-87" },
}

-- Tests

advice "P-T1" {
  kind = "test",
  say = "No scan or X-ray of the spine as a routine: it would not change the care, and changes of age are " ..
        "usual in people without pain.",
  source = { "NG59", "ACP11" }, from = { "S0-11", "S0-12", "S0-16", "S0-18", "S1-23" },
}

advice "P-T2" {
  kind = "test",
  say = "MRI of the spine as the rules that fired ask, or when sciatica has lasted six weeks, or a narrow " ..
        "canal limits walking, and an injection or operation is considered.",
  source = { "NG59", "ACP11", "GIRFT23", "NG234" }, from = { "S0-11", "S0-10", "S1-23" },
}

advice "P-T3" {
  kind = "test",
  say = "X-ray of the painful part of the spine, for fracture only: an X-ray cannot show a disc or a " ..
        "nerve.",
  source = { "ACP11", "DOW13" }, from = { "S0-12", "S1-23" },
}

advice "P-T4" {
  kind = "test",
  say = "Bloods: count, CRP or ESR; from 60 on with pain for six weeks also calcium; TB and Brucella by " ..
        "exposure.",
  source = { "IDSA15", "NG12" }, from = { "S0-14", "S0-84" },
}

advice "P-T5" {
  kind = "test",
  say = "Test the urine; pregnancy test where a pregnancy is possible.",
  source = { "NG111", "NG126" }, from = { "S0-14" },
}

advice "P-T6" {
  kind = "test",
  say = "Ankle/arm pressure ratio and a check of the feet, before any walking into pain.",
  source = { "ECQ92", "BPAC14", "NG19" },
}

advice "P-T7" {
  kind = "test",
  say = "Bone density (DXA): a risk of weak bone is recorded, or a broken vertebra was found.",
  source = "LOCAL", from = { "S0-92" },
}

advice "P-T8" {
  kind = "test",
  say = "HLA-B27, and MRI of the sacroiliac joints by rheumatology; an X-ray alone does not clear.",
  source = "NG65",
}

advice "P-T9" {
  kind = "test",
  say = "Ultrasound of the aorta: offer to men from 66 who were never screened.",
  source = "NG156",
}

advice "P-T10" {
  kind = "test",
  say = "Ultrasound of the belly for aorta, kidney or gallbladder. Ultrasound of the spine tells " ..
        "nothing useful in adults.",
  source = { "NG156", "LOCAL" }, from = { "S0-13" },
}

-- Injections and operations

advice "P-I1" {
  kind = "procedure",
  say = "Epidural injection of local anaesthetic and steroid may be discussed for acute, severe " ..
        "sciatica: relief for a short time.",
  source = "NG59", from = { "S1-37", "S2-44" },
}

advice "P-I2" {
  kind = "procedure",
  say = "not-recommended: epidural injection for a narrow canal — NICE advises against it in neurogenic " ..
        "claudication",
  source = "NG59",
}

advice "P-I3" {
  kind = "procedure",
  say = "Operation for sciatica: discuss when 6 to 12 weeks of care have failed and the scan matches; " ..
        "sooner when strength goes. A slipped disc on a scan, of whatever size, is no reason by itself.",
  source = "NG59", from = { "S0-45", "S0-46", "S1-38" },
}

advice "P-I4" {
  kind = "procedure",
  say = "Operation for a narrow canal: discuss when walking stays badly limited for 3 months or more " ..
        "despite care, the scan matches, and the person is fit. In one large study function was better " ..
        "at 4 years than without an operation.",
  source = "SPORT", from = { "S1-38", "S2-76", "S2-77", "S2-78" },
}

advice "P-I5" {
  kind = "procedure",
  say = "Radiofrequency of the nerves to the facet joints: only when other care failed, pain is 5 or " ..
        "more, and a test block helped.",
  source = "NG59",
}

advice "P-I6" {
  kind = "procedure",
  say = "not-recommended: fusion, disc replacement, spinal injections for non-specific pain — NICE " ..
        "advises against; fusion only in trials",
  source = "NG59", from = { "S2-44" },
}

advice "P-I7" {
  kind = "procedure",
  say = "Cement for a broken vertebra: a specialist's decision, when severe pain stays despite " ..
        "painkillers.",
  source = "GENERAL",
}

-- Children

advice "P-C1" {
  kind = "referral",
  say = "Under 18: the adult plan is not used. A clinician who sees children decides.",
  source = { "NG59", "AAFP20" },
}
