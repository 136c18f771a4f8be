"""Workbooks in and out: recognise, repair, preview, store, hand back what was held back."""
