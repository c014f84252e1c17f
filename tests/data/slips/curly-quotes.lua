--: 3: “ is a printer's quote; write straight quotes: "…"
--: 5: « is a printer's quote
define “x” (sex:is “male and so on”)
redflag "RF-3" { level = "soon", when = fever, source = "BOOK",
  say = «Don't wait.» }
