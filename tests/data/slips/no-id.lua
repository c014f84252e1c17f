--: 2: a redflag without an id; write redflag "id" { … }
redflag { level = "soon", when = fever, say = "x", source = "BOOK" }
