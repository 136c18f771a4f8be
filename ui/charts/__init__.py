"""The canvas that shows a figure of desktop.charts."""
