--: 3: leats = … inside total { … } would be lost; beside numbers it takes least = n
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each "form", leats = 2 }, min = 0, max = 15 }
