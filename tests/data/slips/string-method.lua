--: 2: attempt to index a string value
local x = ("a"):rep(1000000000)
