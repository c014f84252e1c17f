-- part: the wording of the patient handout (handout.lua), all of it, and most of the interview's.  Change it here.
--
-- A sentence stays below 20 words, and none says that an illness was found or ruled out: tests/handout.bats holds
-- both.  Every text stands on one line, for it is also its name in lang/ru.lua: change it, and it waits there for a
-- new translation.  {name} is where a value goes.
--
-- Where the words come from: texts named after an advice (P-...) or a rule (RF-..., TR-...) say in plain words what
-- that one says in advice.lua, redflags.lua or triage.lua, and rest on its sources.  What is new here rests on:
handout = {}
handout.sources = {
  open = "LOCAL",          -- open questions that could mean an emergency: settle them today (P-S3), or go to hospital
  fasting = "GIRFT23",     -- P-S0; left out only where no operation is in view (GENERAL)
  lie_still = "NG234",     -- RF-CORD-1: flat if the spine may be unstable; RF-FRX-1: spine protected (DOW13)
  start = "WB24",          -- 15 to 20 minutes, or three quarters of what goes (P-W1); in short bouts 60 % (P-W2: LOCAL)
  left_out = "GENERAL",    -- P-X1: weak bones, pregnancy; an exercise that may be wrong is not printed
  course = "LOCAL",        -- S0-06: an unchanged problem needs a second look; worse: asked again within 48 hours
  easier = "LOCAL",        -- signs that come and go are signs
  harm = "GENERAL",        -- RF-PSY: said plainly, nobody left alone, means out of reach; thoughts that grow are an emergency
  harm_place = "LOCAL",    -- beside another emergency it is the hospital: a crisis line alone would be too little
  how = "GENERAL",         -- how an exercise is done, where advice.lua gives only its name and dose
}

-- The number to call for an ambulance; empty: the page says "an ambulance" and no number.
handout.ambulance_number = ""

-- Every text in a table, in the language of the page; what stands under these keys is no text.
local names = { section = true, field = true, least = true }
local function translated(texts)
  local out = {}
  for key, text in pairs(texts) do
    if type(text) == "table" then out[key] = translated(text)
    elseif names[key] then out[key] = text
    else out[key] = tr(text) end
  end
  return out
end

handout.words = translated {
  title = "Your back: what to do next",
  open = "First: open questions",
  now = "What to do now",
  mattered = "What mattered in your answers",
  help = "When to get help at once",
  course = "How it has gone",
  waiting = "Until you are seen",
  active = "Staying active",
  walking = "Walking",
  exercises = "Exercises",
  comfort = "What eases it",
  medicines = "Medicines for the pain",
  tests = "Tests and people who can help",
  options = "What may help too",
  against = "What we do not advise, and why",

  day = "Sheet made on {date}.",
  by = "Be seen no later than",
  ask_by = "Answer the open questions no later than",
  call_by = "Call us no later than",
  today = "Today",
  review = "Your next review",
  in_time = "within {within}",
  ask_us = "Ask us",
  call = "Whom to call",
  passed = "That date has passed. Call us today.",
  not_final = "This is not final: see the open questions.",
  reasons = "These are reasons to look. They do not say that you have an illness.",
  other_reason = "An answer that we will talk about with you.",
  conflict = "Some of your answers do not fit together. We will ask you again.",
  unread_answers = "Some of your answers could not be read. We will ask you again.",
  incomplete = "Some questions were not answered. We will ask them when we see you.",

  overdue = "Your review was due on {date}. Call us now.",
  come_back = "If you are not better by your next review, come back. An unchanged problem needs a second look.",
  support = "This sheet sorts your answers by written rules. It helps you and your clinician decide.",
  examined = "It has examined nobody. It does not say that an illness was found or ruled out.",
  signed = "No doctor has approved it unless a name is signed here: ____________________",
  for_clinic = "For the clinic:",
  rests_on = "The advice rests on:",
  nobody = "There are no records, so there are no sheets.",
}

-- A record that could not be read, or that has no result.
handout.unread = translated {
  title = "This sheet could not be made",
  what = "We could not read your answers. This does not mean that all is well.",
  call = "Call us today, so that somebody can ask you the questions.",
  exercise = "Until then, start no new exercise, and ask before you take any tablet for the pain.",
}

-- Questions that are still open.
handout.open = translated {
  emergency = "Some questions must be settled today, before anything else. Call us today.",
  hospital = "If nobody can ask you today, go to an emergency department.",
  urgent = "Some questions are open that could make this urgent. Call us today or tomorrow.",
  other = "Some questions are open that could make this more urgent. Call us this week.",
  yes = "If you would say yes or \"not sure\" to one of these, call us at once:",
  questions = "These are the questions. Yes and \"not sure\" are both worth a call:",
  more = "Questions that we will ask as well: {n}.",
  unsure = "You were \"not sure\" about something that matters. Somebody must look, and ask you again.",
  soon = "How soon you need to be seen depends on your answers.",
  rest = "The rest of your plan waits until these questions are answered.",
}

