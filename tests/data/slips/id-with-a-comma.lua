--: 3: an id has up to 100 bytes and no comma, tab or line end
--: 4: an id has up to 100 bytes and no comma, tab or line end
redflag "RF,3" { level = "soon", when = fever, say = "x", source = "BOOK" }
redflag "RF\t4" { level = "soon", when = fever, say = "x", source = "BOOK" }
