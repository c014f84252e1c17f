-- part: what every.lua uses
function count_errors()
  local n = 0
  for _, r in ipairs(records) do
    if r.error then n = n + 1 end
  end
  return n
end

function tone_of(r)
  return rank(r.level) <= 1 and "now" or "plain"
end