-- The questions to be answered with yes, no or "not sure", in plain words; any other is asked in the room.
handout.questions = translated {
  pregnant = "Are you pregnant?",
  pregnancy_possible = "Could you be pregnant? Is your period late?",
  trauma = "Did you fall, or take a blow, before it began?",
  leg_pain = "Does the pain go into a leg?",
  leg_pain_bilateral_new = "Has pain started down both legs in the last 2 weeks, also at rest?",
  pain_sudden_severe = "Did very strong pain come within minutes, without a movement or a blow?",
  pain_constant_progressive = "Does the pain never stop, grow, and ease in no position?",
  night_pain = "Does it wake you at night, and stay when you turn?",
  gait_unsteady = "Are you newly unsteady, or do you walk with your feet wide apart?",
  leg_weakness = "Is a leg really weaker, on stairs or on your toes, and not just tired?",
  weakness_progressive = "Is the weakness growing?",
  foot_drop = "Is the front of a foot hard or impossible to lift? Does it slap or catch?",
  saddle_numbness = "Do you feel numb or odd between the legs, for example when you wipe?",
  urinary_retention = "Is passing urine impossible, or only with straining?",
  urinary_hesitancy = "Is urine newly slow to start, or the stream weak?",
  bladder_sensation_loss = "Has the feeling of a full bladder, or of the urine passing, gone?",
  urinary_incontinence = "Do you newly leak urine?",
  bowel_incontinence = "Have you newly lost control of your bowel?",
  bowel_sensation_loss = "Has the feeling of stool, or of the need to go, gone?",
  sexual_dysfunction_new = "Have you newly lost feeling in sex, or an erection?",
  fever = "Have you had a fever?",
  systemically_unwell = "Are you very ill: confused, blotchy, too weak to get up, heart racing?",
  weight_loss_unexplained = "Have you lost weight without trying?",
  collapse = "Have you fainted, or been cold and clammy?",
  chest_pain = "Have you had chest pain or pressure, or new trouble breathing?",
  cancer_history = "Have you ever had cancer?",
  osteoporosis = "Were you told that your bones are weak (osteoporosis)?",
  steroid_long = "Have you taken steroid tablets for 3 months or more?",
  iv_drug_use = "Have you used drugs by needle in the last 12 months?",
  immunosuppressed = "Is your immune system weak, through an illness or a treatment?",
  recent_spinal_procedure = "Have you had an operation or a needle in your spine in the last 90 days?",
  anticoagulant = "Do you take blood thinners, or bleed easily?",
  aaa_known = "Were you told of a swelling (aneurysm) of the large artery?",
  abdominal_pain_severe = "Do you have strong belly pain?",
  foot_cold_pale = "Is a foot newly cold, pale, blue or numb?",
}

-- How soon, by level; then the times.
handout.level = translated {
  urgent = "You must be seen within {within}.",
  soon = "You should be seen within {within}.",
  routine = "Somebody should look at your back within {within}.",
  selfcare = "You can begin by caring for your back yourself.",
  held = "You need to be seen. Call us today.",
  calm = "Nothing you told us asked for more. Nobody has examined you.",
}
handout.within = translated {
  ["24 h"] = "24 hours", ["48 h"] = "48 hours", ["7 d"] = "7 days", ["14 d"] = "2 weeks", ["28 d"] = "4 weeks",
  ["42 d"] = "6 weeks", h = "{n} hours", d = "{n} days",
}

