--: 4: write = between a key and its value: level = …
--: 5: within: …: write = between a key and its value, and a text in quotes: within = "now"
redflag "RF-3" {
  level: "soon",
  within: now,
  when = fever, say = "x", source = "BOOK" }
