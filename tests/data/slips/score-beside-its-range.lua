--: 3: its items come to 0 to 15, and s runs from 0 to 100; one of the two is mistaken
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "item {n}" }
derive "s" { value = total { each "form" }, min = 0, max = 100 }
