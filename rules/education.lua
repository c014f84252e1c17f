-- Explanations for people, and figures for clinicians.  No rule reads them.

-- For people

education "ED-01" {
  topic = "What it is",
  say = "Low back pain is pain, tightness or stiffness between the lowest ribs and the fold of the " ..
        "buttocks. It is among the commonest reasons to see somebody and to miss work, and most of it " ..
        "is no emergency. Mostly it depends on movement and position; seldom it comes from an organ or " ..
        "another illness, and that is what the first questions are for.",
  source = { "WHO23", "LOCAL" }, from = { "S0-01", "S1-05", "S2-34", "S2-39", "S2-79", "S3-20", "S0-89" },
  note = "how many people in the United States have it (S1-05) came without a source and is not printed",
}

education "ED-02" {
  topic = "How it goes on",
  say = "Most new episodes ease within six weeks. What you believe about your back changes how it goes: it " ..
        "is strong, it stiffens a little with age, and it is made to move. If you are not better in six " ..
        "weeks, come back: an unchanged problem needs a second look.",
  source = "NG59", from = { "S0-05", "S0-06", "S2-17", "S2-33", "S3-20" },
}

education "ED-03" {
  topic = "How the back is built",
  say = "Twenty-four movable bones stand on each other: seven in the neck, twelve behind the chest, " ..
        "five in the low back, which carry the upper body; below them are the fused sacrum and the " ..
        "tailbone. Discs between them take up load; small joints on both sides, ligaments and tendons " ..
        "guide and hold. The cord lies protected inside and reaches up to the brain; 31 pairs of nerves " ..
        "leave between the bones.",
  source = "GENERAL", from = { "S2-30", "S2-31", "S2-32", "S2-61", "S2-62" },
}

education "ED-04" {
  topic = "Why bending forward can ease the leg",
  say = "Each nerve leaves through a hole made of two half circles that open and close as you move. " ..
        "Bending back, turning away and leaning to the same side close it; bending forward opens it. " ..
        "The nerve then joins the large nerve that runs down the leg, which is why the back can be felt " ..
        "in the foot. Walking moves the low back from both ends, arms and legs.",
  source = "GENERAL", from = { "S2-04", "S2-05", "S2-06", "S2-07" },
}

education "ED-05" {
  topic = "Walking",
  say = "Pain makes people sit and lie; walking helps many to get going again. It keeps pain away " ..
        "longer once it has gone, and it is good for weight, blood pressure, heart and mind. Build it " ..
        "up slowly.",
  source = { "WB24", "LOCAL" }, from = { "S0-54", "S0-55", "S0-65", "S2-01", "S2-80" },
}

education "ED-06" {
  topic = "Comfort from moving",
  say = "Moving may release the body's own painkillers; many people feel pain less after a walk. The " ..
        "evidence is weak and the walk is good anyway.",
  source = "LOCAL", from = { "S2-02" },
}

education "ED-07" {
  topic = "Bladder, bowel and saddle",
  say = "Very rarely the nerves of bladder and bowel are pressed. Then hours count. Numbness between " ..
        "the legs, trouble passing urine, or loss of control of bladder or bowel that is new means: " ..
        "emergency department, now.",
  source = { "GIRFT23", "CKS" }, from = { "S0-83", "S1-32", "S3-23", "S3-25" },
}

education "ED-08" {
  topic = "Pressure in the chest",
  say = "Pressure or pain in the chest is not a pinched nerve: call an ambulance.",
  source = "GENERAL", from = { "S0-78" },
}

education "ED-09" {
  topic = "A swollen calf",
  say = "One calf that is newly swollen, warm or tender may hold a clot: have it looked at the same " ..
        "day. A calf that hurts on walking and stops when you stand still may be short of blood. " ..
        "Neither is for home remedies.",
  source = { "NG158", "NAD13" }, from = { "S2-57" },
}

education "ED-10" {
  topic = "Words on a scan report",
  say = "Osteochondrosis, spondylosis, protrusion, worn discs: words for changes that come with age and " ..
        "are usual in people without pain. A slipped disc matters when it fits the pain in the leg, or " ..
        "trouble with bladder, bowel or strength; not by its size.",
  source = { "NG59", "ACP11" }, from = { "S0-04", "S0-18", "S0-26", "S0-45" },
}

education "ED-11" {
  topic = "What helps",
  say = "Three families of treatment exist: moving and understanding, medicine, and operations. The " ..
        "first comes first and helps many, with help from a physiotherapist where it is wanted; talk " ..
        "each choice over with your clinician, who knows your other illnesses.",
  source = "NG59", from = { "S0-15", "S0-31", "S1-04", "S1-13", "S1-39", "S1-52" },
}

education "ED-12" {
  topic = "What this is not",
  say = "This sheet sorts answers by written rules, and names those that decided. It answers no free " ..
        "questions and guesses at nothing. It supports a clinician's decision, examines nobody, and " ..
        "takes the place of no advice, diagnosis or treatment. No doctor has approved it for you unless " ..
        "a name is signed below.",
  source = "LOCAL", from = { "S0-73", "S1-02", "S1-19", "S1-20", "S1-53", "S1-54" },
}

