"""Build `Text` from markdown-it's inline tokens; unknown tokens keep their source."""

from __future__ import annotations

from b12tui.document import Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.fastpath import inline_spans
from b12tui.markdown.texts import text_builder
from b12tui.markdown.texts.whole_texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from b12tui.markdown.commonmark.tokens import BlockParser, Token

_STYLES = {
    "em": Style.EMPHASIS,
    "kbd": Style.KEYBOARD,
    "strong": Style.STRONG,
    "s": Style.STRIKE,
    "sub": Style.SUBSCRIPT,
    "sup": Style.SUPERSCRIPT,
}

_UNSEEN_START = lazy_pattern(r"(?i)<(script|style)(?=[\s/>])")
_UNSEEN_END = lazy_pattern(r"(?i)</(script|style)(?=[\s/>])")


def build_text(parser: BlockParser, content: str, env: dict[str, Any], line: int = 0) -> Text:
    """Return the text parsed from inline `content`, whose first source line is `line`.

    `env` holds the document's definitions.
    """
    dialect = parser.dialect
    bare = dialect.has("bare_address")
    needs_parser = (
        ("\n" in content and dialect.has("hard_break"))
        or ("%" in content and dialect.has("comment"))
        or ("][" in content and dialect.has("cross_reference"))
        or (r"(\#" in content and dialect.has("citation"))
        or ("](" in content and ("{{" in content or "{%" in content) and dialect.has("shortcode"))
    )
    if needs_parser:
        return written(parser.running(content, env), env, line, parser.cancellation, mail=bare)
    refers = "@" in content and (dialect.has("citation") or ("(@" in content and "examples" in env))
    quick = not refers and (bare or ("://" not in content and "@" not in content))
    text = plain(content, line)
    if text is None and quick:
        text = inline_spans.fast_inlines(content, line, parser.cancellation, env.get("references", {}))
    if text is None:
        text = written(parser.running(content, env), env, line, parser.cancellation, mail=bare)
    return text


def written(
    tokens: Iterable[Token],
    env: dict[str, Any],
    line: int = 0,
    cancellation: Cancellation = NEVER,
    *,
    mail: bool = True,
    titles: bool = True,
) -> Text:
    """Return the text of inline tokens, whose first source line is `line`.

    Addresses of `mail` in it are links; `titles` of links and elements stand in brackets behind their words.
    """
    builder = text_builder.TextBuilder(line)
    builder.links_mail, builder.adds_titles = mail, titles
    for token in cancellation.steps(_without_unseen(tokens)):
        if token.map:
            builder.at_line(line + token.map[0])
        _write(builder, token, env)
    return builder.text()


def _without_unseen(tokens: Iterable[Token]) -> Iterable[Token]:
    """Return the tokens without what stands in a script or a style sheet, which no browser shows."""
    tokens = list(tokens)
    last = {}
    for index, token in enumerate(tokens):
        if token.type == "html_inline" and (closing := _UNSEEN_END.match(token.content)):
            last[closing[1].casefold()] = index
    return _seen(tokens, last) if last else tokens


def _seen(tokens: Sequence[Token], last: Mapping[str, int]) -> Iterator[Token]:
    """Yield the tokens outside of the elements whose `last` closing tags are known by their names."""
    unseen = ""
    for index, token in enumerate(tokens):
        if token.type == "html_inline":
            if unseen:
                closing = _UNSEEN_END.match(token.content)
                unseen = "" if closing and closing[1].casefold() == unseen else unseen
                continue
            opening = _UNSEEN_START.match(token.content)
            if opening and last.get(opening[1].casefold(), 0) > index:
                unseen = opening[1].casefold()
                continue
        if not unseen:
            yield token


def _write(builder: text_builder.TextBuilder, token: Token, env: dict[str, Any]) -> None:
    match token.type:
        case "text" | "text_special":
            builder.running(token.content)
        case "softbreak":
            builder.running(" ")
        case "hardbreak":
            builder.line()
        case "code_inline":
            builder.code(token.content)
        case "math":
            found = token.meta["linear"]()
            if found is None:
                builder.verbatim(token.content)
            else:
                builder.formula(*found)
        case "html_inline":
            inline_spans.write_html(builder, token.content)
        case "link_open":
            builder.link("link", _attribute(token, "href"), _attribute(token, "title"))
        case "link_close":
            builder.close("link")
        case "image":
            description = written(token.children or (), env, 0)
            builder.image(description, _attribute(token, "src"), _attribute(token, "title"))
        case "attributes":
            for name in token.meta["names"]:
                builder.anchor(name)
        case "citation":
            builder.note(env["notes"][token.info])
        case _ if token.tag in _STYLES and token.nesting > 0:
            builder.style(token.tag, _STYLES[token.tag])
        case _ if token.tag in _STYLES and token.nesting < 0:
            builder.close(token.tag)
        case _:
            builder.running(token.content)


def _attribute(token: Token, name: str) -> str:
    return str(token.attrs.get(name, ""))
