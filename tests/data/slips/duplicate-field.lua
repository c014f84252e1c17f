--: 2: the label "fever" is taken
yesno "fever" { tier = "core", kind = "symptom" }
