--: 3: this one_of went into no rule
list "tests" { {"P-1"} }
one_of { {"P-1"} }
