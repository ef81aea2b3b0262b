"""Texts of a document: characters with the spans that style them, of pieces of source."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "text_builder",
    "text_characters",
    "text_spans",
    "urls",
)
