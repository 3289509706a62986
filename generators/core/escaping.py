"""Escape untrusted text: onto one line, and for Markdown that a forge prints unchanged.

One escaper for every comment: of reports and of the privileged workflow, which runs without any
library. Knows no report.
"""

import re

_LINKED = re.compile(
    r"[@#]|:(?=//)|www(?=\.)|GH(?=-[0-9])"
    r"|:(?=[a-z+-][a-z0-9_+-]*:)"  # :picture:
    r"|(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{7,}(?![0-9a-z])",  # a commit
    re.IGNORECASE,
)
_LISTED = re.compile(r"[-=]|[0-9]+[.)]")  # what makes a list or a heading at the start of a line
_ACTIVE = re.compile(r"[!-+<-@\[-`{-~]")  # ASCII that Markdown can act on within a line


def plain(text: str) -> str:
    """Text on one line, without controls and terminal escapes."""
    text = text.replace("\n", "⏎").replace("\t", " ")
    return "".join(c if c.isprintable() else "�" for c in text)


def markdown(text: str) -> str:
    """Text that Markdown prints unchanged, on one line. What a forge makes links of after
    rendering (@name, #1, addresses) is broken by a joiner that nobody sees."""
    quiet = _LINKED.sub(_broken, plain(text)).strip()
    if _LISTED.match(quiet):
        quiet = f"\u2060{quiet}"
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", quiet)


def _broken(match: re.Match[str]) -> str:
    word = match.group()
    return "".join(f"{word[n : n + 6]}\u2060" for n in range(0, len(word), 6))
