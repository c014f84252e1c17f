-- part: how the pages for clinicians read a record and put it into words:  use "reading"
--
-- A record is what bp-followup writes of a person, or what bp-plan writes of a single visit.  Its values are as people
-- wrote them: nothing here may rest on a type or a date being right.

-- The measures: label, what people call them, the largest value there is.
measures = {
  { "nrs", tr "pain", 10 },
  { "odi", "ODI", 100 },
  { "rmdq", "RMDQ", 24 },
  { "psfs", "PSFS", 10 },
  { "zcq_symptom", tr "ZCQ symptoms", 5 },
  { "zcq_function", tr "ZCQ function", 4 },
  { "walk_distance", tr "metres walked" },
  { "walk_time", tr "minutes walked" },
  { "pgic", "PGIC", 7 },
  { "adherence", tr "percent done of what was planned", 100 },
}

-- Values

function text(v)
  if type(v) == "string" and v ~= "" then return v end
  if type(v) == "number" then return tostring(v) end
end

-- A yes or a no of a label that is no question may come as JSON has it.
function yes(v) return v == "yes" or v == "true" end
function no(v) return v == "no" or v == "false" end

-- A text, but not one that says that there is nothing.
function some(v)
  v = text(v)
  if v and v ~= "none" and v ~= "unreadable" and v ~= "unknown" then return v end
end

