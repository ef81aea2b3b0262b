"""Table cursor, and sorted or filtered rows."""
