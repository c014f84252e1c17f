-- A long value as a paragraph, in a list, in a table
local v = records[1].id
para(v) bullets { v } grid { { v, "b" } }
