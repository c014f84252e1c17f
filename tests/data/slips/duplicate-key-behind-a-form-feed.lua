--: 2: when is given twice in one table
redflag "RF-3" { level = "soon", when = fever, when= chills, say = "x", source = "BOOK" }
