-- Who sees this person, by level.  The first line that holds wins; at routine everything that holds is joined.

destination "emergency" {
  first = {
    { "ambulance, vascular-capable ED", fired { "RF-AAA", "RF-AOR", "RF-CHE", level = "emergency" } },
    { "vascular on-call via ED", fired { "RF-VAS-1", level = "emergency" } },
    { "MSCC coordinator / ED", fired { "RF-CORD-1", level = "emergency" } },
    { "gynae/obstetric emergency unit", fired { "RF-PRG", level = "emergency" } },
    { "crisis service / ED", fired { "RF-PSY", level = "emergency" } },
    { "emergency department" },
  },
  source = { "NG156", "NG234", "NHSH", "LOCAL" },
}

destination "urgent" {
  first = {
    { "on-call spinal service via same-day GP", fired { "RF-CES", "RF-NEU", "RF-CORD-4", level = "urgent" } },
    { "MSCC coordinator via same-day GP", fired { "RF-MAL-1", "RF-CORD-2", level = "urgent" } },
    { "vascular surgeon (urgent)", fired { "RF-VAS-2", level = "urgent" } },
    { "same-day DVT assessment", fired { "RF-VAS-4", level = "urgent" } },
    { "same-day mental-health contact", fired { "RF-PSY", level = "urgent" } },
    { "paediatric service", fired { "RF-PED", level = "urgent" } },
    { "maternity unit", fired { "RF-PRG", level = "urgent" } },
    { "same-day GP / acute clinic" },
  },
  source = { "GIRFT23", "NG234", "LOCAL" },
}

destination "soon" {
  first = {
    {
      "GP ≤2 weeks → MSK/spinal (orthopaedist, neurosurgeon or neurologist)",
      any { has_pattern "radicular", fired { "RF-NEU", level = "soon" } },
    },
    { "GP who sees children", fired { "RF-PED", level = "soon" } },
    { "GP ≤2 weeks" },
  },
  add = { " + midwife", all { pregnant, no(has_conflict "DC-3") } },
  source = "LOCAL", from = { "S0-07", "S0-08" },
  note = "orthopaedist for structure; neurologist when nerve signs lead or the cause is unclear",
}

destination "routine" {
  instead = { "GP/midwife + physiotherapist", all { pregnant, no(has_conflict "DC-3") } },
  join = {
    { "rheumatologist", has_pattern "inflammatory" },
    { "GP for ABPI → vascular surgeon", has_pattern "vascular-claudication" },
    { "physiotherapist/MSK; spine orthopaedist if failing", has_pattern "neurogenic-claudication" },
    { "GP → urologist, gynaecologist or surgeon by organ", has_pattern "visceral" },
    { "orthopaedist (hip)", is_likely "C-HIP" },
    { "GP → neurologist", is_likely "C-NEU" },
    { "GP/physiotherapist", has_pattern "radicular" },
  },
  first = {
    { "GP", any { incomplete, fired "RF-AGE-1" } },
    { "physiotherapist or GP" },
  },
  source = { "NG65", "NG59", "LOCAL" }, from = { "S0-09", "S0-30", "S0-95", "S0-96", "S0-97", "S2-50" },
  note = "urologist for kidney, prostate, blood in urine; gynaecologist for cycle, womb, ovaries; " ..
         "surgeon for belly and gut",
}

destination "selfcare" {
  first = { { "self-care" } },
  source = "NG59",
}
