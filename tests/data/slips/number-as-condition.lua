--: 2: part 1 of any: age is a number; write age:over(n)
define "a" (any { age, fever })
