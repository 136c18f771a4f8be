"""The programme as data: rounds, stages, registers, fields, rules, gates. No database, no Qt."""
