--: 2: attempt to call
("redflag") "RF-3" {}
