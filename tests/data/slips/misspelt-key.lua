--: 3: redflag "RF-3" has no when; add when =
--: 5: whne is no key of a redflag; nearest: when
redflag "RF-3" {
  level = "soon",
  whne = fever,
  say = "x", source = "BOOK",
}
