"""Running text as runs of one style, with generated text around images, links and footnote references."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from b12tui.catalogue import structure
from b12tui.core.messages.phrases import footnote_ref, image_role, leads_to
from b12tui.core.messages.replacements import shown_instead
from b12tui.document import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.layout.page.lines import Run, StyleFlags
from b12tui.textwidth import cells

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement

TAB_WIDTH = 4
"""Cells between tab stops in code; CommonMark (2.2) has tab stops of four characters."""

TERMINAL_TAB = 8
"""Cells between the tab stops of terminals, in which programs line up what they print."""

TICK = "`"
"""Sign around code in running text, as in its source: what tells it from its surroundings without colour."""

_STYLES = {
    Style.EMPHASIS: StyleFlags.EMPHASIS,
    Style.STRONG: StyleFlags.STRONG,
    Style.STRIKE: StyleFlags.STRIKE,
    Style.INSERTED: StyleFlags.INSERTED,
    Style.CODE: StyleFlags.CODE,
    Style.KEYBOARD: StyleFlags.CODE,
    Style.SUBSCRIPT: StyleFlags.PLAIN,
    Style.SUPERSCRIPT: StyleFlags.PLAIN,
}


@dataclass(frozen=True, slots=True)
class InlineRun:
    """Characters of one style in running text."""

    text: str
    style: StyleFlags
    start: int
    """Index of the first one in the text; -1: generated text."""
    at: int
    """Index of the first one in the joined runs."""
    joins_next: bool = False
    """Whether generated text belongs to the run after it."""
    covers: int = -1
    """Number of characters of the text that it stands for; -1: as many as its own."""

    @property
    def end(self) -> int:
        """Index one past the last one in the text."""
        return self.start + (len(self.text) if self.covers < 0 else self.covers)


def inline_runs(
    text: Text,
    base: StyleFlags = StyleFlags.PLAIN,
    cancellation: Cancellation = NEVER,
    *,
    ticks: bool = False,
    grouped: bool = False,
    image_sign: str = "",
    instead: Callable[[Text], list[Replacement]] = shown_instead,
) -> tuple[InlineRun, ...]:
    """Return the text as runs, in order, with each of its characters once.

    With `ticks` code stands in backticks; images that follow each other share one role if `grouped`. Those that have a
    line for themselves have an `image_sign` before it, if given, rather than brackets as within a sentence.
    `instead` returns what is shown instead of stretches of it.
    """
    if not text.spans:
        return (InlineRun(text.chars, base, 0, 0),)
    before, after = _generated_text(text, ticks=ticks, grouped=grouped, image_sign=image_sign)
    stretches: dict[int, tuple[int, str]] = {}
    for start, end, words in instead(text):
        if start < end:
            stretches[start] = end, words
        else:
            before.setdefault(start, []).append(words)
    edges = sorted({0, len(text.chars), *before, *after, *(e for m in text.spans for e in (m.start, m.end))})
    if stretches:
        edges = _with_stretches(edges, stretches)
    found: list[InlineRun] = []
    active: list[Span] = []
    upcoming = at = 0
    quiet = StyleFlags.QUIET | base & StyleFlags.BAND
    for start, end in cancellation.steps(zip(edges, [*edges[1:], edges[-1]], strict=True)):
        for words, leads in (*((w, False) for w in after.get(start, ())), *((w, True) for w in before.get(start, ()))):
            if not words:
                continue
            found.append(InlineRun(words, quiet, -1, at, leads))
            at += len(words)
        # Spans are ordered by their start, so each is added once: the cost is linear in the length of the text.
        active = [span for span in active if span.end > start]
        while upcoming < len(text.spans) and text.spans[upcoming].start <= start:
            active.append(text.spans[upcoming])
            upcoming += 1
        if start < end:
            style = base
            for span in active:
                if end <= span.end:
                    style |= _style_of(span)
            if start in stretches:
                words = stretches[start][1]
                found.append(InlineRun(words, style, start, at, covers=end - start))
            else:
                words = text.chars[start:end]
                found.append(InlineRun(words, style, start, at))
            at += len(words)
    return tuple(found)


def _with_stretches(edges: list[int], stretches: dict[int, tuple[int, str]]) -> list[int]:
    """Return edges with those of stretches, and none inside them."""
    kept: list[int] = []
    until = 0
    for edge in sorted({*edges, *stretches, *(end for end, _ in stretches.values())}):
        if edge >= until:
            kept.append(edge)
        if edge in stretches:
            until = max(until, stretches[edge][0])
    return kept


def _style_of(span: Span) -> StyleFlags:
    match span.kind:
        case Style() as style:
            return _STYLES[style]
        case Link():
            return StyleFlags.LINK
        case Image():
            return StyleFlags.IMAGE
        case Formula() | FootnoteRef():
            return StyleFlags.PLAIN
        case _:
            assert_never(span.kind)


def _generated_text(
    text: Text, *, ticks: bool, grouped: bool, image_sign: str
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the generated text before and after characters, by their index."""
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    in_groups = set[int]()
    for group in _image_groups(text) if grouped else ():
        in_groups |= {span.start for span in group}
        opening, closing = _around_images(text, group[0].start, group[-1].end, image_sign)
        before.setdefault(group[0].start, []).append(f"{opening}{structure.IMAGES}: ")
        for span in group:
            after.setdefault(span.end, []).append(closing if span is group[-1] else ",")
    for span in text.spans:
        match span.kind:
            case Image() if span.start in in_groups:
                continue
            case Link(target=target, names_other_host=True):
                after.setdefault(span.end, []).append(f" {leads_to(target)}")
            case Image() as image:
                opening, closing = _around_images(text, span.start, span.end, image_sign)
                before.setdefault(span.start, []).append(f"{opening}{image_role(image)}: ")
                after.setdefault(span.end, []).insert(0, closing)  # outer spans come first and end last
            case Style.CODE | Style.KEYBOARD if ticks and span.start < span.end:
                before.setdefault(span.start, []).append(TICK)
                after.setdefault(span.end, []).insert(0, TICK)
            case FootnoteRef(number=number):
                after.setdefault(span.start, []).append(footnote_ref(number))
            case _:
                continue
    return before, after


