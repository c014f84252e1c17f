--: 3: items "form": the label "form_2" is taken
yesno "form_2" { tier = "followup", kind = "other" }
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
