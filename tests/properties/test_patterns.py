"""Whatever pattern is typed: what a text is searched for before it is read can't be matched in more than one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from b12tui.document.requirements import AnyOf, LiteralRun, Requirement
from b12tui.search.query import _letters
from b12tui.search.regex_requirements import requirements_of

PARTS = (
    *("a", "s", "ß", "ﬁ", "1", "年", "д", "½", "-", "—", " ", "_", "e\u0301", "٣", "𝟙"),
    *(r"\d", r"\w", r"\W", r"\s", r"\D", r"\b", ".", "^", "$", "[a-f]", "[^a]", "[sß]", "[ﬁf]", "[a-я]", "[а-я]"),
    *("[一-丿]", "[年月日]", "[-+]", "[-a]", r"[\d,]", "[½1]", "(?:a|ab)", "(ss|s)", "(?=a)", "(?!a)", "(?>a|ab)"),
)
TIMES = ("", "", "", "?", "*", "+", "{2}", "{6}", "{40}", "{3,}", "{0,9}", "{2,5}", "*?", "++")
PATTERNS = st.recursive(
    st.builds("".join, st.lists(st.builds(str.__add__, st.sampled_from(PARTS), st.sampled_from(TIMES)), max_size=8)),
    lambda inner: st.builds("({}|{}){}".format, inner, inner, st.sampled_from(TIMES)),
    max_leaves=5,
)


def stretches(needs: Iterable[Requirement]) -> Iterator[bytes]:
    for need in needs:
        if isinstance(need, LiteralRun):
            yield need.pattern.pattern
        elif isinstance(need, AnyOf):
            for alternative in need.alternatives:
                yield from stretches(alternative)


def ambiguous(nodes: Iterable[Any], *, atomic: bool = False) -> list[str]:
    """Return the operations of a pattern that matching may come back to, to try another way."""
    found = []
    for operation, value in nodes:
        match str(operation):
            case "LITERAL" | "IN":
                pass
            case "ATOMIC_GROUP":
                found += ambiguous(value, atomic=True)
            case "POSSESSIVE_REPEAT":
                found += ambiguous(value[2], atomic=True)
            case "SUBPATTERN":
                found += ambiguous(value[3], atomic=atomic)
            case "BRANCH" if atomic:
                found += [each for way in value[1] for each in ambiguous(way)]
            case other:
                found.append(other)
    return found


@given(PATTERNS)
@example(r"\d{6}q")
@example(r"\d{8}x")
@example("[sß]{20}x")
@example(r"a\w{4}b")
def test_no_stretch_that_is_looked_for_can_be_matched_in_another_way(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error:
        return
    for stretch in stretches(requirements_of(pattern, _letters)):
        assert not ambiguous(import_module("re._parser").parse(stretch)), stretch


@pytest.mark.parametrize("pattern", ["(a+)+b", "(?:ab|a)c", "a?b", r"\d*?x", "(?:a|b|cd)e"])
def test_what_can_be_matched_in_another_way_is_told(pattern: str) -> None:
    assert ambiguous(import_module("re._parser").parse(pattern))
