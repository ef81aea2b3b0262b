"""Motions: where each movement leads, the jump list, and folds."""
