--: 2: ruleset "other": the index has named this rule set "mini" already
ruleset "other" { version = "2", reads = { "base.lua" } }
