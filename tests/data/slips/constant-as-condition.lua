--: 2: part 2 of any is true or false, not a condition
define "a" (any { fever, true })
