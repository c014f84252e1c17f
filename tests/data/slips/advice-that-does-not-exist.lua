--: 4: list "tests": there is no advice "P-9"; nearest: P-1
list "tests" {
  {"P-1", level_is "soon"},
  {"P-9"} }
