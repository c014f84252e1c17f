--: 2: pill is never "yes"; its values are allowed, blocked, withheld-unknown
define "may" (pill:is "yes")
