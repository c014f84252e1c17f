--: 2: in a text begins a special sign; write
redflag "RF-3" { level = "soon", when = fever, say = "C:\quick", source = "BOOK" }
