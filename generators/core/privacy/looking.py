"""Run every detector of personal data over a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generators.core.diagnostics import Code
from generators.core.privacy import (
    betrayed,
    detectors,
    dwellings,
    mailboxes,
    numbers,
    stems,
    tabular,
)
from generators.core.privacy.categories import (
    BANK_CARD,
    BORN,
    CONTACT,
    DWELLING,
    IDENTITY,
    OLD_IDENTITY,
    PHONE,
    PLATE,
    STUDENT,
)  # fmt: skip
from generators.core.privacy.plain import in_digits, plain

_FILLING = " -._\u200b"


class Kind(NamedTuple):
    """`head` and `tail`: how many characters are shown; `stars` stand for the others."""

    code: Code
    name: str
    head: int
    tail: int
    stars: int = 4


_KINDS = {
    "identity": Kind(IDENTITY, "身份证号码", 4, 4, 8),
    "card": Kind(IDENTITY, "身份证号码", 4, 4, 8),
    "resident": Kind(IDENTITY, "永久居留身份证号码", 4, 4, 8),
    "paper": Kind(IDENTITY, "护照、通行证等证件的号码", 2, 2),
    "rank": Kind(IDENTITY, "军官证等证件的号码", 1, 1),
    "social": Kind(IDENTITY, "社会保障号码", 2, 2),
    "mobile": Kind(PHONE, "手机号码", 3, 4),
    "home": Kind(PHONE, "家庭电话", 2, 2),
    "bank": Kind(BANK_CARD, "银行卡号", 4, 4, 8),
    "student": Kind(STUDENT, "学号或考号", 2, 2),
    "mail": Kind(CONTACT, "个人邮箱", 1, 0),
    "qq": Kind(CONTACT, " QQ 号", 2, 2),
    "chat": Kind(CONTACT, "微信号", 2, 2),
    "old": Kind(OLD_IDENTITY, "疑似身份证的 15 位号码", 4, 4, 8),
    "dwelling": Kind(DWELLING, "住址", 2, 0),
    "born": Kind(BORN, "出生日期", 2, 0),
    "plate": Kind(PLATE, "车牌号", 2, 1),
}


class Seen(NamedTuple):
    """The characters that are personal, by their places in the reading, and which of them are
    hidden; `masked` shows the others. `labelled`: only a word beside them betrays them."""

    code: Code
    name: str
    places: tuple[int, ...]
    hidden: tuple[int, ...]
    masked: str
    labelled: bool = False


def seen(text: str, own: str) -> Iterator[Seen]:
    """Everything that looks like personal data in a text, the surest first; some of it more than
    once."""
    narrow = plain(text)
    if stems.has("mail", narrow):
        yield from _mails(narrow, own)
    yield from _lawful(narrow)
    rows = betrayed.rows(narrow)
    for each in betrayed.betrayed(narrow, rows):
        yield _told(narrow, each.detector.kind, each.start, each.end)
    if rows:
        yield from _structured(narrow)
    spoken = in_digits(narrow)
    if spoken != narrow:
        yield from _lawful(spoken)
    for kind, pattern in (("plate", detectors.BARE_PLATE), ("resident", detectors.BARE_RESIDENT)):
        for match in re.finditer(pattern, narrow):
            yield _told(narrow, kind, *match.span("value"))
    if stems.has("estate", narrow):
        for start, end in dwellings.homes(narrow):
            yield _told(narrow, "dwelling", start, end)


def _mails(narrow: str, own: str) -> Iterator[Seen]:
    for match, domain in mailboxes.mailboxes(narrow, own):
        local = _seen(narrow, "mail", tuple(range(*match.span("local"))))
        masked = f"{local.masked}@{domain}"
        yield local._replace(places=tuple(range(*match.span())), masked=masked)


def _lawful(narrow: str) -> Iterator[Seen]:
    for kind, places in numbers.personal(narrow):
        yield _seen(narrow, kind, places)


def _structured(narrow: str) -> Iterator[Seen]:
    """A head and what stands under it say the same as a word before a value."""
    for pair in tabular.pairs(narrow, betrayed):
        line = f"{pair.head}:{pair.value}"
        first = len(pair.head) + 1
        for each in betrayed.betrayed(line, betrayed.rows_of_head(pair.head)):
            if each.start >= first:
                move = pair.at - first
                yield _told(narrow, each.detector.kind, each.start + move, each.end + move)


def _told(narrow: str, kind: str, start: int, end: int) -> Seen:
    keep = kind in ("chat", "dwelling")
    places = tuple(i for i in range(start, end) if keep or narrow[i] not in _FILLING)
    return _seen(narrow, kind, places, labelled=True)


def _seen(narrow: str, kind: str, places: tuple[int, ...], *, labelled: bool = False) -> Seen:
    code, name, head, tail, stars = _KINDS[kind]
    if len(places) < 8:
        head, tail = 1, min(tail, 1)
    text = "".join(narrow[place] for place in places)
    text = text.upper() if code in (IDENTITY, PLATE) else text
    masked = text[:head] + "*" * stars + (text[-tail:] if tail else "")
    return Seen(code, name, places, places[head : len(places) - tail] or places, masked, labelled)
