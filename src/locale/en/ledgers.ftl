### Ledgers and formulas: findings.

