"""Rules, a module for each family."""
