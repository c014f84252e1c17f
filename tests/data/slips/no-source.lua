--: 2: redflag "RF-3" has no source; add source =
redflag "RF-3" { level = "soon", when = fever, say = "x" }
