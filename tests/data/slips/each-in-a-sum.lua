--: 3: plus: each gives several numbers; write total { each "…" }
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = plus(each "form", 1) }
