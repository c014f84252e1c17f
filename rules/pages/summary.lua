-- The clinician's summary, one page a record: decision, basis, sources, what is open, plan.
--
-- Best made from  bp-plan --all --explain;  the course of a person, as bp-followup writes it, gives the measures over
-- time instead of the answers.  What a record does not hold is said.  Every text in tr "..." may be changed freely, or
-- be given in another language by rules/lang.

use "reading"

local sources  -- keys of the page, each once

-- The results of our programs are no answers, even where a clinic's own field shares their name.
local RESULTS = {}
for _, label in ipairs { "id", "date", "line", "error", "seq", "rules", "problems" } do RESULTS[label] = true end

local function cite(keys)
  for _, key in ipairs(keys) do once(sources, key) end
  return #keys > 0 and weak("[" .. table.concat(keys, " ") .. "]") or ""
end

local function keys_of(id)
  local is = rule(id)
  return is and is.sources or {}
end

-- A grid of two columns, without the rows that have nothing to say.
local function facts_grid(rows)
  local shown = {}
  for _, row in ipairs(rows) do
    if row[2] then shown[#shown + 1] = { strong(row[1]), row[2] } end
  end
  if #shown > 0 then grid(shown) end
end

local function shout(level)
  local tones = { "now", "soon", "due" }
  return badge(text(level) or tr "no level", tones[ranked(level)] or "plain")
end

local function decision(r)
  local pending, by = some(r.pending), see_by(r)
  facts_grid {
    { tr "Level", { shout(r.level), " ", say(r.level) or "" } },
    { tr "Not final", (pending or yes(r.provisional)) and { tr "could still be", " ", shout(pending or tr "worse") } },
    { tr "Act within", some(r.act_within)
      and { r.act_within, by and r.act_within ~= "now" and tr(": by %s"):format(on(by)) or "" } },
    { tr "Where", some(r.destination) },
    { tr "Attended", has_course(r) and (yes(r.attended) and tr "yes" or no(r.attended) and tr "no" or tr "not known") },
    { tr "Next review", span(r.review_due or r.next_review, today) and on(text(r.review_due) or r.next_review)
      or some(r.next_review) },
    { tr "Overdue", overdue(r) and n_days(select(2, overdue(r))) },
  }
end

-- Every rule that fired: what it says, the facts that made it fire, its sources, and its caveat.
local function why(r)
  local rows, told, lines = { head = { tr "rule", tr "what it says", tr "because" } }, {}, {}
  for _, label in ipairs { "because_level", "because_triage", "because_redflag" } do
    for _, line in ipairs(items(r[label])) do lines[#lines + 1] = line end
  end
  -- --explain tells the facts of the rules that decided, and of those alone.
  local untold = #lines > 0 and tr "it did not set the level" or tr "not told: made without --explain"
  for _, label in ipairs { "level_rules", "redflags", "triage_rules" } do
    for _, id in ipairs(items(r[label])) do lines[#lines + 1] = id end
  end
  heading(tr "Why")
  for _, line in ipairs(lines) do
    local id, facts, keys = because(line)
    local is = rule(id) or {}
    if not told[id] then
      told[id] = true
      if #keys == 0 then keys = is.sources or {} end
      rows[#rows + 1] = {
        { strong(id), " ", is.level and weak(is.level) or "" },
        {
          is.suspect and { strong(tr("Suspected %s."):format(tr(is.suspect))), " " } or "",
          say(id) or tr "not in these rules", " ",
          is.caveat and { weak { tr "Mind:", " ", is.caveat, "." }, " " } or "",
          cite(keys),
        },
        #facts > 0 and table.concat(facts, "; ") or untold,
      }
    end
  end
  if #rows == 0 then
    para(tr "No rule asked for more on the answers given. That is all it means.")
  else
    grid(rows)
  end
end

local function open_questions(r)
  local asked, pending = {}, some(r.pending)
  for _, label in ipairs(to_ask(r)) do asked[#asked + 1] = { question(label) or label, " ", weak(label) } end
  heading(tr "What would change it")
  if pending or yes(r.provisional) then
    para(strong(tr("Not final. These answers could make it %s; ask them first:"):format(pending or tr "worse")))
    if #asked == 0 then asked[1] = tr "Asked, and not sure: somebody must look." end
    bullets(asked)
  else
    para(tr "No open core question can make it more urgent by itself. Examination and tests can.")
    if #asked > 0 then bullets(asked) end
  end
end

-- The answers of the record by what they are: yes or measured, no, not sure; and the core questions without one.
local function answers(r)
  local labels, given, denied, unsure, missing = {}, {}, {}, {}, {}
  for label, value in pairs(r) do
    if type(label) == "string" and not RESULTS[label] and question(label) and text(value) then
      labels[#labels + 1] = label
    end
  end
  table.sort(labels)
  for _, label in ipairs(labels) do
    local value = text(r[label])
    local words = fact(label .. "=" .. value)
    if value == "dk" then
      unsure[#unsure + 1] = words
    elseif value == "no" or value == "none" or value == "na" then
      denied[#denied + 1] = (means(label) or label):gsub("%s*%b()$", "")
    elseif value ~= "?" then
      given[#given + 1] = words
    end
  end
  heading(tr "Answers it rests on")
  facts_grid {
    { tr "Yes, or measured", #given > 0 and table.concat(given, "; ") },
    { tr "Not sure", #unsure > 0 and table.concat(unsure, "; ") },
    { tr "No", #denied > 0 and table.concat(denied, "; ") },
  }
  if not yes(r.incomplete) then
    para(r.incomplete and tr "Every core question is answered, or does not apply."
      or tr "Whether core questions are open is not told.")
    return
  end
  for _, label in ipairs(questions and questions "core" or {}) do
    if not some(r[label]) and r[label] ~= "none" then missing[#missing + 1] = means(label) or label end
  end
  para {
    strong(tr "Not every core question is answered."), " ",
    #missing > 0 and tr("Nothing is recorded of: %s. (One that does not apply may stand among them.)")
      :format(table.concat(missing, "; ")) or "",
  }
end

-- The score of a form that was filled in item by item: "ODI: 40 (36 to 46 once every item is answered)".
local function form_score(label, points, low, high, whole)
  local range = low and tr("%s to %s"):format(low, high)
  local said = whole
  if range and points == "" then
    said = range .. " " .. tr "(too few answers for a score)"
  elseif range then
    said = points .. " " .. tr("(%s once every item is answered)"):format(range)
  end
  return { means(label) or label, ": ", said, " ", weak(label) }
end

-- What it may look like: names with points as ranges; weights never change a level.
local function candidates(r)
  local known, rows, others = {}, { head = { tr "may look like", tr "points", tr "could be", tr "because" } }, {}
  local kinds = {}
  for _, line in ipairs(items(r.because_classify)) do
    local id, facts, keys = because(line)
    known[id] = { table.concat(facts, "; "), " ", cite(keys) }
  end
  for _, kind in ipairs(items(r.pattern)) do kinds[#kinds + 1] = kind .. (say(kind) and ": " .. say(kind) or "") end
  heading(tr "What kind of pain")
  facts_grid {
    { tr "Lasting", some(r.duration_class) },
    { tr "Pattern", #kinds > 0 and table.concat(kinds, " ") },
    { tr "STarT Back", some(r.startback_risk) },
  }
  for _, score in ipairs(items(r.scores)) do
    local id, points, low, high = score:match "^([^=]+)=(%-?[%d.]-)%[(%-?[%d.]-)%.%.(%-?[%d.]-)%]$"
    local name = id or score:match "^[^=]+"
    local is = rule(name)
    if question(name) then
      others[#others + 1] = form_score(name, points, low, high, score:match "=(.*)")
    elseif id then
      rows[#rows + 1] = {
        { strong(is and is.name or id), " ", weak(id) }, points, tr("%s to %s"):format(low, high), known[id] or "",
      }
    else
      local words = say(is and is.id) or score:match "=(.*)" or ""
      others[#others + 1] = { is and is.name and is.name .. ": " or "", words, " ", weak(score) }
    end
  end
  for _, label in ipairs { "likely", "possible" } do
    for _, id in ipairs(items(r[label])) do
      local plain = id:match "^[^=]+"
      local listed = false
      for _, score in ipairs(items(r.scores)) do listed = listed or score:match "^[^=]+" == plain end
      if not listed then
        local is = rule(plain)
        rows[#rows + 1] = {
          { strong(is and is.name or plain), " ", weak(plain) }, id:match "=(.*)" or "", "", known[plain] or "",
        }
      end
    end
  end
  if #rows > 0 then
    grid(rows)
    note(tr "Points of what is known, and the range while questions are open. They suggest; they never change a level.")
  end
  if #others > 0 then bullets(others) end
end

local function texts(name, r, label)
  local said = {}
  for _, id in ipairs(items(r[label])) do
    local words = say(id) or tr "not in these rules"
    said[#said + 1] = { (words:gsub("^not%-recommended: ", "")), " ", weak(id), " ", cite(keys_of(id)) }
  end
  if #said > 0 then
    heading(name)
    bullets(said)
  end
end

-- May an anti-inflammatory be named, and why (not).
local function gate(r)
  local state, why_not, cautions = some(r.nsaid), {}, {}
  -- An emergency has one thing to say, and no drug in it.
  if not state or r.level == "emergency" then return end
  local open = state == "allowed" and r.pending == "emergency"
  for _, label in ipairs(items(r.nsaid_reason)) do why_not[#why_not + 1] = means(label) or fact(label) end
  for _, id in ipairs(items(r.nsaid_caution)) do cautions[#cautions + 1] = say(id) or id:gsub("-", " ") end
  heading(tr "Anti-inflammatory tablets")
  facts_grid {
    { tr "Gate", { badge(state, state == "allowed" and "better" or "due"), " ",
      (state == "withheld-unknown" or open) and tr "nothing is named until the open answers are known" or "" } },
    { state == "blocked" and tr "Because of" or tr "Open", #why_not > 0 and table.concat(why_not, "; ") },
    { tr "If given", state == "allowed" and not open and #cautions > 0 and table.concat(cautions, " ") },
  }
end

local function doubts(r)
  local said = {}
  for _, label in ipairs { "conflicts", "disagreement" } do
    for _, id in ipairs(items(r[label])) do said[#said + 1] = { say(id) or tr "not in these rules", " ", weak(id) } end
  end
  for _, problem in ipairs(items(r.problems)) do said[#said + 1] = tr("Not used: %s."):format(problem) end
  heading(tr "Answers that contradict each other, or were not used")
  if #said == 0 then para(tr "none") else bullets(said) end
end

local function course(r)
  local rows = { head = { tr "measure", tr "first", tr "before", tr "last", tr "change", tr "last visits" },
    align = { "left", "right", "right", "right", "right", "left" } }
  local function words(ids)
    local said = {}
    for _, id in ipairs(items(ids)) do
      local is = rule(id)
      local about_it = is and is.suspect and tr("suspected %s"):format(tr(is.suspect)) or say(id)
      said[#said + 1] = { #said > 0 and " " or "", about_it and about_it .. " " or "", weak(id) }
    end
    return #said > 0 and said or nil
  end
  heading(tr "Course")
  facts_grid {
    { tr "Visits", tr("%s, from %s to %s"):format(short(r.visits) or "?", on(r.first_date), on(r.last_date)) },
    { tr "Levels", tr("first %s, before %s, last %s; in force %s since %s"):format(text(r.level_first) or "?",
      text(r.level_previous) or "-", text(r.level_last) or "?", text(r.level) or "?", on(r.level_date)) },
    { tr "New signs", words(r.new_redflags) },
    { tr "Response", some(r.response) and { strong(r.response), " ", words(r.response_rules) or "" } },
    { tr "Next step", words(r.escalation) },
    { tr "Referral", some(r.referral) and { r.referral, " ", some(r.referral_to) or "" } },
    { tr "Walking", some(r.walk_dose_min)
      and { tr("%s minutes this week"):format(short(r.walk_dose_min) or "?"), " ", words(r.walk_rule) or "" } },
    { tr "Episode", short(r.episode) and tr("%s in twelve months"):format(short(r.episode)) },
  }
  for _, m in ipairs(measures) do
    local drawing, change = drawn(r, m), short(r[m[1] .. "_change"])
    if drawing then
      -- PGIC is a change itself, and a share of a share says nothing.
      local percent = m[1] ~= "adherence" and short(r[m[1] .. "_percent"])
      if m[1] == "pgic" then change = nil end
      rows[#rows + 1] = {
        m[2], short(r[m[1] .. "_first"]) or "-", short(r[m[1] .. "_previous"]) or "-", short(r[m[1] .. "_last"]) or "-",
        change and { change, percent and " (" .. percent .. " %)" or "" } or "-", drawing,
      }
    end
  end
  if #rows > 0 then grid(rows) else para(tr "No measure was taken.") end
end

local function page(r)
  sources = {}
  title(tr("Summary of %s"):format(who(r)))
  subtitle {
    some(clinic) and { clinic, ", " } or "", has_course(r) and tr "course up to" or tr "visit of", " ",
    seen_on(r) and on(seen_on(r)) or tr "no date",
  }
  if r.error or ranked(r.level) == 0 then
    para(strong(tr "This line could not be read, or was not judged. Nothing is known of how ill this person is."))
    facts_grid {
      { tr "Line", tostring(r.line) }, { tr "Why", text(r.error) or tr "no level" }, { tr "As it came", text(r.raw) },
    }
    return
  end
  decision(r)
  why(r)
  open_questions(r)
  if has_course(r) then
    course(r)
  else
    answers(r)
  end
  candidates(r)
  texts(tr "Plan", r, "plan")
  gate(r)
  texts(tr "Tests", r, "tests")
  texts(tr "Considered, and not recommended", r, "not_recommended")
  texts(tr "May be offered", r, "options")
  doubts(r)
  if #sources > 0 then
    local said = {}
    table.sort(sources)
    for i, key in ipairs(sources) do
      said[i] = { strong(key), " ", source(key) or tr "not among the sources of these rules" }
    end
    heading(tr "Sources")
    bullets(said)
  end
  if has_course(r) then
    note(tr "From the course; the answers of a visit and what they may look like come with bp-plan --all --explain.")
  end
  if some(r.rules) and r.rules ~= stamp then
    note(tr("Judged by %s; the words above are those of %s."):format(r.rules, stamp))
  end
end

for i, r in ipairs(records) do
  if i > 1 then newpage() end
  page(r)
  note {
    tr "Rules:", " ", strong(stamp), ". ",
    tr "This page sorts paper. It examines no one, and finds or rules out no disease; a clinician decides.",
  }
end
if #records == 0 then
  title(tr "Summary")
  para(tr "No record came in.")
end
