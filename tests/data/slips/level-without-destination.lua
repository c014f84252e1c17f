--: 0: level "soon" has no destination; write destination "soon" { first = { { "…" } } }
--: 0: level "calm" has no destination; write destination "calm"
destination "alarm" { first = { { "the hospital" } }, source = "BOOK" }