-- Who sees this person: the destinations of destinations.lua.
handout.places = translated {
  ["ambulance, vascular-capable ED"] =
    "Call an ambulance now{number}. Ask for a hospital that can operate on blood vessels.",
  ["vascular on-call via ED"] = "Go to an emergency department now. Ask for the doctor on call for blood vessels.",
  ["MSCC coordinator / ED"] = "Go to an emergency department now. Have somebody call your cancer team on the way.",
  ["gynae/obstetric emergency unit"] = "Go now to the emergency unit for women and pregnancy.",
  ["crisis service / ED"] = "Call the crisis service now, or go to an emergency department.",
  ["emergency department"] = "Go to an emergency department now.",
  ["on-call spinal service via same-day GP"] = "See a doctor today. The doctor calls the spine team on duty.",
  ["MSCC coordinator via same-day GP"] = "See a doctor today. The doctor calls the team for cancer and the spine.",
  ["vascular surgeon (urgent)"] = "A surgeon for blood vessels must look at your leg.",
  ["same-day DVT assessment"] = "Have your leg looked at today. The question is a blood clot.",
  ["same-day mental-health contact"] = "Talk to a mental health team today.",
  ["paediatric service"] = "A doctor for children must look.",
  ["maternity unit"] = "Go to the maternity unit today.",
  ["same-day GP / acute clinic"] = "See a doctor or a clinic for urgent visits, today if you can.",
  ["GP ≤2 weeks → MSK/spinal (orthopaedist, neurosurgeon or neurologist)"] =
    "See your doctor, who sends you on to a clinic for backs and nerves.",
  ["GP who sees children"] = "See a doctor who sees children.",
  ["GP ≤2 weeks"] = "See your doctor.",
  ["GP/midwife + physiotherapist"] = "See your doctor or midwife, and a physiotherapist.",
  ["rheumatologist"] = "See a doctor for joints (a rheumatologist).",
  ["GP for ABPI → vascular surgeon"] =
    "See your doctor, who measures the pressure at your ankle. A surgeon for blood vessels may follow.",
  ["physiotherapist/MSK; spine orthopaedist if failing"] =
    "See a physiotherapist. If that is not enough, a spine doctor.",
  ["GP → urologist, gynaecologist or surgeon by organ"] =
    "See your doctor, who looks for the organ it comes from and sends you on.",
  ["orthopaedist (hip)"] = "See a doctor for the hip.",
  ["GP → neurologist"] = "See your doctor, who sends you on to a nerve doctor.",
  ["GP/physiotherapist"] = "See your doctor or a physiotherapist.",
  ["GP"] = "See your doctor.",
  ["physiotherapist or GP"] = "See a physiotherapist or your doctor.",
  ["midwife"] = "See your midwife too.",
  ["self-care"] = "No visit is needed now, as long as nothing below happens.",
}

-- Those of them that are for an emergency: any other is too late for one.
handout.at_once = {
  ["ambulance, vascular-capable ED"] = true, ["vascular on-call via ED"] = true, ["MSCC coordinator / ED"] = true,
  ["gynae/obstetric emergency unit"] = true, ["crisis service / ED"] = true, ["emergency department"] = true,
}

