"""What is known without wcwidth is what wcwidth says."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth

from b12tui.textwidth import _KINDS, _ranges, cells, clusters, is_known


@cache
def known() -> str:
    """Return all characters whose width is known without wcwidth; made when a test runs, as it takes a while."""
    ranges = [pair for chars in _KINDS.values() for pair in zip(*_ranges(chars), strict=True)]
    return "".join(map(chr, sorted({code for first, last in ranges for code in range(ord(first), ord(last) + 1)})))


def pairs() -> st.SearchStrategy[str]:
    """Return a strategy of the symbols that a variation selector makes emoji, and it."""
    return st.deferred(lambda: st.sampled_from([pair for pair in map("{}\ufe0f".format, symbols()) if is_known(pair)]))


@cache
def symbols() -> tuple[str, ...]:
    """Return all characters but letters."""
    return tuple(char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char)[0] == "S")


KNOWN = st.deferred(lambda: st.sampled_from(known()))


def test_each_character_that_is_known_takes_as_many_cells_as_wcwidth_says() -> None:
    assert [char for char in known() if cells(char) != wcswidth(char)] == []
    assert [char for char in known() if unicodedata.combining(char) and cells(char)] == []


def test_each_symbol_that_is_known_to_be_an_emoji_by_its_sign_takes_two_cells() -> None:
    found = [pair for pair in map("{}\ufe0f".format, symbols()) if is_known(pair)]
    assert len(found) > 150
    assert [pair for pair in found if cells(pair) != 2 or wcswidth(pair) != 2 or [*clusters(pair)] != [pair]] == []


@given(
    st.lists(
        KNOWN
        | st.sampled_from("aé灯、가\u0301\u200d\ufe0f👩ᆨ\u3099⚙⚡🏻🇩🇪שّবাংলা্తెలుగు్ภาษำไทย\u200eกี้\u2003\u202fहिन््ो़अ")
        | pairs(),
        max_size=12,
    ).map("".join)
)
def test_a_text_is_measured_and_cut_as_wcwidth_would(text: str) -> None:
    assert cells(text) == wcswidth(text)
    assert list(clusters(text)) == list(iter_graphemes(text))


def test_texts_of_many_scripts_need_no_width_library() -> None:
    program = "import sys; from b12tui.textwidth import cells\n"
    program += "print(cells('naïve — 灯台の記録、가나⚙️🚀→∈\\xa0 ✓ Українська 🇺🇦 Việt e\u0301 שָעربي हिन्दी'),"
    program += " cells('বাংলা తెలుగు ภาษาไทย\\u2003 שָ\\u200e'),"
    program += " 'wcwidth' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["65", "21", "False"]
