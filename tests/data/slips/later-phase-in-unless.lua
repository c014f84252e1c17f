--: 2: unless of redflag "RF-3" reads something that is only decided later
redflag "RF-3" { level = "soon", when = fever, unless = has_pattern "warm", say = "x", source = "BOOK" }
