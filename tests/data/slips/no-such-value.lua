--: 2: sex is never "femal"; its values are female, male, other
define "woman" (sex:is "femal")
