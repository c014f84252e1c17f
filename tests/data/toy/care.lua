gate "feeding" {
  blocked_if = { soil:is "swamp" },
  source = "GARDEN",
  must_know = { soil },
  cautions = { { "half-dose", kind:is "orchid", say = "Orchids get half." } },
}
advice "A-WATER" { say = "Water now.", kind = "comfort", source = "GARDEN" }
advice "A-FEED" { say = "Feed it.", kind = "comfort", source = "GARDEN" }
advice "A-TALK" { say = "Talk to it.", kind = "comfort", source = "GARDEN" }
list "care" {
  { "A-WATER", level_is "today", stop = true },
  { "A-FEED", feeding:is "allowed" },
  { "A-TALK" },
}
list "avoid" { { "A-FEED", no(feeding:is "allowed") } }
reviews { { "1 d", pending_is "today" } }
