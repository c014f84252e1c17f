-- The morning list: whom to call, whom to see and by when, what is open, what moved.
--
-- Made from one record a person, as bp-followup writes them; or from single visits, as bp-plan writes them, and then
-- without what needs a course.  Every text in tr "..." is printed as it stands, or as rules/lang says for another
-- language, and may be changed freely.  Who comes under which heading is decided under "Who comes where"; the headings
-- stand under "The page", in their order.  A person comes under every heading that concerns them, and nobody in 1 to 5
-- is left out for want of room.

use "reading"

local SHOWN = 30   -- lines at most in 6 to 8, 10, 11 and of the contradictions in 9
local NAMED = 60   -- ids at most in a row of ids
local AHEAD = 7    -- days that 2 looks ahead
local LATELY = 7   -- days that 10 and 11 look back, today included
local ASKED = 5    -- questions of one person in full; the others by their short names,
local FEW = 12     -- where they are so few; a record with more of them was hardly asked, and stands behind the others

-- The rule that stops a walk for a new sign or symptom, and steps whose people stand under 1, 2, 5 or 7 anyway.
local NEW_SYMPTOM, LONG_REFERRED = "FU-W-1", "FU-E-REFERRAL"
local ELSEWHERE = { ["FU-E-ATTEND"] = true, ["FU-E-URGENT"] = true, ["FU-E-WORSE"] = true, [LONG_REFERRED] = true }
-- Those of them that say no more than 1 and 2 say of the people who stand there.
local CALLS = { ["FU-E-ATTEND"] = true, ["FU-E-URGENT"] = true }

local EMERGENCY, URGENT, SOON = levels[1], levels[2], levels[3]
local NODATE = -100000  -- stands before every day there is: without a date nobody can say that there is time left

-- Whether the place was reached counts only in a course: in a single visit the answer is about the time before.
local function attended(r) return has_course(r) and yes(r.attended) end

