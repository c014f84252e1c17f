--: 2: a value stands in quotes; write sex:is "male"
define "x" (sex:is male)
