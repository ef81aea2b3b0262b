"""Screen furniture around the page: regions, status bars, messages."""
