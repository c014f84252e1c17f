--: 2: the lowest level is what remains when nothing fires
redflag "RF-3" { level = "calm", when = fever, say = "x", source = "BOOK" }
