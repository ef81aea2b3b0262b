"""Overlays: lists and the table view."""
