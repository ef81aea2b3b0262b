"""Dialects that the files of a folder tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from b12tui import readers, to_plain
from b12tui.readers.dialect_files import dialect_of_file
from b12tui.source import Source


@pytest.mark.parametrize(
    ("marker", "file", "expected"),
    [
        ("mkdocs.yml", "docs/a/b.md", "mkdocs"),
        ("mkdocs.yml", "README.md", "auto"),
        ("book.toml", "src/a.md", "mdbook"),
        ("docusaurus.config.ts", "docs/a.md", "docusaurus"),
        ("hugo.toml", "content/a.md", "hugo"),
        (".obsidian/app.json", "a.md", "obsidian"),
        (".obsidian/app.json", "a/b.md", "obsidian"),
        ("docs/.vitepress/config.js", "docs/a.md", "vitepress"),
        ("_quarto.yml", "a.md", "quarto"),
        ("docs/conf.py", "docs/a.md", "myst"),
        ("_config.yml", "_posts/a.md", "jekyll"),
        ("other.yml", "a.md", "auto"),
        ("other.yml", "a.qmd", "quarto"),
        ("mkdocs.yml", "docs/a.mdx", "docusaurus"),
    ],
)
def test_files_beside_a_text_tell_its_dialect(marker: str, file: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (marker, file):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert dialect_of_file(tmp_path / file).name == expected


@pytest.mark.parametrize(
    ("ignored", "text", "expected"),
    [
        (".obsidian", "[[a]]", "obsidian"),
        ("a\n/.obsidian/\nb", "%% a %%", "obsidian"),
        ("**/.obsidian/workspace.json", "[[a]]", "obsidian"),
        (".obsidian/", "a", "auto"),
        (".obsidian/", "a\n- [b](c) ![[d e#f|g]]", "obsidian"),
        (".obsidian/", "%%\na\n%%", "obsidian"),
        (".obsidian/", "[[1, 2], [3]] and if [[ -f x ]]; [[a](b)]", "auto"),
        (".obsidian/", "`[[a]]` [[b]](c)", "auto"),
        (".obsidian/", "```mermaid\n%%{init: 1}%%\n%% a\n```\n100%% b", "auto"),
        ("# .obsidian\n.obsidianrc", "[[a]]", "auto"),
    ],
)
def test_a_vault_may_leave_its_settings_out_of_the_repository(
    ignored: str, text: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text(ignored)
    (tmp_path / "a").mkdir()
    assert dialect_of_file(tmp_path / "a" / "b.md", text=text).name == expected
    assert dialect_of_file(tmp_path / "a" / "b.md", text=text, alone=True).name == "auto"


def test_nothing_above_the_repository_tells_it(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "a" / ".git").mkdir(parents=True)
    assert dialect_of_file(tmp_path / "a" / "b.md").name == "auto"


def test_what_is_set_goes_before_what_files_tell(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    assert dialect_of_file(tmp_path / "b.md", "gfm").name == "gfm"
    assert dialect_of_file(None).name == dialect_of_file(Path("\0/a.md")).name == "auto"


def test_a_text_that_is_read_alone_asks_for_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".obsidian").mkdir()
    asked: list[object] = []
    monkeypatch.setattr("os.path.lexists", asked.append)
    source = Source("b.md", "a\nb", path=tmp_path / "b.md", alone=True)
    assert to_plain(readers.read(source)).endswith("a b\n")
    assert dialect_of_file(tmp_path / "b.qmd", alone=True).name == "quarto"
    assert not asked


def test_a_restricted_start_reads_texts_alone(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "b.md").write_text("a\nb\n")
    for options, expected in ([], "a\nb\n"), (["--restricted"], "a b\n"):
        # In a process of its own, as a restricted one keeps its limits and environment.
        command = [sys.executable, "-m", "b12tui", *options, "--plain", str(tmp_path / "b.md")]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
        assert ran.stdout.endswith(expected)
