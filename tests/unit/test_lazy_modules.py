"""Modules of a package that are loaded when they are first used."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import b12tui
from b12tui.lazy_modules import lazy_modules

PACKAGE = Path(b12tui.__file__).parent


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A package with one lazy module, `attic`, which counts in `loaded` how often it is loaded."""
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "__init__.py").write_text("loaded = 0\n", encoding="utf-8")
    (folder / "attic.py").write_text("import house\n\nhouse.loaded += 1\nFOUND = 'trunk'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    package = importlib.import_module("house")
    lazy_modules("house", "attic")
    yield package
    for name in ("house", "house.attic"):
        sys.modules.pop(name, None)


def test_a_module_is_loaded_when_it_is_first_used_and_once(house: Any) -> None:
    attic = house.attic
    assert house.loaded == 0
    assert (attic.FOUND, attic.FOUND) == ("trunk", "trunk")
    assert house.loaded == 1
    assert importlib.import_module("house.attic").FOUND == "trunk"
    assert house.loaded == 1


def test_a_module_has_the_same_names_wherever_it_is_known(house: Any) -> None:
    early = house.attic
    early.FOUND = "hat"  # before it is loaded, as a test may
    late: Any = importlib.import_module("house.attic")
    assert (late.FOUND, early.FOUND) == ("hat", "hat")
    late.FOUND = "coat"
    assert early.FOUND == "coat"
    early.FOUND = "glove"
    assert late.FOUND == "glove"
    assert "FOUND" in dir(early)


def test_a_name_that_a_module_lacks_is_an_error_as_with_any_module(house: Any) -> None:
    with pytest.raises(AttributeError, match="LOST"):
        _ = house.attic.LOST


def lazy_names() -> dict[str, list[str]]:
    """Return the names of the lazy modules of each package, by its path in ours."""
    found: dict[str, list[str]] = {}
    for init in PACKAGE.rglob("__init__.py"):
        for node in ast.walk(ast.parse(init.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lazy_modules":
                package = init.parent.relative_to(PACKAGE).as_posix()
                found[package] = [str(ast.literal_eval(each)) for each in node.args[1:]]
    return found


def test_the_lazy_modules_of_each_package_are_modules_in_order() -> None:
    lazy = lazy_names()
    assert "catalogue" in lazy
    for package, names in lazy.items():
        assert names == sorted(set(names)), package
        missing = [name for name in names if not (PACKAGE / package / name).with_suffix(".py").exists()]
        assert not missing, package


def test_all_messages_are_lazy_but_their_lookup() -> None:
    modules = {path.stem for path in (PACKAGE / "catalogue").glob("*.py")} - {"__init__", "lookup"}
    assert set(lazy_names()["catalogue"]) == modules
