--: 2: items "Form" gives labels like Form_1; use small letters, digits and _ only
items "Form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
