"""Page breaks: rows at the foot of a page that are moved to the next one.

These are a heading without its text, the beginning of a short block, such as code, that the next page has whole, and a
short paragraph that introduces what follows.
"""

from __future__ import annotations

from b12tui.document import Block, BlockQuote, CodeBlock, Heading, Paragraph, Position, Question, RawBlock, Table
from b12tui.layout.page import table_header
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import StyleFlags

WAITING_PART = 3
"""Rows wait if they take at most one of so many parts of the page."""
KEPT_PART = 4
"""A block waits as a whole if that leaves at most one of so many parts of the page empty."""
INTRODUCTION_ROWS = 3
"""Greatest number of rows of a paragraph that waits with what it introduces."""
_COLONS = (":", "：")


def cut(flow: Flow, last: RowRef, height: int) -> RowRef | None:
    """Return the first of the rows up to `last` that wait for the next page of `height` rows; None if none do.

    A block of code, a quote or a table that would be cut waits as a whole where it fits on the next page and leaves few
    rows empty here. A heading, an open question, the header of a grid or the name of a language waits if less than two
    rows of what is below it would stand with it, and the first row of code without the second. A short paragraph with a
    colon at its end waits if all of what it introduces does.
    """
    most = height // WAITING_PART
    found = _cut_below(flow, last, height, most)
    while (start := _introduction(flow, last if found is None else flow.advance(found, -1))) is not None:
        if start == found or flow.distance(start, last, most) >= most:
            break
        found = _with_leads(flow, last, start, most)
    return found


def _cut_below(flow: Flow, last: RowRef, height: int, most: int) -> RowRef | None:
    """Return what `cut` does, but leave paragraphs that introduce something where they are."""
    kept = _kept_whole(flow, last, height)
    if kept is not None:
        found = _with_leads(flow, last, kept, most)
        if found is not None and flow.distance(found, last, height) < height // KEPT_PART:
            return found
    return _with_leads(flow, last, None, most)


def _with_leads(flow: Flow, last: RowRef, found: RowRef | None, most: int) -> RowRef | None:
    """Return the first of the rows up to `last` that wait if those from `found` on do; None if none do."""
    keep = last if found is None else flow.advance(found, -1)
    while (text := _with_text(flow, keep, most)) is not None:
        start = _waiting(flow, text, flow.nearest(last, 1) if found is None else found, most)
        if start is None or start == found or flow.distance(start, last, most) >= most:
            break
        found, keep = start, flow.advance(start, -1)
    return found


def _kept_whole(flow: Flow, last: RowRef, height: int) -> RowRef | None:
    """Return the first row of the block that goes on after `last`, if a page has room for it and it begins just above.

    Its rows up to `last` are those that would wait.
    """
    after = flow.nearest(last, 1)
    block = None if after is None else _whole_block(flow, after)
    if after is None or block is None:
        return None
    start: RowRef | None = None
    ref, follows = last, bool(flow.line(flow.advance(last, 1)).text)
    for rows in range(height):
        if flow.line(ref).first is None:
            # The name of a language or a callout stands close to what it names.
            follows = follows and bool(flow.line(ref).text)
            start = ref if follows else start
        elif rows < height // KEPT_PART and _whole_block(flow, ref) is block:
            start, follows = ref, True
        else:
            break
        if ref == flow.start:
            break
        ref = flow.advance(ref, -1)
    if start is None or (flow.line(ref).first is not None and _whole_block(flow, ref) is block):
        return None
    end: RowRef | None = after
    while end is not None and _whole_block(flow, end) is block:
        if flow.distance(start, end, height) >= height:
            return None
        end = flow.nearest(end, 1)
    return start


