--: 4: source is empty; write source =
redflag "RF-3" {
  level = "soon", when = fever, say = "x",
  source = {} }
