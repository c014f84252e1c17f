source "BOOK" { title = "A book", read = "v" }

level "calm"  { rank = 0, within = "28 d", review = "28 d" }
level "soon"  { rank = 1, within = "7 d", review = "7 d" }
level "alarm" { rank = 2, within = "now", review = "24 h" }

yesno  "fever"  { tier = "core", kind = "symptom", aliases = { "pyrexia" } }
yesno  "chills" { tier = "core", kind = "symptom" }
yesno  "cancer" { tier = "core", kind = "risk" }
number "age"    { tier = "core", kind = "other", unit = "years", min = 0, max = 115 }
number "pain"   { tier = "core", kind = "symptom", min = 0, max = 10 }
choice "sex"    { tier = "core", kind = "other", values = { "female", "male", "other" } }
day    "date"   { tier = "core", kind = "other" }
day    "onset"  { tier = "standard", kind = "other" }
text   "remark" { tier = "standard", kind = "other" }

define "hot" (any { fever, chills })

redflag "RF-1" { level = "alarm", when = all { hot, cancer }, say = "Now.", source = "BOOK" }
redflag "RF-2" { level = "soon", when = age:over(80), say = "Soon.", source = "BOOK" }

score "sum" { {2, fever}, {-1, chills} }
class "stage" { {"early", age:under(30)}, otherwise = "late" }
pattern "warm" { when = hot }
likelihood { likely = 6, possible = 3 }
condition "C-1" { name = "One", supports = { {3, fever} }, source = "BOOK" }
triage "TR-1" { level = "soon", when = has_pattern "warm", source = "BOOK" }
gate "pill" { blocked_if = { cancer }, must_know = { age }, source = "BOOK" }
advice "P-1" { say = "Rest.", kind = "comfort", source = "BOOK" }
list "plan" { {"P-1", level_is "calm"} }
