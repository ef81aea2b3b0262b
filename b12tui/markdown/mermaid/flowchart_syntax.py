"""Syntax of flowcharts (Mermaid): the statements in their lines, and the links between nodes."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.mermaid.statements import Unknown, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK = lazy_pattern(
    r"(?:[\w-]+@)?(?P<left>[<ox](?=[-=]))?(?:(?P<plain>-{2,})|(?P<dotted>-\.+-)|(?P<thick>={2,})|(?P<hidden>~{3,}))"
    r"(?P<right>[>ox](?![\w]|-)|>)?"
)
_LABELLED_LINK = lazy_pattern(
    r"(?P<left>[<ox](?=[-=]))?(?:"
    r"--(?![->=.ox])[ \t]*+(?P<plain>[^\s>-](?:(?!--)[^|])*+)-{2,}"
    r"|-\.(?![.>-])[ \t]*+(?P<dotted>(?:(?!\.-)[^|])++)\.-"
    r"|==(?![=>])[ \t]*+(?P<thick>[^\s>=](?:(?!==)[^|])*+)={2,})"
    r"(?P<right>[>ox](?!\w)|>)?"
)
_ENTITY_END = lazy_pattern(r"[&#]\w+\Z")
_PIPED = lazy_pattern(r"[ \t]*\|([^|]*)\|")


def whole_lines(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield lines joined as long as a quote is open."""
    first, joined = 0, list[str]()
    is_open = False
    for number, line in lines:
        first = first if joined else number
        joined.append(line)
        is_open ^= line.count('"') % 2 == 1
        if not is_open:
            yield first, " ".join(joined)
            joined = []
    if is_open:
        raise Unknown


def split_statements(line: str) -> list[str]:
    """Return the statements of a line, which semicolons part outside of quotes and brackets."""
    if ";" not in line:
        return [line.strip()] if line.strip() else []
    parts, quoted, depth, start = list[str](), False, 0, 0
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "([{|":
            depth += 1 if char != "|" else 0
        elif not quoted and char in ")]}":
            depth -= 1
        elif char == ";" and not quoted and depth <= 0 and not _ENTITY_END.search(line, max(at - 12, start), at):
            parts.append(line[start:at])
            start = at + 1
    parts.append(line[start:])
    return [part.strip() for part in parts if part.strip()]


def read_link(part: str, at: int) -> tuple[str, str, str, int]:
    """Return the style of a link, its ends, its label, and the offset behind it."""
    found = _LABELLED_LINK.match(part, at)
    words = ""
    if found is None:
        found = _LINK.match(part, at)
        if found is None:
            raise Unknown
    else:
        dotted = (found["dotted"] or "").rstrip(".")
        words = label(next(filter(None, (found["plain"], dotted, found["thick"])), "").rstrip())
    style = next(name for name in ("plain", "dotted", "thick", "hidden") if found.groupdict().get(name))
    end = found.end()
    if not words and (piped := _PIPED.match(part, end)):
        words, end = label(piped[1]), piped.end()
    return style, f"{found['left'] or ''}{found['right'] or ''}", words, end
