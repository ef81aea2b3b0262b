"""Links to files lead where the programs that publish Markdown would lead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12tui.cli.session import link_resolution
from b12tui.cli.session.link_resolution import resolve_link
from b12tui.errors import ActionRefused


@pytest.fixture
def site(tmp_path: Path) -> Path:
    repository = tmp_path / "repo"
    for name in (
        "README.md", "LICENSE", "top.md", "docs/start.md", "docs/other.md", "docs/sub/index.md", "docs/both/README.md",
        "docs/both.md", "docs/plain/notes.md", "docs/guide/deep/page.md", "docs/guide/setup.md", "docs/v1.2.md",
        "docs/real.html", "docs/real.md",
    ):  # fmt: skip
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (repository / ".git").mkdir()
    (tmp_path / "outside.md").touch()
    return repository


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("other.md", "docs/other.md"),
        ("other", "docs/other.md"),
        ("./other", "docs/other.md"),
        ("other.html", "docs/other.md"),
        ("other/", "docs/other.md"),
        ("real.html", "docs/real.html"),
        ("sub", "docs/sub/index.md"),
        ("sub/", "docs/sub/index.md"),
        ("sub/index.html", "docs/sub/index.md"),
        ("both/index.html", "docs/both/README.md"),
        ("both", "docs/both/README.md"),
        ("plain", "docs/plain/"),
        ("v1.2", "docs/v1.2.md"),
        ("../LICENSE", "LICENSE"),
        ("..", "README.md"),
        ("gone.md", "docs/gone.md"),
        ("gone", "docs/gone"),
        ("/other.md", "docs/other.md"),
        ("/docs/other.md", "docs/other.md"),
        ("/docs/other", "docs/other.md"),
        ("/docs/sub/", "docs/sub/index.md"),
        ("/top", "top.md"),
        ("/guide/setup", "docs/guide/setup.md"),
    ],
)
def test_a_link_leads_to_the_file_behind_the_page(site: Path, target: str, expected: str) -> None:
    wanted = f"{site}/{expected}" if expected.endswith("/") else str(site / expected)
    assert resolve_link(str(site / "docs" / "start.md"), target) == wanted


def test_the_nearest_folder_that_has_a_root_relative_page_counts(site: Path) -> None:
    (site / "docs" / "guide" / "top.md").touch()
    assert resolve_link(str(site / "docs/guide/deep/page.md"), "/top") == str(site / "docs/guide/top.md")


def test_a_root_relative_link_does_not_leave_the_repository_but_for_the_disk_s_own_path(site: Path) -> None:
    start = str(site / "docs" / "start.md")
    assert resolve_link(start, "/outside.md") == "/outside.md"
    assert resolve_link(start, str(site.parent / "outside.md")) == str(site.parent / "outside.md")


def test_a_root_relative_link_does_not_leave_the_folder_that_was_opened(site: Path) -> None:
    start = str(site / "docs" / "guide" / "setup.md")
    assert resolve_link(start, "/top", f"{site}/docs/") == "/top"
    assert resolve_link(start, "/other", f"{site}/docs/") == str(site / "docs" / "other.md")


def test_a_list_of_a_folder_leads_to_lists_of_its_folders(site: Path) -> None:
    assert resolve_link(f"{site}/docs/", "sub/") == f"{site}/docs/sub/"
    assert resolve_link(f"{site}/docs/", "other.md") == f"{site}/docs/other.md"


def test_a_text_from_standard_input_is_in_the_current_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "docs")
    assert resolve_link("-", "other") == "other.md"
    assert resolve_link("-", "/top") == str(site / "top.md")


@pytest.mark.parametrize("target", ["a\0b", "x" * 5_000, "/a\0b", f"/{'x' * 5_000}"])
def test_a_name_that_no_file_can_have_is_left_as_written(site: Path, target: str) -> None:
    assert resolve_link(str(site / "docs" / "start.md"), target) == os.path.normpath(site / "docs" / target)


def test_the_built_in_article_has_no_files_beside_it() -> None:
    with pytest.raises(ActionRefused, match="don't work in the built-in article"):
        resolve_link("", "x.md")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for name in ("vault/start.md", "vault/a/b/Other note.md", "vault/a/Other note.md", "vault/a/x.png", "outside.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "vault" / ".obsidian").mkdir()
    return tmp_path / "vault"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Other note", "a/Other note.md"),
        ("other NOTE", "a/Other note.md"),
        ("b/Other note", "a/b/Other note.md"),
        ("Other note.md", "a/Other note.md"),
        ("x.png", "a/x.png"),
        ("Other not", "Other not"),
        ("outside", "outside"),
        ("../outside", "../outside.md"),
    ],
)
def test_a_note_is_found_by_its_name_anywhere_in_its_vault(vault: Path, target: str, expected: str) -> None:
    assert resolve_link(str(vault / "start.md"), target) == os.path.normpath(vault / expected)


def test_what_the_vault_has_is_looked_for_nowhere_else(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_from_content", "_from_book", "_in_english"):
        monkeypatch.setattr(link_resolution, name, lambda *_: pytest.fail("asked"))
    assert resolve_link(str(vault / "start.md"), "x.png") == str(vault / "a/x.png")


@pytest.mark.parametrize("target", ["/a/Other note", "x"])
def test_no_path_is_looked_for_above_a_worktree(vault: Path, target: str) -> None:
    (vault / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    (vault / ".obsidian").rmdir()
    (vault.parent / "hugo.toml").touch()
    (vault.parent / "x.md").touch()
    found = resolve_link(str(vault / "start.md"), target)
    assert found == (f"{vault}/a/Other note.md" if target.startswith("/") else f"{vault}/x")


def test_a_vault_may_leave_its_settings_out_of_the_repository(vault: Path) -> None:
    at = str(vault / "start.md")
    found = str(vault / "a" / "Other note.md")
    (vault / ".obsidian").rmdir()
    (vault / ".git").mkdir()
    assert resolve_link(at, "Other note") != found
    (vault / ".gitignore").write_text(".obsidian/\n")
    assert resolve_link(at, "Other note") == found


def test_outside_of_a_vault_a_link_leads_only_where_it_says(vault: Path) -> None:
    (vault / ".obsidian").rmdir()
    assert resolve_link(str(vault / "start.md"), "Other note", f"{vault}/") == str(vault / "Other note")


def test_only_so_many_files_are_looked_at_for_a_name(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.wikilink_files.MAX_FILES", 1)
    assert resolve_link(str(vault / "start.md"), "Other note") == str(vault / "Other note")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/methods/page/date/", "content/en/Methods/Page/Date.md"),
        ("/methods/page/", "content/en/Methods/Page/_index.md"),
        ("../page/DATE", "content/en/Methods/Page/Date.md"),
        ("date.md", "content/en/Methods/Page/date.md"),  # as on a disk that tells capitals
        ("/methods/gone/date/", ""),
    ],
)
def test_an_address_of_a_site_leads_to_a_file_with_capitals(tmp_path: Path, target: str, expected: str) -> None:
    pages = tmp_path / "content/en/Methods/Page"
    pages.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("Date.md", "_index.md"):
        (pages / name).touch()
    found = resolve_link(str(pages / "a.md"), target, f"{tmp_path}/")
    assert found == (str(tmp_path / expected) if expected else os.path.normpath(target))


@pytest.mark.parametrize("config", ["docusaurus.config.ts", "website/docusaurus.config.js", ""])
def test_docusaurus_finds_a_file_from_the_root_of_its_content(site: Path, config: str) -> None:
    if config:
        (site / config).parent.mkdir(exist_ok=True)
        (site / config).touch()
    page = site / "docs/guide/deep/page.md"
    expected = "docs/guide/setup.md" if config else "docs/guide/deep/guide/setup.md"
    assert resolve_link(str(page), "guide/setup.md") == str(site / expected)
    assert resolve_link(str(page), "docs/other.md") == str(site / "docs/guide/deep/docs/other.md")


def test_a_page_that_is_nowhere_below_the_working_folder_is_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Sub").mkdir()
    (tmp_path / "Sub" / "Page.md").touch()
    monkeypatch.chdir(tmp_path)
    assert resolve_link("a.md", "nowhere") == "nowhere"
    assert resolve_link("a.md", "sub/page") == str(Path("Sub") / "Page.md")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("old/src/a.md", "../b.html", "src/b.md"),
        ("old/src/c/a.md", "../../d/e.html", "src/d/e.md"),
        ("old/src/a.md", "../gone.html", "old/gone.html"),
        ("docs/pt/docs/a.md", "tutorial/x.md", "docs/en/docs/tutorial/x.md"),
        ("docs/zh-hant/docs/tutorial/a.md", "../y.md#z", "docs/zh-hant/docs/y.md#z"),
        ("docs/zh-hant/docs/tutorial/a.md", "../y.md", "docs/en/docs/y.md"),
        ("docs/guide/docs/a.md", "tutorial/x.md", "docs/guide/docs/tutorial/x.md"),
        ("hugo/content/en/t/a.md", "methods/page/params/", "hugo/content/en/methods/page/Params.md"),
    ],
)
def test_pages_are_found_as_the_program_that_publishes_them_does(
    tmp_path: Path, text: str, target: str, expected: str
) -> None:
    for name in (
        "book.toml", "src/b.md", "src/d/e.md", "old/book.toml", "old/src/c/a.md", "docs/en/docs/tutorial/x.md",
        "docs/en/docs/y.md", "docs/pt/docs/a.md", "docs/zh-hant/docs/tutorial/a.md", "docs/guide/docs/a.md",
        "hugo/hugo.toml", "hugo/content/en/methods/page/Params.md", "hugo/content/en/t/a.md",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert resolve_link(str(tmp_path / text), target) == str(tmp_path / expected)


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("guide/page.md", "../setup/", "guide/setup.md"),
        ("guide/page.md", "../../top", "top.mdx"),
        ("guide/page.md", "child/", "guide/page/child.md"),
        ("guide/page.md", "../setup.md", "setup.md"),  # a path of a file, which is broken
        ("guide/index.md", "../setup/", "setup"),
        ("guide/_index.md", "setup/", "guide/setup.md"),
        ("guide/page.md", "..", "./"),
        ("ja/guide/page.md", "../new/", "en/guide/new.md"),
        ("guide/page.md", "/posts/one.html", "_posts/one.md"),
        ("guide/page.md", "/posts/gone.html", "/posts/gone.html"),
        ("guide/page.md", "/community/who", "website/community/who/index.mdx"),
    ],
)
def test_addresses_of_sites_start_from_the_folder_of_a_page(
    tmp_path: Path, text: str, target: str, expected: str
) -> None:
    (tmp_path / ".git").mkdir()
    for name in (
        "guide/setup.md", "guide/page/child.md", "top.mdx", "ja/guide/page.md", "en/guide/new.md", "_posts/one.md",
        "website/docusaurus.config.ts", "website/community/who/index.mdx",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = resolve_link(str(tmp_path / text), target)
    assert found == (f"{tmp_path}/" if expected == "./" else os.path.normpath(tmp_path / expected))
