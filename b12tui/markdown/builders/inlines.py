"""Running text: markdown-it's tokens → `Text`. Unknown ones keep their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from b12tui.document import Style, Text
from b12tui.document.cancellation import stepwise
from b12tui.markdown.builders.text_builder import Writing, plain
from b12tui.markdown.fastpath.inlines import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from b12tui.markdown.commonmark.tokens import Parses, Token

_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG, "s": Style.STRIKE}


def text(parser: Parses, content: str, env: dict[str, Any]) -> Text:
    """Return the text of a stretch of running text; `env` holds what the document defines."""
    return plain(content) or phrases(content) or written(parser.running(content, env), env)


def written(tokens: Iterable[Token], env: dict[str, Any]) -> Text:
    """Return the text of inline tokens."""
    writing = Writing()
    for token in stepwise(tokens):
        _write(writing, token, env)
    return writing.text()


def _write(writing: Writing, token: Token, env: dict[str, Any]) -> None:
    match token.type:
        case "text" | "text_special":
            writing.running(token.content)
        case "softbreak":
            writing.running(" ")
        case "hardbreak":
            writing.line()
        case "code_inline":
            writing.code(token.content)
        case "math":
            writing.verbatim(token.content)
        case "html_inline":
            from b12tui.markdown.builders.html import write_tag  # most texts hold no tag, and start without this

            write_tag(writing, token.content)
        case "link_open":
            writing.link("link", _attribute(token, "href"), _attribute(token, "title"))
        case "link_close":
            writing.close("link")
        case "image":
            description = written(token.children or (), env).chars
            writing.image(description, _attribute(token, "src"), _attribute(token, "title"))
        case "citation":
            writing.note(env["notes"][token.info])
        case _ if token.tag in _STYLES and token.nesting > 0:
            writing.style(token.tag, _STYLES[token.tag])
        case _ if token.tag in _STYLES and token.nesting < 0:
            writing.close(token.tag)
        case _:
            writing.running(token.content)


def _attribute(token: Token, name: str) -> str:
    return str(token.attrs.get(name, ""))
