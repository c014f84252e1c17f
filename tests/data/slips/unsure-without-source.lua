--: 2: yesno "numb" has no source; add source =
yesno "numb" { tier = "core", kind = "symptom", ask = "Numb?", unsure = "Somebody looks." }
