--: 3: <…> behind a name is not for rules; leave it out
--: 3: variable 'x' got a non-closable value
local x <close> = fever
