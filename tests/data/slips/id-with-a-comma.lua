--: 5: an id has up to 100 bytes and no comma, tab or line end
--: 6: an id has up to 100 bytes and no comma, tab or line end
--: 7: block "back, leg": an id has up to 100 bytes and no comma, tab or line end
--: 8: redflag "RF 5": an id has no blank, as blanks part what a worked case expects; write a hyphen
redflag "RF,3" { level = "soon", when = fever, say = "x", source = "BOOK" }
redflag "RF\t4" { level = "soon", when = fever, say = "x", source = "BOOK" }
block "back, leg" { opens = fever, asks = { fever } }
redflag "RF 5" { level = "soon", when = fever, say = "x", source = "BOOK" }
