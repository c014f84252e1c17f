--: 2: its rank or its name is taken by another level
level "panic" { rank = 1, within = "now" }
