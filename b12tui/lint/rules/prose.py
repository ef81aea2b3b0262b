"""Rules of prose: long sentences, hard sections, abbreviations that are never explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue import lint_prose as words
from b12tui.core.motion.sentences import sentences_of
from b12tui.lazy_pattern import lazy_pattern
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule

_ABBREVIATION = lazy_pattern(r"(?<![\w./&@#$+-])[A-Z][A-Z0-9]{1,5}(?=s?(?!\.?[\w/&@+-]|\())")


def _words(*rows: str) -> frozenset[str]:
    return frozenset(" ".join(rows).split())


_KNOWN = _words(
    "README AD AM API ASCII BC BCE CD CE CEO CPU CSS CSV DIY DNA DVD EU FAQ FTP GB GIF GPS GPU HD HTML HTTP",
    "HTTPS ID IDE II III IO IP IT IV IX JPEG JSON KB LED MB MD NASA NATO OK OS PC PDF PHP PIN PM PNG PS",
    "RAM RFC RNA RSS SMS SQL SSD SSH SSL SVG TB TLS TODO TV UI UK UN URI URL US USA USB UTC UTF VI VII",
    "VIII VIP VPN WWW XI XII XML XIV XV YAML ZIP AND BUT FOR MAY MUST NO NOT NOTE ON OR SHALL SHOULD THE",
    "TO WARNING TIP YES ARE IS ALL ANY DO IF IN OF BE AS AT",
)
"""Abbreviations that most readers of the web know, Roman numbers, and words that are written large for weight."""


def _long_sentences(page: Page) -> Iterator[Problem]:
    limit = page.options.sentence_words
    for node, _ in page.prose:
        if node.text.chars.count(" ") < limit:
            continue
        for start, end in sentences_of(node.text, page.document.cancellation):
            count = len(node.text.chars[start:end].split())
            if count > limit:
                said = words.sentence_of(spoken_text.quoted(node.text.chars[start:end].strip()), count)
                yield page.problem(node.text, start, start + _first_word(node.text.chars, start), said, words.SPLIT)


def _first_word(chars: str, start: int) -> int:
    match = re.compile(r"\S+").match(chars, start)
    return len(match[0]) if match else 1


def _hard_sections(page: Page) -> Iterator[Problem]:
    for section, grade in page.grades:
        if grade > page.options.grade:
            said = words.grade_of(section.title or page.document.title, round(grade))
            yield Problem(section.line, 1, said, words.SIMPLIFY)


def _abbreviations(page: Page) -> Iterator[Problem]:
    known = _KNOWN | page.options.abbreviations
    found: dict[str, Problem] = {}
    for node, prose in page.prose:
        for match in _ABBREVIATION.finditer(prose):
            name = match[0]
            if sum(map(str.isalpha, name)) <= max(1, sum(map(str.isdigit, name))):
                continue  # a number of a model, a key, a formula
            if (
                name in known
                or name.rstrip("0123456789") in known
                or name in found
                or _in_capitals(prose, match.start(), match.end())
            ):
                continue
            found[name] = page.problem(node.text, match.start(), match.end(), spoken_text.quoted(name), words.EXPLAIN)
    if not found:
        return
    whole = "\n".join(node.text.chars for node in page.nodes)
    for name, problem in found.items():
        if not _is_explained(name, whole):
            yield problem


def _in_capitals(prose: str, start: int, end: int) -> bool:
    """Return whether a word stands among others in capitals, so that it need be no abbreviation."""
    before = prose[:start].rsplit(maxsplit=1)[-1:]
    after = prose[end:].split(maxsplit=1)[:1]
    return any(len(word.strip(",.")) > 1 and word.strip(",.").isupper() for word in (*before, *after))


_BEFORE = lazy_pattern(
    r"""\w["”*']?\s*\(\s*["“*']?\Z"""  # World Health Organization (WHO
    r"|\b(?:called|or|known as|abbreviated|abbreviated as|abbreviated to) (?:the |an? )?[\"“*']?\Z"
)
_BEHIND = lazy_pattern(
    r"""s?["”*']*\s*\([A-Za-z]"""  # WHO (World Health Organization
    r"""|["”]?,? (?:is short for|short for|stands for|means|is an? |are |, or |is the )"""
)
_NEAR = 40
"""Characters on each side of an abbreviation in which it is explained."""


def _is_explained(name: str, whole: str) -> bool:
    """Return whether a text explains an abbreviation: in brackets before or behind it, by its letters, or as a term."""
    for match in re.finditer(rf"\b{re.escape(name)}(?=s?\b)", whole):
        start, end = match.span()
        if _BEFORE.search(whole[max(start - _NEAR, 0) : start]) or _BEHIND.match(whole, end):
            return True
        if whole[start - 1 : start] in ("", "\n") and whole[end : end + 1] in ("", "\n"):
            return True  # a term of a list of definitions
    return _has_initials(name, whole)


def _has_initials(name: str, whole: str) -> bool:
    """Return whether words with the initials of an abbreviation stand in a text."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 2:
        return False
    return (
        re.search(r"\b" + r"[ -](?:of |and |the |for )?".join(rf"[{a}{a.lower()}][a-z]+" for a in letters), whole)
        is not None
    )


RULES = (
    Rule("sentence-long", Severity.NOTE, "3.1.5", words.SENTENCE_LONG, _long_sentences),
    Rule("reading-grade", Severity.NOTE, "3.1.5", words.READING_GRADE, _hard_sections),
    Rule("abbreviation", Severity.NOTE, "3.1.4", words.ABBREVIATION, _abbreviations),
)
