"""Writers of what the checks found."""
