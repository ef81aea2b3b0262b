"""Messages to the user, in words."""
