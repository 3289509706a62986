"""Text of a contributor on one line, and as Markdown that a forge prints unchanged.

One escaper for every comment: of reports and of the privileged workflow, which runs without any
library. Knows no report.
"""

import re

_LINKED = re.compile(r"[@#]|:(?=//)|www(?=\.)|GH(?=-[0-9])", re.IGNORECASE)
_ACTIVE = re.compile(r"[!-+<-@\[-`{-~]")  # ASCII that Markdown can act on within a line


def plain(text: str) -> str:
    """Text on one line, without controls and terminal escapes."""
    text = text.replace("\n", "⏎").replace("\t", " ")
    return "".join(c if c.isprintable() else "�" for c in text)


def markdown(text: str) -> str:
    """Text that Markdown prints unchanged, on one line. What a forge makes links of after
    rendering (@name, #1, addresses) is broken by a joiner that nobody sees."""
    quiet = _LINKED.sub("\\g<0>\u2060", plain(text))
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", quiet)
