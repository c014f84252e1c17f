--: 3: each("form", from, to): these are items, the first one first; there are 3
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each("form", 2, 4) }, min = 0, max = 10 }
