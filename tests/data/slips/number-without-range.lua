--: 2: min must be below max
number "weight" { tier = "core", kind = "other", min = 200, max = 20 }
