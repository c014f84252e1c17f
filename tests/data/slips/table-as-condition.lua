--: 2: when of redflag "RF-3" is a table, not a condition; write any { … } when one is enough, all { … } when every one is needed
redflag "RF-3" { level = "soon", when = { fever, chills }, say = "x", source = "BOOK" }
