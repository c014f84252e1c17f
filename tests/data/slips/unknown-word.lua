--: 2: nothing is called redflags; nearest: redflag
redflags "RF-3" { level = "soon", when = fever, say = "x", source = "BOOK" }
