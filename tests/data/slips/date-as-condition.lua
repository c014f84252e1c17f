--: 2: onset is a number; write onset:over(n)
define "a" (onset)
