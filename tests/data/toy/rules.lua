define "thirsty" (all { wilting, soil:is "dry" })
define "drowning" (all { wilting, soil:is "swamp" })

redflag "DRY" { level = "today", within = "now", when = thirsty, unless = kind:is "cactus", say = "Water it.", source = "GARDEN" }
redflag "ROT" { level = "today", when = drowning, say = "Let it drain.", source = "GARDEN" }
redflag "WEB" { level = "weekend", when = spider_mites, say = "Shower it.", source = "GARDEN" }

class "age_class" {
  { "new", owned_days:under(60) },
  { "old", owned_days:at_least(60) },
  otherwise = "unknown",
}
pattern "thirst" { when = fired "DRY", say = "It wants water." }
pattern "quiet" { otherwise = true, say = "It says nothing." }

likelihood { likely = 3, possible = 1 }
condition "MITES" { name = "spider mites", supports = { {3, spider_mites}, {1, draught} }, against = { {-2, soil:is "swamp"} }, source = "GARDEN" }
condition "HOMESICK" { name = "homesick", supports = { {2, age_class:is "new"} }, source = "GARDEN" }

triage "FEW" { level = "weekend", when = leaves:under(5), say = "Too few leaves.", source = "GARDEN" }
final "ASK" { level = "weekend", when = any { incomplete, conflicted }, say = "Ask on.", source = "GARDEN" }

destination "today" { first = { { "kitchen sink", has_pattern "thirst" }, { "balcony" } } }
destination "weekend" { join = { { "bathroom", spider_mites }, { "botanist", has_conflict "ODD-1" } }, first = { { "windowsill" } } }
destination "fine" { first = { { "shelf" } } }
