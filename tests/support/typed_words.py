"""Commands as they are typed, and a document on which each of them does something."""

from __future__ import annotations

from b12tui.core.vocabulary.known_words import NUMBERED_ACTIONS, Word
from support.document_builders import bullets, code, document, footnote, heading, link, paragraph, questions, table

SAMPLE = document(
    heading(1, "Title"),
    paragraph("Some words, ", link("https://example.org/", "that"), ". More of them."),
    *questions(("Why?", "Because."), ("When?", "Now.")),
    heading(2, "Sizes"),
    table(("Name", "Size"), ("one", "1"), ("two", "2"), title="Sizes"),
    table(("Fruit", "Price"), ("plum", "3"), ("apple", "5")),
    bullets("first", "second"),
    code("x = 1\n", "python"),
    footnote(1, paragraph("A remark.")),
)
ARGUMENTS = {"name": "Sizes", "word": "words", "words": "words", "letter": "a", "number": "1", "numbers": "2 1"}


def typed_forms(word: Word) -> list[str]:
    """Return the word as it is typed: with its argument, and with a number where that tells which is meant."""
    name = word.typed_name
    whole = f"{name} {ARGUMENTS[word.argument]}" if word.argument else name
    return [whole, f"{name} 1"] if word.id in NUMBERED_ACTIONS and not word.argument else [whole]
