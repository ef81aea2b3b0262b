"""What is heard of a text in all: words of speech, and those of them that are noise."""

from __future__ import annotations

import pytest
from support.checking import check_text

from b12tui.lint.findings import CheckedFile, Listening
from b12tui.lint.reports import text as report


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("", Listening()),
        ("One two three.\n", Listening(3)),
        ("# One\n", Listening(3)),  # Heading 1: One
        ("One 🎉 two.\n", Listening(4, 2, emoji=1)),  # party popper
        ("[One](https://a.example)\n", Listening(3)),  # One [link 1]
        ("https://a.example\n", Listening(9)),  # https : / / a . example [link 1]
        ("```text\n+--+\n+--+\n```\n", Listening(19, 12, drawings=1)),  # 4 and 3 around it
    ],
)
def test_words_are_counted_as_they_are_spoken(text: str, heard: Listening) -> None:
    assert check_text(text).listening == heard


def test_long_addresses_are_noise() -> None:
    heard = check_text(f"https://a.example/{'b/' * 20}\n").listening
    assert heard.addresses == 1
    assert heard.noise > 40


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (Listening(), "Heard in less than 1 minute, 0 % of it noise."),
        (
            Listening(350, 35, 2, 1, 3),
            "Heard in 2 minutes, 10 % of it noise: 2 emoji, 1 drawing, 3 bare addresses of 40",
        ),
        (Listening(175 * 61, 1, 1), "Heard in 1 hour 1 minute, <1 % of it noise: 1 emoji."),
        (Listening(175 * 120), "Heard in 2 hours, 0 % of it noise."),
    ],
)
def test_the_last_line_says_how_long_and_how_much_is_noise(heard: Listening, said: str) -> None:
    found, listened = report.closing([CheckedFile("a.md", (), heard)], 175, 40).splitlines()
    assert found == "Nothing found in 1 file."
    assert listened.startswith(said)
