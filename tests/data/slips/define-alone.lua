--: 3: define "a" stands alone and declares nothing; its (condition) is missing
-- and the rule behind it is read
define "a"
redflag "RF-3" { level = "soon", when = fever, say = "x", source = "BOOK" }
