--: 0: no level has rank 3
level "panic" { rank = 4, within = "now" }
