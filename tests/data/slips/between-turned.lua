--: 2: the smaller comes first
define "grown" (age:between(60, 18))
