--: 4: the label "pyrexia" is taken already
yesno "sweats" { tier = "core", kind = "symptom",
  aliases = { "night_sweats",
    "pyrexia" } }
