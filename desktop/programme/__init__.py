"""The programme as data: rounds, stages, registers, fields, rules and gates. Pure: no database, no Qt."""
