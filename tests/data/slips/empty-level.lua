--: 2: level is empty; write level =
redflag "RF-3" { level = "", when = fever, say = "x", source = "BOOK" }
