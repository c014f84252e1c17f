--: 2: "or" is not for rules: Lua would silently keep only the left side; write any { a, b }
define "a" (fever or chills)
