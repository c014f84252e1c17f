--: 5: nothing is called soon; a text stands in quotes: "soon"
--: 5: nothing is called now; a text stands in quotes: "now"
--: 6: nothing is called BOOK; a text stands in quotes: "BOOK"
redflag "RF-3" {
  level = soon, within = now, when = fever, say = "x",
  source = BOOK }
