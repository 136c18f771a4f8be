"""The designer of certificates: what stands where, on the very page that is printed."""
