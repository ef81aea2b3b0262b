"""Nothing that is shown, said or printed is outside of the catalogue: in a made-up language no English is left."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.pseudo_locale import KINDS, LANGUAGE

from b12tui.colour_themes import THEMES
from b12tui.core.actions import ACTIONS
from b12tui.core.keymap.config import NAMED
from b12tui.core.overlay.set_commands import GREP, OPEN, PAGE_SETTINGS, SET
from b12tui.core.verbosity import CHOICES, LEVELS
from b12tui.core.vocabulary.known_words import vocabulary
from b12tui.linear.line_mode.settings_commands import SETTING_CHOICES
from b12tui.linear.line_mode.verbosity_commands import NAMES as VERBOSITY_NAMES

pytestmark = pytest.mark.program

TESTS = Path(__file__).parents[1]
PYTHONS = "missing unterminated subpattern"
"""What Python says of patterns."""
TYPED = " ".join(
    (*NAMED, "Ctrl Shift", *THEMES, *SETTING_CHOICES, *map(str.capitalize, SETTING_CHOICES), *VERBOSITY_NAMES)
)
TYPED += f" {SET} {OPEN} {GREP} " + " ".join(f"{each.name} {' '.join(each.values)}" for each in PAGE_SETTINGS)
TYPED += " say " + " ".join((*LEVELS, *(value for values in CHOICES.values() for value in values)))
"""Names of keys, themes, settings and commands, which are typed or written as they are."""
CHOSEN = "none sentence block section spoken brief on off"
"""Values of settings of line mode."""
SPELLING = {"line-all-keys"}
"""Sessions that spell signs, by their names in Unicode, which has them in English only."""
FORMULAS = {"meaning.spoken": "equals plus squared"}
"""Words for formulas, which the library says in languages of its own."""
CALLED = sorted((f":{action.typed_names[0]}" for action in ACTIONS if action.typed_names), key=len, reverse=True)
"""Actions as they are called on the screen by a name, which is typed in English."""
LISTING = {"line-help", "line-mistakes"}
"""Sessions that list the words of line mode."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))


def outside(name: str, output: str, given: str, typed: str) -> set[str]:
    """Return the words of an output, of two letters and more, that are neither in a message nor given."""
    known = words(f"{given} {TYPED.replace('_', ' ')} {PYTHONS} {CHOSEN}")
    if name in LISTING:
        known |= words(" ".join(f"{word.typed_name} {' '.join(word.keys).replace(' ', '')}" for word in vocabulary()))
    known |= words(FORMULAS.get(name, ""))
    for named in CALLED:  # help names them as they are typed
        output = output.replace(f" {named} ", " ")
    if name in SPELLING:
        known |= words(" ".join(unicodedata.name(char, "").lower() for char in given))
    return {
        word
        for word in words(output) - known
        if len(word) > 1 and re.fullmatch("[A-Za-z]+", word) and word not in typed
    }


def said_in_pseudo_locale(kind: str, tmp_path: Path) -> list[list[str]]:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent))), "HOME": str(tmp_path)}
    program = [sys.executable, str(TESTS / "support" / "pseudo_locale.py"), kind]
    ran = subprocess.run(program, env=environ, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=True)
    outputs: list[list[str]] = json.loads(ran.stdout)
    assert any(re.search("[\u0100-\u024f]", output) for _, output, _, _ in outputs)
    return outputs


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"formats"}))
def test_every_word_stands_in_the_catalogue_or_in_the_text(kind: str, tmp_path: Path) -> None:
    outputs = said_in_pseudo_locale(kind, tmp_path)
    found = {output[0]: outside(*output) for output in outputs}
    assert {name: left for name, left in found.items() if left} == {}


EMPTY = ("img", "hr", "br", "meta", "link", "break", "mark")
"""Elements without an end tag."""


class Heard(HTMLParser):
    """Words of a page, or of SSML, each with the language that is in force."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self._languages = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        language = named.get("lang") or named.get("xml:lang") or self._languages[-1]
        self.said += [(named[name] or "", language) for name in ("aria-label", "alt") if name in named]
        if tag not in EMPTY:
            self._languages.append("" if tag == "style" else language)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - all are well-formed
        self._languages.pop()

    def handle_data(self, data: str) -> None:
        if self._languages[-1]:
            self.said.append((data, self._languages[-1]))


def test_words_of_ours_in_a_document_of_another_language_have_their_language(tmp_path: Path) -> None:
    outputs = said_in_pseudo_locale("formats", tmp_path)
    assert {name for name, *_ in outputs} >= {"html", "ssml", "nav", "text-001.xhtml"}
    for name, output, given, _ in outputs:
        heard = Heard()
        heard.feed(output)
        heard.close()
        ours = [each for each, language in heard.said if language == LANGUAGE]
        theirs = [each for each, language in heard.said if language == "de"]
        assert len(ours) + len(theirs) == len(heard.said)
        accented = re.compile("[āēīōū]")
        assert [each for each in theirs if accented.search(each)] == [], name
        assert [each for each in ours if not accented.search(each) and any(map(str.isalpha, each))] == [], name
        assert len(ours) > (20 if name in ("html", "ssml") else 0)
        documents = {word for word in words(given) if len(word) > 4} - {"https", "github"}
        assert [each for each in ours if documents & words(each)] == [], name


def test_a_word_outside_is_found() -> None:
    assert outside("", "Ńō ɱōřē matches", "Matches", "") == {"matches"}
