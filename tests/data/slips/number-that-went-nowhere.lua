--: 2: this number went into no rule
largest { age, pain }
