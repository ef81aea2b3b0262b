"""EPUB: its container, its metadata for accessibility, links between its files, and the same bytes each time."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from b12tui.cli import main
from b12tui.markdown import parse
from b12tui.writers import WriteOptions, writer_of

BOOK = """---
title: A book
author: Ann & Co
date: 2024-05-01
lang: en-GB
---
# A book

[to two](#two) [beside](other.md) [web](https://example.org/) ![A chart](c.png) x[^1]

[^1]: Said.

## One

Again[^1].

### Inner: 1

## Two

<details><summary>More</summary>

Folded.

</details>
"""


def written(source: str = BOOK, options: WriteOptions | None = None) -> bytes:
    stream = io.BytesIO()
    writer_of("epub").load().write(parse(source, name="book"), stream, options or WriteOptions())
    return stream.getvalue()


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written())) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def test_the_container_begins_with_its_type_uncompressed() -> None:
    data = written()
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_every_file_is_well_formed_and_listed(files: dict[str, str]) -> None:
    package = files["EPUB/package.opf"]
    for name, text in files.items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            ET.fromstring(text)
    listed = set(re.findall(r'href="([^"]+)"', package))
    assert {f"EPUB/{name}" for name in listed} == {
        name for name in files if name.startswith("EPUB/") and not name.endswith(".opf")
    }
    assert re.findall(r'<itemref idref="([^"]+)"/>', package) == ["text-001", "nav", "text-002", "text-003"]


@pytest.mark.parametrize(
    "line",
    [
        "<dc:title>A book</dc:title>",
        "<dc:language>en-GB</dc:language>",
        "<dc:creator>Ann &amp; Co</dc:creator>",
        "<dc:date>2024-05-01</dc:date>",
        '<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">structuralNavigation</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta property="schema:accessibilitySummary">',
    ],
)
def test_the_package_says_how_it_can_be_read(line: str, files: dict[str, str]) -> None:
    assert line in files["EPUB/package.opf"]


def test_links_lead_to_files_of_the_book_and_to_the_web_alone(files: dict[str, str]) -> None:
    first = files["EPUB/text-001.xhtml"]
    assert '<a href="text-003.xhtml#two">to two</a>' in first
    assert '<a href="https://example.org/">web</a>' in first
    assert "beside" in first
    assert "other.md" not in first
    assert "[Image: A chart]" in first
    for name, text in files.items():
        for file, id_ in re.findall(r'href="([\w.-]*)#([^"]+)"', text):
            target = files[f"EPUB/{file}" if file else name]
            assert f'id="{id_}"' in target


def test_a_note_is_cited_from_other_files_and_leads_back(files: dict[str, str]) -> None:
    assert 'href="text-001.xhtml#note-1" role="doc-noteref" epub:type="noteref"' in files["EPUB/text-002.xhtml"]
    assert re.search(r'<a href="text-002.xhtml#[^"]+" role="doc-backlink">', files["EPUB/text-001.xhtml"])


def test_the_navigation_has_contents_and_landmarks(files: dict[str, str]) -> None:
    navigation = files["EPUB/nav.xhtml"]
    assert re.findall(r'<a href="[^"]*">([^<]*)</a>', navigation) == ["A book", "One", "Inner: 1", "Two"]
    assert 'epub:type="toc" role="doc-toc"' in navigation
    assert re.findall(r'<a epub:type="(\w+)"', navigation) == ["toc", "bodymatter"]


def test_folds_are_open(files: dict[str, str]) -> None:
    assert 'open="open"' in files["EPUB/text-003.xhtml"]


def test_the_same_text_makes_the_same_bytes() -> None:
    assert written() == written()
    assert written() != written(options=WriteOptions(modified=1_700_000_000))
    assert written() != written(BOOK + "More.\n")


def test_the_time_is_that_of_the_environment_or_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.md"
    source.write_text(BOOK)
    for name, epoch in (("a.epub", "1700000000"), ("b.epub", "1700000000"), ("c.epub", "1700000001"), ("d.epub", "")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert main([str(source), "-o", str(tmp_path / name)]) == 0
    made = {name: (tmp_path / f"{name}.epub").read_bytes() for name in "abcd"}
    assert made["a"] == made["b"]
    assert made["a"] != made["c"]
    assert made["d"] not in (made["a"], made["c"])


def test_a_large_text_is_several_files_by_its_deeper_sections() -> None:
    source = "# T\n\n## a\n\n" + "".join(f"### s{number}\n\n{'words ' * 20_000}\n\n" for number in range(4))
    with zipfile.ZipFile(io.BytesIO(written(source))) as book:
        names = [name for name in book.namelist() if "text-" in name]
    assert len(names) == 3


def test_several_documents_need_a_folder_and_a_terminal_shows_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# T\n")
    monkeypatch.chdir(tmp_path)
    assert main(["a.md", "b.md", "-o", "x.epub"]) == 2
    assert "--to epub can't hold several documents; name a folder: --output FOLDER/." in capsys.readouterr().err
    assert main(["a.md", "b.md", "--to", "epub", "-o", "made/"]) == 0
    assert sorted(path.name for path in Path("made").iterdir()) == ["a.epub", "b.epub"]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["a.md", "--to", "epub"]) == 2
    assert "--to epub can't be shown on a terminal; name a file: --output FILE." in capsys.readouterr().err


def test_each_file_begins_with_a_heading_of_level_one(files: dict[str, str]) -> None:
    levels = {name: re.findall(r"<h(\d)", text) for name, text in files.items() if "text-" in name}
    assert list(levels.values()) == [["1"], ["1", "2"], ["1"]]
