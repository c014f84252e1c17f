--: 3: nothing is called shivers
redflag "RF-3" {
  level = "soon", when = shivers, say = "x", source = "BOOK" }
yesno "shivers" { tier = "core", kind = "symptom" }
