"""What a start loads: plain text, the contents and help never wait for Textual, and no pure package knows it.

A contract on imports sees a stray one at a glance, but a package that it does not name, or an import made by another
package on our behalf, only shows in what a running interpreter has loaded. So there are two checks, and a test that
each of them fails when it must.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import b12tui

pytestmark = pytest.mark.program

PACKAGE = Path(b12tui.__file__).parent
CLONE = Path(__file__).parents[2]

SLOW_TO_LOAD = frozenset({"textual", "rich", "asyncio", "importlib.metadata"})
"""Each costs a start more than the interpreter itself does."""

PARSERS = frozenset({"markdown_it", "mdit_py_plugins", "linkify_it"})

HTML = frozenset({"html", "b12tui.markdown.html.pieces", "b12tui.markdown.html.html_builder"})
"""What reads the elements of HTML in Markdown, of which few texts have any."""

PACKAGES = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if (path / "__init__.py").exists() or (path.suffix == ".py" and not path.stem.startswith("__"))
)
"""Packages and modules of the program, so that a new one is held to this without being named."""

RUN_COMMAND = """
import atexit, json, runpy, sys
report, before = sys.argv[1], set(sys.modules)

def loaded():
    with open(report, "w") as file:
        json.dump(sorted(set(sys.modules) - before), file)

atexit.register(loaded)
sys.argv = ["b12tui", *sys.argv[2:]]
runpy.run_module("b12tui", run_name="__main__", alter_sys=True)
"""

IMPORT_ONE = """
import importlib, json, sys
before = set(sys.modules)
importlib.import_module(sys.argv[2])
with open(sys.argv[1], "w") as file:
    json.dump(sorted(set(sys.modules) - before), file)
"""


def unmeasured(package: Path) -> dict[str, str]:
    """Return an environment that finds `package` first and measures no coverage, which loads much itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(package.parent)}


def run(program: str, *arguments: str, package: Path, report: Path, piped: str = "") -> tuple[frozenset[str], str]:
    """Return the modules that `program` loaded in an interpreter of its own, and its standard output.

    `piped` is its standard input.
    """
    ran = subprocess.run(
        [sys.executable, "-c", program, str(report), *arguments],
        cwd=report.parent,
        env=unmeasured(package),
        input=piped,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    loaded = frozenset(json.loads(report.read_text()))
    assert any(name == "b12tui" or name.startswith("b12tui.") for name in loaded), "nothing of ours was loaded"
    return loaded, ran.stdout


@cache
def loaded_by(program: str, *arguments: str) -> tuple[frozenset[str], str]:
    """Return what `run` does of the package, for several tests of one command."""
    with tempfile.TemporaryDirectory() as folder:
        return run(program, *arguments, package=PACKAGE, report=Path(folder) / "loaded.json")


def strays(loaded: frozenset[str], unwanted: frozenset[str]) -> set[str]:
    """Return the loaded modules that are unwanted or lie inside an unwanted package."""
    return {name for name in loaded for package in unwanted if name == package or name.startswith(f"{package}.")}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "loaded.json"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copied(tmp_path)


def copied(folder: Path) -> Path:
    """Return a copy of the package to spoil, with the article where the installed package has it."""
    package = folder / "b12tui"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    if not (package / "content.md").exists():
        shutil.copy(CLONE / "content.md", package)
    return package


@pytest.mark.parametrize("option", ["--plain", "--contents", "--help", "--version"])
def test_a_start_that_draws_no_screen_loads_nothing_of_the_screen(option: str) -> None:
    loaded, said = loaded_by(RUN_COMMAND, option)
    assert said.strip()
    assert not strays(loaded, SLOW_TO_LOAD)


@pytest.mark.parametrize("option", ["--plain", "--contents", "--version"])
def test_a_start_that_draws_no_screen_loads_no_typing(option: str) -> None:
    loaded, _ = loaded_by(RUN_COMMAND, option)
    assert "typing" not in loaded


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_start_that_reads_no_text_loads_no_parser(option: str) -> None:
    loaded, _ = loaded_by(RUN_COMMAND, option)
    assert not strays(loaded, PARSERS)


@pytest.mark.parametrize("option", ["--plain", "--contents"])
def test_a_text_of_prose_loads_no_parser(option: str) -> None:
    loaded, said = loaded_by(RUN_COMMAND, option)
    assert said.strip()
    assert not strays(loaded, PARSERS)


def test_a_start_loads_nothing_of_notes_before_there_are_any() -> None:
    loaded, _ = loaded_by(IMPORT_ONE, "b12tui.cli.interactive")
    assert not strays(loaded, frozenset({"b12tui.annotations", "b12tui.storage.notes"}))


def test_handlers_of_actions_are_loaded_with_the_first_action() -> None:
    loaded, _ = loaded_by(IMPORT_ONE, "b12tui.core.handlers.page_actions")
    handlers = ("activation", "bookmarks", "clipboard", "code_lines", "finding", "toggles")
    late = {f"b12tui.core.handlers.{name}" for name in handlers}
    late |= {"b12tui.core.effects", "b12tui.core.overlay.listings", "b12tui.search.results", "b12tui.core.table.cursor"}
    assert not strays(loaded, frozenset(late))


def test_prose_in_a_pipe_loads_no_parser_and_nothing_for_html(report: Path) -> None:
    loaded, said = run(RUN_COMMAND, "--plain", "-", package=PACKAGE, report=report, piped="# Title\n\nSome words.\n")
    assert said.startswith("Heading 1: Title")
    assert not strays(loaded, PARSERS | HTML)


@pytest.mark.parametrize("package", [package for package in PACKAGES if package != "tui"])
def test_no_package_but_tui_loads_anything_of_the_screen(package: str) -> None:
    loaded, _ = loaded_by(IMPORT_ONE, f"b12tui.{package}")
    assert not strays(loaded, SLOW_TO_LOAD)


@pytest.mark.parametrize("package", [package for package in PACKAGES if package not in {"tui", "markdown"}])
def test_no_package_but_markdown_loads_a_parser(package: str) -> None:
    loaded, _ = loaded_by(IMPORT_ONE, f"b12tui.{package}")
    assert not strays(loaded, PARSERS)


def test_an_import_put_off_into_a_function_is_seen_in_what_is_loaded(copy: Path, report: Path) -> None:
    with (copy / "cli" / "__init__.py").open("a", encoding="utf-8") as cli:
        cli.write(
            "\n\n_main = main\n\n\ndef main(*arguments, **options):\n"
            "    import textual\n\n    return _main(*arguments, **options)\n"
        )
    loaded, _ = run(RUN_COMMAND, "--version", package=copy, report=report)
    assert "textual" in strays(loaded, SLOW_TO_LOAD)


def contracts(package: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on `package`, by the settings beside it."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
            "--no-logo",
        ],
        cwd=package.parent,
        env=unmeasured(package),
        capture_output=True,
        text=True,
        check=False,
    )


