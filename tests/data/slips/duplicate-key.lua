--: 5: when is given twice in one table (first on line 4), and Lua would silently keep the second
redflag "RF-3" {
  level = "soon",
  when = fever,
  when = chills, say = "x", source = "BOOK" }
