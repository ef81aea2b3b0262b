"""What is typed on a keyboard finds what is typeset."""

from __future__ import annotations

import pytest

from b12tui.search.folding import CASE_SENSITIVE, LITERAL_CASE_INSENSITIVE, fold, folded, folded_name


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("don’t ‘a’ ‛b′ ʼc", "don't 'a' 'b' 'c"),
        ("“a” „b“ «c» ″", '"a" "b" "c" "'),
        ("a‐b‑c‒d–e—f−g", "a-b-c-d-e-f-g"),
        ("wait… ½", "wait... 1⁄2"),
        ("Käse naïve Å İ", "kase naive a i"),
        ("ＡＢＣ　Ⅷ ①", "abc viii 1"),
        ("ﬁsh straﬀ straße", "fish straff strasse"),
        ("œuvre Æsop ǿ Øre Łódź đa ħ ŧ ı", "oeuvre aesop o ore lodz da h t i"),
        ("so\u00adft zero\u200bwidth", "soft zerowidth"),
    ],
)
def test_both_fold_alike(shown: str, typed: str) -> None:
    assert folded(shown) == folded(typed) == folded(shown.upper())
    assert folded_name(f" {shown} ") == folded_name(typed)


def test_case_is_kept_where_it_counts() -> None:
    assert fold("Œuvre Łódź – É", CASE_SENSITIVE) == "OEuvre Lodz - E"


def test_quotes_and_dashes_are_themselves_between_slashes() -> None:
    assert fold("don’t – É", LITERAL_CASE_INSENSITIVE) == "don’t – e"
