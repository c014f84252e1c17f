--: 3: "function" is not for rules: rule files hold no functions; use define
--: 3: "return" is not for rules
local function f() return f() end
