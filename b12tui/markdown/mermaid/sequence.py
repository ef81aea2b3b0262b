"""Sequence diagrams (Mermaid: `sequenceDiagram`) in sentences: one for each message and note, groups with theirs."""

from __future__ import annotations

import re

from b12tui.catalogue import diagrams
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.mermaid.statements import MAX_DEPTH, Statement, Unknown, label

if TYPE_CHECKING:
    from collections.abc import Iterable

_MESSAGE = lazy_pattern(
    r"(?P<one>[^\s:<>+;-](?:[^:<>+;\n]*?[^\s:<>+;-])?)[ \t]*"
    r"(?P<arrow><<-->>|<<->>|-->>|--x|--\)|-->|->>|-x(?=[ \t]*[+\w-])|-\)|->)[ \t]*[+-]?[ \t]*"
    r"(?P<other>[^\s:;][^:;]*?)[ \t]*(?::[ \t]*(?P<words>.*))?\Z"
)
_PARTICIPANT = lazy_pattern(r"(?:(create)[ \t]+)?(?:participant|actor)[ \t]+(\S.*)\Z")
_ATTRIBUTES = lazy_pattern(r"@\{[^{}]*\}")
_ALIAS = lazy_pattern(r"[ \t]as[ \t]")
_NOTE = lazy_pattern(r"note[ \t]+(left of|right of|over)[ \t]+([^:]+?)[ \t]*:[ \t]*(.*)\Z", re.IGNORECASE)
_OPENING = lazy_pattern(r"(loop|opt|alt|par|par_over|critical|break|rect|box)\b[ \t]*(.*)\Z")
_BRANCH = lazy_pattern(r"(else|and|option)\b[ \t]*(.*)\Z")
_IGNORED = lazy_pattern(r"(?:autonumber|activate|deactivate|links?|properties|details)\b")
_DESTROY = lazy_pattern(r"destroy[ \t]+(.+)\Z")
_COLOUR = lazy_pattern(
    r"(?:rgba?\([^)]*\)|transparent|#[0-9A-Fa-f]{3,8}\b|(?:light|dark)?(?:aqua|blue|green|gr[ae]y|orange|pink|purple|red"
    r"|yellow|cyan|white|black)\b)[ \t]*",
    re.IGNORECASE,
)

_GROUPS = {
    "loop": diagrams.ALWAYS,
    "opt": diagrams.OPTIONALLY,
    "alt": diagrams.IF,
    "else": diagrams.ELSE,
    "par": diagrams.IN_PARALLEL,
    "par_over": diagrams.IN_PARALLEL,
    "and": diagrams.AND,
    "critical": diagrams.CRITICAL,
    "option": diagrams.IN_CASE,
    "break": diagrams.BREAK,
    "box": diagrams.GROUP,
}
_BRANCHES = {"else": "alt", "and": "par", "option": "critical"}


class SequenceDiagram:
    """A sequence diagram, read line by line."""

    def __init__(self) -> None:
        """Start without any participants."""
        self._names: dict[str, str] = {}

    def read(self, lines: Iterable[tuple[int, str]]) -> list[Statement]:
        """Return the sentences of the lines behind the header."""
        lines = [(number, line.strip().rstrip(";").rstrip()) for number, line in lines]
        for _, line in lines:
            if found := _PARTICIPANT.match(line):
                name, alias = _named(found[2])
                self._names[name.strip('" ')] = label(alias)
        top: list[Statement] = []
        opened: list[tuple[str, list[Statement]]] = [("", top)]
        for number, line in lines:
            self._line(line, number, opened)
        if len(opened) > 1:
            raise Unknown
        return top

    def _line(self, line: str, number: int, opened: list[tuple[str, list[Statement]]]) -> None:
        kind, into = opened[-1]
        if not line or _IGNORED.match(line):
            return
        if line == "end":
            if len(opened) == 1:
                raise Unknown
            opened.pop()
        elif found := _OPENING.match(line):
            if len(opened) > MAX_DEPTH:
                raise Unknown
            opened.append((found[1], self._open(found, number, into)))
        elif (found := _BRANCH.match(line)) and kind.startswith(_BRANCHES[found[1]]):
            opened.pop()
            opened.append((kind, self._open(found, number, opened[-1][1])))
        elif found := _PARTICIPANT.match(line):
            if found[1]:
                into.append(Statement(diagrams.created(self._name(_named(found[2])[0])), number))
        elif found := _DESTROY.match(line):
            into.append(Statement(diagrams.ended(self._name(found[1])), number))
        elif found := _NOTE.match(line):
            names = [self._name(name) for name in found[2].split(",")]
            over = diagrams.joined_by_and(", ".join(names[:-1]), names[-1]) if len(names) > 1 else names[0]
            lead = diagrams.note_over(over) if found[1].lower() == "over" else diagrams.note_beside(over)
            into.append(Statement(f"{lead}: {label(found[3])}", number))
        elif found := _MESSAGE.match(line):
            into.append(Statement(self._message(found), number))
        else:
            raise Unknown

    def _open(self, found: re.Match[str], number: int, into: list[Statement]) -> list[Statement]:
        """Begin a group, and return the list of what is in it; that of a background is the one around it."""
        kind, words = found[1], found[2]
        if kind == "rect":
            return into
        words = label(_COLOUR.sub("", words, count=1) if kind == "box" else words)
        statement = Statement(f"{_GROUPS[kind]}: {words}" if words else _GROUPS[kind], number)
        if kind == "box":
            return []  # it holds participants only
        into.append(statement)
        return statement.inner

    def _message(self, found: re.Match[str]) -> str:
        one, other, arrow = self._name(found["one"]), self._name(found["other"]), found["arrow"]
        if one == other:
            sentence = diagrams.sends_itself(one)
        elif arrow.startswith("<<"):
            sentence = diagrams.send_each_other(one, other)
        elif arrow.endswith("x"):
            sentence = diagrams.sends_and_loses(one, other)
        elif arrow.endswith(")"):
            sentence = diagrams.sends_without_waiting(one, other)
        elif arrow.startswith("--"):
            sentence = diagrams.replies(one, other)
        else:
            sentence = diagrams.sends(one, other)
        words = label(found["words"] or "")
        return f"{sentence}: {words}" if words else sentence

    def _name(self, written: str) -> str:
        written = written.strip('" \t')
        return self._names.get(written) or label(written)


def _named(written: str) -> tuple[str, str]:
    """Return the name of a participant, and the words that stand for it: an alias, or the name."""
    attributes = _ATTRIBUTES.search(written)
    if attributes is not None and attributes.start():
        written = written[: attributes.start()] + written[attributes.end() :]
    parts = _ALIAS.split(written, maxsplit=1)
    return parts[0].rstrip(), parts[-1].strip()
