--: 1: declares nothing; if that is meant, take it out of the index
-- redflag "RF-3" { level = "soon", when = fever, say = "x", source = "BOOK" }
local nothing = "redflag"
