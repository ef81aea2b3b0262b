"""A path that loads `pathlib` late answers what the path itself answers."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.lazy_path import LazyPath

NAMES = ["", ".", "..", "/", "//", "a", "a/", "a/b.md", "/a/b.tar.gz", "./a", "a/./b", "a//b", "//a", "///a", "/a/.."]
NAMES += ["a.", ".a", "/.a/b", "a/.b", "a/.", "..a/b..", "~/a", "ä/ö.ü", "a b", "/a", ". /a", "a/b/"]


def same(written: str) -> None:
    lazy, path = LazyPath(written), Path(written)
    assert (str(lazy), os.fspath(lazy), repr(lazy)) == (str(path), os.fspath(path), repr(path))
    assert lazy == path
    assert path == lazy
    assert lazy == LazyPath(written)
    assert hash(lazy) == hash(path)
    assert (lazy.name, lazy.suffix, lazy.stem) == (path.name, path.suffix, path.stem)
    assert lazy.parts == path.parts
    assert str(lazy.parent) == str(path.parent)
    assert lazy.is_absolute() == path.is_absolute()
    assert str(lazy.absolute()) == str(path.absolute())
    for name in ("b.md", "", ".", "..", "/c", "c/d", "c/", ".hidden"):
        assert str(lazy / name) == str(path / name)
        assert str(Path("x") / lazy) == str(Path("x") / path)
        try:
            wanted = str(path.with_name(name))
        except ValueError:
            with pytest.raises(ValueError, match="name"):
                lazy.with_name(name)
        else:
            assert str(lazy.with_name(name)) == wanted


@pytest.mark.parametrize("written", NAMES)
def test_it_is_written_and_taken_apart_as_a_path(written: str) -> None:
    same(written)


@given(st.text("a./~", max_size=8))
def test_so_is_any_text(written: str) -> None:
    same(written)


def test_it_asks_the_system_as_a_path_does(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("words")
    assert LazyPath(file).stat() == file.stat()
    assert LazyPath(file).read_text() == "words"
    for name in ("a.md", "none", "a.md/none", "", "\0"):
        assert LazyPath(tmp_path / name).is_file() == (tmp_path / name).is_file()
    with pytest.raises(FileNotFoundError):
        LazyPath(tmp_path / "none").stat()
    assert [str(each) for each in LazyPath(tmp_path).iterdir()] == [str(file)]


def test_it_is_ordered_copied_and_pickled_as_a_path() -> None:
    first, second = LazyPath("a/b"), LazyPath("a/c")
    assert first < second
    assert Path("a/b") < second
    assert second > Path("a/b")
    assert sorted([second, Path("a/b.md"), first]) == [Path("a/b"), Path("a/b.md"), Path("a/c")]
    assert copy.deepcopy(first) == pickle.loads(pickle.dumps(first)) == first
    assert {first: 1}[Path("a/b")] == 1
    with pytest.raises(AttributeError):
        first.none_such  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("named", ["text.md", "{folder}/text.md"])
def test_a_start_on_a_file_loads_no_pathlib(named: str, tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("# Title\n\nSome words.\n")
    code = (
        "import sys; sys.modules['pathlib'] = None; sys.argv = ['b12tui', '--plain', sys.argv[1]]\n"
        "from b12tui.__main__ import main; main(); print('urllib.parse' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, named.format(folder=tmp_path)],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": os.defpath, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.endswith("Some words.\nFalse\n")
