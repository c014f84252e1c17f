--: 6: a closing bracket is missing before redflag; the one opened on line 3 is still open
--: 8: a comma is missing before say
redflag "RF-3" {
  level = "soon", when = fever, say = "x", source = "BOOK",

redflag "RF-4" {
  level = "soon", when = fever
  say = "x", source = "BOOK" }
