-- A rule set about something else altogether: what is wrong with a houseplant.
ruleset "houseplants" {
  version = "3",
  title = "Houseplants: shows that nothing clinical is compiled in",
  reads = { "words.lua", "rules.lua", "care.lua" },
}
