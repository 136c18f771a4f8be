"""Thai as people write it: dates, numerals, names, national IDs, text repair, order, line breaks."""
