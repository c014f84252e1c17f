--: 4: nothing is called feverr; nearest: fever
redflag "RF-3" {
  level = "soon",
  when = any { feverr, chills },
  say = "x", source = "BOOK",
}
