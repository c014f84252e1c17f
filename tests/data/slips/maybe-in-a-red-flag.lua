--: 2: maybe(…) is for triage and later
redflag "RF-3" { level = "soon", when = maybe(fever), say = "x", source = "BOOK" }
