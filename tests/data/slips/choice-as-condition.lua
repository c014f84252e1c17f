--: 2: part 2 of all: sex has several values; write sex:is "value"
define "a" (all { fever, sex })
