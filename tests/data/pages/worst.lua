-- Who cannot wait, worst first
needs { "level", "destination" }
title { "Cannot wait, ", date(today) }
local rows = { head = { "Who", "Level", "Where" } }
for _, r in ipairs(records) do
  if rank(r.level) <= 2 then
    rows[#rows + 1] = { r.id or "line " .. r.line, badge(r.level or "unreadable", "now"), r.destination }
  end
end
grid(rows)
