"""The finder and loader of our own modules do as the standard ones do, and leave others to them."""

from __future__ import annotations

import os
import pkgutil
import py_compile
import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import pytest

import b12tui
from b12tui.module_finder import MAX_COMPILED_BYTES, ModuleLoader, OwnModules

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
        isinstance(spec.loader, SourceFileLoader),
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


def test_no_compiled_module_is_too_long_to_be_read_at_once() -> None:
    # Compiled code takes less than three times the bytes of its source.
    assert all(3 * file.stat().st_size < MAX_COMPILED_BYTES for file in Path(b12tui.__file__).parent.rglob("*.py"))


NEW, OLD = "answer = 42\n\n\ndef where():\n    pass\n", "answer = 41\n"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A compiled module."""
    file = tmp_path / "module.py"
    file.write_text(NEW)
    py_compile.compile(str(file))
    return file


def loaded(file: Path) -> CodeType | None:
    """Return the code of a module as it is loaded, which must be the same as the standard loader's."""
    code = ModuleLoader("module", str(file), cache_from_source(str(file))).get_code("module")
    assert code == SourceFileLoader("module", str(file)).get_code("module")
    return code


def test_compiled_code_is_loaded_and_names_its_source(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (module.parent / "__pycache__").rename(module.parent / "kept")
    moved = module.rename(module.with_name("moved.py"))
    compiled = Path(cache_from_source(str(moved)))
    (module.parent / "kept").rename(compiled.parent)
    Path(cache_from_source(str(module))).rename(compiled)
    monkeypatch.setattr(SourceFileLoader, "get_code", lambda *_: None)
    code = ModuleLoader("moved", str(moved), str(compiled)).get_code("moved")
    assert code is not None
    assert code.co_filename == str(moved)
    assert [each.co_filename for each in code.co_consts if isinstance(each, CodeType)] == [str(moved)]


def test_a_source_that_was_changed_is_compiled_anew(module: Path) -> None:
    before = module.stat().st_mtime_ns
    module.write_text(f"{NEW}# longer\n")
    os.utime(module, ns=(before, before))
    code = loaded(module)
    assert code is not None
    assert code.co_filename == str(module)
    module.write_text(OLD.ljust(len(NEW) + len("# longer\n")))
    os.utime(module, ns=(before + 10**10, before + 10**10))
    code = loaded(module)
    assert code is not None
    assert 41 in code.co_consts


def test_what_is_compiled_otherwise_is_left_to_the_standard_loader(module: Path) -> None:
    module.write_text(OLD)
    py_compile.compile(str(module), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    module.write_text(NEW)
    code = loaded(module)  # told to be taken unchecked
    assert code is not None
    assert 41 in code.co_consts
    compiled = Path(cache_from_source(str(module)))
    compiled.write_bytes(b"\0" * 64)  # another Python's
    assert 42 in getattr(loaded(module), "co_consts", ())
    compiled.unlink()
    assert 42 in getattr(loaded(module), "co_consts", ())


def test_a_source_that_is_gone_raises_what_the_standard_loader_raises(module: Path) -> None:
    module.unlink()
    Path(cache_from_source(str(module))).unlink()
    with pytest.raises(OSError, match="module"):
        ModuleLoader("module", str(module), cache_from_source(str(module))).get_code("module")


def test_compiled_code_that_is_kept_elsewhere_is_left_to_the_standard_finders(tmp_path: Path) -> None:
    code = "import sys; import b12tui.__main__ as m; m.main(); print(*(type(each).__name__ for each in sys.meta_path))"
    ran = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", code, "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "OwnModules" not in ran.stdout


def test_the_command_asks_it_before_the_standard_finders_and_the_library_does_not() -> None:
    code = "import sys; {}; print(*(getattr(each, '__name__', type(each).__name__) for each in sys.meta_path))"
    for source, there in (("import b12tui, b12tui.api", False), ("import b12tui.__main__ as m; m.main()", True)):
        ran = subprocess.run(
            [sys.executable, "-c", code.format(source), "--version"], capture_output=True, text=True, check=True
        )
        finders = ran.stdout.splitlines()[-1].split()
        assert ("OwnModules BuiltinImporter" in " ".join(finders)) is there
        assert ("OwnModules" in finders) is there
