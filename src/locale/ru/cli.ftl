### Words of the commands: what they print besides findings.
