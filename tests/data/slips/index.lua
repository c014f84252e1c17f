ruleset "mini" { version = "1", title = "a small rule set to slip on", reads = { "base.lua", "slip.lua" } }