-- For clinicians

education "ED-20" {
  topic = "Red flags: how often they mean something",
  say = "Of 1172 people with acute pain in primary care 80.4 % had at least one flag and 0.9 % a " ..
        "serious disease; 8 of 11 were fractures. Print the count and the caveat, never \"you may have " ..
        "cancer\". No flag is not safe either: print the safety net always.",
  source = { "HEN09", "FIN20" },
}

education "ED-21" {
  topic = "The best single flags",
  say = "Fracture: older age 9 %, severe injury 11 %, long steroids 33 %, bruise or graze 62 %, several " ..
        "together 90 % afterwards. Malignancy: a history of cancer.",
  source = "DOW13",
  note = "a Cochrane review of fracture flags exists (CD014461); the figures are not from it",
}

education "ED-22" {
  topic = "CL-SSHQ: self-administered history questionnaire",
  say = "Four questions on leg pain or numbness from thigh to shin, after walking and eased by rest, on " ..
        "standing, eased bending forward; six on both legs, soles, buttocks, numbness without pain, " ..
        "burning, an urge on walking. All of the first four: root type. One of the first four and two " ..
        "of the rest: cauda equina type. Our questions do not cover the soles and the urge, so it is " ..
        "not scored.",
  source = "SSHQ07",
}

education "ED-23" {
  topic = "CL-SURI: single findings in stenosis",
  say = "LR+: no pain when seated 7.4 (1.9 to 30), better bending forward 6.4 (4.1 to 9.9), both " ..
        "buttocks or legs 6.3 (3.1 to 13), neurogenic claudication 3.7 (2.9 to 4.8) and its absence " ..
        "0.23, wide gait 13 (1.9 to 95), Romberg 4.2 (1.4 to 13), over 70 2.0, under 60 0.40. They are " ..
        "not independent: do not multiply them.",
  source = "SUR10",
}

education "ED-24" {
  topic = "CL-VRO: nerve root compression",
  say = "Leg worse than back, pain along a dermatome, worse on coughing, in bouts, weakness, and a " ..
        "large distance from finger to floor: area under the curve 0.80 for the history, 0.83 with " ..
        "examination. The leg raise adds nothing of its own.",
  source = "VRO02",
}

education "ED-25" {
  topic = "A narrow canal without an operation",
  say = "Over about four years 15 to 25 % get better, 50 to 70 % stay as they are, 15 to 25 % get " ..
        "worse; with care and without an operation 30 % had improved at three years. In SPORT, at four " ..
        "years, ODI was 9.4 points lower (better) with an operation than without.",
  source = { "JOH92", "MAT16", "SPORT" }, from = { "S2-78", "S2-77" },
  note = "the saying that operations help a third, leave a third and harm a third has no source and is " ..
         "not printed",
}

education "ED-26" {
  topic = "Sitting posture",
  say = "Sitting posture differs between subgroups (Dankaerts 2006), the lumbar curve differs between " ..
        "sitting and standing (Lord 1997), and posture training guided by subgroup has been tried " ..
        "(Sheeran 2013). None of it makes one posture right for everyone.",
  source = "LOCAL", from = { "S2-64", "S2-65", "S2-67", "S1-10" },
}

education "ED-27" {
  topic = "Old names",
  say = "Osteochondrosis, spondylosis, degenerative disc: C-NSP or C-DEC unless there are leg symptoms. " ..
        "Spondyloarthrosis, arthrosis: C-FAC. Protrusion, hernia: C-HNP only with leg pain. " ..
        "Rachiocampsis: C-SCO. Lumbago: C-STR. Radiculitis, sciatic neuralgia: C-HNP. Rheumatism: " ..
        "C-AXS. Joint wear is the spine itself, not a disease from elsewhere.",
  source = "LOCAL", from = { "S0-04", "S0-25", "S0-26", "S0-48", "S0-68", "S0-69", "S0-70" },
  note = "that osteochondrosis is now common in the young (S0-25) has no good source and is not printed",
}

education "ED-28" {
  topic = "Cauda equina and cord: times",
  say = "MRI within 4 hours of the request once cauda equina syndrome is suspected; no rectal " ..
        "examination is needed to justify it; 200 ml or more left in the bladder supports, less does " ..
        "not exclude. Cancer with cord signs: MRI within 24 hours. Suspected metastasis without cord " ..
        "signs: within a week.",
  source = { "GIRFT23", "BMJBP", "NG234" },
  caveat = "the two time limits for cancer were seen only on a study card",
}

education "ED-29" {
  topic = "What is done when",
  say = "Acute: worse at 2 weeks, look again; the same at 6 weeks, physiotherapy and STarT Back; not " ..
        "better at 12, combined programme. Sciatica: check strength at 2 weeks; the same at 6, spinal " ..
        "or MSK service. Narrow canal: walking aid and a 12-week programme at 6 weeks, spinal opinion " ..
        "and MRI at 12. Arteries: ankle pressure at 2 weeks, vascular clinic if limiting. Inflammatory: " ..
        "anti-inflammatory trial for 2 to 4 weeks if the gate allows, rheumatology.",
  source = { "NG59", "LOCAL" },
}
