"""Keys to press, as PyMdown writes them: `++ctrl+alt+delete++`, `++"Save as"++`.

Each name between the signs is shown as it stands on keyboards. Where one is unknown, all stays text, as it does there;
a single letter or digit, as in `++i++`, is a key only in texts that are known to be for such a program.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

_NAME = r"""(?:"[^"\n\\]+"|'[^'\n\\]+'|[A-Za-z0-9][\w-]*)"""
_KEYS = lazy_pattern(rf"(?<!\+)\+\+({_NAME}(?:\+{_NAME}){{0,9}})\+\+(?!\+)")
_ONE_NAME = lazy_pattern(_NAME)

_TITLED = (
    "alt backspace browser-back browser-favorites browser-forward browser-home browser-refresh browser-search"
    " browser-stop caps-lock clear copy eject end enter fingerprint help home left-button mail media meta"
    " middle-button num-clear num-enter num-lock option page-down page-up power print print-screen reset right-button"
    " scroll-lock select shift sleep space super tab volume-down volume-up zoom"
)
"""Names that spell the words on their keys."""
_SPELLED = (
    "alt-graph=AltGr backtab=Back_Tab break=Break command=Cmd context-menu=Menu control=Ctrl delete=Del escape=Esc"
    " function=Fn insert=Ins volume-mute=Mute windows=Win x-button1=X_Button_1 x-button2=X_Button_2"
    " media-next-track=Next_Track media-pause=Pause media-play=Play media-play-pause=Play/Pause"
    " media-prev-track=Previous_Track media-stop=Stop"
    " arrow-up=Up arrow-down=Down arrow-left=Left arrow-right=Right"
    ' backslash=\\ bar=| brace-left={ brace-right=} bracket-left=[ bracket-right=] colon=: comma=, double-quote="'
    " equal== exclam=! grave=` greater=> less=< minus=- period=. plus=+ question=? semicolon=; single-quote=' slash=/"
    " tilde=~"
    " num-asterisk=Num_* num-delete=Num_Del num-equal=Num_= num-minus=Num_- num-plus=Num_+ num-separator=Num_."
    " num-slash=Num_/"
)
"""Names with the words on their keys, in which underscores are blanks."""
_OTHER_NAMES = (
    "add=num-plus altgr=alt-graph apps=context-menu back=backspace bksp=backspace bktab=backtab cancel=break "
    "capital=caps-lock close-brace=brace-right close-bracket=bracket-right clr=clear cmd=command cplk=caps-lock "
    "ctrl=control dblquote=double-quote decimal=num-separator del=delete divide=num-slash down=arrow-down "
    "esc=escape exclamation=exclam favorites=browser-favorites fn=function forward=browser-forward "
    "grave-accent=grave greater-than=greater gt=greater hyphen=minus ins=insert launch-mail=mail "
    "launch-media=media lbutton=left-button left=arrow-left less-than=less lt=less mbutton=middle-button "
    "menu=context-menu multiply=num-asterisk mute=volume-mute next=page-down next-track=media-next-track "
    "num-del=num-delete numlk=num-lock open-brace=brace-left open-bracket=bracket-left opt=option "
    "page-dn=page-down pause=media-pause pg-dn=page-down pg-up=page-up pipe=bar play=media-play "
    "play-pause=media-play-pause prev-track=media-prev-track prior=page-up prtsc=print-screen "
    "question-mark=question rbutton=right-button refresh=browser-refresh return=enter right=arrow-right "
    "scroll=scroll-lock search=browser-search separator=num-separator spc=space stop=media-stop "
    "subtract=num-minus tabulator=tab up=arrow-up vol-down=volume-down vol-mute=volume-mute vol-up=volume-up "
    "win=windows xbutton1=x-button1 xbutton2=x-button2"
)
"""Other names, with the names above."""
_SHOWN = {name: name.replace("-", " ").title() for name in _TITLED.split()} | {
    name: words.replace("_", " ") for name, _, words in (each.partition("=") for each in _SPELLED.split())
}
_ALIASES = {other: name for other, _, name in (each.partition("=") for each in _OTHER_NAMES.split())}
_SHOWN["underscore"] = "_"
_SIDES = lazy_pattern(r"(l|r|left-|right-)(alt|cmd|command|control|ctrl|meta|opt|option|shift|super|win|windows)\Z")
_FUNCTION_KEY = lazy_pattern(r"f(?:[1-9]|1[0-9]|2[0-4])\Z")
_ON_PAD = lazy_pattern(r"num(?:pad)?-?([0-9])\Z")
_IN_CAPITALS = lazy_pattern(r"(?<=[a-z0-9])(?=[A-Z])")


def keys_rule(*, single: bool) -> Callable[[StateInline, bool], bool]:
    """Return the rule for keys; `single` is whether a letter or a digit alone is one."""

    def keys(state: StateInline, silent: bool) -> bool:
        if not state.src.startswith("++", state.pos):
            return False
        found = _KEYS.match(state.src, state.pos, state.posMax)
        if found is None or (len(found[1]) == 1 and not single):
            return False
        shown = [_words(name) for name in _ONE_NAME.findall(found[1])]
        if not all(shown):
            return False
        for at, words in enumerate(() if silent else shown):
            if at:
                state.push("text", "", 0).content = "+"
            state.push("kbd_open", "kbd", 1)
            state.push("text", "", 0).content = words
            state.push("kbd_close", "kbd", -1)
        state.pos = found.end()
        return True

    return keys


def _words(name: str) -> str:
    """Return what stands on a key, or empty text if it is unknown."""
    if name[0] in "\"'":
        return name[1:-1].strip()
    name = _IN_CAPITALS.sub("-", name).lower().replace("_", "-")
    if len(name) == 1 or _FUNCTION_KEY.match(name):
        return name.upper()
    if on_pad := _ON_PAD.match(name):
        return f"Num {on_pad[1]}"
    if side := _SIDES.match(name):
        key = _SHOWN[_ALIASES.get(side[2], side[2])]
        return f"{'Left' if side[1].startswith('l') else 'Right'} {'Command' if key == 'Cmd' else key}"
    return _SHOWN.get(_ALIASES.get(name, name), "")
