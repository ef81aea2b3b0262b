"""Dialect of a Markdown file, by its suffix or by the files of the program that publishes the folder it lies in.

The nearest folder decides. Programs that publish a folder inside that of their settings say nothing of the files beside
these, such as the repository's README. Where Obsidian's settings are kept out of a repository, its `.gitignore` names
them.
"""

from __future__ import annotations

import os

from b12tui import wikilink_files
from b12tui.dialects import AUTO, Dialect, dialect, told_from
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.root_folders import REPOSITORIES

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = {".qmd": "quarto", ".rmd": "pandoc", ".mdx": "docusaurus"}

_BELOW = {
    "mkdocs.yml": "mkdocs",
    "mkdocs.yaml": "mkdocs",
    "zensical.toml": "mkdocs",
    "book.toml": "mdbook",
    "docusaurus.config.js": "docusaurus",
    "docusaurus.config.ts": "docusaurus",
    "docusaurus.config.mjs": "docusaurus",
    "website/docusaurus.config.js": "docusaurus",
    "website/docusaurus.config.ts": "docusaurus",
    "hugo.toml": "hugo",
    "hugo.yaml": "hugo",
    "hugo.json": "hugo",
}
"""Files whose program publishes folders beside them."""
_HERE = {
    ".obsidian": "obsidian",
    ".vitepress": "vitepress",
    "_quarto.yml": "quarto",
    "_quarto.yaml": "quarto",
    "myst.yml": "myst",
    "conf.py": "myst",
    "_config.yml": "jekyll",
}
"""Files and folders whose program publishes what stands beside them as well."""
_OF_A_VAULT = lazy_pattern(
    r"""(?mx)^(?:[^`\n\[]|\[(?!\[))*+ \[\[ (?:[^\W\d_]|\#) [^\[\]\n]*+ \]\] (?!\()  # a wikilink before any code
    | %%(?!\{) [^%\n]++ %% | ^%%[ ]*$  # a comment, which is none of Mermaid's
    """
)
"""A construct of Obsidian's; lists in lists of code and tests of shells (`[[1, 2]]`, `[[ -f x ]]`) are none."""
_MAX_FOLDERS = 12
"""Folders that are looked at, from the file's own upwards."""


def dialect_of_file(path: Path | None, setting: str = "auto", text: str = "", *, alone: bool = False) -> Dialect:
    """Return the dialect of a file: the one that is set, or else the one that its name or its folders tell.

    If it is read `alone`, no folder is asked whether it holds another file. Whether a repository is a vault that leaves
    its settings out is asked only if the `text` has a sign of Obsidian's.
    """
    if setting != "auto":
        return dialect(setting)
    if path is None:
        return AUTO
    suffix = path.suffix.lower()
    name = _SUFFIXES.get(suffix) or ("auto" if alone else _of_folders(path))
    if (
        name == "auto"
        and not alone
        and ("[[" in text or "%%" in text)
        and _OF_A_VAULT.search(text)
        and wikilink_files.repository_that_is_a_vault(path.parent)
    ):
        name = "obsidian"
    return told_from(name)


def _of_folders(path: Path) -> str:
    try:
        folder = os.fspath(path.absolute().parent)
        for names in (_HERE, *[_HERE | _BELOW] * (_MAX_FOLDERS - 1)):
            below = folder.rstrip("/")
            for name, found in names.items():
                if os.path.lexists(f"{below}/{name}"):  # as text, since a start looks for dozens of files
                    return found
            if not below or any(os.path.lexists(f"{below}/{name}") for name in REPOSITORIES):
                break  # no file above a repository says anything of those in it
            folder = os.path.dirname(folder)  # noqa: PTH120
    except (OSError, ValueError):  # a name with a null byte, or no current folder
        pass
    return "auto"
