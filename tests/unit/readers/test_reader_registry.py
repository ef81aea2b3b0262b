"""Input formats: which reader a source gets, and that each row of the registry keeps its word."""

from __future__ import annotations

import subprocess
import sys
from inspect import signature
from pathlib import Path
from unittest import mock

import pytest

from b12tui import readers
from b12tui.document.cancellation import Cancellation
from b12tui.errors import UnknownFormat
from b12tui.readers import READERS, has_reader, reader_of
from b12tui.readers.registry import MARKDOWN
from b12tui.source import Source

PAGE = "LS(1)          User Commands          LS(1)\n\nNAME\n       ls - list\n"
DIFF = "commit 0123456789abcdef0123456789abcdef01234567\nAuthor: A <a@b.example>\n\n    Change\n"


@pytest.mark.parametrize(
    ("source", "given", "expected"),
    [
        (Source("a.md", "words", path=Path("a.md")), None, "markdown"),
        (Source("A.TXT", "words", path=Path("A.TXT")), None, "lines"),
        (Source("A.TXT", "# Title\n\nwords", path=Path("A.TXT")), None, "markdown"),
        (Source("a", "words", path=Path("a")), None, "lines"),
        (Source("a.log.gz", "# Title\n\nwords", path=Path("a.log.gz")), None, "lines"),
        (Source("a.log", DIFF, path=Path("a.log")), None, "diff"),
        (Source("a.out.gz", DIFF, path=Path("a.out.gz")), None, "diff"),
        (Source("a.log", DIFF, path=Path("a.log")), "lines", "lines"),
        (Source("a.log", f"12:00 said:\n{DIFF}", path=Path("a.log")), None, "lines"),
        (Source("a.conf", DIFF, path=Path("a.conf")), None, "lines"),
        (Source("a", "[words](https://example.org)", path=Path("a")), None, "markdown"),
        (Source("a", PAGE, path=Path("a")), None, "lines"),
        (Source("a", PAGE, path=Path("a")), "man", "man"),
        (Source("standard input", PAGE, piped=True), None, "man"),
        (Source("standard input", PAGE, piped=True), "markdown", "markdown"),
        (Source("standard input", "words", piped=True), None, "lines"),
        (Source("standard input", "# Title\n\nwords", piped=True), None, "markdown"),
        (Source("folder", "words", path=Path("f.man"), media_type="text/markdown"), "man", "markdown"),
        (Source("folder", "words", media_type="text/no-such"), None, "markdown"),
    ],
)
def test_a_source_is_read_by_media_type_then_request_then_suffix_then_text(
    source: Source, given: str | None, expected: str
) -> None:
    assert reader_of(source, given).name == expected


def test_an_unknown_format_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match="unknown format: 'no-such'; known formats: "):
        reader_of(Source("a", ""), "no-such")


def test_names_suffixes_and_media_types_are_unique() -> None:
    names = [reader.name for reader in READERS]
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    media_types = [media_type for reader in READERS for media_type in reader.media_types]
    for values in (names, suffixes, media_types):
        assert len(values) == len(set(values))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_has_the_functions_that_its_row_promises(reader: readers.Reader) -> None:
    module = reader.load()
    assert callable(module.read)
    assert not reader.detector or 0 <= reader.detect("") < 1
    assert reader is MARKDOWN or not reader.detector or reader.detect("# Plain words\n") == 0
    assert hasattr(module, "detect") == (reader.detector == reader.module)


@pytest.mark.parametrize(
    ("text", "found", "asked"),
    [
        ("commit 0123456789\nAuthor: A\n\n    Words\n", "diff", ["diff"]),
        (PAGE, "man", ["diff", "man"]),
        ('{"a": 1}\n', "data", ["diff", "man", "html", "json", "data"]),
    ],
)
def test_no_detector_is_loaded_that_could_not_be_surer(text: str, found: str, asked: list[str]) -> None:
    seen = list[str]()
    detect = readers.Reader.detect

    def watched(reader: readers.Reader, text: str) -> float:
        seen.append(reader.name)
        return detect(reader, text)

    with mock.patch.object(readers.Reader, "detect", watched):
        assert reader_of(Source("standard input", text, piped=True)).name == found
    assert seen == asked
    assert all(reader.detect(text) <= reader.surest for reader in READERS if reader.detector)


def test_links_and_folders_know_files_by_their_suffix() -> None:
    assert has_reader("notes.MD")
    assert has_reader("plain.text")
    assert not has_reader("picture.png")
    assert not has_reader("md")


def test_a_manual_page_is_read_from_a_pipe_and_on_request() -> None:
    piped = readers.read(Source("standard input", PAGE, piped=True))
    assert [section.title for section in piped.sections] == ["LS(1) User Commands LS(1)", "NAME"]
    kept = readers.read(Source("ls", PAGE.replace("ls -", "l\bls\bs -"), path=Path("ls")), "man")
    assert [section.title for section in kept.sections] == [section.title for section in piped.sections]
    assert kept.text_nodes(1)[-1].text.chars == "ls - list"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_takes_the_token_that_its_document_gets(reader: readers.Reader) -> None:
    assert list(signature(reader.load().read).parameters) == ["source", "cancellation"]


@pytest.mark.parametrize("name", ["markdown", "man"])
def test_a_document_has_the_token_that_its_reader_was_given(name: str) -> None:
    token = Cancellation()
    assert readers.read(Source("made", PAGE), name, token).cancellation is token


class _Book(str):
    """Text so long that a copy of it costs."""

    __slots__ = ()

    def strip(self, _chars: str | None = None) -> str:
        raise AssertionError("a book was copied")


def test_what_a_text_is_taken_for_is_told_without_a_copy_of_it() -> None:
    for text, told in ((_Book("a,b\n"), "a table"), (_Book("\n"), ""), (_Book(""), "")):
        assert readers.taken_for(readers.registry._by_name("csv"), Source("a", text)) == told


def test_a_reader_of_a_file_whose_name_tells_loads_no_recogniser() -> None:
    program = (
        "import sys; from pathlib import Path; from b12tui import readers; from b12tui.source import Source\n"
        "readers.read(Source('a.md', '# Title\\n\\nwords', path=Path('a.md')))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('b12tui.shapes.')))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["b12tui.shapes.suffixes"]
