"""A register as an editable grid: typed, pasted and filled as in a spreadsheet."""
