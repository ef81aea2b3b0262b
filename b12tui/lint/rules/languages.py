"""Rule of languages: passages in another language than the document's, which a voice reads by the wrong rules."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import lint_prose as words
from b12tui.catalogue.lookup import primary_subtag
from b12tui.core.motion.sentences import sentences
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.language_marks import marked_languages
from b12tui.lint.page import Page
from b12tui.lint.passages import passage_language
from b12tui.lint.rule import Rule
from b12tui.writers.language import UNKNOWN, language_of


def _parts(page: Page) -> Iterator[Problem]:
    whole = primary_subtag(language_of(page.document))
    if whole == UNKNOWN:
        return
    marked = marked_languages(page.lines)
    for node, prose in page.prose:
        before = ""
        for start, end in sentences(prose, page.document.cancellation):
            passage = prose[start:end]
            language = passage_language(passage, whole)
            if language not in ("", before):
                lines = (node.block.line, node.text.line_at(start))
                if not any(language in marked.get(line, ()) for line in lines):
                    said = words.read_as(spoken_text.quoted(" ".join(passage.split())), whole)
                    first = start + len(passage) - len(passage.lstrip())
                    yield page.problem(node.text, first, end, said, words.name_language(language))
            before = language


RULES = (Rule("language-part", Severity.WARNING, "3.1.2", words.LANGUAGE_PART, _parts),)
