--: 2: "_ENV" is not for rules: the words of the rule language cannot be exchanged
local _ENV = { redflag = redflag, any = all, fever = fever }
