--: 2: age is compared with a text; write a number
define "old" (age:over("50"))
