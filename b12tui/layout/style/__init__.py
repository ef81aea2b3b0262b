"""Themes, and rows styled by them."""
