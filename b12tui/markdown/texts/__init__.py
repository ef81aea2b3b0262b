"""Texts of a document: characters, and the spans that style them, made from pieces of source."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "text_builder",
    "text_characters",
    "text_spans",
    "urls",
)
