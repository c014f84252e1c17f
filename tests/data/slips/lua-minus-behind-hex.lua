--: 2: "-" is not for rules
redflag "RF-3" { level = "soon", when = any { 0xe-age, chills }, say = "x", source = "BOOK" }
