-- The result of an interview, for the person: how soon, why, where to go, until then, and when to get help at once.
--
--   bp-report interview --width 60 record
--
-- It reads what bp-plan --all writes.  There are no tables and no ruled headings in it: a screen reader would spell
-- them.  It is a screen or so of plain lines, and the handout has the rest; an emergency is only where to go, what to
-- say there, and what to do on the way.  Nearly all words are the handout's (handout_words.lua); these are new:

use "sheet"
local text = handout
local words = text.words
local fill, set, yes, joined, place = sheet.fill, sheet.set, sheet.yes, sheet.joined, sheet.place

local new = {
  failed = tr "There is no result.",
  by = tr "By {date}.",
  about = tr "Your answers were about",
  unsure = tr "You were \"not sure\":",
  settles = tr "What settles it",
  look = tr "Somebody has to examine you.",
  examine = tr "If nobody can examine you today, go to an emergency department.",
  others = tr "You were not sure about more: {n}. Say so to whoever examines you.",
  card = tr "Go at once, day or night, also if:",
  against = tr "We do not advise",
  who = tr "\"Us\" is whoever gave you these questions, or else your doctor.",
  sorted = tr "A program has sorted your answers by written rules.",
}

-- So many are printed; the handout has all.
local QUESTIONS, UNSURE, ADVICE, AGAINST = 6, 3, 2, 4

-- The core questions that are asked first: what keeps an emergency open is examined first, too.
local nerves_first = {
  "urinary_retention", "urinary_hesitancy", "bladder_sensation_loss", "urinary_incontinence", "saddle_numbness",
  "bowel_incontinence", "bowel_sensation_loss", "leg_weakness", "leg_pain_bilateral_new",
}

local function line(label, said) para { strong(label .. ":"), " ", said } end

