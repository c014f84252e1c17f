--: 4: redflag "RF-3": within "14 d" is longer than level "soon" allows ("7 d"); leave it out, or choose a lower level
--: 7: triage "TR-2": within "24 h" is longer than level "alarm" allows ("now")
redflag "RF-3" {
  level = "soon", within = "14 d", when = fever, say = "x", source = "BOOK" }
triage "TR-2" {
  level = "alarm",
  within = "24 h", when = fever, source = "BOOK" }
triage "TR-3" { level = "soon", within = "168 h", when = fever, source = "BOOK" }
