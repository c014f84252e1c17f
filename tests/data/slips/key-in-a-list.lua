--: 2: x = … inside any { … } would be lost; write it as an entry without a name
define "a" (any { fever, chills, x = cancer })
