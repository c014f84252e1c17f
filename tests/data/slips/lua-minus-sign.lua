--: 2: "-" is not for rules
redflag "RF-3" { level = "soon", when = any { -fever, chills }, say = "x", source = "BOOK" }
