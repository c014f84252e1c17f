-- How soon somebody must look, from the lowest up.  The level is the highest of all rules that fire: never a
-- vote or a mean.  The lowest is what remains when nothing fires.

level "selfcare" {
  rank = 0, within = "42 d", review = "42 d",
  say = "Care for yourself; review after 6 weeks, earlier by the safety net.",
}
level "routine" {
  rank = 1, within = "28 d", review = "28 d",
  say = "Within 28 days.",
}
level "soon" {
  rank = 2, within = "14 d", review = "14 d",
  say = "Within 14 days, or 7 where the rule says so.",
}
level "urgent" {
  rank = 3, within = "48 h", review = "48 h",
  say = "The same day, or within 48 hours where the rule says so.",
}
level "emergency" {
  rank = 4, within = "now", review = "24 h",
  say = "Now, within the hour: ambulance, emergency department or the emergency team named.",
}
