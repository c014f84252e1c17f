--: 2: "end" is a word of Lua and could not be used; choose another name
yesno "end" { tier = "core", kind = "symptom" }
