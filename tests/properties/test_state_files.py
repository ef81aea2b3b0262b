"""Files of state that anything may have happened to: nothing raises, nothing is reported, the text opens."""

from __future__ import annotations

import io
import json
import math
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support.pilot import common_terminal
from support.pipeline_checks import CONTROL_CHARACTERS

from b12tui.cli import main
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.colour_themes import theme
from b12tui.core.effects import ListBookmarks, ListChanges
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.terminal.frame import FrameWriter

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TEXT = """# Notes

The first words. More.

## Part

**Why?**

Because.

| a | b |
|---|---|
| 1 | 2 |

## End

Last.
"""
SETTINGS = """theme = "dark"
width = 60
spacing = 2
hints = false
keys = "vi"
words_per_minute = 250
unit = "sentence"
wrap = 70
recent = true
[remap]
top = ["H", "Home"]
find = "F3"
"""
TYPED = "where\nmarks\ntop\nback\nchanged\nset\nend\nmark b\nquit\n"
EXAMPLES = 1_500
"""How many homes are damaged, each by one mutation or several."""


ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, -(2**64), 10**400, 0.5, -0.0, 1e308, math.nan, math.inf),
    *("", "a", "\x1b[31m", "\u202e", "\ud800", "é" * 2_000, "0", "/etc/passwd", "../x", "\0", "x" * 100_000),
    *([], {}, [[]], [None] * 50, {"version": 1}, {"version": 2}, {"version": "1"}, [[["a"] * 9] * 9] * 9, {"": {}}),
)
BYTES = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"{", b"}", b'"', b"\\", b",", b"-", b"e", b"."),
    *(b"[" * 5_000, b"9" * 5_000),
)
LINES = (
    *("width = 10000000000000000000000", "width = nan", "theme = 3", 'theme = "\x1b[31m"', "[remap]", "remap = 3"),
    *("[[remap]]", "find = []", 'quit = "Up"', 'nonsense = "j"', 'next-line = ["q", "Q", "q"]', "x = 1979-05-27"),
    *("= 1", 'hints = "yes"', "a.b.c = 1", 'wrap = """\n"""', "theme dark dark", "width 60 60", "theme \x1b dark"),
    *("width -1 x", "theme light light extra", "width 9999999999999999999 60", "auto", "spoken", "spoken\nspoken"),
    *("line" * 9, "\x1b[2J"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, bytes]]:
    """A text, and what a sound reading of it leaves in a home: each file, below that home, and what is in it."""
    home = tmp_path_factory.mktemp("kept")
    text = home / "text.md"
    text.write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        at_home(patch, home)
        settings_file = home / "config" / "b12tui" / "settings.toml"
        settings_file.parent.mkdir(parents=True)
        settings_file.write_text(SETTINGS, encoding="utf-8")
        for typed in ("heading\nmark a\ntheme\nheading\nclose\nspacing\nline\nquit\n", TYPED):
            assert session(patch, text, typed)[0] == 0
        state = home / "state" / "b12tui"
        (state / "head").write_text("line\n", encoding="ascii")
        (state / "look").write_text("theme light dark\nwidth 44 60\n", encoding="ascii")
        found = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path != text}
    assert len(found) >= 6
    return text, found


def at_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    for variable, inside in {"HOME": "", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}.items():
        patch.setenv(variable, str(home / inside))


def session(patch: pytest.MonkeyPatch, text: Path, typed: str) -> tuple[int, str]:
    """Read a text in line mode; return the exit code, and all that was said."""
    said = io.StringIO()
    patch.setattr("sys.stdin", io.StringIO(typed))
    patch.setattr("sys.stdout", said)
    patch.setattr("sys.stderr", said)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        return main(["--line", str(text)]), said.getvalue()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def bent(content: bytes, pick: Random) -> bytes:
    """Return what became of a file: by a byte, by a stretch, by a value of its JSON, by a line of its settings."""
    for _ in range(pick.choice((1, 1, 1, 2, 5))):
        content = pick.choice((_bytes_bent, _stretch_bent, _value_bent, _value_bent, _line_bent))(content, pick)
    return content


def _bytes_bent(content: bytes, pick: Random) -> bytes:
    at = pick.randint(0, len(content))
    return content[:at] + pick.choice((*BYTES, bytes([pick.randrange(256)]))) + content[at + pick.choice((0, 1, 4)) :]


def _stretch_bent(content: bytes, pick: Random) -> bytes:
    start, end = sorted(pick.randint(0, len(content)) for _ in range(2))
    part = content[start:end]
    return content[:start] + pick.choice((b"", b"", part * 3, part[::-1], bytes(len(part)))) + content[end:]


def _value_bent(content: bytes, pick: Random) -> bytes:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return _line_bent(content, pick)
    places = list(_places(data, lambda _: None))
    pick.choice(places)(pick.choice(ODD))
    changed = data if len(places) > 1 else pick.choice(ODD)
    return json.dumps(changed).encode()


def _places(data: Any, put: Callable[[Any], None]) -> Iterator[Callable[[Any], None]]:
    """Yield what puts another value in place of each that is held."""
    yield put
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    for key, value in pairs:
        yield from _places(value, lambda new, key=key: data.__setitem__(key, new))  # type: ignore[misc]


def _line_bent(content: bytes, pick: Random) -> bytes:
    lines = content.split(b"\n")
    lines[pick.randrange(len(lines))] = pick.choice(LINES).encode()
    if pick.random() < 0.3:
        pick.shuffle(lines)
    return b"\n".join(lines)


def reports(home: Path) -> list[Path]:
    return list(home.rglob("fault-*"))


@given(st.data())
@settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
def test_whatever_became_of_the_files_the_text_opens(kept: tuple[Path, dict[Path, bytes]], data: st.DataObject) -> None:
    text, found = kept
    home = text.parent
    pick = Random(data.draw(st.integers(0, 2**64)))
    with pytest.MonkeyPatch.context() as patch:
        at_home(patch, home)
        damaged = pick.sample(sorted(found), pick.choice((1, 1, 1, 2, len(found))))
        for path, content in found.items():
            path.write_bytes(bent(content, pick) if path in damaged else content)
        look_at(text)
        for _ in range(2):  # what it writes itself is read by the next
            code, said = session(patch, text, TYPED)
            assert code == 0, said
            assert "Last" in said
            assert not CONTROL_CHARACTERS.search(said)
    assert reports(home) == []


def look_at(text: Path) -> None:
    """Draw the text as it was left, its marks and what changed."""
    source = read_source(str(text))
    fresh = ReaderState(parse(source.text, name=source.name), document_id=str(text), frontend="screen")
    session = Session(source, DocumentStore(source, fresh.appearance, built_in=False))
    state = session.resume(fresh)
    view, writer = ScreenView(state, 60, 20), FrameWriter(common_terminal())
    for effect in (None, ListBookmarks(), ListChanges()):
        shown = perform(session, replace(state, effect=effect)) if effect else state
        picture = view.frame(shown)
        frame = writer.frame(
            styled_rows(picture.rows, theme(shown.appearance.theme), 256, 60), picture.cursor, (60, 20)
        )
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]", frame)
        assert effect or state.position.section or any("Notes" in line.text for line in picture.rows)
