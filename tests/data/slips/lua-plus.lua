--: 2: "+" is not for rules: write plus(a, b)
derive "two" { value = age + pain }
