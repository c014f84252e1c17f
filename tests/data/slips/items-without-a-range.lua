--: 2: items "form" have no range; add min = 0, max = 5
items "form" { n = 3, min = 0, tier = "followup", kind = "other", ask = "item {n}" }
