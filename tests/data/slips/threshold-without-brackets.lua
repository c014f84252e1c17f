--: 3: brackets are missing; write age:at_least(65)
--: 4: brackets are missing; write age:over(pain)
define "x" (any { age:at_least 65,
  age:over pain })
