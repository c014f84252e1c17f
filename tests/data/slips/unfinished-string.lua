--: 2: unfinished string near
local x = "no end
