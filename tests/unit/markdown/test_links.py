"""What a link's words promise, and where its target is."""

from __future__ import annotations

import pytest
from support.parsing import parse_paragraph

from b12tui.document import Link
from b12tui.markdown.texts.urls import file_name, names_another_host


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("https://bank.example", "https://evil.example/"),
        ("Log in at https://bank.example/login now", "https://evil.example/bank.example"),
        ("www.bank.example", "http://bank.example.evil.example"),
        ("bank.com", "https://evil.com"),
        ("bank.co.uk/login", "https://evil.com"),
        ("bank.com", "page.html"),
        ("docs.bank.com", "https://bank.com"),
        ("https://bank.com", "https://bank.com@evil.com/"),
        ("https://bank.com", "//evil.com"),
        ("apple.com", "https://\u0430pple.com"),
        ("me@bank.com", "mailto:me@evil.com"),
        ("https://bank.com https://evil.com", "https://evil.com"),
        ("https://xn--e1awd7f.com", "https://evil.com"),
        ("https://xn--\u00ff.com", "https://evil.com"),
    ],
)
def test_words_that_name_another_host_than_the_target_are_told(words: str, target: str) -> None:
    assert names_another_host(words, target)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("the bank", "https://bank.com"),
        ("bank.com", "https://www.bank.com/login"),
        ("www.Bank.com", "HTTPS://BANK.COM:443/"),
        ("https://bank.com/a.", "https://bank.com/b"),
        ("bank.com", "https://docs.bank.com"),
        ("README.md", "https://host.example/README.md"),
        ("setup.py", "https://host.example/"),
        ("Node.js", "https://nodejs.org"),
        ("v1.2", "https://host.example/"),
        ("e.g. this", "https://host.example/"),
        ("https://müller.de", "https://xn--mller-kva.de"),
        ("me@bank.com", "mailto:me@bank.com?subject=x"),
        ("see section 2.1", "#two"),
    ],
)
def test_words_that_name_no_host_or_the_same_are_not(words: str, target: str) -> None:
    assert not names_another_host(words, target)


def test_a_link_that_leads_elsewhere_says_so() -> None:
    made = parse_paragraph("[www.bank.example](https://evil.example) and [the bank](https://evil.example)")
    assert [mark.kind.names_other_host for mark in made.spans if isinstance(mark.kind, Link)] == [True, False]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("a/b.png", "b.png"),
        ("https://h.example/a/b.png?c=d#e", "b.png"),
        ("a%20b.png", "a b.png"),
        ("https://h.example/", "h.example"),
        ("#x", "#x"),
        ("data:image/png;base64,AAAA", "data:image/png"),
        ("data:,AAAA", "data:"),
        ("", ""),
    ],
)
def test_a_file_is_called_by_the_last_part_of_its_target(target: str, name: str) -> None:
    assert file_name(target) == name
