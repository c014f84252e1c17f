--: 2: "[" is not for rules: write key = value
redflag "RF-3" { level = "soon", when = fever, ["when"] = chills, say = "x", source = "BOOK" }
