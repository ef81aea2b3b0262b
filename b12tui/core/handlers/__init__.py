"""Handlers of actions on the page."""
