"""What is said to the user, in words."""
