--: 2: has an entry without a key
redflag "RF-3" { level = "soon", when = fever, chills, say = "x", source = "BOOK" }
