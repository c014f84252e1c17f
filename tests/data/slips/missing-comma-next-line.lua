--: 6: a comma is missing before say
--: 9: a comma is missing before source
--: 11: a comma is missing before chills
redflag "RF-3" {
  level = "soon", when = fever
  say = "x", source = "BOOK" }
redflag "RF-4" {
  level = "soon", when = any { fever, age:over(50) }, say = "x"
  source = "BOOK" }
define "x" (any { fever,
  all { cancer } chills })
