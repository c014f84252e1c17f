--: 3: unfinished long string (starting at line 2) near <eof>
local x = [==[ no end ]=]
