"""Charts: numbers first, then a Matplotlib figure that a screen shows and a file keeps."""
