"""Frontends: plain output, the preview, the screen, and the runner of the interactive ones."""
