--: 2: stage is never "middle"; its values are early, late
define "middle" (stage:is "middle")
