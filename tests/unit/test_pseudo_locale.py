"""Nothing that is shown, said or printed is outside of the catalogue: in a made-up language no English is left."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from support.pseudo_locale import KINDS

from b12tui.colour_themes import THEMES
from b12tui.core.keymap.config import NAMED
from b12tui.core.overlay.set_commands import GREP, OPEN, PAGE_SETTINGS, SET
from b12tui.core.verbosity import CHOICES, LEVELS
from b12tui.linear.line_mode.settings_commands import SETTING_CHOICES
from b12tui.linear.line_mode.verbosity_commands import NAMES as VERBOSITY_NAMES
from b12tui.linear.line_mode.vocabulary import vocabulary

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
    if name in SPELLING:
        known |= words(" ".join(unicodedata.name(char, "").lower() for char in given))
    return {
        word
        for word in words(output) - known
        if len(word) > 1 and re.fullmatch("[A-Za-z]+", word) and word not in typed
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_stands_in_the_catalogue_or_in_the_text(kind: str, tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent))), "HOME": str(tmp_path)}
    program = [sys.executable, str(TESTS / "support" / "pseudo_locale.py"), kind]
    ran = subprocess.run(program, env=environ, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=True)
    outputs = json.loads(ran.stdout)
    assert any(re.search("[\u0100-\u024f]", output) for _, output, _, _ in outputs)
    found = {output[0]: outside(*output) for output in outputs}
    assert {name: left for name, left in found.items() if left} == {}


def test_a_word_outside_is_found() -> None:
    assert outside("", "Ńō ɱōřē matches", "Matches", "") == {"matches"}
