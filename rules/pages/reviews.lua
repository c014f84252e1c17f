-- The days of review as a calendar, for whoever keeps the diary.
--
-- It holds ids and levels and nothing else that is known of a person: calendars travel to telephones.  An overdue review
-- stands on the day the page is made for, so that nobody has to look for it in the past; what has no day, or could not
-- be read, stands there too.

format "ics"
use "reading"

local FAR = 366  -- days; a review further ahead is a slip of the pen, and must not be waited for

local seen = {}

-- The same person on the same day twice would be one event, and one would be lost.
local function uid(name)
  seen[name] = (seen[name] or 0) + 1
  return seen[name] == 1 and name or name .. " " .. seen[name]
end

local function describe(r, due)
  local said = { tr("Level in force: %s."):format(r.level) }
  local since, n = overdue(r)
  if n and since then said[#said + 1] = tr("Overdue since %s."):format(on(since)) end
  if some(r.pending) then said[#said + 1] = tr("Not final: could still be %s."):format(r.pending) end
  if not due then said[#said + 1] = tr "No day of review can be read from the record." end
  said[#said + 1] = tr "Why stands on the morning list and on the clinician's summary."
  return table.concat(said, " ")
end

for _, r in ipairs(records) do
  local line = tr("line %s"):format(tostring(r.line))
  if r.error or ranked(r.level) == 0 then
    event {
      uid = uid("unread " .. tostring(r.line)), date = today,
      summary = tr("Could not be read: %s"):format(line),
      description = tr "Nobody knows how ill this person is. Read the line by eye.",
    }
  else
    -- The day in a single visit is that of the plan, unless the record says an earlier one.
    local due = text(r.review_due)
    if not has_course(r) then
      local planned = span(r.next_review, today)
      local given = span(due, today)
      if planned and not (given and given > planned) then due = r.next_review end
    end
    if not span(due, today) or span(due, today) < -FAR then due = nil end
    local past = due and span(due, today) > 0
    local name = text(r.id) or line
    local summary = tr "Review of %s"
    if past and overdue(r) then summary = tr "Review overdue: %s" end
    if not due then summary = tr "Review without a day: %s" end
    event {
      uid = uid(name), date = (past or not due) and today or due,
      summary = summary:format(name) .. " (" .. r.level .. ")", description = describe(r, due),
    }
  end
end
