--: 2: has_pattern "wram": there is no such id yet; nearest: warm
triage "TR-2" { level = "alarm", when = has_pattern "wram", source = "BOOK" }
