--: 2: items "form": ask must be a text that has {n} where the number of the item comes
items "form" { n = 3, min = 0, max = 5, tier = "followup", kind = "other", ask = "an item" }
