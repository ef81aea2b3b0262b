"""Outline of a document, found without parsing all of it."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "whole",
)