local function support(r, labels)
  local ids = {}
  for _, label in ipairs(labels) do
    for _, id in ipairs(list(r[label])) do ids[#ids + 1] = id end
  end
  ids[#ids + 1] = stamp
  note { new.sorted, " ", words.examined, " ", words.for_clinic, " ", table.concat(ids, " ") }
end

-- In paragraphs: so many signs one below the other would push the rest off the screen.
local function safety_net(with_card, more, harm)
  local signs = { fill(text.net.go, { number = sheet.number() }), joined(text.net.signs) }
  if with_card then
    signs[3] = new.card
    signs[4] = joined(text.net.card_signs)
  end
  line(words.help, harm and joined { harm, joined(signs) } or joined(signs))
  local known = clinic and clinic ~= ""
  para { text.net.call, " ", joined(text.net.calls), more and " " or "", more or "", " ", known and "" or new.who }
  if known then line(words.call, clinic) end
end

local function unreadable()
  para { strong(new.failed), " ", text.unread.what }
  para { strong(text.unread.call), " ", text.unread.exercise }
  safety_net(true)
  support({}, {})
end

local function emergency_page(r)
  local sent, emergency = sheet.sent_away(r), text.emergency
  para { strong(emergency.title .. ".") }
  if sent.ambulance then table.insert(sent.how, 1, sent.ambulance) end
  line(emergency.where, { badge(sent.place, "now"), " ", joined(sent.how) })
  if #sent.say > 0 then line(emergency.say, joined(sent.say)) end
  if #sent.ids > 0 then line(new.about, joined(sent.reasons)) end
  para { strong(emergency.care .. ":") }
  bullets(sent.care)
  support(r, { "redflags", "plan" })
end

-- The answers "not sure", those with the same remedy together, and what settles them.
local function not_sure(r)
  local groups, seen, more = {}, {}, 0
  local function look_at(label)
    if seen[label] or r[label] ~= "dk" then return end
    seen[label] = true
    local said, how = text.questions[label], unsure(label) or new.look
    local group = groups[how]
    if said and not group and #groups < UNSURE then
      group = { how = how }
      groups[how], groups[#groups + 1] = group, group
    end
    if said and group then group[#group + 1] = said
    else more = more + 1 end
  end
  for _, label in ipairs(nerves_first) do look_at(label) end
  for _, label in ipairs(questions "core") do look_at(label) end
  for _, group in ipairs(groups) do
    para { new.unsure, " ", joined(group) }
    line(new.settles, group.how)
  end
  if more > 0 then para(fill(new.others, { n = more })) end
  return #groups + more > 0
end

local function open_questions(r)
  local asked, more = sheet.questions(r, QUESTIONS)
  local first = r.pending == "urgent" and text.open.urgent or text.open.other
  if r.pending == "emergency" then
    local doubt = #asked + more == 0
    for _, label in ipairs(questions "core") do doubt = doubt or r[label] == "dk" end
    first = joined { text.open.emergency, doubt and new.examine or text.open.hospital }
  end
  para { strong(words.open .. "."), " ", first }
  local doubt = not_sure(r)
  if #asked > 0 then
    para(r.pending == "emergency" and text.open.yes or text.open.questions)
    bullets(asked)
  elseif more == 0 and not doubt then
    para(text.open.unsure)
  end
  if more > 0 then para(fill(text.open.more, { n = more })) end
end

-- The last day to be seen, where somebody knows which day it is.  None while an emergency is open: it would calm.
local function by_when(r)
  if r.level == "selfcare" or r.pending == "emergency" then return "" end
  local ok, day = pcall(sheet.last_day, r)
  return ok and day and " " .. fill(new.by, { date = date(day) }) or ""
end

local function how_soon(r)
  local soon = sheet.how_soon(r)
  local said, where = {}, place(r)
  if soon or where ~= text.level.held then said[1] = where end
  if r.level == "selfcare" then said[#said + 1] = text.level.calm end
  if yes(r.provisional) then said[#said + 1] = words.not_final end
  para { strong(soon or text.level.held), by_when(r), " ", joined(said) }
end

local function why(r)
  local said = sheet.mattered(r)
  if #said == 0 then return end
  said[#said + 1] = words.reasons
  line(words.mattered, joined(said))
end

-- What of the plan is for now: staying active, walking, tablets; of each the first words.
local function advice(r)
  local plan, said = set(r.plan), {}
  local waits = r.level == "urgent" or r.pending == "emergency"
  for _, id in ipairs(list(r.plan)) do
    local it = sheet.advice(r, id)
    if it and (it.section == "waiting" or not waits and it.section == "active") and #said < (waits and 1 or ADVICE) then
      said[#said + 1] = it[2] and joined { it[1], it[2] } or it[1]
    end
  end
  if not waits and not plan["P-W0"] then
    local first, more = sheet.first_walk(r)
    local walk = plan["P-W4"] and text.walking.arteries or plan["P-W3"] and text.walking.lean or
      (plan["P-W1"] or plan["P-W2"]) and { first, more }
    if walk then said[#said + 1] = words.walking .. ": " .. joined { walk[1], walk[2] } end
  end
  -- Which tablets may be taken has conditions that fill a page: they stand on the sheet.
  local tablets = sheet.tablets(r)
  if tablets[1] ~= text.medicine.allowed then said[#said + 1] = tablets[1] end
  said[#said + 1] = text.medicine.ask
  if plan["P-D13"] then said[#said + 1] = joined(text.advice["P-D13"]) end
  para { strong((waits and words.waiting or words.now) .. ":") }
  bullets(said)
end

local function not_advised(r)
  local said = {}
  for _, id in ipairs(list(r.not_recommended)) do
    if text.against[id] and #said < AGAINST then said[#said + 1] = text.against[id][1] end
  end
  if #said == 0 then return end
  line(new.against, joined { table.concat(said, "; ") .. ".", text.against.keep[2] })
end

local function page(r)
  local waits = r.pending == "emergency"
  if waits or yes(r.provisional) then open_questions(r)
  elseif set(r.redflags)["RF-CES-7"] then not_sure(r) end
  if waits and r.level ~= "urgent" then para(text.open.soon)
  else how_soon(r) end
  why(r)
  advice(r)
  if not waits and r.level ~= "urgent" then not_advised(r) end
  safety_net(set(r.plan)["P-S2"], not waits and words.come_back, sheet.in_danger_of_harm(r))
  support(r, { "redflags", "triage_rules" })
end

-- Self-care with something open or found, or a red flag that is worse than the level: nobody knows which is true.
local function contradicts(r)
  if r.level == "selfcare" and not sheet.calm(r) then return true end
  for _, id in ipairs(list(r.redflags)) do
    local flag = rule(id)
    if flag and flag.level and rank(flag.level) < rank(r.level) then return true end
  end
  return false
end

for i, r in ipairs(records) do
  if i > 1 then newpage() end
  if not sheet.readable(r) or contradicts(r) then unreadable()
  elseif r.level == "emergency" then emergency_page(r)
  else page(r) end
end
if #records == 0 then para(words.nobody) end
