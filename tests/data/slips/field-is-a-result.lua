--: 2: the label "level" is taken: another field, an alias, or a result of the programs
choice "level" { tier = "core", kind = "other", values = { "a", "b" } }
