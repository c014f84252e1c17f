--: 4: each entry of score is { weight, condition }, a whole weight
--: 5: each entry of score is { weight, condition }, a whole weight
--: 6: each entry of score is { weight, condition }, a whole weight
score "z" { {1e18, fever} }
score "y" { {0.5, fever} }
score "x" { {1e999, fever} }
