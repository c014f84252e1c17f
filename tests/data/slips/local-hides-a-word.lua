--: 2: local any would hide the word or name any
local any = all
