--: 3: values is empty
--: 4: values must be words that differ
choice "hue" { tier = "core", kind = "other", values = {} }
choice "tone" { tier = "core", kind = "other", values = { "low", "low" } }
