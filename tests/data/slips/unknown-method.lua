--: 2: :above is not known here; a choice has :is :is_not, a number :over
define "a" (age:above(50))
