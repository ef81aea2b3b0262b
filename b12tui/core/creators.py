"""Creators of notes: agents of the Web Annotation Data Model (3.3.2), kept as one line that people can read.

A creator is a name, its IRI in angle brackets, or both, and what it is in round ones if that is no person: `Ada`,
`Ada <https://example.org/ada>`, `reviewer (Software)`. Several are parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.document.sanitize import sanitize_line
from b12tui.fasttyping import cast
from b12tui.lazy_pattern import lazy_pattern

MAX_CREATOR_CHARACTERS = 200
"""Maximum number of characters of all creators of a note."""
PERSON, OTHERS = "Person", ("Organization", "Software")
_CREATOR = lazy_pattern(
    r"(?P<name>[^<>]*?) ?(?:<(?P<id>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+)>)?"
    r"(?: ?\((?P<type>Organization|Software)\))?"
)
_BETWEEN = lazy_pattern(r";\s")
_SIGNS = lazy_pattern(r"[<>;]")


def name_of(creator: str) -> str:
    """Return the names of a note's creators, as they are said; their IRIs where they have none."""
    return ", ".join(name or own_id or each for each, name, own_id, _ in _parted(creator))


def as_agents(creator: str) -> list[dict[str, str]]:
    """Return a note's creators as agents."""
    agents = []
    for _, name, own_id, own_type in _parted(creator):
        values = {"id": own_id, "type": own_type or PERSON, "name": name.strip()}
        if own_id or name.strip():
            agents.append({key: value for key, value in values.items() if value})
    return agents


def from_agents(value: object) -> str:
    """Return the creators that an annotation names: IRIs, agents, or a list of these; empty if there are none."""
    found = filter(None, map(_creator, value if isinstance(value, list) else [value]))
    return cleaned("; ".join(found))


def cleaned(creator: str) -> str:
    """Return creators on one line, of bounded length."""
    return sanitize_line(creator)[:MAX_CREATOR_CHARACTERS].strip()


def _parted(creator: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Yield each creator as a whole, and its name, IRI and type; None is what it doesn't have."""
    for each in _BETWEEN.split(creator):
        parts = _CREATOR.fullmatch(each)
        yield (each, parts["name"], parts["id"], parts["type"]) if parts else (each, each, None, None)


def _creator(value: object) -> str:
    if isinstance(value, str):
        return f"<{value}>" if _CREATOR.fullmatch(f"<{value}>") else value
    if not isinstance(value, dict):
        return ""
    agent = cast("dict[str, object]", value)
    names = (agent.get(key) for key in ("name", "nickname", "email"))
    name = next((_plain(each) for each in map(_first, names) if each), "")
    iri, kind = _first(agent.get("id", agent.get("@id"))), _first(agent.get("type", agent.get("@type")))
    iri = f"<{iri}>" if _CREATOR.fullmatch(f"<{iri}>") and iri else ""
    return " ".join(filter(None, (name, iri, f"({kind})" if kind in OTHERS else "")))


def _first(value: object) -> str:
    """Return a string, or the first one of a list of them; empty for anything else."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _plain(name: str) -> str:
    """Return a name without what tells IRIs and other creators from it."""
    return _SIGNS.sub(" ", name.removeprefix("mailto:")).strip()
