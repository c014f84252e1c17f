--: 2: the bracket that is opened here is never closed
redflag "RF-3" {
  level = "soon", when = any { fever, chills, say = "x", source = "BOOK" }
