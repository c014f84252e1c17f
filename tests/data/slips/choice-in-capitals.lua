--: 3: choice "side": "left" and "Left" differ only in capitals, which records are free to write; leave one out
choice "side" { tier = "core", kind = "other", values = {
  "left", "right", "Left" } }
