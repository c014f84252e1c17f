--: 2: an id stands in quotes; write redflag "RF3"
redflag RF3 { level = "soon", when = fever, say = "x", source = "BOOK" }
