--: 3: "for" is not for rules: rule files cannot loop
--: 3: "do" is not for rules
for i = 1, 10 do end
