source "GARDEN" { title = "Grandmother's notebook", year = 1961, where = "the shelf", read = "v" }

level "fine"   { rank = 0, within = "30 d", review = "30 d", say = "Leave it alone." }
level "weekend" { rank = 1, within = "7 d", review = "14 d", say = "On Saturday." }
level "today"  { rank = 2, within = "now", review = "2 d", say = "Before tea." }

yesno  "wilting" { tier = "core", kind = "symptom", ask = "Does it hang its leaves?" }
yesno  "spider_mites" { tier = "core", kind = "symptom", ask = "Are there webs?", aliases = { "mites" } }
yesno  "draught" { tier = "standard", kind = "risk", ask = "Does it stand in a draught?" }
yesno  "flowers" { tier = "core", kind = "relief", ask = "Does it flower?" }
number "leaves" { tier = "core", kind = "other", unit = "leaves", min = 0, max = 5000, whole = true, ask = "How many leaves?" }
number "water_ml" { tier = "standard", kind = "other", unit = "ml", min = 0, max = 5000, ask = "How much water a week?" }
choice "soil" { tier = "core", kind = "sign", values = { "dry", "damp", "swamp" }, ask = "How is the soil?" }
choice "kind" { tier = "standard", kind = "other", values = { "cactus", "fern", "orchid" }, ask = "What is it?" }
day    "date" { tier = "standard", kind = "other", ask = "Today?" }
day    "bought" { tier = "standard", kind = "other", ask = "When was it bought?" }
number "owned_days" { tier = "standard", kind = "other", unit = "days", min = 0, max = 40000, ask = "How long have you had it?" }
text   "name" { tier = "standard", kind = "other", ask = "What is it called?" }
text   "id" { tier = "standard", kind = "other", ask = "Which one is it?" }
pass { "window", "expect_*" }

derive "owned_days" { value = days_between(bought, date) }
conflict "ODD-1" { when = all { flowers, leaves:at_most(0) }, forget = { flowers }, say = "Flowers without leaves: look again." }
does_not_apply "draught" { when = kind:is "cactus" }
