--: 3: "==" is not for rules: write x:is "value"
--: 3: a named condition is true or false
define "a" (sex == "male")
