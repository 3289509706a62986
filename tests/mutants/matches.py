"""What a pattern found, and what of it is replaced."""

import re


def spot(match: re.Match) -> tuple[int, int]:
    """What is replaced: the last group without a name, else the whole match."""
    named = set(match.re.groupindex.values())
    return match.span(max(set(range(match.re.groups + 1)) - named))


def found(match: re.Match) -> str:
    return match.string[slice(*spot(match))]


def filled(text: str, match: re.Match, escape=str) -> str:
    text = text.replace("<0>", escape(found(match)))
    for name, value in match.groupdict().items():
        text = text.replace(f"<{name}>", escape(value or ""))
    return text
