--: 2: a text holds a NUL byte
redflag "RF-3" { level = "soon", when = fever, say = "a\0b", source = "BOOK" }
