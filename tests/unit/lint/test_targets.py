"""Links across a folder: files, headings and anchors that are there, and that aren't."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import checking
from support.checking import check_text, rules_found

from b12tui.document import Document
from b12tui.lint import anchor_names

OTHER = '# Other\n\n## Part two\n\n<a id="here"></a>Words.\n\n## Straße 1\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "other.md").write_text(OTHER, encoding="utf-8")
    (tmp_path / "docs" / "a b.png").write_bytes(b"")
    (tmp_path / "README.md").write_text("# Top\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "target",
    [
        "other.md",
        "other.md#part-two",
        "other.md#here",
        "other.md#stra%C3%9Fe-1",
        "other.html#part-two",
        "other",
        "../README.md",
        "a%20b.png",
        "../docs/",
        "/site/page",
        "../api/page.html",
        "https://a.example/missing.md",
        "mailto:a@a.example",
        "//a.example/x",
        "{{ site.url }}/x.md",
    ],
)
def test_what_is_there_is_found(folder: Path, target: str) -> None:
    assert rules_found(f"[the words](<{target}>)\n", path=folder / "docs" / "test.md") == []


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("missing.md", "link-file"),
        ("missing.md#part", "link-file"),
        ("missing.html", "link-file"),
        ("../missing/", "link-file"),
        ("x" * 300, "link-file"),
        ("other.md#part-three", "link-anchor"),
        ("../README.md#part-two", "link-anchor"),
    ],
)
def test_what_is_missing_is_told(folder: Path, target: str, rule: str) -> None:
    (finding,) = check_text(f"See [the words]({target}).\n", path=folder / "docs" / "test.md").findings
    assert (finding.rule, finding.line, finding.column) == (rule, 1, 6)
    assert finding.heard == f'heard as "the words [link 1]", but {target} leads nowhere'


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("`ignore` <svg><path/></svg> <svg/>", "ignore--"),
        ("Build ![passing](b.svg)", "build-"),
        ("<img src='a.svg' alt='A'> Tea", "-tea"),
        ("For <!-- all --> cups", "for--cups"),
        ("For  cups", "for--cups"),
    ],
)
def test_spaces_that_a_heading_keeps_may_be_hyphens(heading: str, name: str) -> None:
    kinds = [rule for rule in rules_found(f"# Top\n\n## {heading}\n\n[up](#{name})\n") if rule.startswith("link")]
    assert kinds == []
    assert rules_found(f"# Top\n\n## {' '.join(name.replace('-', ' ').split())}\n\n[up](#{name})\n") == ["link-name"]


def test_an_image_that_is_missing_is_told(folder: Path) -> None:
    assert rules_found("![A cat](cat.png)\n", path=folder / "docs" / "test.md") == ["link-file"]


def test_files_are_not_looked_for_without_a_place() -> None:
    assert rules_found("[the words](missing.md) ![A cat](cat.png)\n") == []


def test_each_document_that_links_lead_to_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    opened = checking.read

    def counted(path: Path) -> Document:
        read.append(path)
        return opened(path)

    monkeypatch.setattr(checking, "read", counted)
    links = "".join(f"[words {number}](other.md#part-{number})\n" for number in range(9))
    found = rules_found(links, path=folder / "docs" / "test.md")
    assert found == ["link-anchor"] * 9
    assert len(read) == 1


def test_the_names_in_a_source_are_gathered_once_for_all_links(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = 0
    given_names = anchor_names._given_names

    def counted(document: Document) -> frozenset[str]:
        nonlocal gathered
        gathered += 1
        return given_names(document)

    monkeypatch.setattr(anchor_names, "_given_names", counted)
    headings = "".join(f"## Part {number}\n\n[one {number}](#part-{number})\n\n" for number in range(40))
    rules_found(f"# Top\n\n{headings}")
    assert gathered == 1
