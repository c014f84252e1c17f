--: 2: level "panic" is above "alarm" and may wait longer
level "panic" { rank = 3, within = "3 d" }
