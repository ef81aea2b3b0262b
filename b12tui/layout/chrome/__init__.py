"""Layout of everything around the page: regions, status bars, messages."""
