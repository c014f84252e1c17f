--: 2: any { … } has 0 conditions
define "a" (any {})
