--: 3: likelihood wants two whole numbers from 1 to 1000
--: 3: likelihood is declared twice
likelihood { likely = 2.5, possible = 1e18 }
