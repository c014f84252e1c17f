--: 3: when of redflag "RF-3" is a text, not a condition; write fever without quotes
--: 4: when of redflag "RF-4" is a text, not a condition; names of questions and conditions stand without quotes
redflag "RF-3" { level = "soon", when = "fever", say = "x", source = "BOOK" }
redflag "RF-4" { level = "soon", when = "feverish", say = "x", source = "BOOK" }
