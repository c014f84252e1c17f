--: 2: fired "RF-77": no red flag has an id that begins so
triage "TR-2" { level = "alarm", when = fired "RF-77", source = "BOOK" }
