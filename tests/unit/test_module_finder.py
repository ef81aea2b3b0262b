"""The finder of our own modules finds each as the standard finder does, and leaves others to it."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

import pytest

import b12tui
from b12tui.module_finder import OwnModules

FOUND = [
    (found.name, [str(found.module_finder.path)])  # type: ignore[union-attr]
    for found in pkgutil.walk_packages(b12tui.__path__, "b12tui.")
]


def told(spec: ModuleSpec | None) -> tuple[object, ...]:
    """Return what a specification says."""
    assert spec is not None
    return (
        spec.name,
        spec.origin,
        spec.cached,
        spec.has_location,
        spec.submodule_search_locations,
        type(spec.loader),
        getattr(spec.loader, "path", None),
    )


def test_every_module_is_found_as_the_standard_finder_does() -> None:
    finder = OwnModules("b12tui")
    assert len(FOUND) > 500
    for name, path in FOUND:
        assert told(finder.find_spec(name, path)) == told(PathFinder.find_spec(name, path))


@pytest.mark.parametrize("name", ["b12tui.none_such", "b12tui2.errors", "json.decoder", "b12tui"])
def test_what_is_not_ours_or_not_there_is_left_to_others(name: str) -> None:
    assert OwnModules("b12tui").find_spec(name, list(b12tui.__path__)) is None


def test_folders_without_modules_and_archives_are_left_to_others(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    finder = OwnModules("b12tui")
    assert finder.find_spec("b12tui.data", [str(tmp_path)]) is None
    assert finder.find_spec("b12tui.errors", [str(tmp_path / "b12tui.zip")]) is None


def test_the_command_asks_it_before_the_standard_finders_and_the_library_does_not() -> None:
    code = "import sys; {}; print(*(getattr(each, '__name__', type(each).__name__) for each in sys.meta_path))"
    for source, there in (("import b12tui, b12tui.api", False), ("import b12tui.__main__ as m; m.main()", True)):
        ran = subprocess.run(
            [sys.executable, "-c", code.format(source), "--version"], capture_output=True, text=True, check=True
        )
        finders = ran.stdout.splitlines()[-1].split()
        assert ("OwnModules BuiltinImporter" in " ".join(finders)) is there
        assert ("OwnModules" in finders) is there
