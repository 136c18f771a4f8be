"""Proof of certificates: the facts on the paper, signed with the office's key, in a QR code."""
