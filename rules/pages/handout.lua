-- The patient handout: one page for each record, in plain words.
--
--   bp-report handout --as-of DATE --clinic "Elm Street, 555 0100" results
--
-- It reads what bp-plan --all writes, or bp-followup, and decides nothing of its own: what is printed follows level,
-- pending, plan and nsaid of the record.  Where one of them is missing, the page says less and sends to somebody.
-- The wording stands in handout_words.lua, other languages in lang/.

needs { "level", "pending", "plan" }
use "handout_words"
local text = handout
local words, walking, medicine, emergency = text.words, text.walking, text.medicine, text.emergency

-- {name} in a text becomes its value.
local function fill(sentence, values) return (sentence:gsub("{(%a+)}", values)) end

local function set(v)
  local out = {}
  for _, id in ipairs(list(v)) do out[id] = true end
  return out
end

-- A yes of a record; JSON may say it as true.
local function yes(v) return v == "yes" or v == "true" end

local function empty(v) return #list(v) == 0 end

-- The ids of a label, also of one that only bp-followup writes.
local only_of_a_course = set { "level_rules", "redflags_ever", "walk_rule" }
local function ids_of(r, label)
  if only_of_a_course[label] and not r.visits then return {} end
  return list(r[label])
end

-- Sentences that stand in one paragraph.
local function joined(sentences) return table.concat(sentences, " ") end

