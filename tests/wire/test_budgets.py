"""How many bytes go over the line: the same on every machine, so they are held by tests; times are for bench/.

`less` is the measure for turning pages: it shows the plain text, wrapped as wide as the page is.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import time
from pathlib import Path

import pytest
from support.pilot import CONTENT
from support.pty_session import COMMAND, KEYS, TIMEOUT, PtySession

from b12tui.core.appearance import Appearance
from b12tui.layout.chrome.regions import regions

pytestmark = pytest.mark.wire

START, STEP, JUMP = 5_000, 150, 3_000
"""Bytes at most: to the first settled screen, in the median of steps down, for anything that shows another page."""
PAGES = 4
"""How many pages are turned for a median; so many the article has on the largest screen."""
AT_ONCE = 0.05
"""Seconds without a byte after which a key is taken to be answered: in one write, here and in less."""


@pytest.fixture(params=[pytest.param("article", id="article"), pytest.param("book", id="3 MB", marks=pytest.mark.slow)])
def text(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The article, or a book that is made."""
    if request.param == "article":
        return CONTENT
    path = tmp_path / "book.md"
    path.write_text(book(3_000_000), encoding="utf-8")
    return path


def book(size: int) -> str:
    """Return a text of chapters in invented words; `nerve` stands in every hundredth paragraph, as in the article."""
    draw = random.Random(size)
    words = ["".join(draw.choices("abdefgiklmnoprstu", k=draw.randint(2, 9))) for _ in range(600)]
    blocks, length = ["# A made book"], 0
    while length < size:
        number = len(blocks)
        if number % 60 == 1:
            blocks.append(f"## Chapter {number // 60 + 1}: {' '.join(draw.choices(words, k=3))}")
        sentences = [" ".join(draw.choices(words, k=draw.randint(5, 18))).capitalize() for _ in range(5)]
        blocks.append(". ".join(sentences) + (". A nerve." if number % 100 == 50 else "."))
        length += len(blocks[-1])
    return "\n\n".join(blocks) + "\n"


class Counted(PtySession):
    """A session that tells what each key costs."""

    def cost(self, key: str) -> int:
        """Press a key, wait for its answer and return how many bytes that was."""
        before = len(self.written)
        self.send(KEYS.get(key, key).encode())
        self._read(TIMEOUT)
        while self._read(AT_ONCE):
            pass
        return len(self.written) - before


def opened(text: Path, columns: int = 80, rows: int = 24) -> Counted:
    session = Counted(str(text), columns=columns, rows=rows)
    session.wait_for("? help")
    return session


def test_the_start_costs_little(text: Path) -> None:
    with opened(text) as session:
        assert 24 < len(session.written) <= START


def test_a_step_costs_next_to_nothing(text: Path) -> None:
    with opened(text) as session:
        costs = [session.cost("Down") for _ in range(40)]
    assert 0 < statistics.median(costs) <= STEP


def test_a_jump_costs_a_page_at_most(text: Path) -> None:
    with opened(text) as session:
        for key in ("End", "Home", "]", "]", "]"):
            assert 0 < session.cost(key) <= JUMP, key
        session.cost("/")
        for letter in "nerve":
            assert session.cost(letter) <= JUMP, letter
        for key in ("Enter", "n", "n", "N", "t", "q", "End", "Home"):
            assert 0 < session.cost(key) <= JUMP, key


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_nobody_pays_for_reading_a_minute_long(text: Path) -> None:
    with opened(text) as session:
        session.cost("PageDown")
        before, end = len(session.written), time.monotonic() + 60
        while time.monotonic() < end:
            session._read(0.5)
        assert session.written[before:] == b""


@pytest.mark.parametrize(
    ("columns", "rows", "most"), [pytest.param(80, 24, 1.3, id="80x24"), pytest.param(120, 40, 1.8, id="120x40")]
)
def test_turning_a_page_costs_hardly_more_than_in_less(
    columns: int, rows: int, most: float, text: Path, tmp_path: Path
) -> None:
    if shutil.which("less") is None:
        pytest.skip("less is not installed")
    area = regions(columns, rows, Appearance())
    assert bool(area.side_columns) == (columns == 120)
    with opened(text, columns, rows) as session:
        ours = statistics.median(session.cost("PageDown") for _ in range(PAGES))
    wrapped = tmp_path / "plain.txt"
    with wrapped.open("wb") as file:
        subprocess.run([*COMMAND, "--plain", "--wrap", str(area.page_columns), str(text)], stdout=file, check=True)
    with Counted(str(wrapped), columns=columns, rows=rows, command=("less",)) as less:
        less.screen.feed = lambda data: None  # type: ignore[method-assign] # noqa: ARG005
        less.settle()
        theirs = statistics.median(less.cost("Space") for _ in range(PAGES))
    assert 0 < ours <= most * theirs
