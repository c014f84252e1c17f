--: 2: "and" is not for rules: Lua would silently keep only the right side; write all { a, b }
define "a" (fever and chills)
