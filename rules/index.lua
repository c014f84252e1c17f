-- The rule set: which files there are, and the order they are read in.
-- A name is declared before it is used, so the order matters.

ruleset "lbp" {
  version = "2026.11",
  title = "Low back pain: decision support for clinicians; not a diagnosis",
  reads = {
    "sources.lua",       -- where everything comes from
    "levels.lua",        -- emergency, urgent, soon, routine, self-care
    "vocabulary.lua",    -- the questions
    "conflicts.lua",     -- answers that contradict each other; numbers worked out from others
    "named.lua",         -- conditions that have a name of their own
    "asking.lua",        -- which question is asked when
    "clusters.lua",      -- published scores and clusters
    "redflags.lua",      -- danger signs
    "classes.lua",       -- duration, risk group, pattern
    "conditions.lua",    -- candidate conditions
    "instruments.lua",   -- questionnaires: bands and changes that matter
    "triage.lua",        -- what else sets the level
    "destinations.lua",  -- who sees this person
    "gates.lua",         -- may an anti-inflammatory be taken
    "advice.lua",        -- the texts
    "plan.lua",          -- which texts, in which order
  },
  also = {  -- decide nothing, so the stages do not wait for them
    "complaints.lua",    -- what a person may name first, so that it is asked first: bp-intake
    "education.lua",     -- explanations for people, figures for clinicians
    "promises.lua",      -- what must be so whatever is answered: bp-rules prove
    "followup.lua",      -- what a second visit says that the first could not: bp-followup
  },
}
