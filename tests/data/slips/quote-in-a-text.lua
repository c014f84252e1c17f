--: 2: the text in quotes ends before no; write
redflag "RF-3" { level = "soon", when = fever, say = "If "no" ask again.", source = "BOOK" }
