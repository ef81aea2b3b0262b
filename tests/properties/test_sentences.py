"""Sentences, in any text: nothing is left out, nothing is said twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from b12tui.core.motion.sentences import sentences

TEXTS = st.one_of(
    st.text(),
    st.text("aB. !?…()[]\"'“”»。！」\n1é", max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Dr.",
                "e.g.",
                "No.",
                "5.",
                "J.",
                "(see",
                "that.)",
                "“Yes!”",
                "it",
                "It",
                "...",
                "はい。",
                "\n",
                "[2]",
                "U.S.",
            ]
        ),
        max_size=20,
    ).map(" ".join),
)


@given(TEXTS)
def test_the_sentences_of_a_text_are_the_text(text: str) -> None:
    assert "".join(text[begin:end] for begin, end in sentences(text)) == text


@given(TEXTS)
def test_sentences_follow_one_another_and_none_is_empty(text: str) -> None:
    spans = sentences(text)
    assert all(begin < end for begin, end in spans)
    assert [begin for begin, _ in spans[1:]] == [end for _, end in spans[:-1]]


@given(TEXTS)
def test_blanks_belong_to_the_sentence_before(text: str) -> None:
    assert not any(text[begin].isspace() for begin, _ in sentences(text)[1:])


@given(TEXTS)
def test_a_new_line_ends_a_sentence(text: str) -> None:
    for begin, end in sentences(text):
        assert "\n" not in text[begin:end].strip()
