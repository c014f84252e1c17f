--: 3: fever has no values to choose from; write the name alone, or no(name)
--: 4: only a number has :over
define "a" (fever:is "yes")
define "b" (fever:over(1))