def _around_images(text: Text, start: int, end: int, sign: str) -> tuple[str, str]:
    """Return what stands before the role of images and behind them: brackets, or the sign if the line has no more."""
    return (f"{sign} ", "") if sign and _fill_a_line(text.chars, start, end) else ("[", "]")


def _fill_a_line(chars: str, start: int, end: int) -> bool:
    """Return whether a line has only blanks beside a stretch of it.

    The search ends at the first other character: a line may have very many images.
    """
    while start > 0 and chars[start - 1] != "\n":
        start -= 1
        if not chars[start].isspace():
            return False
    while end < len(chars) and chars[end] != "\n":
        if not chars[end].isspace():
            return False
        end += 1
    return True


def _image_groups(text: Text) -> list[list[Span]]:
    """Return images that follow each other, such as badges, two or more in each group: these share one role.

    Images on lines of their own are groups of their own, unless the text has nothing else.
    """
    images = [span for span in text.spans if isinstance(span.kind, Image) and span.start < span.end]
    said = any(
        isinstance(span.kind, FootnoteRef) or (isinstance(span.kind, Link) and span.kind.names_other_host)
        for span in text.spans
    )
    if len(images) < 2 or said:
        return []
    edges = [0, *(edge for span in images for edge in (span.start, span.end)), len(text.chars)]
    apart = [text.chars[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if not any(between.strip() for between in apart):
        return [images]
    groups = [[images[0]]]
    for between, span in zip(apart[1:], images[1:], strict=False):
        if between.strip() or "\n" in between:
            groups.append([])
        groups[-1].append(span)
    return [group for group in groups if len(group) > 1]


def only_images(text: Text) -> bool:
    """Return whether a text has no more than images, one at least."""
    images = [span for span in text.spans if isinstance(span.kind, Image) and span.start < span.end]
    at = 0
    for span in images:
        if text.chars[at : span.start].strip():
            return False
        at = span.end
    return bool(images) and not text.chars[at:].strip()


def join_runs(parts: Iterable[InlineRun]) -> str:
    """Return the characters of the runs as one string, from which rows are cut."""
    return "".join(part.text for part in parts)


def joined_indices(parts: tuple[InlineRun, ...], chars: Iterable[int]) -> frozenset[int]:
    """Return the indices of characters of the text in the joined runs, each with the generated text that leads it."""
    found: set[int] = set()
    waiting = sorted(chars, reverse=True)
    led: int | None = None
    for part in parts:
        if part.start < 0:
            led = (part.at if led is None else led) if part.joins_next else None
            continue
        while waiting and waiting[-1] < part.end:
            char = waiting.pop()
            offset = char - part.start if part.covers < 0 else 0
            found.add(led if char == part.start and led is not None else part.at + offset)
        led = None
    return frozenset(found)


def row(parts: tuple[InlineRun, ...], node: int, start: int, end: int) -> tuple[Run, ...]:
    """Return characters `start` to `end` of the joined runs as runs of text node `node`."""
    runs: list[Run] = []
    index = max(bisect_right(parts, start, key=lambda part: part.at) - 1, 0)
    while index < len(parts) and parts[index].at < end:
        part = parts[index]
        low, high = max(start - part.at, 0), min(end - part.at, len(part.text))
        if low < high:
            shown = part.text[low:high]
            if part.start < 0 or (part.covers >= 0 and (part.text[:low].strip() or not shown.strip())):
                runs.append(Run(shown, part.style))
            elif part.covers >= 0:
                runs.append(Run(shown, part.style, node, part.start, part.end))
            else:
                runs.append(Run(shown, part.style, node, part.start + low, part.start + high))
        index += 1
    return tuple(runs)


def with_tab_stops(runs: Iterable[Run], column: int = 0, tab: int = TERMINAL_TAB) -> Iterator[Run]:
    """Yield runs with their tabs as blanks up to the next tab stop; the first run begins at `column` of the row."""
    for run in runs:
        if "\t" not in run.text:
            yield run
            column += cells(run.text)
            continue
        at = run.start
        for number, part in enumerate(run.text.split("\t")):
            if number:
                blanks = tab - column % tab
                yield Run(" " * blanks, run.style, run.node, at, at + 1)
                column, at = column + blanks, at + 1
            if part:
                yield Run(part, run.style, run.node, at, at + len(part))
            column, at = column + cells(part), at + len(part)


def code_line(chars: str, start: int, node: int) -> Iterator[Run]:
    """Yield a line of code as runs, with tabs as blanks up to the next tab stop; an empty line has none."""
    if chars:
        run = Run(chars, StyleFlags.PLAIN, node, start, start + len(chars))
        yield from with_tab_stops((run,), tab=TAB_WIDTH)
