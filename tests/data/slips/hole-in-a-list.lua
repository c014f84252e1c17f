--: 3: the list has a hole
--: 3: "nil" is not for rules: leave the entry out
redflag "RF-3" { level = "soon", when = any { fever, nil, chills }, say = "x", source = "BOOK" }