-- Does one of the ids begin with one of the names?  "RF-FRX-1" is not the beginning of "RF-FRX-11".
local function begins(ids, names)
  for _, id in ipairs(ids) do
    for _, name in ipairs(names) do
      if id == name or id:sub(1, #name + 1) == name .. "-" then return true end
    end
  end
  return false
end

-- The ambulance, with its number where the clinic has set one.
local function number()
  if text.ambulance_number == "" then return "" end
  return fill(emergency.number, { number = text.ambulance_number })
end

-- A date in words, or nil for what is none.
local function in_words(d)
  local ok, said = pcall(date, d)
  return ok and said or nil
end

-- The day the level was set; a record of bp-followup has "visits", one of bp-plan has not.
local function visit_date(r)
  local day = r.date
  if r.visits then day = r.level_date or r.last_date end
  return day and in_words(day) and day or today
end

-- The day of the next review as a date, where there is one; and in words, also where it is "24 h".
local function review_date(r)
  local due = r.next_review
  if r.visits then due = r.review_due end
  return due and in_words(due) and due or nil
end
local function review_in_words(r)
  local due = review_date(r)
  if due then return in_words(due) end
  due = text.within[r.next_review or ""]
  return due and fill(words.in_time, { within = due }) or words.ask_us
end

-- A number as it is said: 18, not 18.0; nil for what is none.
local function number_of(v) return type(v) == "number" and (math.tointeger(v) or v) or nil end

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

-- The last day to be seen, or nil where the record does not say.
local function last_day(r)
  local length, unit = (r.act_within or ""):match("^(%d+) ([hd])$")
  if not length then return nil end
  return add_days(visit_date(r), unit == "d" and tonumber(length) or (tonumber(length) + 23) // 24)
end

-- Who has got worse, or has a new sign, is asked the danger questions again within two days of saying so: by which
-- day, in words; nil for all others.
local function call_by(r)
  if not r.visits or r.response ~= "worse" and empty(r.new_redflags) then return nil end
  local said_on = r.last_date and in_words(r.last_date) and r.last_date or today
  local by = add_days(said_on, 2)
  return days(today, by) > 0 and date(by) or words.today
end

-- Whom to call: what was given with --clinic, else a line to write on.
local function whom() return clinic and clinic ~= "" and clinic or "____________________" end

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
  para { strong(fill(text.net.go, { number = number() })) }
  bullets(text.net.signs)
  if with_card then
    para { strong(text.net.card) }
    bullets(text.net.card_signs)
  end
  para { strong(text.net.call) }
  bullets(text.net.calls)
end

-- What mattered: the rules that fired, each in plain words, none twice.
local function reasons(r, ids)
  local out, seen = {}, {}
  local function add(said)
    if not seen[said] then
      seen[said] = true
      out[#out + 1] = said
    end
  end
  for _, id in ipairs(ids) do
    local close = false
    for _, it in ipairs(text.closer[id] or {}) do
      local answer = r[it.field]
      if it.least and type(answer) == "number" and answer >= it.least or not it.least and answer == "yes" then
        add(it[1])
        close = true
      end
    end
    if not close then add(text.mattered[id] or words.other_reason) end
  end
  -- What another reason begins with is said by that one: "Cancer in the past." by "Cancer in the past, with ...".
  local told = {}
  for _, said in ipairs(out) do
    local longer = false
    for _, other in ipairs(out) do
      if #other > #said and other:sub(1, #said - 1) == said:sub(1, -2) then longer = true end
    end
    if not longer then told[#told + 1] = said end
  end
  return told
end

-- The rules that set the level in force, those of the last visit, and what else asks for a look.
local function fired(r)
  local ids, seen = {}, {}
  for _, label in ipairs { "level_rules", "redflags", "triage_rules" } do
    for _, id in ipairs(ids_of(r, label)) do
      if not seen[id] then
        seen[id] = true
        ids[#ids + 1] = id
      end
    end
  end
  return ids
end

-- Those of the record's red flags that are an emergency, ever seen ones if no other explains the level.
local function emergency_rules(r)
  for _, labels in ipairs { { "level_rules", "redflags" }, { "redflags_ever" } } do
    local ids, seen = {}, {}
    for _, label in ipairs(labels) do
      for _, id in ipairs(ids_of(r, label)) do
        local it = rule(id)
        if it and it.level == "emergency" and not seen[id] then
          seen[id] = true
          ids[#ids + 1] = id
        end
      end
    end
    if #ids > 0 then return ids end
  end
  return {}
end

-- Where to go: the destination in plain words, else the destination.
local function place(r)
  local where = r.destination
  if not where then return text.level.held end
  if text.places[where] then return fill(text.places[where], { number = number() }) end
  local out = {}
  for part in (where .. " + "):gmatch("(.-) %+ ") do
    out[#out + 1] = text.places[part] and fill(text.places[part], { number = number() }) or tr(part)
  end
  return joined(out)
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
  local ids = emergency_rules(r)
  heading(emergency.where)
  para { badge(place(r), "now") }
  if begins(ids, text.by_ambulance) and not (r.destination or ""):find("^ambulance") then
    para { strong(fill(emergency.ambulance, { number = number() })) }
  end
  if begins(ids, text.needs_mri) then para(emergency.mri) end
  if begins(ids, text.lies_still) then para(emergency.lie_still) end
  para(emergency.go)

  heading(emergency.say)
  para(emergency.show)
  bullets(#ids > 0 and reasons(r, ids) or { words.other_reason })
  local suspected, seen = {}, {}
  for _, id in ipairs(ids) do
    -- What it suspects, without what is told behind the colon.
    local what = (rule(id).suspect or ""):gsub("[:(].*", ""):gsub("%s+$", "")
    what = what:gsub(" not excluded$", "")
    if what ~= "" and not seen[what] then
      seen[what] = true
      suspected[#suspected + 1] = tr(what)
    end
  end
  if #suspected > 0 then
    para { fill(emergency.suspected, { what = table.concat(suspected, "; ") }), " ", emergency.question }
  end

  heading(emergency.care)
  local care = { emergency.drive, emergency.alone }
  local operation = #ids == 0
  for _, id in ipairs(ids) do
    if not begins({ id }, text.no_operation) then operation = true end
  end
  if operation then care[#care + 1] = emergency.fasting end
  care[#care + 1] = emergency.list
  care[#care + 1] = emergency.easier
  bullets(care)

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
  local asked, more = {}, 0
  for _, label in ipairs(list(r.ask)) do
    local said = text.questions[label]
    if said and #asked < 12 then asked[#asked + 1] = said
    else more = more + 1 end
  end
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
  if r.level == "selfcare" then
    para { strong(text.level.selfcare), " ", place(r) }
    para(text.level.calm)
    return
  end
  local length, unit = (r.act_within or ""):match("^(%d+) ([hd])$")
  local how_long = text.within[r.act_within or ""] or length and fill(text.within[unit], { n = length })
  if not how_long then
    para { strong(text.level.held), " ", place(r) }
    return
  end
  para {
    strong(fill(text.level[r.level] or text.level.soon, { within = how_long })),
    days(today, last_day(r)) < 0 and " " .. words.passed or "",
  }
  para(place(r))
  if yes(r.provisional) then para(words.not_final) end
end

local function what_mattered(r)
  local said = reasons(r, fired(r))
  if not empty(r.conflicts) then said[#said + 1] = words.conflict end
  if not empty(r.problems) then said[#said + 1] = words.unread_answers end
  if yes(r.incomplete) and not yes(r.provisional) then said[#said + 1] = words.incomplete end
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

local function stopped(r) return r.visits and yes(r.walk_stop) end

-- The week's minutes: those of the course where there are some, else the start.
local function walk(r, plan)
  heading(words.walking)
  if stopped(r) then
    para { strong(walking.stop) }
    return
  end
  local dose = r.visits and number_of(r.walk_dose_min)
  local week = dose and fill(walking.week, { n = dose })
  local can = number_of(r.walk_time_min) or r.visits and number_of(r.walk_time_last)
  if plan["P-W4"] then
    bullets(walking.arteries)
    return
  elseif plan["P-W3"] then
    if week then para { strong(week) } end
    bullets(walking.lean)
  elseif plan["P-W2"] and not week then
    local n = can and can * 6 // 10 or 0
    para {
      strong(n >= 1 and fill(walking.bout, { n = math.tointeger(n) or n }) or walking.short_bout), " ", walking.bouts,
      " ", walking.grow,
    }
    bullets(walking.how)
  else
    if week then
      para { strong(week) }
    elseif can and can >= 10 and can < 20 then
      local n = can * 75 // 100
      local a = math.tointeger(n // 2)
      n = math.tointeger(n)
      para { strong(fill(walking.two, { n = n, a = a, b = n - a })) }
    else
      para { strong(walking.start), " ", not (can and can >= 20) and walking.shorter or "" }
    end
    bullets(walking.how)
    para { walking.more, " ", walking.goal }
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
  local said = {}
  local cautions = set(r.nsaid_caution)
  -- While an emergency is possible an operation is, too.  Where nobody says what is to be minded (the record of a part
  -- of the labels), no tablet is named.
  local hold = cautions["hold-until-seen"] or r.pending == "emergency" or r.nsaid_caution == nil
  if plan["P-D1"] and r.nsaid == "allowed" and hold then
    said = { medicine.hold, medicine.ask }
  elseif plan["P-D1"] and r.nsaid == "allowed" then
    said = { medicine.allowed }
    for _, id in ipairs(list(r.nsaid_caution)) do said[#said + 1] = text.cautions[id] or text.cautions.other end
    said[#said + 1] = medicine.stop
    said[#said + 1] = medicine.none
    said[#said + 1] = medicine.weeks
  else
    said = { r.nsaid == "blocked" and medicine.blocked or medicine.open, medicine.ask }
  end
  if plan["P-D13"] then said[#said + 1] = joined(text.advice["P-D13"]) end
  heading(words.medicines)
  bullets(said)
end

-- The plain words of an advice, or those for where it stands beside another: "later" where no programme is to begin,
-- "held" beside P-S4, "long" where the pain is not new.  No advice about walks where there is no walking yet.
local function advice(r, id)
  local plan = set(r.plan)
  local variants = {
    later = plan["P-W0"], held = plan["P-S4"],
    long = r.duration_class == "subacute" or r.duration_class == "chronic",
  }
  for _, name in ipairs { "later", "held", "long" } do
    if variants[name] and text.advice[id .. " " .. name] then return text.advice[id .. " " .. name] end
  end
  if text.about_walks[id] and (plan["P-W4"] or stopped(r)) then return nil end
  return text.advice[id]
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
  if r.error or (rank(r.level) or 0) == 0 or not r.pending or empty(r.plan) and r.level ~= "emergency" then
    unreadable(r)
  else
    title(r.level == "emergency" and emergency.title or words.title)
    subtitle { r.id and (r.id .. "  ") or "", fill(words.day, { date = date(today) }) }
    if r.level == "emergency" then
      emergency_page(r)
    else
      head_lines(r)
      page(r)
    end
  end
end
if #records == 0 then para(words.nobody) end
