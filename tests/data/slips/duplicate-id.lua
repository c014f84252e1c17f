--: 3: redflag "RF-1" is declared twice (first at
-- another of the same name stands in base.lua
redflag "RF-1" { level = "soon", when = fever, say = "x", source = "BOOK" }
