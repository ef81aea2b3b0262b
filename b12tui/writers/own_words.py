"""The program's own words in a document of another language: which they are, so that a voice changes (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from b12tui.catalogue.lookup import message_language, primary_subtag


def marked_language(document_language: str) -> str:
    """Return the tag of the language of messages, or empty where the document is in that language."""
    own = message_language()
    return "" if primary_subtag(own) == primary_subtag(document_language) else own


def own_parts(words: str, theirs: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a sentence of ours, each with whether it is ours; `theirs` are the document's words in it.

    The document's words are looked for in order, each behind the one before, and not within a word.
    """
    at = 0
    for part in theirs:
        found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words[at:]) if part else None
        if found is None:
            continue
        if found.start():
            yield words[at : at + found.start()], True
        at += found.end()
        yield part, False
    if at < len(words):
        yield words[at:], True
