--: 2: "repeat" is not for rules: rule files cannot loop
repeat until false
