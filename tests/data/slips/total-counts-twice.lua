--: 3: total: form_1 stands in it twice
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each "form", form_1 }, min = 0, max = 20 }
