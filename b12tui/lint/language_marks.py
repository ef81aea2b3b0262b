"""Languages that a source names for its parts: `lang` of HTML elements, of attribute lists and of fenced divisions."""

from __future__ import annotations

import re

_LANGUAGE = r"""\b(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3})\b"""
_NAMED = re.compile(_LANGUAGE)
_ELEMENT = re.compile(rf"<([a-z][a-z0-9]*)\b[^<>]*?{_LANGUAGE}", re.IGNORECASE)
_DIVISION = re.compile(rf"\s*(:{{3,}})\s*\{{[^{{}}]*{_LANGUAGE}")


def marked_languages(lines: list[str]) -> dict[int, frozenset[str]]:
    """Return the languages that are named for source lines, from 1; only lines with any are there."""
    found: dict[int, set[str]] = {}
    if not any("lang" in line for line in lines):
        return {}
    opened: set[tuple[str, str]] = set()
    """Ends that are awaited, as regular expressions, each with its language."""
    for number, line in enumerate(lines, 1):
        languages = {language for _, language in opened} | {match[1].lower() for match in _NAMED.finditer(line)}
        if languages:
            found[number] = languages
        opened |= {(rf"</{match[1]}\s*>", match[2].lower()) for match in _ELEMENT.finditer(line)}
        if match := _DIVISION.match(line):
            opened.add((rf"\s*{match[1]}\s*\Z", match[2].lower()))
        opened = {each for each in opened if not re.search(each[0], line, re.IGNORECASE)}
    return {number: frozenset(languages) for number, languages in found.items()}
