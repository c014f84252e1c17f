--: 12: age:over(115) holds for no answer: age runs from 0 to 115
--: 13: age:under(0) holds for no answer: age runs from 0 to 115
--: 14: pain:at_least(0) holds for every answer: pain runs from 0 to 10
--: 15: pain:at_most(10) holds for every answer: pain runs from 0 to 10
--: 16: pain:between(0, 10) holds for every answer: pain runs from 0 to 10
--: 17: sum:over(2) holds for no answer: sum runs from -1 to 2
--: 18: half:under(0) holds for no answer: half runs from 0 to 50
--: 19: age is compared with itself
derive "half" { value = divided(age, 2), min = 0, max = 50 }
derive "gap" { value = minus(age, pain) }
define "ever" (any {
  age:over(115),
  age:under(0),
  pain:at_least(0),
  pain:at_most(10),
  pain:between(0, 10),
  sum:over(2),
  half:under(0),
  age:at_least(age),
  age:at_most(0), age:at_least(115), age:over(0), age:under(115), age:between(0, 0), age:between(115, 115),
  sum:at_least(2), gap:at_least(0), gap:under(-115), known(age) })