-- What mattered, by rule.  Never what it could be: what was said or measured.
handout.mattered = translated {
  ["RF-CES-1"] = "A change in your bladder, your bowel, or the feeling between your legs.",
  ["RF-CES-2"] = "New pain in both legs, while questions about bladder and bowel are open.",
  ["RF-CES-3"] = "New pain in both legs.",
  ["RF-CES-4"] = "An old, steady change in bladder, bowel, or the feeling between your legs.",
  ["RF-CES-5"] = "A new change in sex or in feeling there.",
  ["RF-CES-6"] = "How much urine stays in your bladder.",
  ["RF-CES-7"] = "You were \"not sure\" about bladder, bowel, or the feeling between your legs.",
  ["RF-NEU-1"] = "Weakness in both legs.",
  ["RF-NEU-2"] = "A weak foot, or a leg that gets weaker.",
  ["RF-NEU-3"] = "Weakness in a leg or foot.",
  ["RF-CORD-1"] = "Cancer in the past, with a new change in your nerves.",
  ["RF-CORD-2"] = "Cancer in the past, with pain down a leg.",
  ["RF-CORD-3"] = "What the test of your nerves showed.",
  ["RF-CORD-4"] = "Unsteady walking, with a numb body or clumsy hands.",
  ["RF-CORD-5"] = "Unsteady walking.",
  ["RF-MAL-1"] = "Cancer in the past, together with other answers.",
  ["RF-MAL-2"] = "Cancer in the past.",
  ["RF-MAL-3"] = "Weight loss without trying.",
  ["RF-MAL-4"] = "Weight loss without trying, together with other answers.",
  ["RF-MAL-5"] = "Pain that never stops, grows, and wakes you at night.",
  ["RF-MAL-6"] = "Your age, with pain for six weeks or more: a blood test is due.",
  ["RF-AGE-1"] = "The first back pain of your life came after 50.",
  ["RF-AGE-2"] = "The first back pain of your life came after 50 and does not get better.",
  ["RF-INF-1"] = "Fever, together with other answers.",
  ["RF-INF-2"] = "Fever or shaking chills.",
  ["RF-INF-3"] = "Something that makes infections easier, together with other answers.",
  ["RF-INF-4"] = "Contact with TB or brucellosis, together with other answers.",
  ["RF-INF-5"] = "Drugs by needle.",
  ["RF-INF-6"] = "A weak immune system.",
  ["RF-INF-7"] = "Diabetes, with a recent infection or something done to your spine.",
  ["RF-LAB-1"] = "A blood test (CRP or ESR).",
  ["RF-LAB-2"] = "A blood test (calcium or blood count).",
  ["RF-FRX-1"] = "A bad fall or blow.",
  ["RF-FRX-2"] = "A bad fall or blow.",
  ["RF-FRX-3"] = "Signs that a bone may be weak.",
  ["RF-FRX-4"] = "Signs that a bone may be weak.",
  ["RF-FRX-5"] = "Weak bones, together with other answers.",
  ["RF-FRX-6"] = "Steroid tablets for a long time.",
  ["RF-FRX-7"] = "A bruise over the spine after a fall or blow.",
  ["RF-FRX-8"] = "A fall or blow to a stiff, inflamed spine.",
  ["RF-FRX-9"] = "A fall or knock at 65 or older.",
  ["RF-FRX-10"] = "A fall or knock, and you cannot put weight on the leg.",
  ["RF-FRX-11"] = "You cannot put weight on the leg.",
  ["RF-AAA-1"] = "Sudden strong pain, or fainting.",
  ["RF-AAA-2"] = "A swelling of the large belly artery, or a throbbing lump.",
  ["RF-AAA-3"] = "A swelling of the large belly artery.",
  ["RF-AAA-4"] = "New back or side pain at 60 or older, with risks for the arteries.",
  ["RF-AOR-1"] = "Sudden, tearing pain.",
  ["RF-AOR-2"] = "Strong pain in the chest or upper back.",
  ["RF-CHE-1"] = "Chest pain or pressure, or new trouble breathing.",
  ["RF-CHE-2"] = "Chest pain or pressure, or new trouble breathing.",
  ["RF-SEV-1"] = "Very strong pain that came within minutes.",
  ["RF-ABD-1"] = "Strong belly pain, or fainting.",
  ["RF-ILL-1"] = "You feel very ill.",
  ["RF-MEN-1"] = "Fever with a stiff neck and headache.",
  ["RF-VIS-1"] = "Fever, with pain in the side or trouble with urine.",
  ["RF-VIS-2"] = "Pain in the side that comes in waves or began suddenly.",
  ["RF-VIS-3"] = "Pain in the side, together with other answers.",
  ["RF-VIS-4"] = "Blood in the urine.",
  ["RF-VIS-5"] = "Yellow skin or dark urine.",
  ["RF-GIB-1"] = "Black stools or vomiting of blood.",
  ["RF-PRG-1"] = "A pregnancy, or one that is possible, with pain or bleeding.",
  ["RF-PRG-2"] = "Pain that comes in waves in pregnancy.",
  ["RF-PRG-3"] = "Strong pain, headache or fever in pregnancy.",
  ["RF-GYN-1"] = "Bleeding after the menopause.",
  ["RF-VAS-1"] = "A foot that is cold, pale, or without a pulse.",
  ["RF-VAS-2"] = "A foot that hurts at rest, a sore on the foot, or low pressure at the ankle.",
  ["RF-VAS-3"] = "Leg pain on walking that goes when you stand still, or low pressure at the ankle.",
  ["RF-VAS-4"] = "A swollen calf on one side.",
  ["RF-SKN-1"] = "A red, hot leg.",
  ["RF-PED-1"] = "Your age: under 18.",
  ["RF-PED-2"] = "Your age: under 18, together with other answers.",
  ["RF-DRG-1"] = "Blood thinners, together with other answers.",
  ["RF-DRG-2"] = "A fall or knock while you take blood thinners.",
  ["RF-DRG-3"] = "Too many painkillers, and you feel ill.",
  ["RF-DRG-4"] = "Too many painkillers.",
  ["RF-SPA-1"] = "Stiffness and pain that began when you were young, together with other answers.",
  ["RF-ZOS-1"] = "A rash in a band.",
  ["RF-PSY-1"] = "Thoughts of ending your life.",
  ["RF-PSY-2"] = "Thoughts of harming yourself.",
  ["RF-THO-1"] = "Pain in the upper back.",
  ["RF-GEN-1"] = "Pain for six weeks or more that gets worse.",
  ["TR-0"] = "A question that is open or does not fit, or your age.",
  ["TR-1"] = "Very strong pain that stops you washing, dressing or sleeping.",
  ["TR-2"] = "Strong pain.",
  ["TR-3"] = "Leg pain with numbness.",
  ["TR-4"] = "Leg pain for six weeks or more that does not get better.",
  ["TR-5"] = "You can walk only a very short way.",
  ["TR-6"] = "Your answers about worry and daily life.",
  ["TR-7"] = "Pain for six weeks or more.",
  ["TR-8"] = "The kind of pain you have.",
  ["TR-9"] = "Your age, a pregnancy, or strong painkillers.",
  ["TR-10"] = "Low mood, or a week or more off work.",
}

