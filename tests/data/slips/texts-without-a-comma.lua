--: 2: a comma is missing before "b"
pass { "a" "b" }
