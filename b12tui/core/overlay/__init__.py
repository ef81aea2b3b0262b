"""Overlays on the page: lists to choose from, and prompts."""