-- The same more closely, where the record has the answer: a yes, or a number of at least `least`.
handout.closer = translated {
  ["RF-CES-1"] = {
    { field = "urinary_retention", "You cannot pass urine, or only with straining." },
    { field = "urinary_hesitancy", "Urine is slow to start, or the stream is weak." },
    { field = "bladder_sensation_loss", "You do not feel the bladder or the urine passing." },
    { field = "urinary_incontinence", "You leak urine." },
    { field = "saddle_numbness", "You feel numb between your legs." },
    { field = "bowel_incontinence", "You lose control of your bowel." },
    { field = "bowel_sensation_loss", "You do not feel the bowel." },
  },
  ["TR-9"] = {
    { field = "age", least = 65, "Your age: 65 or older." },
    { field = "pregnant", "You are pregnant." },
    { field = "opioid_current", "You take a strong painkiller (an opioid)." },
  },
  ["TR-10"] = {
    { field = "low_mood", "Low mood." },
    { field = "days_off_work", least = 7, "A week or more off work." },
  },
}

-- P-S0.  The words for the staff are the rule's own: "suspected" and what it suspects.
handout.emergency = translated {
  title = "Get help now",
  where = "Where to go",
  say = "What to say there",
  care = "What to do, and what not to do",
  go = "Go now. Do not wait for a visit or a call.",
  number = " ({number})",
  ambulance = "Call an ambulance{number}.",
  mri = "If you can choose: one that has an MRI scanner day and night.",
  lie_still = "Keep your back still. Lie down until help comes.",
  show = "Show this sheet. Say: \"I was sent because of my answers.\" They were about:",
  suspected = "Words for the staff: suspected {what}.",
  question = "That is a question for them to answer. Nobody has found it.",
  drive = "Do not drive yourself.",
  alone = "Do not stay alone.",
  fasting = "Do not eat or drink on the way: an operation may be needed.",
  list = "Take the list of your medicines with you.",
  easier = "Go even if it eases on the way.",
  call = "Call us: {clinic}",
  again = "We ask by {date} whether you got there.",
  lost = "We do not know whether you got there. If you did not, go now.",
}
-- RF-PSY: for somebody who thinks of ending their life.  A plan is an emergency; thoughts are told when they become one.
handout.harm = translated {
  say = "Say that you think of ending your life, and that you have a plan. You can use these words.",
  away = "Let somebody keep away from you what you could harm yourself with.",
  grow = "Thoughts of ending your life that grow, or become a plan, are an emergency.",
  alone = "Do not stay alone until you have talked to somebody.",
}

-- By rule, or what the rule's name begins with.
handout.by_ambulance = { "RF-AAA-1", "RF-AOR", "RF-CHE-1", "RF-MEN-1", "RF-FRX", "RF-NEU-1", "RF-VAS-1" }
handout.needs_mri = { "RF-CES", "RF-NEU", "RF-CORD" }
handout.lies_still = { "RF-FRX-1", "RF-FRX-8", "RF-FRX-10", "RF-CORD-1" }
handout.self_harm = { "RF-PSY" }
handout.no_operation = { "RF-ILL", "RF-MEN", "RF-PSY", "RF-DRG-3" }

-- P-S1, and what P-S2 adds.
handout.net = translated {
  go = "Call an ambulance{number} or go to an emergency department now if:",
  signs = {
    "you cannot pass urine, or lose control of bladder or bowel;",
    "you feel numb between your legs or around the back passage;",
    "a leg grows weaker, or both legs are weak;",
    "new pain goes down both legs;",
    "you have fever with shaking;",
    "pain is sudden and tearing, or the worst ever;",
    "you faint, or have severe belly pain;",
    "you feel pressure in the chest;",
    "a foot turns cold and pale.",
  },
  card = "Keep this sheet with you. Go at once, day or night, also if:",
  card_signs = {
    "you do not feel the urine passing, or you leak;",
    "you lose the feeling in your bowel, or in sex;",
    "both legs newly hurt or weaken.",
  },
  call = "Call us within two days if:",
  calls = {
    "the pain is not under control;",
    "you lose weight without a reason;",
    "pain at night eases in no position;",
    "anything new worries you.",
  },
}

handout.course = translated {
  worse = "It has got worse. The danger questions must be asked again within two days: call us.",
  same = "It is about the same. An unchanged problem needs a second look: ask us what is next.",
  improved = "You are better than at your first visit. Go on with what made you better.",
  recovered = "The pain has gone, or almost. Go on with what made you better.",
  new = "There is something new. The danger questions must be asked again within two days: call us.",
  unknown = "We do not know how you are now. Please tell us.",
  pain = "Pain at your first visit: {first} of 10. At the last visit: {last} of 10.",
  each = "At each visit:",
}

