-- Where the rules come from.  read = "v": seen in the source itself or a faithful copy;
-- "m": from memory, a clinician must check it before release; "p": a pragmatic choice made here.

source "LOCAL" {
  title = "Local consensus and pragmatic choices of this rule set", year = 2026,
  where = "this rule set", read = "p",
}
source "GENERAL" {
  title = "General clinical knowledge, to be checked by a clinician before release", year = 2026,
  where = "none", read = "m",
}

-- Guidelines and pathways

source "NG59" {
  title = "NICE NG59 Low back pain and sciatica in over 16s", year = 2020, where = "NICE", read = "v",
  note = "first issued 2016; recommendations page and summaries read",
}
source "CKS" {
  title = "NICE CKS Sciatica (lumbar radiculopathy): red flags", year = 2018, where = "NICE CKS", read = "v",
  note = "2018 and later; read as copies at a law firm, NHS Lothian and BMJ Best Practice",
}
source "GIRFT23" {
  title = "GIRFT national suspected cauda equina syndrome pathway", year = 2023,
  where = "GIRFT, February 2023", read = "v",
}
source "CSP24" {
  title = "Cauda equina pathway note", year = 2024,
  where = "Physiotherapy, March 2024", read = "v",
}
source "BMJBP" {
  title = "BMJ Best Practice: cauda equina syndrome, approach",
  where = "BMJ Best Practice", read = "v",
}
source "NG234" {
  title = "NICE NG234 Spinal metastases and metastatic spinal cord compression", year = 2023,
  where = "BMJ 2023;383:p1973", read = "v",
}
source "NG65" { title = "NICE NG65 Spondyloarthritis in over 16s", year = 2017, where = "NICE", read = "v" }
source "NG12" { title = "NICE NG12 Suspected cancer: recognition and referral", where = "NICE", read = "v" }
source "NG156" { title = "NICE NG156 Abdominal aortic aneurysm", year = 2020, where = "NICE", read = "v" }
source "NG126" {
  title = "NICE NG126 Ectopic pregnancy and miscarriage",
  where = "NICE", read = "v", note = "summary page read",
}
source "NG111" { title = "NICE NG111 Pyelonephritis (acute)", where = "NICE", read = "m" }
source "NG118" { title = "NICE NG118 Renal and ureteric stones", where = "NICE", read = "m" }
source "NG158" { title = "NICE NG158 Venous thromboembolic diseases", where = "NICE", read = "m" }
source "CG147" { title = "NICE CG147 Peripheral arterial disease", where = "NICE", read = "m" }
source "NG19" { title = "NICE NG19 Diabetic foot problems", where = "NICE", read = "m" }
source "NEWS2" { title = "National Early Warning Score 2", where = "Royal College of Physicians", read = "m" }
source "KTT13" {
  title = "NICE key therapeutic topic: non-steroidal anti-inflammatory drugs",
  where = "NICE", read = "v",
}
source "WHO23" {
  title = "WHO guideline on chronic primary low back pain", year = 2023,
  where = "ISBN 978-92-4-008178-9", read = "v",
  note = "list of recommendations read",
}
source "ACP17" {
  title = "Qaseem, noninvasive treatments for low back pain (ACP)", year = 2017,
  where = "Ann Intern Med 2017;166:514-530", read = "v",
}
source "ACP11" {
  title = "Chou, diagnostic imaging for low back pain (ACP)", year = 2011,
  where = "Ann Intern Med 2011;154:181-189, PMID 21282698", read = "v",
}
source "IDSA15" {
  title = "Berbari, IDSA native vertebral osteomyelitis", year = 2015,
  where = "CID 2015;61:e26, doi 10.1093/cid/civ482", read = "v",
}
source "AAFP20" {
  title = "Back pain in children and adolescents", year = 2020,
  where = "Am Fam Physician 2020;102:19-28", read = "v",
}
source "ESVS20" {
  title = "ESVS acute limb ischaemia", year = 2020, where = "guideline-genius page", read = "v",
}
source "NHSL" { title = "NHS Lothian referral pages", where = "NHS Lothian", read = "v" }
source "NHSH" { title = "NHS Highland referral pages", where = "NHS Highland", read = "v" }
source "Cornwall" { title = "NHS Cornwall referral pages", where = "NHS Cornwall", read = "v" }
source "EMA2012" {
  title = "EMA press release on tolperisone", year = 2012,
  where = "EMA, 22 June 2012", read = "v",
}

