"""Everything around the page: screen regions, status bars, messages."""
