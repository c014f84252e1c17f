--: 6: ">" is not for rules: write x:over(n)
--: 3: when of redflag "RF-3" is true or false, not a condition
redflag "RF-3" {
  level = "soon",

  when = age > 50, say = "x", source = "BOOK" }
