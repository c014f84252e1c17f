--: 2: "if" is not for rules: a rule has no branches; write the condition in when
if fever then end
