--: 2: "do" is not for rules
do end
