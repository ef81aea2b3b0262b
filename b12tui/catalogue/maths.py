"""Formulas."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, pgettext

LANGUAGE = _("en")
"""Code of the language in which mathra says formulas; see `mathra.locales()`."""

SIGNS = {
    "\\": _("backslash"),
    "∖": _("minus"),
    "‖": _("double bar"),
    "∼": _("is distributed as"),
    "~": _("is similar to"),
    "ℓ": _("ell"),
    "⋮": _("and so on down"),
    "⋱": _("and so on diagonally"),
    "←": _("becomes"),
    "⟵": _("becomes"),
    "↦": _("maps to"),
    "⟼": _("maps to"),
    "↑": _("up arrow"),
    "↓": _("down arrow"),
    "⊙": _("element-wise times"),
    "⊗": _("tensor"),
    "⊕": _("direct sum"),
    "⟨": _("open angle"),
    "⟩": _("close angle"),
    "⌊": _("floor of"),
    "⌋": _("end floor"),
    "⌈": _("ceiling of"),
    "⌉": _("end ceiling"),
    "‴": _("triple prime"),
    "∘": _("composed with"),
    "⋆": _("star"),
    "∗": _("star"),
    "∋": _("contains"),
    "≪": _("is much less than"),
    "≫": _("is much greater than"),
    "≺": _("precedes"),
    "≻": _("succeeds"),
    "⪯": _("precedes or equals"),
    "⪰": _("succeeds or equals"),
    "∧": _("and"),
    "∨": _("or"),
    "¬": _("not"),
    "⊢": _("proves"),
    "⊨": _("models"),
    "⊥": _("perpendicular"),
    "⊤": pgettext("mathematical sign", "top"),
    "△": _("triangle"),
    "□": _("square"),
    "†": _("dagger"),
    "ℏ": _("h bar"),
}
"""Words for signs that the library leaves as they are."""

TRANSPOSE = _("transpose")
