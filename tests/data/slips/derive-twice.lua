--: 3: derive "age" is declared twice
derive "age" { value = plus(pain, 1) }
derive "age" { value = plus(pain, 2) }
