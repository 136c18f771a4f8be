"""Preview and printing of the very PDF that desktop.documents makes."""
