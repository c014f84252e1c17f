--: 3: when of redflag "RF-3" reads something that is only decided later
define "strained" (is_likely "C-1")
redflag "RF-3" { level = "soon", when = strained, say = "x", source = "BOOK" }
