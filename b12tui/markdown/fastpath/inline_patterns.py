"""Patterns of the spans that the fast path reads, each with its content, and of signs that may be more than words."""

from __future__ import annotations

import re

from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.html_patterns import HTML_TAG, TAG

_AMPERSAND = r"&(?![A-Za-z\#])"
"""An ampersand that begins no character reference."""
_IN_TARGET = r"&(?:amp;|(?![A-Za-z][A-Za-z0-9]*;|\#))"
_INSIDE_WORD = r"(?<=[^\W_]) _ (?=[^\W_])"
_WORDS = rf"(?P<{{}}> (?!\^) (?: [^\[\]`*_\\<&$!{{{{^=]++ | =(?!=) | {_AMPERSAND} | !(?!\[) | {_INSIDE_WORD} )++ )"
_PLAIN_TARGET = rf"(?: [^\x00-\x20\x7f()<>\\&]++ | {_IN_TARGET} )"
_TARGET = rf"(?P<{{}}> (?: {_PLAIN_TARGET} | \( {_PLAIN_TARGET}*+ \) )++ )"
_ADDRESS = r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+ (?: / (?: [A-Za-z0-9_/.~%\#?=+:-]* [A-Za-z0-9/] )? )?"
_MAIL = r"[A-Za-z0-9._+-]+@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+"
_LABEL = r"\[ (?P<{}> [^\[\]\\^@\n]* ) \]"
_TITLE = r"""(?: [ \n]+ (?: "(?P<{}title> [^"\\&\n]* )" | '(?P<{}title_> [^'\\&\n]* )' ) )? [ ]*"""
_ESCAPE = r"\\ [!\"\#$%&'*+,./:;<=>?@^_`{{|}}~-]"
_CODE_IN_LABEL = r"(?<!`) `[^`\n]+` (?!`)"
_UNPAIRED = r"(?<!`) ` (?! [^`]* ` )"
_TAG_IN_LABEL = rf"(?! </?[Aa][\s>] ) {TAG}"
_IMAGE_IN_LABEL = rf"!\[ [^\[\]`*_\\<&~$^{{{{@\n]* \] \( {_PLAIN_TARGET}*+ \)"
_MARKED_WORDS = (
    rf"(?: [^\[\]`\\<&$!{{{{^@=]++ | =(?!=) | {_ESCAPE} | {_AMPERSAND} | {_CODE_IN_LABEL} | {_UNPAIRED}"
    rf" | {_TAG_IN_LABEL} | {_IMAGE_IN_LABEL} | !(?!\[) )++"
)

SIGN = lazy_pattern(r"[`\[\\]|<(?=[A-Za-z/!?])|!(?=\[)|h(?=ttps?://)|&(?=[A-Za-z#])")
"""What a span begins with; delimiters of emphasis are paired when all spans are known (`fastpath.emphasis`)."""

_CODE = lazy_pattern(
    r"(?<!`)(?:`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`"
    r"|``(?P<blank> ?)(?P<doubled>(?=[^`\s])(?:[^`\n]|`(?!`))+?(?<=\S))(?P=blank)``)(?!`)"
)
"""Code that begins and ends with no blank, or with one each, which is no part of it (CommonMark, 6.1)."""
_LONE = lazy_pattern(rf"(?P<unpaired> {_UNPAIRED} )", re.VERBOSE)
_NAMED = r"` (?P<named> [^`\s\[\]] (?: [^`\n\[\]]* [^`\s\[\]] )? ) `"
_LINK = lazy_pattern(
    rf"""
    (?P<picture> ! )? (?<! \[ ) \[ (?! \[ ) (?: {_WORDS.format("words")} | {_NAMED} ) \]
    (?: \( {_TARGET.format("target")} \) | {_LABEL.format("label")} | (?! [(\[{{] | :(?!\ ) ) (?P<alone>) )
    """,
    re.VERBOSE,
)
_RICH_LINK = lazy_pattern(
    rf"""
    (?P<picture> ! )? (?<! \[ ) \[ (?! \[ )
    (?: {_WORDS.format("words")} | {_NAMED}
         | !\[ (?: {_WORDS.format("shown")} )? \]
           (?: \( {_TARGET.format("file")} \) | {_LABEL.format("file_label")} | (?= \] ) )
         | (?P<mixed_words> (?!\^) {_MARKED_WORDS.format()} ) ) \]
    (?: \( [ ]*+ {_TARGET.format("target")} {_TITLE.format("", "")} \) | \( < (?P<angled> [^<>\\&\n]* ) > \)
     | {_LABEL.format("label")} | (?! [(\[{{] | :(?!\ ) ) (?P<alone>) )
    """,
    re.VERBOSE,
)
"""A link whose words hold more than words or code, or whose target is not bare; it is compiled for one of these."""
_BADGE = lazy_pattern(
    rf"(?<!\[)\[!\[ (?P<described> [^\[\]`*_\\<&$~!{{^=\n]*+ ) \]\( {_TARGET.format('shows')} \)\]"
    rf"\( {_TARGET.format('badge')} \)",
    re.VERBOSE,
)
"""A picture that is a link, as many texts begin with them: a pattern of its own takes a third of the time above."""
_BRACKETED = lazy_pattern(
    rf"""(?<![!\[\]]) \[ (?P<bracketed> \[ [^\[\]`*_\\<&$~!{{^=\n]+ \] \( {_PLAIN_TARGET}*+ \) ) \] (?![(\[:{{])""",
    re.VERBOSE,
)
"""A link in brackets, which can't link themselves (CommonMark, 6.3)."""
_UNDESCRIBED = lazy_pattern(rf"!\[\] \( {_TARGET.format('undescribed')} \)", re.VERBOSE)
_BRACED = lazy_pattern(
    rf"(?P<comment><!--(?!-?>)(?:[^-]|-(?!-))*+-->)|<(?P<autolink>https?://[^\s<>&\\]+)>|<(?P<mail>{_MAIL})>"
)
_BARE = lazy_pattern(rf"(?<![^ \t\n>(]) (?P<address> {_ADDRESS} ) (?= [)]? [.,;:!?]? (?: [ \n<] | \Z ) )", re.VERBOSE)
_REFERENCE = lazy_pattern(r"&(?P<reference>[a-z]+);")
_ESCAPED = lazy_pattern(r"\\(?P<escaped>[!\"#$%&'*+,./:;<=>?@^_`{|}~-])")

SPANS = {
    "`": (_CODE, _LONE),
    "[": (_LINK, _BADGE, _RICH_LINK, _BRACKETED),
    "!": (_LINK, _RICH_LINK, _UNDESCRIBED),
    "<": (HTML_TAG, _BRACED),
    "h": (_BARE,),
    "&": (_REFERENCE,),
    "\\": (_ESCAPED,),
}
"""Patterns of spans by the first character, each compiled when a text has it: all of them take three milliseconds."""

_MARKUP = r"[\\`^]|<(?=[A-Za-z/!?])|\{(?![A-Za-z][\w ,:;|/]*\}(?!`))|&(?=[A-Za-z#])|==|~[^~]*~"
MARKUP = lazy_pattern(rf"{_MARKUP}|://|www\.")
"""Signs that may be markup in the text between spans, beside those that are none where they stand alone."""
DESCRIPTION_MARKUP = lazy_pattern(rf"{_MARKUP}|(?:://|www\.)(?![A-Za-z0-9.,:;/'\"%#?+-]*+[ \n])")
"""The same in the description of an image, where an address is words, too, unless it may hold markup."""
BRACKETS = lazy_pattern(r"[\[\]]")
LINKING = lazy_pattern(r"\]\(|\[\[|\[\^|\\")
"""What makes a link of brackets that are no reference, or hides one of them."""
LABELS = lazy_pattern(r"\[([^\[\]]*)\]")

_KEY = r"""(?:"[^"\n]+"|'[^'\n]+'|[A-Za-z0-9][\w-]*+)"""
KEYS = lazy_pattern(rf"(?<!\+)\+\+{_KEY}(?:\+{_KEY})*+\+\+(?!\+)")
"""What may be keys to press (PyMdown); two signs behind words, as in C++, are none."""
UNSEEN = lazy_pattern(r"(?i)</(?:script|style)[\s>]")
"""End of an element that no browser shows."""
