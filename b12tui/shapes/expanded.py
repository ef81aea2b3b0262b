r"""Records below a line with their number: psql's `\x`, mysql's `\G`."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

_NUMBERED = lazy_pattern(r"[-─+├┌]+\[ RECORD \d{1,9} \][-─+┬┼┐┤]*|\*{5,80} \d{1,9}\. row \*{5,80}")
_FIELD = lazy_pattern(r"(?:[|│] )?([^|│:]{1,80}?) *[|│](?: (.*)|)|(?!\*) *([^|│:]{1,80}): ?(.*)")
_FRAME = lazy_pattern(r"[+└][-─+┴]*[+┘]")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of the first records in lines that all have the same fields, a row each; else None."""
    start = next((at for at, line in enumerate(lines) if _NUMBERED.fullmatch(line.rstrip())), None)
    if start is None:
        return None
    records: list[list[tuple[str, str]]] = []
    numbers: list[int] = []
    end = start
    for at in range(start, len(lines)):
        line = lines[at].rstrip()
        if _NUMBERED.fullmatch(line):
            records.append([])
            numbers.append(first + at)
        elif (field := _field(line)) is None:
            if not _FRAME.fullmatch(line):
                if not _goes_on(lines, at):
                    break
                name, value = records[-1][-1]
                records[-1][-1] = name, f"{value} {line.strip()}"
        elif field[0]:
            records[-1].append(field)
        elif records[-1] and records[-1][-1][1].endswith("+"):
            name, value = records[-1][-1]
            records[-1][-1] = name, f"{value.removesuffix('+').rstrip()} {field[1]}"
        else:
            break
        end = at + 1
    names = [[name for name, _ in record] for record in records]
    if not names[0] or any(own != names[0] for own in names):
        return None
    rows = [[value for _, value in record] for record in records]
    return Recognition(start, end, 0.96, (table_of(names[0], rows, "", [numbers[0], *numbers]),))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Return whether a line of mysql's is the rest of a value with line breaks: a field or a record follows in it."""
    before = lines[at - 1].rstrip()
    begun = _field(before) is not None and not before.startswith(("|", "│"))
    after = lines[at + 1].rstrip() if at + 1 < len(lines) else ""
    return begun and (_NUMBERED.fullmatch(after) is not None or _field(after) is not None)


def _field(line: str) -> tuple[str, str] | None:
    """Return the name and the value on a line; without a name the value goes on."""
    found = _FIELD.fullmatch(line)
    if found is None:
        return None
    value = found[2] or found[4] or ""
    if line[:1] in "|│":
        value = value.rstrip().rstrip("|│")
    return (found[1] or found[3] or "").strip(), value.strip()
