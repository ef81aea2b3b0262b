"""Files that a text includes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.parsing import rows_below_title

from b12tui import readers, to_plain
from b12tui.document.requirements import AllWords
from b12tui.fastclass import replace
from b12tui.markdown import CHUNKED_FROM
from b12tui.markdown.includes import includes_any
from b12tui.readers.included_files import MAX_BYTES
from b12tui.source import read_source


def said(folder: Path, text: str, *, includes: bool = True, opened: str = "") -> str:
    """Return what a text in `docs` says, without its first rows."""
    (folder / "docs").mkdir(exist_ok=True)
    file = folder / "docs" / "a.md"
    file.write_text(text)
    source = replace(read_source(str(file)), includes=includes, opened_folder=opened)
    return rows_below_title(readers.read(source))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".env").write_text("secret")
    (tmp_path / "part.md").write_text("---\ntitle: x\n---\n*Part* of\nit.\n\n## Under\n")
    (tmp_path / "code.rs").write_text("one\n// ANCHOR: b\ntwo\n// ANCHOR_END: b\nthree\n")
    (tmp_path / "region.rs").write_text("one\n// #region c\ntwo\n// #endregion c\nthree\n")
    for file, begins, ends in (("anchors.rs", "ANCHOR:", "ANCHOR_END:"), ("regions.rs", "#region", "#endregion")):
        parts = (f"// {begins} {name}\n{name}\n// {ends} {name}\n" for name in ("cat", "c-a", "c.a", "c"))
        (tmp_path / file).write_text("".join(parts))
    return tmp_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('--8<-- "part.md"', "Part of it. / Heading 2: Under"),
        ("{!../part.md!}", "Part of it."),
        ("{{#include ../part.md}}", "Part of it."),
        ("{{< include ../part.md >}}", "Part of it."),
        ("<!--@include: ../part.md-->", "Part of it."),
        ("```{include} ../part.md\n```", "Part of it."),
        ("```{literalinclude} ../code.rs\n```", "Code, rs, 3 lines"),
        ("```rust\n{{#include ../code.rs:b}}\n```", "two"),
        ("```rust\n{{#include ../code.rs:3:3}}\n```", "two"),
        ('--8<-- "code.rs:b"', "two"),
        ("<<< ../code.rs", "Code, rs, 3 lines. / one / two / three / End"),
        ("<<< @/region.rs#c{1,3 rs} [title]", "Code, rs, 1 line. / two / End"),
        ("<<< @/regions.rs#c", "Code, rs, 1 line. / c / End"),
        ("```rust\n{{#include ../anchors.rs:c}}\n```", "Code, rust, 1 line. / c / End"),
        ("<<< @/region.rs", "Code, rs, 3 lines. / one / two / three / End"),
        ("<<< ../part.md", "Code, md"),
        ("<<< ../missing.js#c", "missing.js [link 1]"),
        ("<<< ../.env", ".env"),
        ("<<< Back", "<<< Back"),
        ("<<<END.", "<<<END."),
        ("a <<< ../code.rs", "a <<< ../code.rs"),
        ('--8<-- "missing.md"', "missing.md"),
        ('--8<-- ".env"', ".env"),
        ("{!../.env!}", ".env"),
        ("{!../../outside.md!}", "outside.md"),
        ("{!../link.md!}", "link.md"),
        ("{!/etc/hostname!}", "/etc/hostname"),
    ],
)
def test_a_file_of_the_repository_is_read_in_place(text: str, expected: str, repository: Path) -> None:
    (repository.parent / "outside.md").write_text("secret")
    (repository / "link.md").symlink_to(repository.parent / "outside.md")
    found = said(repository, text)
    assert expected in found
    assert "secret" not in found


def test_a_file_is_looked_for_in_each_folder_around_the_text(repository: Path) -> None:
    for folder in ("book", "book/src"):
        (repository / folder).mkdir()
    (repository / "book" / "part.md").write_text("Nearer.\n")
    file = repository / "book" / "src" / "a.md"
    file.write_text('--8<-- "part.md"')
    assert "Nearer." in to_plain(readers.read(replace(read_source(str(file)), includes=True)))


def test_rules_at_the_top_of_an_included_file_are_no_front_matter(repository: Path) -> None:
    (repository / "part.md").write_text("---\n# Words\n\nand more\n\n---\nPart.\n")
    assert "Words" in said(repository, "{!../part.md!}")


def test_without_leave_no_file_is_read(repository: Path) -> None:
    assert "Part" not in said(repository, "{!../part.md!}", includes=False)


def test_only_the_opened_folder_is_read(repository: Path) -> None:
    assert "Part" not in said(repository, "{!../part.md!}", opened=f"{repository}/docs/")
    assert "Part" in said(repository, "{!../part.md!}", opened=f"{repository}/")


def test_a_file_that_includes_itself_ends(repository: Path) -> None:
    (repository / "circle.md").write_text("Round.\n\n{!circle.md!}\n")
    assert said(repository, "{!../circle.md!}").count("Round.") == 1


def test_large_files_and_large_texts_include_nothing(repository: Path) -> None:
    (repository / "large.md").write_text("x " * MAX_BYTES)
    assert "x x" not in said(repository, "{!../large.md!}")


def test_all_that_is_included_stands_on_the_line_of_its_sign(repository: Path) -> None:
    said(repository, "One.\n\n{!../part.md!}\n\nTwo.\n")
    source = replace(read_source(str(repository / "docs" / "a.md")), includes=True)
    blocks = readers.read(source).blocks(0)
    assert [block.line for block in blocks] == [1, 3, 3, 5]
    assert blocks[1].text.line_at(9) == 3  # type: ignore[union-attr]


def test_a_large_text_includes_files_and_their_words_are_found(repository: Path) -> None:
    said(repository, f"# One\n\n{'word ' * CHUNKED_FROM}\n\n# Two\n\n{{!../part.md!}}\n\n# Three\n\nPart\n")
    source = replace(read_source(str(repository / "docs" / "a.md")), includes=True)
    document = readers.read(source)
    assert any("Part of" in node.text.chars for node in document.text_nodes(1))
    needs = (AllWords(("under",)),)
    assert list(document.candidate_sections(needs) or ()) == [1]
    assert list(readers.read(replace(source, includes=False)).candidate_sections(needs) or ()) == []


@pytest.mark.parametrize(
    ("text", "includes"),
    [
        ("{!../part.md!}", True),
        ('--8<-- "../part.md"', True),
        ("{{#include ../code.rs:b}}", True),
        ("{{< include ../part.md >}}", True),
        ("{* ../code.rs ln[1:2] *}", True),
        ("<!--@include: ../part.md-->", True),
        ("```{include} ../part.md\n```", True),
        ("```c\n#include <stdio.h>\n```", False),
        ("Words {!so!} to say.", False),
    ],
)
def test_that_a_text_includes_files_is_known_from_its_source(text: str, includes: bool) -> None:
    assert includes_any(f"word\n\n{text}\n\nword") is includes


def test_a_hostile_text_is_looked_through_in_linear_time() -> None:
    for hostile in ("-" * 300_000, "{!" * 150_000, " " * 300_000, "{*" * 150_000):
        assert not includes_any(hostile)


@pytest.mark.parametrize("becomes", ["a pipe", "a link", "a link to its folder"])
def test_what_takes_the_place_of_a_file_is_not_read(
    becomes: str, repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = repository / "inside", tmp_path_factory.mktemp("other") / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "part.md").write_text("secret")
    checked = Path.is_file

    def replaced(path: Path) -> bool:
        found = checked(path)
        if found and path.name == "part.md" and not inside.is_symlink():
            path.unlink()
            if becomes == "a pipe":
                os.mkfifo(path)
            elif becomes == "a link":
                path.symlink_to(outside / "part.md")
            else:
                inside.rmdir()
                inside.symlink_to(outside)
        return found

    monkeypatch.setattr(Path, "is_file", replaced)
    assert "secret" not in said(repository, "{!../inside/part.md!}")


def test_a_long_line_of_dashes_is_no_mark_of_a_part(repository: Path) -> None:
    (repository / "part.md").write_text("-" * 200_000 + " x\n-8<- [start:b]\nPart.\n-8<- [end:b]\n")
    assert "Part." in said(repository, '--8<-- "part.md:b"')
    assert "start" not in said(repository, '--8<-- "part.md"')
