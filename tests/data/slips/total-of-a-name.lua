--: 3: write total { each "odi", least = 8 }
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total(form_1), min = 0, max = 15 }
