--: 3: least says from how many answers on there is a score; that is a whole number from 1 to 3
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = mean { each "form", least = 4 }, min = 0, max = 5 }
