-- The next visits, as a calendar
format "ics"
title "Visits"
for _, r in ipairs(records) do
  if r.review_due then
    event {
      uid = r.id .. " " .. r.review_due, date = r.review_due, days = 2, summary = { "Look again: ", r.note or "a visit" },
      description = { strong "Commas,", " semicolons; and \\ are escaped" },
    }
  end
end
