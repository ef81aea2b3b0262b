"""Motions: targets of movement, the jump list, and folds."""
