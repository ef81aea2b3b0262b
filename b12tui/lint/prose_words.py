"""Words of a text that are prose: no code, no images, no addresses."""

from __future__ import annotations

from b12tui.document import Image, Link, Style, Text


def without_code(text: Text) -> str:
    """Return the characters of a text; those of code, images and addresses are blanks."""
    chars = list(text.chars)
    for span in text.spans:
        words = text.chars[span.start : span.end]
        match span.kind:
            case Style.CODE | Style.KEYBOARD | Image():
                blank = True
            case Link():
                blank = is_address(words)
            case _:
                blank = False
        if blank:
            chars[span.start : span.end] = " " * len(words)
    return "".join(chars)


def is_address(words: str) -> bool:
    """Return whether words are the address of a page rather than its name."""
    return "://" in words[:12] or words.startswith(("www.", "mailto:"))
