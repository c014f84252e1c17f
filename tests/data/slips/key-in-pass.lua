--: 2: x = … inside pass { … } would be lost
pass { x = "title" }
