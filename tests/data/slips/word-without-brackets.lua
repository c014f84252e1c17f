--: 3: brackets, or the quotes of an id, are missing behind no
--: 4: brackets, or the quotes of an id, are missing behind at_least
define "x" (any { no fever,
  at_least 2 { fever, chills } })
