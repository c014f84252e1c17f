--: 2: likelihood is declared twice
likelihood { likely = 3, possible = 1 }
