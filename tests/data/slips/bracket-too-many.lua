--: 3: } closes nothing; take it out, or open it above
redflag "RF-3" {
  level = "soon", when = fever, say = "x", source = "BOOK" }}
