"""The documents of a session, and what is done outside of them."""
