--: 2: within must be "now", "24 h" or "14 d"
redflag "RF-3" { level = "soon", within = "5 weeks", when = fever, say = "x", source = "BOOK" }
