--: 3: "while" is not for rules: rule files cannot loop
--: 3: "do" is not for rules
while true do end
