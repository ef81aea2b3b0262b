"""Greeting of spoken pages: the document's title, where reading continues and how to get help."""

from __future__ import annotations

from b12tui.catalogue import speech_mode
from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.messages import location, phrases
from b12tui.core.motion.targets import first
from b12tui.linear.spoken.spoken_session import SpokenSession


def greeting_rows(session: SpokenSession) -> tuple[str, ...]:
    """Return the document's title, where reading continues and, at the first starts, how to get help."""
    state = session.state
    name = " ".join(state.document.title.split()[:16])
    # The first row is the title, unless the text has none; where reading continues may be named already.
    said_next = state.position <= first(state) and bool(state.document.sections[0].title)
    parts = [] if said_next or not name or name in state.message else [phrases.with_full_stop(name)]
    if state.message:
        parts.append(phrases.with_full_stop(state.message))
    elif state.position.section and state.position > first(state):
        place = location.ordinal(state, state.position.section)
        section = " ".join(location.section_name(state, state.position.section).split()[:10])
        parts.append(speech_mode.continuing(section, place))
    if state.appearance.hints and not state.knows_keys:
        parts += _key_hints(session)
    return session.wrapped(" ".join(parts))


def _key_hints(session: SpokenSession) -> list[str]:
    """Return hints: the key for help, the key that leaves, and at first how to read by sentence."""
    keys = session.state.keymap
    help_key = keys.key("help")
    leave_key = next(
        (key for key in keys.keys_for(BY_ID["back-out"], KeyContext.TEXT) if key != "Esc"), keys.key("quit")
    )
    help_key = speech_mode.QUESTION_MARK if help_key == "?" else help_key
    typing = keys.key("go")
    typing = speech_mode.COLON if typing == ":" else typing
    hint = speech_mode.keys(help_key) if help_key else speech_mode.ALL_THAT_CAN_BE_DONE
    offer = [speech_mode.by_sentence(typing)] if session.state.offers_sentences and typing else []
    return [hint, *([speech_mode.quits(leave_key)] if leave_key else []), *offer]
