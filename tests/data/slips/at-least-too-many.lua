--: 2: at_least(n) over 2 conditions wants a whole number from 1 to 2
define "a" (at_least(3) { fever, chills })
