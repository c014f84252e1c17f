--: 3: tier must be one of core standard exam followup derived
--: 4: has no kind; it is one of symptom risk relief sign other
yesno "sweats" { tier = "cor", kind = "symptom" }
yesno "aches" { tier = "core" }