def _introduction(flow: Flow, last: RowRef) -> RowRef | None:
    """Return the first row of a short paragraph that introduces a block, if it ends at row `last` or just above.

    It has a colon at its end, and code, a table, a list or a quote follows.
    """
    text = _with_text(flow, last, INTRODUCTION_ROWS)
    position = None if text is None else flow.position(text)
    if text is None or position is None:
        return None
    node, following = flow.document.text_node(position), flow.nearest(text, 1)
    after = None if following is None else flow.position(following)
    if not isinstance(node.block, Paragraph) or not node.text.chars.endswith(_COLONS) or after is None:
        return None
    introduced = flow.document.text_node(after)
    deeper = len(introduced.ancestors) > len(node.ancestors)
    if introduced is node or not (deeper or isinstance(introduced.block, CodeBlock | RawBlock | Table)):
        return None
    start, rows = flow.row_ref(Position(position.section, position.node)), INTRODUCTION_ROWS * flow.measure.spacing
    return start if flow.distance(start, text, rows) < rows else None


def _whole_block(flow: Flow, ref: RowRef) -> Block | None:
    """Return the block of a row that stays whole: the outermost quote, or code or a table; None if it has none."""
    position = flow.position(ref)
    if position is None:
        return None
    node = flow.document.text_node(position)
    around = (*(within.block for within in node.ancestors), node.block)
    kept = (block for block in around if isinstance(block, BlockQuote | CodeBlock | RawBlock | Table))
    return next(kept, None)


def is_lead(flow: Flow, ref: RowRef) -> bool:
    """Return whether a row belongs to a heading, an open question or a grid's header, or names the language of code."""
    if _is_label(flow, ref):
        return True
    position = flow.position(ref)
    if position is None:
        return False
    node = flow.document.text_node(position)
    block = node.block
    if isinstance(block, Table):
        return flow.measure.visual and table_header.is_header(flow, position)
    return isinstance(block, Heading) or (isinstance(block, Question) and flow.folds.question_open(block))


def _is_label(flow: Flow, ref: RowRef) -> bool:
    line = flow.line(ref)
    return line.first is None and any(run.style & StyleFlags.LANGUAGE for run in line.runs)


def _is_header_rule(flow: Flow, ref: RowRef) -> bool:
    """Return whether a row is the line, drawn in characters, below the header of a grid."""
    above = ref.row - flow.measure.spacing
    if flow.measure.underlines_headers or not flow.measure.visual or above < 0 or flow.line(ref).first is not None:
        return False
    position = flow.position(RowRef(ref.section, above))
    return position is not None and table_header.is_header(flow, position)


def _with_text(flow: Flow, ref: RowRef, most: int) -> RowRef | None:
    """Return `ref` or the nearest row before it that is not empty; None if the `most` nearest ones are."""
    for _ in range(most):
        if flow.line(ref).text:
            return ref
        ref = flow.advance(ref, -1)
    return None


def _waiting(flow: Flow, text: RowRef, following: RowRef | None, most: int) -> RowRef | None:
    """Return the first of the rows up to `text` that wait for the page of `following`; None if none do."""
    if following is None:
        return None
    leads, texts, ref = list[RowRef](), 0, text
    for _ in range(most):
        if not flow.line(ref).text or _is_header_rule(flow, ref):
            pass
        elif is_lead(flow, ref):
            leads.append(ref)
        elif leads or texts:
            break
        else:
            texts += 1
        if ref == flow.start:
            break
        ref = flow.advance(ref, -1)
    if leads and not texts:
        return leads[-1]
    begun = _begins_code(flow, text)
    if leads and (begun if _is_label(flow, leads[0]) else following.section == leads[0].section):
        return leads[-1]
    return text if begun else None


def _begins_code(flow: Flow, ref: RowRef) -> bool:
    """Return whether a row is the first of several of a block of code."""
    runs = [run for run in flow.line(ref).runs if run.node >= 0]
    if not runs or runs[0].start:
        return False
    node = flow.document.text_nodes(ref.section)[runs[0].node]
    return isinstance(node.block, CodeBlock) and runs[-1].end < len(node.text.chars)
