--: 2: inf is outside
define "old" (age:under(1e999))
