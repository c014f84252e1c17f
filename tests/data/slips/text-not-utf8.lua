--: 2: a text is not UTF-8: …R…; save the file as UTF-8
redflag "RF-3" { level = "soon", when = fever, say = "R�cken", source = "BOOK" }