-- What to do, by advice: the section it stands in, and its sentences.  "P-E1 long" stands in place of P-E1 where the
-- pain is not new, "P-N1 later" where no programme is to begin yet (P-N1: not while a fracture is suspected),
-- "P-W0 held" beside P-S4, which says the rest.
handout.advice = translated {
  ["P-S4"] = { section = "waiting", "Keep moving gently. Do what you can bear, and start no new exercise." },
  ["P-W0"] = {
    section = "waiting", "No walking or exercise programme yet.",
    "Move gently, as far as you can bear, until you have been examined.",
  },
  ["P-W0 held"] = { section = "waiting", "No walking or exercise programme yet." },
  ["P-C1"] = {
    section = "waiting", "Under 18 the plan for adults is not used. A clinician who sees children decides.",
  },
  ["P-E1"] = {
    section = "active", "Most new back pain eases within six weeks.", "Stay active, and do not stay in bed.",
    "Short rests are fine. You need not hold your back stiff.",
    "It may hurt and still do no harm, unless a line here says otherwise.",
  },
  ["P-E1 long"] = {
    section = "active", "Stay active, and do not stay in bed.",
    "Short rests are fine. You need not hold your back stiff.",
    "It may hurt and still do no harm, unless a line here says otherwise.",
  },
  ["P-P1"] = {
    section = "active", "In pregnancy: keep moving, and support your pelvis. See your midwife and a physiotherapist.",
    "No X-ray without need.",
  },
  ["P-H1"] = {
    section = "comfort", "Use warmth when it helps. A heat wrap has the best proof in new pain.",
    "Or use a cold pack in a cloth for 15 to 20 minutes.",
    "Not more often than every 2 to 3 hours, in the first 2 days.",
    "No heat on numb skin, or if the arteries of your legs are poor.",
  },
  ["P-L1"] = {
    section = "comfort", "Wear shoes that feel good, with some arch support and a soft sole.",
    "Leave high heels and very flat soles.",
  },
  ["P-N9"] = { section = "comfort", "A stick or a walking frame can help. Have it set so that you can lean forward." },
  ["P-N1"] = {
    section = "tests",
    "Massage or hands-on treatment: only together with exercise, from a trained person.",
  },
  ["P-N1 later"] = { section = "tests", "No massage or hands-on treatment until you have been examined." },
  ["P-N4"] = { section = "tests", "Ask for a programme that joins exercise with help for mood, fears and coping." },
  ["P-T1"] = {
    section = "tests", "No scan or X-ray of the back as a routine. It would not change your care.",
    "Changes that come with age are usual in people without pain.",
  },
  ["P-T2"] = { section = "tests", "An MRI scan of the spine may be needed. Your doctor decides." },
  ["P-T3"] = { section = "tests", "An X-ray of the sore part of the spine, to look at the bone." },
  ["P-T4"] = { section = "tests", "A blood test." },
  ["P-T5"] = { section = "tests", "A test of the urine. A pregnancy test too, if you could be pregnant." },
  ["P-T6"] = { section = "tests", "A measure of the pressure at your ankle, and a look at your feet." },
  ["P-T7"] = { section = "tests", "A measure of how strong your bones are (DXA)." },
  ["P-T8"] = { section = "tests", "A blood test (HLA-B27). A joint doctor may want an MRI scan." },
  ["P-T9"] = { section = "tests", "An ultrasound of the large belly artery: offered to men from 66 who had none." },
  ["P-T10"] = { section = "tests", "An ultrasound of the belly." },
  ["P-I1"] = {
    section = "tests", "If leg pain is new and severe, an injection near the nerve can be talked about.",
    "It helps for a short time.",
  },
  ["P-D13"] = {
    section = "medicines", "You take an opioid, gabapentin or pregabalin.",
    "We will explain the risks and help you to take less. Never stop it all at once.",
  },
  ["P-E2"] = { section = "options", "From the second week on, plan small bends, and let them grow." },
  ["P-E3"] = {
    section = "options", "Stay at work, or go back to it, with changes if you need them.", "Talk to your employer early.",
  },
  ["P-E4"] = {
    section = "options", "Smoking harms discs and arteries. We help you stop when you are ready.",
    "Sleep, stress and weight matter too. Choose the one you want to begin with.",
  },
  ["P-E5"] = {
    section = "options", "If a scan says \"worn discs\": that is usual with age. It need not be the cause.",
  },
  ["P-E6"] = {
    section = "options", "On a bad day, do a quarter less walking and exercise for three days. Then build up again.",
  },
  ["P-E7"] = { section = "options", "Go on with what made you better. Walking keeps the pain away for longer." },
  ["P-E8"] = {
    section = "options", "Exercise, and knowing about backs, nearly halve the risk of the next time.",
    "Advice alone, belts and insoles do nothing.",
  },
  ["P-W5"] = {
    section = "options", "If it hurts while you walk: take shorter steps, slow down, or stop and sit.",
    "Do not push through heavy legs.",
  },
  ["P-W6"] = { section = "options", "Walking with poles: the same time. It helps if balance is poor." },
  ["P-W7"] = { section = "options", "A treadmill at home counts as walking: the same time." },
  ["P-L2"] = {
    section = "options", "At a desk: feet flat, knees level with the hips, the screen at eye level.",
    "Get up to walk and stretch every 30 to 45 minutes.",
  },
  ["P-L3"] = {
    section = "options", "Carry two bags, one in each hand. Keep a load close, bend your knees, and do not twist.",
  },
  ["P-L4"] = {
    section = "options", "When you sit, move your legs often. After a long sit, stand up and warm up.",
    "No one posture is right for everyone.",
  },
  ["P-L5"] = { section = "options", "If you want to lose weight, we can help." },
  ["P-N2"] = { section = "options", "Acupuncture: the guidelines differ. You may try it, you need not." },
  ["P-N3"] = { section = "options", "Learning to relax, or talking therapy, as part of a programme with exercise." },
}

