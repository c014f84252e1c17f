--: 2: write redflag "id" { … }
redflag "" { level = "soon", when = fever, say = "x", source = "BOOK" }
