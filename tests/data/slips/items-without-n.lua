--: 2: items "form" has no n; add n = 10
items "form" { min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
