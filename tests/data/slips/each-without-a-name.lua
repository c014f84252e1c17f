--: 3: write each "odi"
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each(form_1) }, min = 0, max = 15 }
