"""What lies over the page: lists to choose from and prompts."""
