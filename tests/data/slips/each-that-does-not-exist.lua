--: 3: each "from": no items have that id; nearest: form
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each "from" }, min = 0, max = 15 }
