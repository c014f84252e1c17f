--: 2: sum is a number; write sum:over(n)
define "a" (any { sum, fever })
