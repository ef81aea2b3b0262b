"""Blocks to rows at a width, for heads that have a screen. Pure: it knows no terminal, no Textual and no key."""
