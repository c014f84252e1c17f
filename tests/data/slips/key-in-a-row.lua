--: 2: each entry of class is { "value", condition }
class "k" { {"a", fever, unless = chills}, otherwise = "b" }
