--: 4: age runs from 0 to 115; 150 is outside
--: 5: pain runs from 0 to 10; -1 is outside
define "old" (any {
  age:over(150),
  pain:between(-1, 3) })
