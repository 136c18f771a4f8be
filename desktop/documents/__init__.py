"""Paper: Thai typesetting, certificates, registers and lists, all as PDF bytes."""
