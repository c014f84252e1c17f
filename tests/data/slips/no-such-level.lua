--: 4: there is no level "alarn"; nearest: alarm
redflag "RF-3" {
  when = fever,
  level = "alarn",
  say = "x", source = "BOOK" }
