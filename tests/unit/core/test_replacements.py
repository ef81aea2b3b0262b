"""Raised and lowered text and ranges of numbers: in words for ears, in small characters or signs for eyes."""

from __future__ import annotations

import pytest
from support.parsing import parse_paragraph

from b12tui.core.messages.replacements import (
    replaced,
    said_instead,
    shown_in_ascii,
    shown_in_words,
    shown_instead,
)

CASES = [
    # source, said, shown, shown in ASCII
    ("2<sup>n</sup> − 1", "2 to the power n − 1", "2ⁿ − 1", "2^n − 1"),
    ("2<sup>n - 1</sup>.", "2 to the power, n minus 1, end exponent.", "2^(n - 1).", "2^(n - 1)."),
    ("2<sup>n-1</sup> x", "2 to the power, n minus 1, end exponent, x", "2ⁿ⁻¹ x", "2^(n-1) x"),
    ("x<sub>i+1</sub>", "x sub i plus 1", "xᵢ₊₁", "x_(i+1)"),
    ("x<sub>i</sub>y", "x sub i y", "xᵢy", "x_iy"),
    ("e<sup>ix</sup>", "e to the power, i x, end exponent", "e^ix", "e^ix"),
    ("x^2^", "x squared", "x²", "x^2"),
    ("x^3^y", "x cubed y", "x³y", "x^3y"),
    ("10<sup>6</sup>", "10 to the power 6", "10⁶", "10^6"),
    ("10<sup>-3</sup>", "10 to the power minus 3", "10⁻³", "10^-3"),
    ("E = mc<sup>2</sup>", "E = mc squared", "E = mc²", "E = mc^2"),
    ("an abc<sup>2</sup>", "an abc 2", "an abc²", "an abc2"),
    ("5 cm<sup>2</sup>", "5 cm squared", "5 cm²", "5 cm^2"),
    ("(a+b)<sup>2</sup>", "(a+b) squared", "(a+b)²", "(a+b)^2"),
    ("2<sup>64</sup>", "2 to the power 64", "2⁶⁴", "2^64"),
    ("Ca<sup>2+</sup> and Na<sup>+</sup>", "Ca 2 plus and Na plus", "Ca²⁺ and Na⁺", "Ca^(2+) and Na^+"),
    ("H<sub>2</sub>O and B<sub>12</sub>", "H2O and B12", "H₂O and B₁₂", "H2O and B12"),
    ("the <sup>14</sup>C in it", "the 14C in it", "the ¹⁴C in it", "the 14C in it"),
    ("log<sub>2</sub> n", "log sub 2 n", "log₂ n", "log_2 n"),
    ("T<sub>max</sub>", "T sub max", "Tₘₐₓ", "T_max"),
    # what is no power
    ("1<sup>st</sup> n<sup>th</sup> 2<sup>e</sup>", "1st nth 2e", "1st nth 2e", "1st nth 2e"),
    ("M<sup>me</sup> X<sup>TM</sup> n<sup>o</sup>", "Mme XTM no", "Mme XTM no", "Mme XTM no"),
    ("a word<sup>1</sup> and", "a word 1 and", "a word¹ and", "a word1 and"),
    ("The end.<sup>3</sup>", "The end. 3", "The end.³", "The end.3"),
    ("(see there)<sup>2</sup>", "(see there) 2", "(see there)²", "(see there)2"),
    ("in 2019<sup>4</sup>", "in 2019 4", "in 2019⁴", "in 20194"),
    ("word<sup>[1](#a)</sup>", "word 1", "word¹", "word1"),
    ("word<sup>[1]</sup> x<sup>*</sup>", "word[1] x*", "word[1] x*", "word[1] x*"),
    ("<sup>small print</sup> <sub>too</sub>", "small print too", "small print too", "small print too"),
    # ranges
    ("10–20 and 5%–10% of $3–$5", "10 to 20 and 5% to 10% of $3 to $5", None, None),
    ("<code>a <code>b</code> 1–2</code>", None, None, None),
    ("2020–03–11, A–Z, 1 – 2, May–June, `1–2`, 3-4", None, None, None),
]


@pytest.mark.parametrize(("source", "said", "shown", "plain"), CASES)
def test_what_is_raised_or_lowered_keeps_its_meaning(
    source: str, said: str | None, shown: str | None, plain: str | None
) -> None:
    text = parse_paragraph(source)
    assert replaced(text, said_instead(text)) == (text.chars if said is None else said)
    assert replaced(text, shown_instead(text)) == (text.chars if shown is None else shown)
    assert replaced(text, shown_in_ascii(text)) == (text.chars if plain is None else plain)


def test_words_on_the_screen_leave_dashes_as_they_are() -> None:
    text = parse_paragraph("10–20 x^2^ $\\pi r$")
    assert replaced(text, shown_in_words(text)) == "10–20 x squared pi r"


def test_each_word_of_a_formula_has_a_place_in_order() -> None:
    text = parse_paragraph("so $\\pi r^2 + 1$-fold, a$\\lambda$b")
    instead = said_instead(text)
    assert replaced(text, instead) == "so pi r squared plus 1-fold, a$\\lambda$b"
    assert [words for _, _, words in instead] == ["pi", " r", " squared", " plus", " 1"]
    assert [text.chars[start:end] for start, end, _ in instead] == ["π", "r", "² ", "+", " 1"]
