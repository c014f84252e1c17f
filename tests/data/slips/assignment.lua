--: 3: hotter = … changes nothing here; write define "hotter" (…)
--: 3: this condition went into no rule
hotter = any { fever, chills }
