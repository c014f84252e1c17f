--: 2: "." is not for rules: names have no parts
define "a" (sex.male)