function items(v)
  local ok, found = pcall(list, v)
  local clean = {}
  for _, item in ipairs(ok and type(found) == "table" and found or {}) do
    if some(item) then clean[#clean + 1] = text(item) end
  end
  return clean
end

-- The questions to ask.  Who was not sure is not asked again: somebody has to look.
function to_ask(r)
  local open = {}
  for _, label in ipairs(items(r.ask)) do
    if r[label] ~= "dk" then open[#open + 1] = label end
  end
  return open
end

-- A number that can be counted with, or nil.
function whole(v)
  local n = tonumber(v)
  return n and n > -1e9 and n < 1e9 and math.floor(n) or nil
end

-- A number without needless digits: 4, not 4.0.
function short(v)
  local n = tonumber(v)
  return n and string.format("%.4g", n) or nil
end

-- Adds words to a list that has each only once.
function once(found, words)
  for _, have in ipairs(found) do
    if have == words then return end
  end
  found[#found + 1] = words
end

-- Days

-- From a to b, or nil where one of them is no date.
function span(a, b)
  local ok, n = pcall(days, a, b)
  return ok and tonumber(n) or nil
end

function later(day, n)
  local ok, found = pcall(add_days, day, n)
  return ok and found or nil
end

function on(day)
  local ok, words = pcall(date, day)
  return ok and words or tr "no date"
end

-- The same, without the year where it is this year.
function shortly(day)
  local year = text(day) and day:match "^%d%d%d%d"
  local words = on(day)
  return year and year == today:sub(1, 4) and words:gsub(" " .. year .. "$", "") or words
end

function n_days(n)
  return n == 1 and tr "1 day" or tr("%d days"):format(n)
end

-- In weeks from the second on.
function n_weeks(n)
  return n < 14 and n_days(n) or tr("%d weeks"):format(n // 7)
end

-- "48 h" is 2 days.  A record knows days, not hours, so a part of a day counts as the day it ends on.
-- A time nobody can read is no time left.
function within_days(within)
  local n, unit = (text(within) or ""):match "^(%d%d?%d?%d?) ([hd])$"
  if not n then return 0 end
  return unit == "d" and tonumber(n) or math.ceil(tonumber(n) / 24)
end

-- The person

function has_course(r) return r.visits ~= nil and r.last_date ~= nil end
function who(r) return text(r.id) or tr("line %s"):format(tostring(r.line)) end
-- Labels that only a course has are looked at only in one: elsewhere they would be reported as misspelt.
function seen_on(r) return r.visits and text(r.last_date) or text(r.date) end
function level_from(r) return r.visits and text(r.level_date) or seen_on(r) end
function see_by(r) return later(level_from(r), within_days(r.act_within)) end

-- 1 is the worst level, 2 the next; 0 for what is no level of these rules.
function ranked(level)
  return type(level) == "string" and rank(level) or 0
end

-- Since when a review is overdue and by how many days; nil when it is not, or when nobody can say.
function overdue(r)
  if has_course(r) and no(r.overdue) then return nil end
  if has_course(r) and yes(r.overdue) then
    return text(r.review_due), whole(r.days_overdue) or span(r.review_due, today) or 0
  end
  local due, asked = text(r.next_review), text(r.review_due)
  local n, m = span(due, today), span(asked, today)
  if m and (not n or m > n) then due, n = asked, m end  -- the earlier of the two
  local contact = span(due, r.last_contact)
  if n and n > 0 and not (contact and contact >= 0) then return due, n end
end

-- Why

-- "urinary_retention=yes" becomes "urinary retention", "age=71" becomes "age 71 years".
function fact(s)
  local label, value = s:match "^([%w_]+)=(.+)$"
  if not label then label, value = s:match "^([%w_]+) (not %S+)$" end
  local words = label and (means(label) or rule(label) and rule(label).means)
  if not words then return (s:gsub("_", " ")) end
  words = words:gsub("%s*%b()$", "")
  if value == "yes" or value == "not none" then return words end
  if value == "no" or value == "none" then return tr("no %s"):format(words) end
  if value == "dk" then return tr("%s: not sure"):format(words) end
  if tonumber(value) then
    local u = unit(label) or ""
    if value == "1" then u = u:match "^(%a+)s$" or u end
    return words .. " " .. value .. (u ~= "" and " " .. u or "")
  end
  return words .. ": " .. value:gsub("_", " ")
end

-- "RF-INF-1: fever=yes & age=71 [NG59 CKS]" in its parts: id, facts in words, keys of the sources.
function because(line)
  line = tostring(line)
  local id, rest = line:match "^([^%s:]+)(.*)$"
  if not id then return line, {}, {} end
  local before, keys = rest:match "^(.-)%s*%[([^%[%]]*)%]$"
  local facts, sources = {}, {}
  for part in ((before or rest):gsub("^:%s*", "") .. " & "):gmatch "(.-) & " do
    if part ~= "" then once(facts, fact(part)) end
  end
  for key in (keys or ""):gmatch "%S+" do sources[#sources + 1] = key end
  return id, facts, sources
end

-- The facts of each rule that has fired, by its id.
function known_facts(r)
  local found = {}
  for _, label in ipairs { "because_redflag", "because_triage", "because_level" } do
    for _, line in ipairs(items(r[label])) do
      local id, facts = because(line)
      found[id] = facts
    end
  end
  return found
end

-- The rules that set the level; where nobody says which, all of that level, and else all there are.
function deciding(r)
  local named, all, top = items(r.level_rules), {}, {}
  if #named > 0 then return named end
  for _, label in ipairs { "redflags", "triage_rules" } do
    for _, id in ipairs(items(r[label])) do
      local is = rule(id)
      all[#all + 1] = id
      if is and is.level == r.level then top[#top + 1] = id end
    end
  end
  return #top > 0 and top or all
end

-- What these rules are about: what they suspect, and what those say that suspect nothing.
function about(ids)
  local suspects, found = {}, {}
  for _, id in ipairs(ids) do
    local is = rule(id)
    if is and is.suspect then
      once(suspects, tr(is.suspect))
    else
      once(found, ((say(id) or tr("rule %s"):format(id)):gsub("%.$", "")))
    end
  end
  if #suspects > 0 then table.insert(found, 1, tr("suspected %s"):format(table.concat(suspects, "; "))) end
  if #found == 0 then found[1] = tr "no rule is named" end
  return table.concat(found, "; ")
end

-- The same rules, the worst first.
local function worst_first(ids)
  local found = { table.unpack(ids) }
  local function level(id)
    local is = rule(id)
    local n = ranked(is and is.level)
    return n > 0 and n or #levels + 1
  end
  table.sort(found, function(a, b) return level(a) < level(b) end)
  return found
end

-- What these rules are about, the facts they rest on, and what the worst red flag of them wants done: all of it, or
-- the first sentence.
function reason(r, ids, briefly)
  local known, facts, wanted = known_facts(r), {}, nil
  ids = worst_first(ids)
  for _, id in ipairs(ids) do
    local is = rule(id)
    if is and is.suspect and not wanted then wanted = say(id) end
    for _, words in ipairs(known[id] or {}) do once(facts, words) end
  end
  if wanted and briefly then wanted = wanted:match "^.-%.%f[%s%z]" or wanted end
  local told = #facts > 0 and ": " .. table.concat(facts, ", ") or ""
  return { strong(about(ids)), told, ". ", wanted and wanted .. " " or "" }
end

-- The ids themselves, small, behind the words.
function small_ids(why, ids)
  if #ids > 0 then why[#why + 1] = weak(table.concat(ids, " ")) end
  return why
end

-- The course

-- What people say of the change, PGIC 1 to 7.
local IMPRESSIONS = {
  tr "very much better", tr "much better", tr "a little better", tr "the same", tr "a little worse", tr "much worse",
  tr "very much worse",
}

-- The measures that are told only where they changed: where they did not, the others say enough.
local WALKED = { walk_distance = true, walk_time = true }

-- Was a measure taken twice or more?
local function again(r, label)
  local points, n = items(r[label .. "_trend"]), 0
  for _, v in ipairs(points) do n = n + (whole(v) and 1 or 0) end
  return n > 1 or #points == 0 and whole(r.visits) ~= 1
end

-- First and last of every measure that was taken, but of the one that is drawn beside it: "pain 7 to 4, ODI still 30".
function scores(r, but)
  local said = {}
  for _, m in ipairs(measures) do
    local first, last = short(r[m[1] .. "_first"]), short(r[m[1] .. "_last"])
    if m[1] == but or not last then
    elseif m[1] == "pgic" then
      local words = IMPRESSIONS[tonumber(last)]
      said[#said + 1] = words and tr("says: %s"):format(words) or "PGIC " .. last
    elseif m[1] == "adherence" then
      said[#said + 1] = tr("did %s %% of the plan"):format(last)
    elseif first and first ~= last then
      said[#said + 1] = tr("%s %s to %s"):format(m[2], first, last)
    elseif first and again(r, m[1]) then
      if not WALKED[m[1]] then said[#said + 1] = tr("%s still %s"):format(m[2], last) end
    else
      said[#said + 1] = m[2] .. " " .. last
    end
  end
  return table.concat(said, ", ")
end

-- The last visits of a measure, drawn; nil when it was never taken.
function drawn(r, measure)
  local points, most, taken = {}, measure[3] or 1, false
  for i, v in ipairs(items(r[measure[1] .. "_trend"])) do
    local n = whole(v) and tonumber(v)
    points[i] = n and n >= 0 and n or "-"
    if n then
      taken = true
      most = math.max(most, n)
    end
  end
  return taken and trend(points, most) or nil
end

-- Of the measure the response rests on, else of the first that was taken: its name and the drawing, and its label.
function last_visits(r)
  local function told(measure) return { measure[2], " ", drawn(r, measure) }, measure[1] end
  for _, measure in ipairs(measures) do
    if measure[1] == r.response_primary and drawn(r, measure) then return told(measure) end
  end
  for _, measure in ipairs(measures) do
    if drawn(r, measure) then return told(measure) end
  end
  return "", nil
end
