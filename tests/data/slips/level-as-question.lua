--: 5: level declares, and is no question: what came out earlier is asked with level_is "…"
--: 7: pattern declares, and is no question
redflag "RF-3" {
  level = "soon", say = "x", source = "BOOK",
  when = all { fever, level:is "alarm" } }
redflag "RF-4" {
  level = "soon", when = pattern:is "P", say = "x", source = "BOOK" }
