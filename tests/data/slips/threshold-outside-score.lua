--: 2: sum runs from -1 to 2; 7 is outside
define "much" (sum:at_least(7))