-- Why the level is what it is; where a thinner visit came later, that the level is held.
local function why_level(r, briefly)
  local ids = deciding(r)
  local why = { no(r.attended) and { strong(tr "Did not get there:"), " " } or "", reason(r, ids, briefly) }
  local function add(words) why[#why + 1] = words .. " " end
  if some(r.destination) then add(tr("To: %s."):format(r.destination)) end
  if has_course(r) and some(r.level_last) and r.level_last ~= r.level then
    add(tr("Held from %s: what came later does not take it back."):format(shortly(r.level_date)))
  end
  if not has_course(r) and yes(r.attended) then
    add(tr "The record says attended: make sure it was this time.")
  end
  return small_ids(why, ids)
end

-- The rules that want something done next, and whether one of them is told nowhere else.
local function next_steps(r)
  local ids, own = items(r.escalation), false
  if r.walk_rule == NEW_SYMPTOM then once(ids, NEW_SYMPTOM) end
  for _, id in ipairs(ids) do own = own or not ELSEWHERE[id] end
  return ids, own
end

-- What they want, but for those that are told already.
local function wanted(ids, told)
  local said = {}
  for _, id in ipairs(ids) do
    if not told[id] then once(said, say(id) or tr("rule %s"):format(id)) end
  end
  return table.concat(said, " ")
end

-- Who comes where

local calls, late, tosee, asking, reviews = {}, {}, {}, {}, {}
local worse, same, referrals, tests, unread, doubtful, better = {}, {}, {}, {}, {}, {}, {}
local hits, hitrecords, newcomers, other = {}, 0, {}, {}
local called = {}  -- who is to be called, under 1 or as late under 2
local silent, widening, answered, responders, notdue = {}, 0, 0, 0, 0
local ncourses, confirmed, waiting, long_referred = 0, 0, 0, 0

-- A line of a section: its keys, by which the lines are ordered, smaller first, and its cells.
local function put(section, r, keys, cells)
  section[#section + 1] = { keys = keys, who = who(r), at = #section, cells = cells }
end

local function by_level(r)
  local by = see_by(r)
  local left = span(today, by)
  if attended(r) then
    if r.level == EMERGENCY then confirmed = confirmed + 1 end
  elseif r.level == EMERGENCY then
    local since = span(level_from(r), today)
    called[r] = true
    put(calls, r, { since and -since or NODATE }, {
      strong(who(r)), badge(shortly(level_from(r)), "now"), why_level(r),
    })
  elseif r.level == URGENT then
    local when = left and (left < 0 and tr("%s past"):format(n_days(-left)) or tr "ends today") or tr "no date"
    if left and left > 0 and not no(r.attended) then
      put(tosee, r, { left, 1 }, { strong(who(r)), badge(shortly(by), "soon"), why_level(r, true) })
    else
      if left and left > 0 then when = shortly(by) end
      called[r] = true
      put(late, r, { left or NODATE }, { strong(who(r)), badge(when, "now"), why_level(r, true) })
    end
  elseif r.level == SOON and not overdue(r) then  -- who is overdue stands under 4
    if left and left > AHEAD then
      waiting = waiting + 1
    else
      local when = left == 0 and tr "today" or left and shortly(by)
      if left and left < 0 then when = tr("%s past"):format(n_days(-left)) end
      put(tosee, r, { left or NODATE, 2 }, {
        strong(who(r)), badge(when or tr "no date", left and left > 0 and "due" or "soon"), why_level(r, true),
      })
    end
  end
end

local function by_questions(r)
  local pending = some(r.pending)
  if not pending and not yes(r.provisional) then return end
  local asked, said, rest = to_ask(r), {}, {}
  for i, label in ipairs(asked) do
    if i <= ASKED then
      said[i] = question(label) or label
    else
      rest[#rest + 1] = means(label) or label
    end
  end
  local what = { #said > 0 and table.concat(said, " ") or tr "Not sure, or not looked for again: somebody must look.", " " }
  if #asked > FEW then
    what[3] = strong(tr("And %d more: hardly anything was asked."):format(#rest))
  elseif #rest > 0 then
    what[3] = weak(tr("And %d more: %s."):format(#rest, table.concat(rest, ", ")))
  end
  put(asking, r, { ranked(pending), #asked > FEW and 1 or 0, ranked(r.level) }, {
    strong(who(r)), tostring(r.level), badge(pending or tr "worse", pending == EMERGENCY and "now" or "soon"), what,
  })
end

local function by_review(r)
  local _, n = overdue(r)
  if not n then return end
  local ids = deciding(r)
  local drawing, measure = last_visits(r)
  local said = scores(r, measure)
  local why = { strong(about(ids)), ". " }
  local function add(words) why[#why + 1] = words .. " " end
  if some(r.last_contact) then add(tr("Last contact %s."):format(shortly(r.last_contact))) end
  if said ~= "" then add(said .. ".") end
  if some(r.pending) then add(tr("Could still be %s."):format(r.pending)) end
  put(reviews, r, { whole(r.overdue_rank) or ranked(r.level), -n, yes(r.provisional) and 0 or 1 }, {
    strong(who(r)), badge(r.level, ranked(r.level) <= 2 and "now" or "due"), n_days(n), small_ids(why, ids), drawing,
  })
end

-- Who is worse, in three groups: by a new sign, by the scores or in their own words, by a new symptom on a walk.
-- The others for whom there is a next step: those with the same steps make a group.
local function by_change(r)
  local flags, days_between = items(r.new_redflags), whole(r.days) or 0
  local steps, own = next_steps(r)
  local drawing, measure = last_visits(r)
  local said = scores(r, measure)
  local group = #flags > 0 and 1 or r.response == "worse" and 2 or r.walk_rule == NEW_SYMPTOM and 3
  if group then
    local since = span(seen_on(r), today)
    put(worse, r, { group, ranked(r.level), since and -since or NODATE }, {
      strong(who(r)), badge(since and since > 0 and tr("%s ago"):format(n_days(since)) or shortly(seen_on(r)), "worse"),
      { #flags > 0 and reason(r, flags, true) or "", said ~= "" and said .. ". " or "" }, drawing,
    })
    local ids, here = items(r.response_rules), {}
    for i, id in ipairs(flags) do table.insert(ids, i, id) end
    for _, id in ipairs(steps) do table.insert(CALLS[id] and called[r] and ids or here, id) end
    worse[#worse].group, worse[#worse].steps, worse[#worse].ids = group, here, ids
  elseif own then
    put(same, r, { r.response == "same" and 0 or 1, -days_between }, {
      strong(who(r)), n_weeks(days_between), said ~= "" and said .. ". " or "", drawing,
    })
    -- What stands under another number is here by its id alone, and makes no group of its own.
    local here, ids = {}, {}
    for _, id in ipairs(steps) do table.insert(ELSEWHERE[id] and ids or here, id) end
    same[#same].group, same[#same].steps, same[#same].ids = table.concat(here, " "), here, ids
  end
end

local function by_waiting(r)
  local said, ids = {}, items(r.tests)
  for _, id in ipairs(ids) do said[#said + 1] = (say(id) or tr("test %s"):format(id)):match "^[^,:;.]*" end
  if r.referral == "waiting" then
    local n = whole(r.referral_days)
    local long = false
    for _, id in ipairs(items(r.escalation)) do long = long or id == LONG_REFERRED end
    if long then long_referred = long_referred + 1 end
    put(referrals, r, { n and -n or NODATE }, {
      strong(who(r)), badge(n and n_days(n) or tr "no date", long and "due" or "plain"),
      some(r.referral_to) or some(r.destination) or tr "not said where", tostring(r.level),
    })
  end
  if #ids > 0 then
    local since = span(seen_on(r), today)
    put(tests, r, { ranked(r.level), since and -since or NODATE }, {
      strong(who(r)), shortly(seen_on(r)), small_ids({ table.concat(said, "; "), ". " }, ids), tostring(r.level),
    })
  end
end

local function by_doubt(r)
  local why, ids = {}, {}
  local function add(words) why[#why + 1] = words .. " " end
  for _, label in ipairs { "conflicts", "disagreement" } do
    for _, id in ipairs(items(r[label])) do
      add(say(id) or tr("rule %s"):format(id))
      ids[#ids + 1] = id
    end
  end
  for _, problem in ipairs(items(r.problems)) do add(tr("Not used: %s."):format(problem)) end
  local ahead = span(today, seen_on(r))
  if not ahead then add(tr "It has no date that can be read.") end
  if ahead and ahead > 0 then add(tr("Its date is after today: %s."):format(on(seen_on(r)))) end
  if not text(r.id) then add(tr "It has no id.") end
  if #why > 0 then put(doubtful, r, { ranked(r.level) }, { strong(who(r)), small_ids(why, ids) }) end
end

-- Who answered: improved or not.  Who is overdue did not answer, whatever was answered before; that is never "same".
local function by_response(r)
  local good = r.response == "improved" or r.response == "recovered"
  local n = span(seen_on(r), today)
  if overdue(r) or not (good or r.response == "worse" or r.response == "same") then
    if whole(r.visits) == 1 and not overdue(r) then
      notdue = notdue + 1
      return
    end
    local could = overdue(r) or #items(r.response_possible) == 0
    for _, possible in ipairs(items(r.response_possible)) do
      could = could or possible == "improved" or possible == "recovered"
    end
    silent[#silent + 1] = who(r)
    if could then widening = widening + 1 end
  else
    answered = answered + 1
    if good then responders = responders + 1 end
  end
  if good and n and n >= 0 and n < LATELY then
    local drawing, measure = last_visits(r)
    put(better, r, { r.response == "recovered" and 0 or 1 }, {
      strong(who(r)), badge(r.response == "recovered" and tr "recovered" or tr "improved", "better"),
      scores(r, measure), drawing,
    })
  end
end

local function by_hits(r)
  local first, n = span(r.visits and text(r.first_date) or r.date, today), span(seen_on(r), today)
  if first and first >= 0 and first < 10 then newcomers[10 - first] = (newcomers[10 - first] or 0) + 1 end
  if not n or n < 0 or n >= LATELY then return end
  hitrecords = hitrecords + 1
  for _, label in ipairs { "redflags", "triage_rules", "response_rules", "escalation", "disagreement" } do
    for _, id in ipairs(items(r[label])) do hits[id] = (hits[id] or 0) + 1 end
  end
end

for _, r in ipairs(records) do
  if r.error or ranked(r.level) == 0 then
    local why = text(r.error) or some(r.level) and tr("no level of these rules: %s"):format(text(r.level))
      or tr "no level: it was not judged"
    put(unread, r, { whole(r.line) or 0 }, { strong(tr("line %s"):format(tostring(r.line))), text(r.id) or "", why })
  else
    by_level(r)
    by_questions(r)
    by_review(r)
    by_waiting(r)
    by_doubt(r)
    by_hits(r)
    if has_course(r) then
      ncourses = ncourses + 1
      by_change(r)
      by_response(r)
    end
    local from = some(r.rules)
    if from and from ~= stamp then other[from] = (other[from] or 0) + 1 end
  end
end

-- The page

local single
if ncourses == 0 and #records > #unread then
  single = tr "Not known: these are single visits. bp-followup makes the course that tells."
end

-- In their order: the smaller key first, then the name, then as they came.
local function ordered(found)
  table.sort(found, function(a, b)
    for i = 1, #a.keys do
      if a.keys[i] ~= b.keys[i] then return a.keys[i] < b.keys[i] end
    end
    if a.who ~= b.who then return a.who < b.who end
    return a.at < b.at
  end)
  return found
end

-- The first so many lines; how many more there are is said, never kept back.
local function lines(found, most, head)
  local rows = { head = head }
  ordered(found)
  for i = 1, math.min(#found, most or #found) do rows[i] = found[i].cells end
  if #found > 0 then grid(rows) end
  if most and #found > most then para(tr("and %d more"):format(#found - most)) end
end

-- What all the lines of a group want done next is said once, above them; what only some of them want, at each.
-- names: what a group is called, where it has a name.
local function grouped(found, most, head, names)
  local groups, by_name = {}, {}
  for i, line in ipairs(ordered(found)) do
    if not most or i <= most then
      local group = by_name[line.group]
      if not group then
        group = { name = line.group, lines = {} }
        by_name[line.group] = group
        groups[#groups + 1] = group
      end
      group.lines[#group.lines + 1] = line
    end
  end
  for _, group in ipairs(groups) do
    local count, common, shared = {}, {}, {}
    for _, line in ipairs(group.lines) do
      for _, id in ipairs(line.steps) do count[id] = (count[id] or 0) + 1 end
    end
    for _, id in ipairs(group.lines[1].steps) do
      if count[id] == #group.lines then
        common[id] = true
        shared[#shared + 1] = id
      end
    end
    local rows = { head = head }
    for i, line in ipairs(group.lines) do
      local words, ids = wanted(line.steps, common), line.ids
      for _, id in ipairs(line.steps) do
        if not common[id] then ids[#ids + 1] = id end
      end
      line.cells[3] = small_ids({ line.cells[3], words ~= "" and { strong(tr "Next:"), " ", words, " " } or "" }, ids)
      rows[i] = line.cells
    end
    para {
      names and names[group.name] and { strong(names[group.name]), " " } or "",
      small_ids({ wanted(shared, {}), " " }, shared),
    }
    grid(rows)
  end
  if most and #found > most then para(tr("and %d more"):format(#found - most)) end
end

local function section(n, name, found, most, head, unknown, as, names)
  heading(unknown and ("%d. %s (?)"):format(n, name) or ("%d. %s (%d)"):format(n, name, #found))
  if #found == 0 then para(unknown or tr "none") end
  local show = as or lines
  show(found, most, head, names)
end

local function tile(label, found, tone, unknown)
  return { label = label, value = unknown and "?" or #found, tone = #found > 0 and tone or "plain" }
end

title(tr("Back-pain list for %s"):format(on(today)))
subtitle {
  some(clinic) and { clinic, ": " } or "", tr(#records == 1 and "1 record" or "%d records"):format(#records),
  #unread > 0 and { ", ", strong(tr("%d of them not read"):format(#unread)) } or "",
}
if #records == 0 then
  para(strong(tr "No record came in. If there should be some, the intake did not run: look at that first."))
elseif #calls + #late + #tosee + #asking + #reviews + #worse + #same + #referrals + #tests + #unread + #doubtful == 0 then
  para(strong(tr "An empty day: nobody stands under 1 to 9."))
end
local asked_now = false
for _, line in ipairs(asking) do asked_now = asked_now or line.keys[1] == 1 end
tiles {
  tile(tr "call now", calls, "now"),
  tile(tr "past 48 h", late, "now"),
  tile(tr "to be seen", tosee, "soon"),
  tile(tr "to be asked", asking, asked_now and "now" or "soon"),
  tile(tr "overdue", reviews, "due"),
  tile(tr "worse", worse, "worse", single),
  tile(tr "not read", unread, "now"),
}
if ncourses > 0 and ncourses < #records - #unread then
  note(tr("%d records are single visits without a course: 5, 6, 7 and 10 cannot know them.")
    :format(#records - #unread - ncourses))
end

section(1, tr "Emergencies not confirmed attended: call now", calls, nil, { tr "who", tr "since", tr "why" })
if #calls > 0 then
  note(tr "Did they get there? If not, send them again. They stay here until the record says that they did.")
end
if confirmed > 0 then note(tr("Emergencies confirmed attended: %d."):format(confirmed)) end

heading(tr("2. Urgent past 48 h (%d), and to be seen by when (%d)"):format(#late, #tosee))
if #late + #tosee == 0 then para(tr "none") end
lines(late, nil, { tr "who", tr "past", tr "why" })
lines(tosee, nil, { tr "who", tr "by", tr "why" })
if #late > 0 then note(tr "A record knows days, not hours: the day on which the time ends counts as past.") end
if waiting > 0 then
  note(tr("To be seen later than %s: %d. They come up here by then."):format(shortly(later(today, AHEAD)), waiting))
end

section(3, tr "Not final: questions to ask", asking, nil, { tr "who", tr "now", tr "could be", tr "ask" })
if #asking > 0 then
  note(tr("Where %s is possible, ask today; where %s is, by tomorrow; else this week."):format(EMERGENCY, URGENT))
end

section(4, tr "Reviews overdue", reviews, nil, { tr "who", tr "level", tr "overdue", tr "review", tr "last visits" })
if #reviews > 0 and ncourses < #records - #unread then
  note(tr "In single visits the day of review in the record counts, without grace; later contacts are not known.")
end

section(5, tr "Worse, or newly flagged", worse, nil, { tr "who", tr "told", tr "why", tr "last visits" }, single,
  grouped, { tr "New sign: triage again, whatever the scores.", tr "Worse.", tr "New symptom on a walk." })

section(6, tr "The same at 6 or 12 weeks, and other next steps", same, SHOWN,
  { tr "who", tr "after", tr "scores", tr "last visits" }, single, grouped)

section(7, tr "Referrals waiting", referrals, SHOWN, { tr "who", tr "for", tr "to", tr "level" }, single)
if long_referred > 0 and say(LONG_REFERRED) then
  note { tr("%d of them:"):format(long_referred), " ", say(LONG_REFERRED), " ", weak(LONG_REFERRED) }
end

section(8, tr "Tests waiting", tests, SHOWN, { tr "who", tr "since", tr "test", tr "level" })
if #tests > 0 and ncourses < #records - #unread then
  note(tr "Of single visits only what was planned is known, not what has been done.")
end

heading(tr("9. Not read (%d); answers that contradict, or were not used (%d)"):format(#unread, #doubtful))
if #unread + #doubtful == 0 then para(tr "none") end
lines(unread, nil, { tr "line", tr "who", tr "why it was not read" })
if #unread > 0 then
  note(tr "Nobody knows how ill these people are; they are counted nowhere else. Read the lines by eye.")
end
lines(doubtful, SHOWN, { tr "who", tr "what" })

section(10, tr("Improved and recovered in the last %d days"):format(LATELY), better, SHOWN,
  { tr "who", tr "what", tr "scores", tr "last visits" }, single)
if answered + #silent > 0 then
  local asked, most = answered + #silent, responders + widening
  para {
    strong(tr("Responders: %d to %d of %d"):format(responders, most, asked)),
    " ", tr("(%d to %d %%) of those whose review has come."):format(responders * 100 // asked, most * 100 // asked),
  }
end
if notdue > 0 then note(tr("Not due for a first review yet, and not counted: %d."):format(notdue)) end
if #silent > 0 then
  table.sort(silent)
  para {
    strong(tr("No answer, so not known (%d):"):format(#silent)),
    " ", table.concat(silent, ", ", 1, math.min(#silent, NAMED)),
    #silent > NAMED and tr(" and %d more"):format(#silent - NAMED) or "", ".",
  }
end

local ids, others, points, most = {}, {}, {}, 0
for id in pairs(hits) do ids[#ids + 1] = id end
table.sort(ids, function(a, b)
  if hits[a] ~= hits[b] then return hits[a] > hits[b] end
  return a < b
end)
heading(tr("11. Rules that fired in the last %d days (%d)"):format(LATELY, #ids))
if #ids == 0 then
  para(tr "none")
else
  local rows = { head = { tr "rule", tr "people", tr "about" } }
  for i = 1, math.min(#ids, SHOWN) do
    rows[i] = { ids[i], bar(hits[ids[i]], hits[ids[1]]), about { ids[i] } }
  end
  grid(rows)
  if #ids > SHOWN then para(tr("and %d more"):format(#ids - SHOWN)) end
  note(tr("At the last visits of %d people; for those who tune the rules."):format(hitrecords))
end

for i = 1, 10 do
  points[i] = newcomers[i] or 0
  most = math.max(most, points[i])
end
if most > 0 then para { tr "New people a day, the last ten days:", " ", trend(points, most) } end

note { tr "Rules:", " ", strong(stamp) }
for from in pairs(other) do others[#others + 1] = from end
table.sort(others)
for _, from in ipairs(others) do note(tr("Judged by other rules: %d, by %s."):format(other[from], from)) end
note(tr "This list sorts paper. It examines no one, and finds or rules out no disease; a clinician decides.")
