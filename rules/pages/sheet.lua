-- part: what the pages for people share: how a record is read, and what of it is said in which words:  use "sheet"
--
-- Where the record does not say something, or says what does not fit, each of them says less, or sends to somebody.

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

-- A text of a record, or nil for what is none: a damaged line may hold anything.
local function text_of(v) return type(v) == "string" and v or nil end

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

-- Does one of the ids begin with none of the names?
local function begins_otherwise(ids, names)
  for _, id in ipairs(ids) do
    if not begins({ id }, names) then return true end
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
  local due = text_of(r.next_review)
  if r.visits then due = r.review_due end
  return due and in_words(due) and due or nil
end
local function review_in_words(r)
  local due = review_date(r)
  if due then return in_words(due) end
  due = text.within[text_of(r.next_review) or ""]
  return due and fill(words.in_time, { within = due }) or words.ask_us
end

-- A number as it is said: 18, not 18.0; nil for what is none.
local function number_of(v) return type(v) == "number" and (math.tointeger(v) or v) or nil end

-- The last day to be seen, or nil where the record does not say.
local function last_day(r)
  local length, unit = (text_of(r.act_within) or ""):match("^(%d+) ([hd])$")
  if not length then return nil end
  local from = visit_date(r)
  local ok, day = pcall(add_days, from, unit == "d" and tonumber(length) or (tonumber(length) + 23) // 24)
  return ok and day or nil
end

-- Whom to call: what was given with --clinic, else a line to write on.
local function whom() return clinic and clinic ~= "" and clinic or "____________________" end

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

-- What is told to somebody who thinks of ending their life, beside the signs of their back; nil for all others.
local function in_danger_of_harm(r)
  if not begins(fired(r), text.self_harm) then return nil end
  local said = { text.harm.grow, text.places["crisis service / ED"], text.harm.alone }
  -- Where another answer decides who is seen first, this talk must not be lost.
  local talk = "same-day mental-health contact"
  if text_of(r.destination) ~= talk then table.insert(said, 1, text.places[talk]) end
  return joined(said)
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

-- Self-care, and nothing in the record against it: no visit is said to be needed.
local function calm(r)
  return r.level == "selfcare" and r.pending == "none" and not yes(r.provisional) and not yes(r.incomplete) and
    empty(r.redflags)
end

-- Where to go: the destination in plain words, else the destination.  One that is not there, or that would calm more
-- than the level does, sends to somebody.
local function place(r)
  local where = text_of(r.destination)
  if r.level == "emergency" and (not where or text.places[where] and not text.at_once[where]) then
    where = "emergency department"
  end
  -- Where more is an emergency than thoughts of suicide, a crisis line by itself would be too little.
  if where == "crisis service / ED" and begins_otherwise(emergency_rules(r), text.self_harm) then
    where = "emergency department"
  end
  if not where or where == "self-care" and not calm(r) then return text.level.held end
  if text.places[where] then return fill(text.places[where], { number = number() }) end
  local out = {}
  for part in (where .. " + "):gmatch("(.-) %+ ") do
    out[#out + 1] = text.places[part] and fill(text.places[part], { number = number() }) or tr(part)
  end
  return joined(out)
end

-- Does the record say how soon, what is pending, and what to do?
local function readable(r)
  local pending = r.pending == "none" or rank(r.pending) > 0
  return not r.error and rank(r.level) > 0 and pending and (r.level == "emergency" or not empty(r.plan))
end

-- How soon, in a sentence; nil where the record does not say.
local function how_soon(r)
  if r.level == "selfcare" then return calm(r) and text.level.selfcare or nil end
  local length, unit = (text_of(r.act_within) or ""):match("^(%d+) ([hd])$")
  local how_long = text.within[text_of(r.act_within) or ""] or length and fill(text.within[unit], { n = length })
  return how_long and fill(text.level[r.level] or text.level.soon, { within = how_long })
end

-- What mattered: the rules that fired, and what else was wrong with the answers.
local function mattered(r)
  local said = reasons(r, fired(r))
  if not empty(r.conflicts) then said[#said + 1] = words.conflict end
  if not empty(r.problems) then said[#said + 1] = words.unread_answers end
  if yes(r.incomplete) and not yes(r.provisional) then said[#said + 1] = words.incomplete end
  return said
end

-- The open questions in plain words, so many at most, and how many more there are.
-- Who was not sure is not asked again: somebody has to look.
local function questions(r, most)
  local asked, more = {}, 0
  for _, label in ipairs(list(r.ask)) do
    local said = text.questions[label]
    if r[label] ~= "dk" then
      if said and #asked < most then asked[#asked + 1] = said
      else more = more + 1 end
    end
  end
  return asked, more
end

-- What an emergency is sent away with (P-S0): where to go and how, the words to say there, what to do and not to do.
local function sent_away(r)
  local ids = emergency_rules(r)
  local out = { ids = ids, place = place(r), how = {}, reasons = { words.other_reason }, say = {}, care = {} }
  if begins(ids, text.by_ambulance) and not (text_of(r.destination) or ""):find("^ambulance") then
    out.ambulance = fill(emergency.ambulance, { number = number() })
  end
  if begins(ids, text.needs_mri) then out.how[1] = emergency.mri end
  if begins(ids, text.lies_still) then out.how[#out.how + 1] = emergency.lie_still end
  out.how[#out.how + 1] = emergency.go
  if #ids > 0 then out.reasons = reasons(r, ids) end

  -- Whoever thinks of ending their life says so in plain words: no others are needed.
  local harm = begins(ids, text.self_harm)
  if harm then out.say[1] = text.harm.say end
  local suspected, seen = {}, {}
  for _, id in ipairs(ids) do
    -- What it suspects, without what is told behind the colon.
    local what = (rule(id).suspect or ""):gsub("[:(].*", ""):gsub("%s+$", "")
    what = what:gsub(" not excluded$", "")
    if what ~= "" and not seen[what] and not begins({ id }, text.self_harm) then
      seen[what] = true
      suspected[#suspected + 1] = tr(what)
    end
  end
  if #suspected > 0 then
    local what = fill(emergency.suspected, { what = table.concat(suspected, "; ") })
    out.say[#out.say + 1] = joined { what, emergency.question }
  end

  out.care = { emergency.drive, emergency.alone }
  if harm then out.care[3] = text.harm.away end
  if #ids == 0 or begins_otherwise(ids, text.no_operation) then out.care[#out.care + 1] = emergency.fasting end
  out.care[#out.care + 1] = emergency.list
  out.care[#out.care + 1] = emergency.easier
  return out
end

-- Tablets for the pain: what the gate says of them.
local function tablets(r)
  local plan, cautions = set(r.plan), set(r.nsaid_caution)
  -- While an emergency is possible an operation is, too.  Where nobody says what is to be minded (the record of a part
  -- of the labels), no tablet is named.
  local hold = cautions["hold-until-seen"] or r.pending == "emergency" or r.nsaid_caution == nil
  if not plan["P-D1"] or r.nsaid ~= "allowed" then
    return { r.nsaid == "blocked" and medicine.blocked or medicine.open, medicine.ask }
  end
  if hold then return { medicine.hold, medicine.ask } end
  local said = { medicine.allowed }
  for _, id in ipairs(list(r.nsaid_caution)) do said[#said + 1] = text.cautions[id] or text.cautions.other end
  said[#said + 1] = medicine.stop
  said[#said + 1] = medicine.none
  said[#said + 1] = medicine.weeks
  return said
end

-- The walking programme is stopped; only a course says so.
local function stopped(r) return r.visits and yes(r.walk_stop) end

-- How to begin to walk, what else to say of it, and this week's minutes where a course has set some.
local function first_walk(r)
  local plan = set(r.plan)
  local dose = r.visits and number_of(r.walk_dose_min)
  local week = dose and fill(walking.week, { n = dose }) or nil
  local can = number_of(r.walk_time_min) or r.visits and number_of(r.walk_time_last)
  if plan["P-W3"] or plan["P-W4"] or week then return week, nil, week end
  if plan["P-W2"] then
    local n = can and can * 6 // 10 or 0
    local bout = n >= 1 and fill(walking.bout, { n = math.tointeger(n) or n }) or walking.short_bout
    return bout, joined { walking.bouts, walking.grow }
  end
  if can and can >= 10 and can < 20 then
    local n = can * 75 // 100
    local a = math.tointeger(n // 2)
    n = math.tointeger(n)
    return fill(walking.two, { n = n, a = a, b = n - a })
  end
  return walking.start, not (can and can >= 20) and walking.shorter or nil
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

sheet = {
  fill = fill, set = set, yes = yes, empty = empty, ids_of = ids_of, joined = joined, number = number,
  in_words = in_words, visit_date = visit_date, number_of = number_of, last_day = last_day, whom = whom, fired = fired,
  in_danger_of_harm = in_danger_of_harm, place = place, calm = calm, readable = readable, how_soon = how_soon,
  mattered = mattered, questions = questions, sent_away = sent_away, tablets = tablets, first_walk = first_walk,
  review_date = review_date, review_in_words = review_in_words, stopped = stopped, advice = advice,
}
