"""Themes, and rows styled with them."""
