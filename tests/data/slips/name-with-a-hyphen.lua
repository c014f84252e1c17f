--: 2: "back-pain" cannot be used as a name; letters, digits and _ only
yesno "back-pain" { tier = "core", kind = "symptom" }
