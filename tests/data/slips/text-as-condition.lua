--: 2: part 2 of any is a text, not a condition
define "a" (any { fever, "chills" })
