--: 2: when of redflag "RF-3" reads something that is only decided later
redflag "RF-3" { level = "soon", when = level_is "alarm", say = "x", source = "BOOK" }
