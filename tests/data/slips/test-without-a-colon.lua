--: 3: a colon is missing; write age:over
--: 4: a colon is missing; write sex:is
define "x" (any { age over 50,
  sex is "male" })
