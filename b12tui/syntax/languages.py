"""Lexers of Pygments by the names of languages that stand over blocks of code.

Only lexers of Pygments itself are looked up: looking for plugins reads the metadata of every installed package.
"""

from __future__ import annotations

from functools import cache

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

SYNONYMS = {
    "hcl": "terraform", "json5": "json", "jsonc": "json", "mjs": "javascript", "pwsh": "powershell",
    "python-repl": "pycon", "starlark": "python", "viml": "vim", "yml": "yaml",
}  # fmt: skip
"""Names in use that Pygments lacks."""
PLAIN = ("", "text", "output")
"""Names of what has no tokens."""


def lexer_for(language: str) -> Lexer | None:
    """Return a lexer of a language, such as `python` or `rust,ignore`; None for one that is not known."""
    name = language.lower().strip("{}.").replace("{", ",").partition(",")[0].strip(" .:")
    return _lexer(SYNONYMS.get(name, name))


@cache
def _names() -> dict[str, str]:
    """Return the names of lexers by their aliases."""
    from pygments.lexers import get_all_lexers  # most texts have no code in view

    return {alias: name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}


@cache
def _lexer(alias: str) -> Lexer | None:
    if alias in PLAIN or alias not in _names():
        return None
    from pygments.lexers import find_lexer_class  # as above

    made = find_lexer_class(_names()[alias])
    return None if made is None else made()
