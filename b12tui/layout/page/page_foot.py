"""Page breaks: rows at the foot of a page that are moved to the next one, such as a heading without its text."""

from __future__ import annotations

from b12tui.document import CodeBlock, Heading, Question, Table
from b12tui.layout.page import table_header
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import StyleFlags


def cut(flow: Flow, last: RowRef, most: int) -> RowRef | None:
    """Return the first of the rows up to `last` that wait for the next page, fewer than `most`; None if none do.

    A heading, an open question, the header of a grid or the name of a language waits if less than two
    rows of what is below it would stand with it, and the first row of code without the second.
    """
    found: RowRef | None = None
    keep = last
    while (text := _with_text(flow, keep, most)) is not None:
        start = _waiting(flow, text, flow.nearest(last, 1) if found is None else found, most)
        if start is None or start == found or flow.distance(start, last, most) >= most:
            break
        found, keep = start, flow.advance(start, -1)
    return found


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
