--: 4: '}' expected (to close '{' at line 2) near 'say'
redflag "RF-3" {
  level = "soon", when = fever
  say = "x", source = "BOOK" }
