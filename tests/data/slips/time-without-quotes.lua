--: 2: a time stands in quotes; write "7 d"
redflag "RF-3" { level = "soon", within = 7 d, when = fever, say = "x", source = "BOOK" }
