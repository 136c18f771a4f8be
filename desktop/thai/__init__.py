"""Thai as people write it: dates, numerals, names, IDs, text repair, order, line breaks."""