STRAYS = [
    ("core", "textual", "Only tui and textual_a11y know Textual"),
    ("layout", "rich", "Only tui and textual_a11y know Textual"),
    ("plain", "markdown_it", "Only markdown knows Markdown"),
    ("terminal", "platformdirs", "Only storage knows where"),
    ("document", "b12tui.core", "Imports point down"),
    ("plain", "b12tui.layout", "Imports point down"),
    ("terminal", "b12tui.tui", "Imports point down"),
    ("textual_a11y", "b12tui.document", "What makes a Textual application followable"),
    ("linear", "b12tui.markdown", "Frontends and library reach formats"),
    ("cli", "b12tui.writers.plain_writer", "Frontends and library reach formats"),
    ("plain", "b12tui.writers", "Imports point down"),
    ("terminal", "b12tui.core", "What makes a Textual application followable"),
]
"""Package, what it must not import, and the contract that says so."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is reported where each package imports what it must not; without that, nothing is."""
    package = copied(tmp_path_factory.mktemp("strays"))
    shutil.copy(CLONE / "pyproject.toml", package.parent)
    clean = contracts(package)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    for number, (importer, stray, _) in enumerate(STRAYS):
        module = package / importer / f"stray_{number}.py"
        module.write_text(f"def later() -> None:\n    import {stray}\n", encoding="utf-8")
    spoilt = contracts(package)
    assert spoilt.returncode == 1, spoilt.stdout + spoilt.stderr
    return spoilt.stdout


@pytest.mark.parametrize("number", range(len(STRAYS)))
def test_a_stray_import_breaks_its_contract(number: int, broken: str) -> None:
    importer, _, contract = STRAYS[number]
    verdicts, _, details = broken.partition("Broken contracts")
    verdict = next(line for line in verdicts.splitlines() if line.startswith(contract))
    assert "BROKEN" in verdict
    # Each contract that is broken has its name underlined, and what breaks it below.
    sections = re.split(r"^(.+)\n-+\n", details, flags=re.MULTILINE)
    section = next(text for name, text in pairwise(sections) if name.startswith(contract))
    assert f"b12tui.{importer}.stray_{number}" in section


MAX_DEFERRED = 30
"""Imports of our own modules inside functions: each hides an edge from a reader of the code."""
INDENTED_IMPORT = re.compile(r"^(?:@|class |def |async def )(?:.*\n)+?[ \t]+from b12tui\b", re.MULTILINE)
"""An import within what stands below the head of a module."""


def deferred_imports(source: str) -> list[str]:
    """Return the imports of our own modules that are made when a function runs."""
    if not INDENTED_IMPORT.search(source):  # needs no parsing
        return []
    functions = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    imports = {node for function in functions for node in ast.walk(function) if isinstance(node, ast.ImportFrom)}
    return sorted(ast.unparse(node) for node in imports if (node.module or "").split(".")[0] == "b12tui")


def test_few_of_our_own_imports_are_put_off() -> None:
    deferred = {
        path.relative_to(PACKAGE).as_posix(): found
        for path in PACKAGE.rglob("*.py")
        if (found := deferred_imports(path.read_text(encoding="utf-8")))
    }
    assert sum(map(len, deferred.values())) <= MAX_DEFERRED, deferred


def test_an_import_that_is_put_off_is_counted() -> None:
    code = "import os\n\ndef late() -> None:\n    import re\n    from b12tui.core import state\n"
    assert deferred_imports(code) == ["from b12tui.core import state"]
