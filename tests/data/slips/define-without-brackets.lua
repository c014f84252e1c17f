--: 2: what is said of define "x" stands in brackets; write define "x" (condition)
define "x" any { fever, chills }
