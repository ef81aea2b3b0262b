"""Parse common inline Markdown without markdown-it (see `fastpath.blocks`).

One search finds each span together with its content; if the text between two spans may be more than plain words, the
whole text is left to markdown-it. Property tests hold that the result equals the one of markdown-it's tokens.
"""

from __future__ import annotations

import re

from b12tui.document import Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.markdown.text_builder import TextBuilder

_BEFORE = r"(?<![^ \n(])"
_AFTER = r"""(?=[ \n.,;:!?)"'-]|\Z)"""
"""What may stand around emphasis, so that its delimiters can only open or only close it (CommonMark, 6.2)."""

_WORDS = r"(?P<{}> (?!\^) [^\[\]`*_\\<&$~!]+ )"
_TARGET = r"(?P<{}> [^\x00-\x20\x7f()<>\\&]+ )"

_SPAN = re.compile(
    rf"""
    (?<!`) ` (?P<code> [^`\s] (?: [^`\n]* [^`\s] )? ) ` (?!`)
  | (?P<picture> ! )?
    \[ (?: {_WORDS.format("words")} | ` (?P<named> [^`\s\[\]] (?: [^`\n\[\]]* [^`\s\[\]] )? ) `
         | !\[ {_WORDS.format("shown")} \] \( {_TARGET.format("file")} \) ) \] \( {_TARGET.format("target")} \)
  | {_BEFORE} (?P<sign> \*{{1,3}} | _ ) (?P<marked> [^\W_] (?: [^*_`\[\]]* [^*_`\[\]\s] )? ) (?P=sign) {_AFTER}
    """,
    re.VERBOSE,
)

_MARKUP = re.compile(r"[\\`*<\[\]&$~{^]|==|(?<![^\W_])_|_(?![^\W_])|://|www\.")
"""Signs that may be markup in the text between spans."""

_STYLES = {"*": (Style.EMPHASIS,), "_": (Style.EMPHASIS,), "**": (Style.STRONG,), "***": (Style.EMPHASIS, Style.STRONG)}


def fast_inlines(content: str, line: int = 0, cancellation: Cancellation = NEVER) -> Text | None:
    """Return the text parsed from inline `content`, or None if it needs the full parser; its first line is `line`."""
    if "  \n" in content:
        return None
    builder = TextBuilder(line)
    at = 0
    wrapped = "\n" in content
    for match in cancellation.steps(_SPAN.finditer(content)):
        if _MARKUP.search(content, at, match.start()):
            return None
        builder.lines(content[at : match.start()])
        begun, at = at, match.end()
        match match.lastgroup:
            case "code":
                builder.code(match["code"])
            case "target" if match["picture"]:
                description = TextBuilder()
                _write_content(description, match)
                builder.image(description.text(), match["target"], "")
            case "target":
                builder.link("link", match["target"])
                _write_content(builder, match)
                builder.close("link")
            case _:
                if _MARKUP.search(match["marked"]):
                    return None
                styles = _STYLES[match["sign"]]
                for style in styles:
                    builder.style(style.name, style)
                builder.lines(match["marked"])
                for style in reversed(styles):
                    builder.close(style.name)
        if wrapped:
            line += content.count("\n", begun, at)
            builder.at_line(line)
    if _MARKUP.search(content, at):
        return None
    builder.lines(content[at:])
    return builder.text()


def _write_content(builder: TextBuilder, link: re.Match[str]) -> None:
    """Write the text in the brackets of a link or an image."""
    if link["named"]:
        builder.code(link["named"])
    elif link["shown"]:
        description = TextBuilder()
        description.lines(link["shown"])
        builder.image(description.text(), link["file"], "")
    else:
        builder.lines(link["words"])
