--: 3: the label "fever" is taken by a field or another result
--: 3: "fever" is declared twice (first at
class "fever" { {"a", chills}, otherwise = "b" }
