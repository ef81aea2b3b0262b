"""Running text with marks as most authors write them, read without markdown-it (see `prose`).

One search finds each mark together with what it encloses; all that stands between two of them has to be mere words, or
nothing is said. What is certain is a property: the text is the one that markdown-it's tokens make.
"""

from __future__ import annotations

import re

from b12tui.document import Style, Text
from b12tui.document.cancellation import stepwise
from b12tui.markdown.builders.text_builder import TextBuilder

_BEFORE = r"(?<![^ \n(])"
_BEHIND = r"""(?=[ \n.,;:!?)"'-]|\Z)"""
"""What may stand around emphasis, so that its signs can open or close it and nothing else (CommonMark, 6.2)."""

_WORDS = r"(?P<{}> (?!\^) [^\[\]`*_\\<&$~!]+ )"
_TARGET = r"(?P<{}> [^\x00-\x20\x7f()<>\\&]+ )"

_MARK = re.compile(
    rf"""
    (?<!`) ` (?P<code> [^`\s] (?: [^`\n]* [^`\s] )? ) ` (?!`)
  | (?P<picture> ! )?
    \[ (?: {_WORDS.format("words")} | ` (?P<named> [^`\s\[\]] (?: [^`\n\[\]]* [^`\s\[\]] )? ) `
         | !\[ {_WORDS.format("shown")} \] \( {_TARGET.format("file")} \) ) \] \( {_TARGET.format("target")} \)
  | {_BEFORE} (?P<sign> \*{{1,3}} | _ ) (?P<marked> [^\W_] (?: [^*_`\[\]]* [^*_`\[\]\s] )? ) (?P=sign) {_BEHIND}
    """,
    re.VERBOSE,
)

_SIGNS = re.compile(r"[\\`*<\[\]&$~]|(?<![^\W_])_|_(?![^\W_])|://|www\.")
"""What between marks is more than words, or may be."""

_STYLES = {"*": (Style.EMPHASIS,), "_": (Style.EMPHASIS,), "**": (Style.STRONG,), "***": (Style.EMPHASIS, Style.STRONG)}


def fast_inlines(content: str) -> Text | None:
    """Return the text of a stretch of running text, or None where only a parser can tell."""
    if "  \n" in content:
        return None
    builder = TextBuilder()
    at = 0
    for match in stepwise(_MARK.finditer(content)):
        if _SIGNS.search(content, at, match.start()):
            return None
        builder.running(content[at : match.start()])
        at = match.end()
        match match.lastgroup:
            case "code":
                builder.code(match["code"])
            case "target" if match["picture"]:
                description = TextBuilder()
                _write(description, match)
                builder.image(description.text().chars, match["target"], "")
            case "target":
                builder.link("link", match["target"])
                _write(builder, match)
                builder.close("link")
            case _:
                if _SIGNS.search(match["marked"]):
                    return None
                styles = _STYLES[match["sign"]]
                for style in styles:
                    builder.style(style.name, style)
                builder.running(match["marked"])
                for style in reversed(styles):
                    builder.close(style.name)
    if _SIGNS.search(content, at):
        return None
    builder.running(content[at:])
    return builder.text()


def _write(builder: TextBuilder, link: re.Match[str]) -> None:
    """Write what stands between the brackets of a link or a picture."""
    if link["named"]:
        builder.code(link["named"])
    elif link["shown"]:
        description = TextBuilder()
        description.running(link["shown"])
        builder.image(description.text().chars, link["file"], "")
    else:
        builder.running(link["words"])
