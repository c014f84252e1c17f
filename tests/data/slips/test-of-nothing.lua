--: 2: sex:is is not told with what; write x:is "value" or x:over(50)
define "x" (any { sex:is, fever })
