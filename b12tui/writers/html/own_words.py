"""The program's own words as HTML, with their language where the document has another."""

from __future__ import annotations

from b12tui.writers.html.markup import attributes, escape
from b12tui.writers.own_words import marked_language, own_parts


class OwnWords:
    """Elements and attributes for words that are not the document's."""

    def __init__(self, document_language: str | None, *, xml: bool = False) -> None:
        """Mark words in a document of that language; None marks nothing."""
        language = marked_language(document_language) if document_language is not None else ""
        names = ("lang", "xml:lang") if xml else ("lang",)
        self.attributes = attributes(dict.fromkeys(names, language)) if language else ""
        """Attributes of an element that has words of ours alone; empty where the document is in that language."""

    def span(self, words: str) -> str:
        """Return words, within an element if they need one."""
        return f"<span{self.attributes}>{escape(words)}</span>" if self.attributes and words.strip() else escape(words)

    def around(self, words: str, *theirs: str) -> str:
        """Return a sentence of ours in which words of the document stand."""
        if not self.attributes:
            return escape(words)
        return "".join(self.span(part) if ours else escape(part) for part, ours in own_parts(words, theirs))

    def hidden(self, words: str) -> str:
        """Return words that are heard and not seen."""
        return f'<span class="heard"{self.attributes}>{escape(words)}</span>'
