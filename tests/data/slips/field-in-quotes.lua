--: 2: must_know must be a list of fields, without quotes
gate "cream" { blocked_if = { cancer }, must_know = { "age" }, source = "BOOK" }