-- Red flags

source "FIN20" {
  title = "Finucane, international framework for red flags for serious spinal pathologies", year = 2020,
  where = "JOSPT 2020;50(7):350-372, doi 10.2519/jospt.2020.9971", read = "v",
  note = "abstract read; details and DOI from memory",
}
source "FIN17" {
  title = "Finucane, Greenhalgh, Selfe: flags of metastatic bone disease", year = 2017,
  where = "doi 10.3233/PPR-170095", read = "v",
}
source "DOW13" {
  title = "Downie, red flags for malignancy and fracture", year = 2013,
  where = "BMJ 2013;347:f7095", read = "v",
}
source "HEN09" {
  title = "Henschke, prevalence of and screening for serious spinal pathology", year = 2009,
  where = "Arthritis Rheum 2009;60:3072, doi 10.1002/art.24853", read = "v",
  note = "likelihood ratios from memory",
}
source "COCH" {
  title = "Cochrane review of malignancy red flags",
  where = "CD008686", read = "v", note = "summary read",
}
source "CD014461" {
  title = "Han, Cochrane review of fracture red flags", year = 2023,
  where = "CD014461", read = "v", note = "existence checked only",
  accepts = { "D50: listed so that it is not searched for again; nothing was taken from it" },
}
source "YUS19" {
  title = "Yusuf, red flags of spinal infection", year = 2019,
  where = "BMC MSD, s12891-019-2949-6", read = "v",
}
source "JBJI22" {
  title = "Maamari, native vertebral osteomyelitis", year = 2022,
  where = "jbji-7-23-2022", read = "v",
}

-- Clusters and tests

source "COCH10" {
  title = "van der Windt, physical examination for radiculopathy", year = 2010,
  where = "Cochrane CD007431", read = "m",
}
source "SIE09" {
  title = "Sieper, inflammatory back pain criteria (ASAS)", year = 2009,
  where = "Ann Rheum Dis 2009;68:784-788", read = "v",
}
source "COO11" {
  title = "Cook, cluster for lumbar spinal stenosis", year = 2011,
  where = "Physiother Res Int 2011", read = "v",
}
source "SUG08" {
  title = "Sugioka, stenosis score from the history", year = 2008,
  where = "Fam Pract 2008;25:237, doi 10.1093/fampra/cmn031",
  read = "v", note = "points by way of PMC3743645",
}
source "KON07" {
  title = "Konno, diagnostic support tool for stenosis", year = 2007,
  where = "Eur Spine J 2007;16:1951, doi 10.1007/s00586-007-0402-2", read = "v", note = "weights from memory",
}
source "SSHQ07" {
  title = "Konno, self-administered history questionnaire", year = 2007,
  where = "BMC MSD 2007;8:102", read = "v",
}
source "SUR10" {
  title = "Suri, does this older adult have lumbar spinal stenosis?", year = 2010,
  where = "JAMA 2010;304:2628, doi 10.1001/jama.2010.1833", read = "v",
}
source "GEN18" {
  title = "Genevay, N-CLASS criteria", year = 2018,
  where = "Spine J 2018;18:941, doi 10.1016/j.spinee.2017.10.003",
  read = "v", note = "existence checked; weights from memory",
}
source "NAD13" {
  title = "Nadeau, neurogenic or vascular claudication", year = 2013,
  where = "Can J Surg 2013;56:372, doi 10.1503/cjs.016512", read = "v",
}
source "ECQ92" {
  title = "Leng and Fowkes, Edinburgh claudication questionnaire", year = 1992,
  where = "J Clin Epidemiol 45:1101", read = "v",
  note = "read by way of calculators",
}
source "BPAC14" {
  title = "Interpreting the ankle/arm pressure ratio", year = 2014,
  where = "bpac", read = "v",
}
source "PMC1363917" { title = "Interpreting the ankle/arm pressure ratio", where = "PMC1363917", read = "v" }
source "LAS03" {
  title = "Laslett, sacroiliac provocation tests and centralisation", year = 2003,
  where = "Laslett 2003", read = "v",
}
source "LAS05" {
  title = "Laslett, sacroiliac provocation tests", year = 2005,
  where = "doi 10.1016/j.math.2005.01.003", read = "v",
  note = "DOI from memory",
}
source "LAS06" {
  title = "Laslett, predictors of facet pain", year = 2006,
  where = "Laslett 2006", read = "v", note = "secondary source",
}
source "ROM10" {
  title = "Roman, cluster for osteoporotic compression fracture", year = 2010,
  where = "Roman 2010", read = "v", note = "items read; figures from memory",
}
source "VRO02" {
  title = "Vroomen, history and examination in nerve root compression", year = 2002,
  where = "JNNP 72:630", read = "v",
}
source "ALQ" {
  title = "Alqarni, tests for spondylolisthesis and instability", year = 2015,
  where = "reviews 2011 and 2015", read = "v",
}
source "HOP18" {
  title = "Hopayian, features of piriformis syndrome", year = 2018,
  where = "doi 10.1007/s00590-017-2031-8", read = "v",
}

