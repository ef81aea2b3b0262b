"""Helpers shared by tests: document builders, strategies, terminals and sessions of the program."""
