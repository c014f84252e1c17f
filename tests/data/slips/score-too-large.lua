--: 3: a score lies between -5000 and 5000
items "form" { n = 3, min = 0, max = 5000, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each "form" }, min = 0, max = 15000 }
