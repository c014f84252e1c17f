--: 3: this each went into no rule
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
each "form"
