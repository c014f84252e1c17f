--: 2: items "form": n must be a whole number from 2 to 100
items "form" { n = 101, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
