"""A restricted session has limits of memory and computing, and says so in a sentence when it reaches them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui import cli

pytestmark = pytest.mark.program

resource = pytest.importorskip("resource")

PROGRAM = """
import resource, sys
from b12tui import cli
from b12tui.cli import main, restriction
{limits}
sys.exit(main())
"""


def run(limits: str, *arguments: str, given: str = "", environ: dict[str, str] | None = None) -> tuple[int, str]:
    """Run the restricted reader with other limits; return its exit code and standard error."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(limits=limits), "--restricted", *arguments],
        input=given,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    return ran.returncode, ran.stderr


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "book.md"
    path.write_text("# Book\n\n" + "## Part\n\nWords *and* [words](#part), again.\n\n" * 100_000, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("mode", ["--plain", "--line"])
@pytest.mark.skipif(sys.platform != "linux", reason="another system may count memory otherwise")
def test_a_text_that_takes_more_memory_is_a_sentence(mode: str, book: str) -> None:
    code, said = run("restriction.MAX_DATA_BYTES = 24 << 20", mode, book, given="last\n")
    assert code == 1
    assert (
        said == "b12tui: error: out of memory: the document is too large for this session; --plain needs the least.\n"
    )


@pytest.mark.parametrize("mode", ["--plain", "--line"])
def test_computing_for_longer_is_a_sentence(mode: str, book: str) -> None:
    code, said = run("restriction.COMPUTING = 1", mode, book, given="read all\n")
    assert code == 1
    assert said == ("b12tui: error: CPU time limit of 1 second reached; start a new session.\n")


def test_limits_that_are_lower_already_stay() -> None:
    limits = (
        "resource.setrlimit(resource.RLIMIT_CPU, (50, 60))\n"
        "main = lambda: restriction.restrict() or print(resource.getrlimit(resource.RLIMIT_CPU), "
        "resource.getrlimit(resource.RLIMIT_DATA)[0] == restriction.MAX_DATA_BYTES, file=sys.stderr)"
    )
    assert run(limits) == (0, "(50, 60) True\n")


@pytest.mark.parametrize(("keeps_notes", "largest"), [(False, 0), (True, 4 << 20)])
def test_at_a_terminal_no_file_can_be_written_and_with_notes_none_over_4_mb(
    *, keeps_notes: bool, largest: int, tmp_path: Path
) -> None:
    file = tmp_path / "written"
    limits = (
        "import signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "sys.stdout.isatty = lambda: True\n"
        "def main():\n"
        f"    restriction.restrict(keeps_notes={keeps_notes})\n"
        f"    file = open({str(file)!r}, 'wb', buffering=0)\n"
        "    try:\n"
        "        while file.write(bytes(1 << 20)):\n"
        "            pass\n"
        "    except OSError as error:\n"
        "        print(error.strerror, file=sys.stderr)"
    )
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")
    }  # it may not write
    assert run(limits, environ=environ) == (0, "File too large\n")
    assert file.stat().st_size == largest


@pytest.mark.parametrize("term", ["wyse50", "vt52", "adm3a"])
def test_a_terminal_that_shows_no_page_gets_line_mode_where_nobody_can_ask_for_it(term: str) -> None:
    """None of them is spelt as ECMA-48 has it; where the system doesn't know them they are taken for one of today."""
    from b12tui.terminal import capabilities

    if not capabilities.of({"TERM": term}).dumb:
        pytest.skip(f"this system has no entry for {term}")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "b12tui", "--restricted"],
        # A restricted session can write no file, so its coverage can't be measured either.
        env={**{name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}, "TERM": term},
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(slave)
        said = os.read(master, 65_536)
        assert process.communicate(timeout=60)[1] == b""
        assert process.returncode == 0
    os.close(master)
    assert said.startswith(b"Line mode, because this terminal cannot show the screen mode. Type help")


@pytest.mark.parametrize("error", [MemoryError(), SystemError("error return without exception set")])
def test_memory_that_runs_out_is_a_sentence(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["--plain"]) == 1
    assert "out of memory" in capsys.readouterr().err


def test_another_system_error_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_arguments: object) -> int:
        raise SystemError("bad argument to internal function")

    monkeypatch.setattr(cli, "_run", fail)
    with pytest.raises(SystemError):
        cli.main(["--plain"])
