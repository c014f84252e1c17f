-- One value in every place a page has
local v = records[1].note
title(v) subtitle(v) heading(v) para(v) note(v) para { "a ", v, " b" } para { strong(v), weak(v), badge(v, "now") }
tiles { { value = v, label = v, tone = "soon" } }
grid { head = { v, "b" }, { v, { strong(v), bar(3, 9) } }, { badge(v), trend({ 1, v, "2" }, 3) } }
grid { { v, v } }
bullets { v, { v } }
newpage()
