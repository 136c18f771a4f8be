"""What the office does: plain Python, no Qt, no SQL."""