handout.about_walks = { ["P-W5"] = true, ["P-W6"] = true, ["P-W7"] = true }

-- Medicines and operations to be talked about in the room, not on a sheet.  Said by the words of their own: P-S, P-D.
handout.left_to_the_visit = {
  ["P-S0"] = true, ["P-S1"] = true, ["P-S2"] = true, ["P-S3"] = true, ["P-D1"] = true, ["P-D2"] = true, ["P-D3"] = true,
  ["P-D7"] = true, ["P-I3"] = true, ["P-I4"] = true, ["P-I5"] = true, ["P-I7"] = true, ["P-W-RULE"] = true,
}

handout.walking = translated {
  week = "This week: {n} minutes a day.",
  start = "Start with 15 to 20 minutes a day.",
  shorter = "If you cannot walk that long: three quarters of what you can, in two walks.",
  two = "Start with {n} minutes a day, in two walks of {a} and {b} minutes.",
  bout = "Walk for {n} minutes. Then sit until the pain is as it was.",
  short_bout = "Walk a little more than half of what you can. Then sit until the pain is as it was.",
  bouts = "Do this again, up to 10 minutes of walking in all on the first day.",
  grow = "Add one walk every third day, up to 20 minutes.",
  how = {
    "Warm up. Walk relaxed, at a pace at which you can talk.", "End pleasantly tired, not in new pain.",
    "Wear easy shoes and clothes, so that you neither sweat nor shiver.",
  },
  more = "Each week add a tenth, at most 5 minutes, if the pain has settled by the next day.",
  goal = "Aim for 30 minutes on 5 days a week, after 3 to 6 months. Keep it up for six months or more.",
  lean = {
    "Lean forward on a trolley, walking frame, poles or stick. You need not walk upright.",
    "Walk until your legs get 2 points worse. Then sit or bend forward until they settle, mostly 2 to 5 minutes.",
    "Do this again for 20 to 30 minutes in all, on 5 days a week.",
    "Take shorter, slower steps. Slightly uphill is easier than downhill. Do not push through heavy legs.",
    "Add a bike for 10 minutes, later 30. Each week walk a tenth longer.",
  },
  arteries = {
    "Not yet. First the pressure at your ankle is measured and your feet are checked.",
    "Never walk into pain if your foot hurts at rest.",
    "After that: walk until the calf hurts clearly, stop until it is gone, and do it again.",
    "Build up to 30 to 45 minutes, on 3 or more days. Best with a trainer: 2 hours a week for 3 months.",
  },
  stop = "Stop the walking programme. Be seen again first: call us today.",
  head = { "How the week went", "Next week" },
  rule = {
    { "A new leg problem or a danger sign", "Stop. Be seen again." },
    { "Fewer than 7 of 10 walks done", "The same time. Tell us why." },
    { "Pain more than 2 points up right after a walk", "A quarter less, never under 5 minutes. Two cuts in a row: physiotherapist." },
    { "Pain more than 2 points up the day after, once", "The same time." },
    { "The day after, two times or more", "A quarter less, too." },
    { "All else", "A tenth more, at most 5 minutes." },
    { "30 minutes on 5 days for 4 weeks", "Keep it. We look at it again after three months." },
  },
}

