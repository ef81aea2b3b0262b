"""The table cursor, and sorted or filtered rows."""
