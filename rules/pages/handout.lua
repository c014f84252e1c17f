-- The patient handout: one page for each record, in plain words.
--
--   bp-report handout --as-of DATE --clinic "Elm Street, 555 0100" results
--
-- It reads what bp-plan --all writes, or bp-followup, and decides nothing of its own: what is printed follows level,
-- pending, plan and nsaid of the record.  Where one of them is missing, the page says less and sends to somebody.
-- The wording stands in handout_words.lua, other languages in lang/.

needs { "level", "pending", "plan" }
use "sheet"
local text = handout
local words, walking, emergency = text.words, text.walking, text.emergency
local fill, set, yes, empty, ids_of, joined = sheet.fill, sheet.set, sheet.yes, sheet.empty, sheet.ids_of, sheet.joined
local in_words, number_of, last_day, whom = sheet.in_words, sheet.number_of, sheet.last_day, sheet.whom
local review_date, review_in_words = sheet.review_date, sheet.review_in_words
local stopped, advice = sheet.stopped, sheet.advice

-- The last lines of every sheet; "printed": the labels whose rules and advice stand on it.
local function support(r, printed)
  note { words.support, " ", words.examined }
  note(words.signed)
  local ids = {}
  for _, label in ipairs(printed) do
    for _, id in ipairs(ids_of(r, label)) do
      if not ids[id] then
        ids[id] = true
        ids[#ids + 1] = id
      end
    end
  end
  local keys = {}
  for _, id in ipairs(ids) do
    local it = rule(id)
    for _, key in ipairs(it and it.sources or {}) do keys[key] = true end
  end
  local sources = {}
  for key in pairs(keys) do sources[#sources + 1] = key end
  table.sort(sources)
  if #sources > 0 then note { words.rests_on, " ", table.concat(sources, ", ") } end
  note { words.for_clinic, " ", table.concat(ids, " "), " ", r.rules or stamp or "" }
end

-- Who has got worse, or has a new sign, is asked the danger questions again within two days of saying so: by which
-- day, in words; nil for all others.
local function call_by(r)
  if not r.visits or r.response ~= "worse" and empty(r.new_redflags) then return nil end
  local said_on = r.last_date and in_words(r.last_date) and r.last_date or today
  local by = add_days(said_on, 2)
  return days(today, by) > 0 and date(by) or words.today
end

-- The head of the sheet: by when, when again, and whom to call.
local function head_lines(r)
  local rows = {}
  local function row(label, value) rows[#rows + 1] = { label, strong(value) } end
  local by, said = last_day(r), review_in_words(r)
  -- While a question could make it more urgent, the day of the level does not stand here: it would calm.
  if r.pending == "emergency" then row(words.ask_by, badge(words.today, "now"))
  elseif call_by(r) then row(words.call_by, badge(call_by(r), "soon"))
  elseif yes(r.provisional) then row(words.ask_by, badge(said, "due")) end
  if by and r.level == "urgent" then row(words.by, badge(date(by), "soon"))
  elseif by and r.level ~= "selfcare" and #rows == 0 then row(words.by, date(by)) end
  -- Nor does a review that should have been: what is to be done today is said already.
  local due = review_date(r)
  local past = due and days(today, due) < 0
  if r.pending == "emergency" and not past or not yes(r.provisional) then row(words.review, said) end
  row(words.call, whom())
  grid(rows)
end

-- What has passed is said, and what is to come is not taken for granted.
local function contact(r)
  local due = review_date(r)
  if due and (r.visits and yes(r.overdue) or days(today, due) < 0) then
    para { strong(fill(words.overdue, { date = in_words(due) })) }
  else
    para(words.come_back)
  end
end

-- When to get help at once.
local function safety_net(r, with_card)
  heading(words.help)
  local harm = sheet.in_danger_of_harm(r)
  if harm then para { strong(harm) } end
  para { strong(fill(text.net.go, { number = sheet.number() })) }
  bullets(text.net.signs)
  if with_card then
    para { strong(text.net.card) }
    bullets(text.net.card_signs)
  end
  para { strong(text.net.call) }
  bullets(text.net.calls)
end

local function unreadable(r)
  title(text.unread.title)
  grid { { words.call, strong(whom()) } }
  para { strong(text.unread.what) }
  para { strong(text.unread.call), " ", text.unread.exercise }
  safety_net(r, true)
  support(r, {})
end

-- Only where to go, what to say there, and what not to do.
local function emergency_page(r)
  local sent = sheet.sent_away(r)
  heading(emergency.where)
  para { badge(sent.place, "now") }
  if sent.ambulance then para { strong(sent.ambulance) } end
  for _, said in ipairs(sent.how) do para(said) end

  heading(emergency.say)
  para(emergency.show)
  bullets(sent.reasons)
  for _, said in ipairs(sent.say) do para(said) end

  heading(emergency.care)
  bullets(sent.care)

  local due = review_date(r)
  para(fill(emergency.call, { clinic = whom() }))
  if due and days(today, due) >= 0 then para(fill(emergency.again, { date = in_words(due) }))
  elseif due and not yes(r.attended) then para { strong(emergency.lost) } end
  support(r, { "level_rules", "redflags", "plan" })
end

-- What must be asked first.
local function open_questions(r)
  heading(words.open)
  if r.pending == "emergency" then
    para { strong(text.open.emergency), " ", text.open.hospital }
  else
    para { strong(r.pending == "urgent" and text.open.urgent or text.open.other) }
  end
  local asked, more = sheet.questions(r, 12)
  if #asked > 0 then
    para(r.pending == "emergency" and text.open.yes or text.open.questions)
    bullets(asked)
  elseif more == 0 then
    para(text.open.unsure)
  end
  if more > 0 then para(fill(text.open.more, { n = more })) end
end

-- How soon, by whom, by which day.
local function what_now(r)
  heading(words.now)
  if call_by(r) then
    para { strong(r.response == "worse" and text.course.worse or text.course.new) }
    -- The time of the level in force would calm: whoever is worse moves up, once the questions are answered.
    if r.level ~= "urgent" then
      para(text.open.soon)
      return
    end
  end
  local soon = sheet.how_soon(r)
  if not soon then
    para { strong(text.level.held), " ", sheet.place(r) }
    return
  end
  if r.level == "selfcare" then
    para { strong(soon), " ", sheet.place(r) }
    para(text.level.calm)
    return
  end
  local day = last_day(r)
  para { strong(soon), day and days(today, day) < 0 and " " .. words.passed or "" }
  para(sheet.place(r))
  if yes(r.provisional) then para(words.not_final) end
end

local function what_mattered(r)
  local said = sheet.mattered(r)
  if #said == 0 then return end
  heading(words.mattered)
  bullets(said)
  para(words.reasons)
end

-- How it has gone since the first visit.  Better is not said while something new is open or asks for haste; worse is
-- said under what to do.
local function how_it_went(r)
  if (number_of(r.visits) or 1) < 2 then return end
  local how = text.course[r.response or ""]
  local haste = rank(r.level) <= (rank("urgent") or 0) or yes(r.provisional) or call_by(r)
  if haste then how = nil
  elseif not how then how = text.course.unknown end
  local first, last = number_of(r.nrs_first), number_of(r.nrs_last)
  local pain = first and last
  if not how and not pain then return end
  heading(words.course)
  if how then para(how) end
  if pain then
    local said = { fill(text.course.pain, { first = first, last = last }) }
    if (number_of(r.visits) or 1) > 2 then said[2] = { " ", text.course.each, " ", trend(r.nrs_trend, 10) } end
    para(said)
  end
end

-- The week's minutes: those of the course where there are some, else the start.
local function walk(r, plan)
  heading(words.walking)
  if stopped(r) then
    para { strong(walking.stop) }
    return
  end
  local first, rest, week = sheet.first_walk(r)
  if plan["P-W4"] then
    bullets(walking.arteries)
    return
  elseif plan["P-W3"] then
    if week then para { strong(week) } end
    bullets(walking.lean)
  else
    para { strong(first), rest and " " or "", rest or "" }
    bullets(walking.how)
    if week or not plan["P-W2"] then para { walking.more, " ", walking.goal } end
  end
  if set(r.options)["P-W-RULE"] or r.visits then
    local rows = { head = walking.head }
    for i, row in ipairs(walking.rule) do rows[i] = row end
    grid(rows)
  end
end

-- The exercises of the plan.  Where bones are weak or a pregnancy is known, what may be wrong is left out.
local function exercise(r, id)
  local x = text.exercises
  local weak_bones = yes(r.osteoporosis) or yes(r.steroid_long) or yes(r.fragility_fracture_prior)
  local pregnant = yes(r.pregnant) or yes(r.pregnancy_possible) or set(r.plan)["P-P1"]
  local rows, gone = { head = x.head }, false
  for _, name in ipairs(text.sets[id]) do
    if weak_bones and text.bends[name] or pregnant and text.on_the_back[name] then gone = true
    else rows[#rows + 1] = x[name] end
  end
  heading(words.exercises)
  para(x[text.sets[id].say])
  grid(rows)
  local said = { gone and x.gone or joined { x.bones, x.ask }, x.hurt }
  if id == "P-X1" then said[#said + 1] = x.class end
  local may_be = r.sex ~= "male" and r.pregnant ~= "no" and (number_of(r.age) or 0) <= 55
  if may_be and not gone then said[#said + 1] = x.pregnant end
  bullets(said)
end

local function medicines(r, plan)
  local said = sheet.tablets(r)
  if plan["P-D13"] then said[#said + 1] = joined(text.advice["P-D13"]) end
  heading(words.medicines)
  bullets(said)
end

-- What the advices of a section say, in the order of the record, none twice.
local function section(name, r, labels)
  local said, seen = {}, {}
  for _, label in ipairs(labels) do
    for _, id in ipairs(list(r[label])) do
      local it = advice(r, id)
      if it and it.section == name and not seen[id] then
        seen[id] = true
        said[#said + 1] = joined(it)
      end
    end
  end
  if #said == 0 then return end
  heading(words[name])
  bullets(said)
end

-- What is not advised; bp-followup has of it only what the plan names.
local function not_advised(r)
  local rows, ids = { head = text.against_head }, list(r.not_recommended)
  if r.visits then
    for _, id in ipairs(list(r.plan)) do
      if text.against[id] then ids[#ids + 1] = id end
    end
  end
  for _, id in ipairs(ids) do
    local it = text.against[id]
    if not it then
      -- A text that only this clinic has: "not-recommended: what — why".
      local what, why = (say(id) or id):gsub("^not%-recommended: ", ""):match("^(.-) — (.*)$")
      it = { tr(what or say(id) or id), why and tr(why) or "" }
    end
    rows[#rows + 1] = it
  end
  if #rows == 0 then return end
  heading(words.against)
  grid(rows)
  para(joined(text.against.keep))
end

-- Advice of the plan that has no plain words: the clinic's own.  It is printed as it stands.
local function other_advice(r)
  local said = {}
  for _, label in ipairs { "plan", "tests" } do
    for _, id in ipairs(list(r[label])) do
      local known = text.advice[id] or text.sets[id] or text.against[id] or text.left_to_the_visit[id] or
        id:find("^P%-W[0-4]$")
      if not known and say(id) then said[#said + 1] = tr(say(id)) end
    end
  end
  if #said > 0 then bullets(said) end
end

local function page(r)
  local plan = set(r.plan)
  local no_programme = plan["P-W0"] or r.level == "urgent"
  if r.pending == "emergency" then
    open_questions(r)
    if r.level == "urgent" then what_now(r)
    else para(text.open.soon) end
    what_mattered(r)
    safety_net(r, plan["P-S2"])
    section("waiting", r, { "plan" })
    medicines(r, plan)
    para(text.open.rest)
    support(r, { "level_rules", "redflags", "triage_rules", "plan" })
    return
  end
  if yes(r.provisional) then open_questions(r) end
  what_now(r)
  contact(r)
  what_mattered(r)
  how_it_went(r)
  safety_net(r, plan["P-S2"])
  section("waiting", r, { "plan" })
  section("active", r, { "plan" })
  if not no_programme then
    if plan["P-W1"] or plan["P-W2"] or plan["P-W3"] or plan["P-W4"] then walk(r, plan) end
    for _, id in ipairs { "P-X1", "P-X2", "P-X3" } do
      if plan[id] and not stopped(r) then exercise(r, id) end
    end
  end
  section("comfort", r, { "plan" })
  medicines(r, plan)
  section("tests", r, { "plan", "tests" })
  other_advice(r)
  if not no_programme then section("options", r, { "options" }) end
  not_advised(r)
  support(r, { "level_rules", "redflags", "triage_rules", "plan", "tests", "not_recommended", "walk_rule" })
end

for i, r in ipairs(records) do
  if i > 1 then newpage() end
  if not sheet.readable(r) then
    unreadable(r)
  else
    title(r.level == "emergency" and emergency.title or words.title)
    subtitle { r.id or "", r.id and "  " or "", fill(words.day, { date = date(today) }) }
    if r.level == "emergency" then
      emergency_page(r)
    else
      head_lines(r)
      page(r)
    end
  end
end
if #records == 0 then para(words.nobody) end
