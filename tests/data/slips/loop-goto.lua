--: 3: "::" is not for rules: rule files cannot jump
--: 3: "goto" is not for rules: rule files cannot jump
::again:: goto again
