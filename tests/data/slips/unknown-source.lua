--: 5: there is no source "BOOOK"; nearest: BOOK
redflag "RF-3" { level = "soon", when = fever, say = "x",
  source = {
    "BOOK",
    "BOOOK" } }
