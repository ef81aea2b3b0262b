r"""Note texts on one line: a newline is `\n`, a backslash `\\`, so that reading gives the text back."""

from __future__ import annotations

import re


def escaped(text: str, also: str = "") -> str:
    """Return a text on one line; a backslash is also put before each character of `also`."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return re.sub(f"[{re.escape(also)}]", r"\\\g<0>", text) if also else text


def unescaped(text: str) -> str:
    """Return the text that `escaped` made."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def with_creator(category: str, creator: str) -> str:
    """Return a category with who wrote the note behind it, if that is known: `question (Ada)`."""
    return f"{category} ({creator})" if creator else category
