--: 3: "~=" is not for rules: write x:is_not "value"
--: 3: a named condition is true or false
define "a" (sex ~= "male")
