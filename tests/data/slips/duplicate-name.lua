--: 2: "hot" is declared twice (first at
define "hot" (fever)