-- Treatment

source "BUS21" {
  title = "Bussières, neurogenic claudication guideline", year = 2021,
  where = "J Pain 2021;22:1015", read = "v",
}
source "AMM16" {
  title = "Ammendolia, boot camp programme for stenosis", year = 2016,
  where = "s12998-016-0106-y", read = "v",
}
source "AMM18" {
  title = "Ammendolia, trial of the boot camp programme", year = 2018,
  where = "2018 trial", read = "m",
}
source "OPAL23" {
  title = "OPAL, opioids for acute low back and neck pain", year = 2023,
  where = "Lancet, doi 10.1016/S0140-6736(23)00404-X", read = "v",
}
source "WB24" {
  title = "WalkBack, walking to prevent recurrence", year = 2024,
  where = "Lancet 2024;404:134", read = "v",
}
source "STE16" {
  title = "Steffens, prevention of low back pain", year = 2016,
  where = "JAMA Intern Med 2016;176:199", read = "v",
}
source "FRE06c" {
  title = "French, superficial heat or cold", year = 2006,
  where = "Cochrane, Spine 2006;31:998", read = "v",
}
source "MAT16" {
  title = "Matsudaira, course of stenosis without surgery", year = 2016,
  where = "PLoS One 2016;11:e0148584", read = "v",
}
source "JOH92" {
  title = "Johnsson, natural course of stenosis", year = 1992,
  where = "by way of BMJ Best Practice", read = "v",
}
source "SPORT" {
  title = "Weinstein, surgery for stenosis at four years", year = 2010,
  where = "Spine 2010;35:1329", read = "v",
}

-- Instruments

source "KEELE" { title = "Keele STarT Back calculator page", where = "Keele University", read = "v" }
source "OST08" { title = "Ostelo, changes that matter", year = 2008, where = "Spine 2008;33:90", read = "v" }
source "BOO16" {
  title = "Boonstra, cut-offs for the pain scale", year = 2016,
  where = "Front Psychol 2016;7:1466", read = "v",
}
source "KAM10" {
  title = "Kamper, what recovery means", year = 2010,
  where = "Eur Spine J 2010;19:1495", read = "v",
}
source "LIN11" {
  title = "Linton, short Örebro questionnaire", year = 2011,
  where = "Spine 2011;36:1891", read = "v",
}
source "FRE06" { title = "Freynhagen, painDETECT", year = 2006, where = "Freynhagen 2006", read = "v" }
source "STR95" {
  title = "Stratford, patient-specific functional scale", year = 1995,
  where = "original", read = "m",
}
source "BOU05" { title = "Bouhassira, DN4", year = 2005, where = "original", read = "m" }
source "ODI00" {
  title = "Fairbank and Pynsent, the Oswestry disability index", year = 2000,
  where = "Spine 25:2940", read = "m",
}
source "ROL83" {
  title = "Roland and Morris, a study of the natural history of back pain, part 1", year = 1983,
  where = "Spine 8:141", read = "m",
}
source "STU96" {
  title = "Stucki, self-administered outcome measure in lumbar spinal stenosis", year = 1996,
  where = "Spine 21:796", read = "m",
}
source "KOP95" {
  title = "Kopec, the Quebec back pain disability scale", year = 1995,
  where = "Spine 20:341", read = "m",
}
