--: 2: at_least(n) stands alone; its { … } is missing
at_least(2)
