--: 3: "not" is not for rules: write no(x)
--: 3: a named condition is true or false, not a condition
define "a" (not fever)
