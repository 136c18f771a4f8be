"""Reads. What comes out is plain values; what goes in names tables and columns by text."""
