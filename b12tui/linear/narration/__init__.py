"""The text as it is narrated, each character knowing where it comes from."""
