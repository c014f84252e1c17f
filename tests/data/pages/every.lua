-- Every part of a page, once
use "parts"
title { "Every part, ", date(today) }
subtitle { clinic or "no clinic", ", ", #records, " records" }
tiles {
  { value = 1, label = "now", tone = "now" }, { value = 3, label = "this week", tone = "soon" },
  { value = 5, label = "review due", tone = "due" }, { value = 0, label = "worse", tone = "worse" },
  { value = 2, label = "better", tone = "better" }, { value = count_errors(), label = "could not be read" },
}
heading "Who"
local rows = { head = { "Who", "What", "Days", "Pain, last visits" }, align = { "left", "left", "right" } }
for _, r in ipairs(records) do
  rows[#rows + 1] = {
    strong(r.id or { "line ", r.line }), { badge(r.level or "unreadable", tone_of(r)), " ", weak(r.note) },
    r.duration_days, trend({ 6, 12, "-", r.nrs_back }, 10),
  }
end
grid(rows)
heading "New records a day"
grid { { "Mon 3", bar(41, 60) }, { "Tue 4", bar(17.5, 60) }, { "Wed 5", bar(0, 60) }, { "Thu 6", bar(nil, 60) } }
para {
  "A paragraph with ", strong "strong", ", ", weak "weak", " and ", badge("better", "better"),
  " words, long enough to go on behind the end of a line of text. Red flags: ", list(records[1].redflags), ".",
}
bullets { "one", { "two ", strong "and a half" }, "three, which is long enough to be broken between two lines of the text" }
newpage()
grid { { "one", nil, "three" }, { 1, 2 } }
para { "fever ≥ 38 °C – née Müller … 日本" }
note { "Rules: ", stamp }
