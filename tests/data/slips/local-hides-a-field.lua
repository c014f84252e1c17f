--: 3: local fever would hide the word or name fever
--: 3: <…> behind a name is not for rules; leave it out
local age2, fever <const> = age, chills
