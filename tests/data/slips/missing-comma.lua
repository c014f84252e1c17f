--: 2: is a comma missing before the bracket?
redflag "RF-3" { level = "soon", when = any { fever { chills } }, say = "x", source = "BOOK" }