-- Rows: name, how, how much.  `back` is done flat on the back, `bend` bends the spine forward.
handout.exercises = translated {
  head = { "Exercise", "How", "How much" },
  tilt = { "Pelvic tilt", "Lie with knees bent. Tighten the belly and press the back down.", "5 seconds, 10 times" },
  dog = {
    "Bird-dog", "On hands and knees, stretch out one arm and the other leg. Stand if kneeling hurts.",
    "a few seconds, 10 each side",
  },
  bridge = { "Bridge", "Lie with knees bent. Lift the hips to a straight line.", "a few seconds, 8 to 12 times" },
  knee = { "Knee to chest", "Lie on your back. Pull one knee to the chest.", "15 to 30 seconds each leg" },
  cat = { "Cat and cow", "On hands and knees, round your back, then let it sink. Slowly.", "10 rounds" },
  bug = { "Dead bug", "Lie, arms and knees up. Lower one arm and the other leg.", "6 to 10 each side" },
  stretch = {
    "Stretch", "Back of the thigh and front of the hip: only if you were told that they are short.",
    "20 to 30 seconds, 3 times",
  },
  sit_bend = { "Bend forward", "Sit on a chair and bend forward.", "as far as it feels good" },
  bike = { "Cycling", "With a lean forward.", "10 minutes, later 30" },
  legs = { "Leg strength", "A physiotherapist shows you how.", "as shown" },
  supple = { "Mobility and posture", "Move the whole spine, and stand tall.", "every day" },
  breath = { "Deep breathing", "Breathe in until the ribs spread.", "every day" },
  swim = { "Swimming and fitness", "What you like best.", "as often as you can" },

  daily = "Every day.",
  narrow = "15 to 20 minutes a day. Do not bend backward under a load.",
  inflamed = "20 to 30 minutes a day. Moving makes it better, not worse.",
  hurt = "It may hurt a little more, at most 2 points of 10. It should be gone the next day.",
  class = "A class or a programme you like does as well.",
  pregnant = "In later pregnancy, do none flat on your back.",
  bones = "If your bones are weak: no knee to chest, no cat and cow, no bending forward.",
  ask = "Ask a physiotherapist first.",
  gone = "Some exercises are left out, because of your bones or a pregnancy. Ask a physiotherapist.",
}
handout.sets = {
  ["P-X1"] = { say = "daily", "tilt", "dog", "bridge", "knee", "cat", "bug", "stretch" },
  ["P-X2"] = { say = "narrow", "knee", "tilt", "sit_bend", "bike", "legs" },
  ["P-X3"] = { say = "inflamed", "supple", "breath", "swim" },
}
handout.on_the_back = { tilt = true, bridge = true, knee = true, bug = true, stretch = true }
handout.bends = { knee = true, cat = true, sit_bend = true }

handout.medicine = translated {
  allowed = "You may take ibuprofen or naproxen tablets. Take the lowest dose that helps, for a short time.",
  stop = "Black stools, or blood when you vomit: stop, and go to an emergency department.",
  none = "If you took too many painkillers, or your skin or eyes turn yellow: take none until you are seen.",
  weeks = "Have it looked at after 2 weeks.",
  hold = "Take no ibuprofen, naproxen, diclofenac or the like until a doctor has seen you.",
  blocked = "Do not take ibuprofen, naproxen, diclofenac or the like. Something you told us speaks against it.",
  open = "Do not take ibuprofen, naproxen, diclofenac or the like yet. Questions about them are open.",
  ask = "Ask us or a pharmacist before you take any tablet for the pain.",
}
-- The cautions of gates.lua.
handout.cautions = translated {
  ["ppi"] = "Only with a tablet that protects the stomach (PPI). Ask us for it.",
  ["naproxen-or-low-ibuprofen-only"] =
    "At most 1000 mg naproxen, or 1200 mg ibuprofen, in a day. No diclofenac and no coxib.",
  ["check-kidneys"] = "Have your kidneys checked. Stop if you vomit, or have diarrhoea or fever.",
  ["consider-ppi"] = "Ask us if you need a tablet that protects the stomach (PPI).",
  ["other"] = "There is something to mind. Ask us before you take it.",
}

-- What guidelines reject: what, and why.
handout.against = translated {
  ["P-D4"] = {
    "Paracetamol alone", "Guidelines advise against it on its own. If other tablets are not for you, ask us.",
  },
  ["P-D5"] = { "Opioids for long pain", "Long use is risky. If you take one, do not stop it all at once." },
  ["P-D5-A"] = { "Opioids for new pain", "In a large study they did not help." },
  ["P-D7-T"] = { "Tolperisone (Mydocalm)", "In Europe it is only for stiff muscles after a stroke." },
  ["P-D8"] = {
    "Gabapentin, pregabalin, steroids or diazepam for leg pain", "They were not shown to help, and they can harm.",
  },
  ["P-D8-S"] = { "Steroid tablets", "They have no place in low back pain." },
  ["P-D9"] = { "Nimesulide", "It can harm the liver." },
  ["P-D9-D"] = { "Diclofenac", "It raises the risk for the heart." },
  ["P-D10"] = { "B vitamins, water tablets, sedatives", "No proof that they help. Sedatives do harm." },
  ["P-D11"] = { "Antidepressants for back pain", "Guidelines advise against them for this." },
  ["P-D12"] = { "Steroid injections into the back", "Guidelines advise against them for this kind of pain." },
  ["P-N6"] = { "TENS, ultrasound, traction, magnets, laser, corsets, back belts", "No proof that they help." },
  ["P-I2"] = { "An injection into the spine for leg pain on walking", "Guidelines advise against it." },
  ["P-I6"] = {
    "Fusion, a new disc, injections into the spine", "Guidelines advise against them for this kind of pain.",
  },
  keep = { "This is about back pain.", "Do not stop a medicine you take for something else, and none all at once." },
}
handout.against_head = translated { "What", "Why" }

