-- Every part of a page, once: what the tests look at
title { "Every part, ", date(today) }
subtitle { clinic or "no clinic", ", ", #records, " records" }
tiles {
  { value = 1, label = "now", tone = "now" },
  { value = 3, label = "this week", tone = "soon" },
  { value = 5, label = "review due", tone = "due" },
  { value = 0, label = "worse", tone = "worse" },
  { value = 2, label = "better", tone = "better" },
  { value = 7, label = "could not be read" },
}
heading "Call now"
local rows = { head = { "Who", "What", "Since", "Pain" }, align = { "left", "left", "right" } }
for _, r in ipairs(records) do
  rows[#rows + 1] = { strong(r.id), { badge(r.level or "no level", "now"), " ", weak(r.redflags) }, r.duration_days,
                      trend({ 6, 6, "-", r.nrs_back or "-" }, 10) }
end
grid(rows)
heading "New records a day"
grid {
  { "Mon 3", bar(41, 60) }, { "Tue 4", bar(37, 60) }, { "Wed 5", bar(0, 60) },
}
para { "A paragraph with ", strong "strong", ", ", weak "weak", " and ", badge("better", "better"), " words, long enough to go over the end of one line of text." }
bullets { "one", { "two ", strong "and a half" }, "three, which is long enough to be broken between two lines of the text" }
newpage()
para { "fever ≥ 38 °C – née Müller … 日本" }
note { "Rules: ", stamp }
