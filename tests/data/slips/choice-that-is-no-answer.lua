--: 6: "DK" already means that the question was not answered or does not apply; choose another word
--: 7: "na" already means that
--: 8: "Null" already means that
--: 9: "?" already means that
choice "side" { tier = "core", kind = "other", values = { "yes", "no", "none", "0",
  "DK",
  "na",
  "Null",
  "?" } }
