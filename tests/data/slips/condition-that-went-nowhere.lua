--: 2: this condition went into no rule
any { fever, chills }
