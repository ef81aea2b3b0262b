"""Limits of memory and computing, reached on a terminal: one sentence, exit 1, and the terminal as it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = [pytest.mark.wire, pytest.mark.slow, pytest.mark.xdist_group("computing")]

PROGRAM = """
import os, sys
for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
    del os.environ[name]
from b12tui.cli import main, restriction
restriction.{limit}
sys.exit(main())
"""

LIMITS = {
    "computing": (
        "COMPUTING = 2",
        "b12tui: error: CPU time limit of 2 seconds reached; start a new session.",
    ),
    "memory": (
        "MAX_DATA_BYTES = (116 if '--spoken' not in sys.argv and '--line' not in sys.argv else 72) << 20",
        "b12tui: error: out of memory: the document is too large for this session; --plain needs the least.",
    ),
}
THREADS = "b12tui: error: the system has no memory left for another thread; --plain needs none."
MODES = {"screen": (), "spoken pages": ("--spoken",), "line mode": ("--line",)}


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text whose second section takes more of either than the session may."""
    item = "Item {0} tells of *emphasis*, `code`, a [link {0}](https://b12.example/{0}), and <b>tags</b>.\n\n"
    path = tmp_path_factory.mktemp("heavy") / "heavy.md"
    words = "".join(item.replace("{0}", str(number)) for number in range(40_000))
    path.write_text(f"# Title\n\nIntro.\n\n{'Some words.' * 40}\n\n## Heavy\n\n{words}", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="another system may count memory otherwise")
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("mode", MODES)
def test_a_limit_ends_the_session_with_a_sentence(limit: str, mode: str, heavy: Path, home: Path) -> None:
    lower, sentence = LIMITS[limit]
    command = [sys.executable, "-c", PROGRAM.format(limit=lower), "--restricted", *MODES[mode], str(heavy)]
    with PtySession(command=command, columns=120) as session:
        session.wait_for({"screen": "Intro.", "spoken pages": "Question mark: help."}.get(mode, "\n>"))
        session.send(b"go heavy\r" if mode == "line mode" else b"]")
        assert session.wait_until_ended() == 1
        assert session.restored(), "\n".join(session.screen.text)
        assert "\n".join(row.rstrip() for row in session.screen.text).strip().splitlines()[-1] == sentence
        assert "Traceback" not in session.written.decode(errors="replace")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text whose second section is a table of many rows."""
    path = tmp_path_factory.mktemp("table") / "table.md"
    rows = "| some | words here | and *more* |\n" * 25_000
    path.write_text(f"# Title\n\nIntro.\n\n## Heavy\n\n| a | b | c |\n|---|---|---|\n{rows}", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="another system may count memory otherwise")
@pytest.mark.parametrize("mode", ["screen", "spoken pages"])
@pytest.mark.parametrize("megabytes", [36, 48, 64, 90, 110])
def test_memory_may_run_out_at_any_time(megabytes: int, mode: str, table: Path, home: Path) -> None:
    # At the start, while threads are begun, while the toolkit is loaded, in parsing, in layout, in speech.
    program = PROGRAM.format(limit=f"MAX_DATA_BYTES = {megabytes} << 20")
    command = [sys.executable, "-c", program, "--restricted", *MODES[mode], str(table)]
    with PtySession(command=command, columns=120) as session:
        session.send(b"]")
        assert session.wait_until_ended() == 1
        assert session.restored(), "\n".join(session.screen.text)
        written = session.written.decode(errors="replace")
        assert LIMITS["memory"][1] in written or THREADS in written
        assert not any(word in written for word in ("Traceback", "Exception", "crashed"))
