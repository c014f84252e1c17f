--: 3: mean wants at least 2 numbers
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = mean { form_1 }, min = 0, max = 5 }
