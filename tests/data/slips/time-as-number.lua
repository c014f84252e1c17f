--: 2: malformed number near '7d': a number is digits and a point; a time stands in quotes, as in "14 d"
redflag "RF-3" { level = "soon", within = 7d, when = fever, say = "x", source = "BOOK" }
