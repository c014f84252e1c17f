--: 3: "any" is a word of the rule language; choose another name
--: 4: "incomplete" is a word of the rule language; choose another name
yesno "any" { tier = "core", kind = "symptom" }
define "incomplete" (fever)
