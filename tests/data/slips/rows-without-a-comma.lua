--: 2: '}' expected near '{': a comma or a closing bracket is missing before it
score "points" { {1, fever} {2, chills} }
