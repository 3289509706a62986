"""What values and whole entries look like in a sentence. Names nothing and compares nothing."""

from collections.abc import Callable
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from generators.core import chinese
from generators.core.dates import PlanDate
from generators.model import answers_later
from generators.model import entities as e
from generators.model import notices as n
from generators.model import registries as r
from generators.model.answers_later import LaterAnswer, Reach
from generators.model.counted import evident
from generators.model.documents import Block, Clause, Imprint, Threshold, Window
from generators.model.exams import Batch, Quota, Seats, Session
from generators.model.records import Citation, Erratum, Students, Waiver
from generators.model.structure import E, Entity, Later, Origin, Value
from generators.model.successors import said_of
from generators.model.tables import cells

NOT_STATED = "未载明"
_LONG = 60  # characters of a text that is shown
_MARKS = "，。；：、！？→ ／"  # a text that has these, or is long, stands in quotation marks
_BARE = 20  # characters of a text that stands without
_CONTEXT = 8  # characters shown on either side of a difference

Tell = Callable[[Any], str]  # of an entity of its class, as `tell` has made sure


def tell(cls: type[E], words: Callable[[E], str]) -> tuple[type[Entity], Tell]:
    """What is said of the entities of a class."""
    return cls, words


def telling(*each: tuple[type[Entity], Tell]) -> dict[type[Entity], Tell]:
    return dict(each)


def _of_certificate(certificate: e.Certificate) -> str:
    quotas = certificate.quotas
    if not quotas or not evident(quotas):
        return f"名额 {len(quotas)} 项" if quotas else ""
    return f"申报 {sum(quota.declared for quota in quotas)} 人"


# What a sentence about a whole entry adds to its name.
_CONTENTS = telling(
    tell(e.Certificate, _of_certificate),
    tell(Quota, lambda x: f"申报 {x.declared} 人"),
    tell(Window, lambda x: answers_later.span(x.opens, x.closes)),
    tell(Batch, lambda x: "" if x.registered is None else f"报名 {x.registered} 人"),
    tell(Session, lambda x: f"{x.date.chinese}，{x.where}，{x.seats} 个座位"),
    tell(Seats, lambda x: f"{x.seats} 个座位"),
    tell(e.Responsibility, lambda x: shortened("；".join(duty.text for duty in x.duties))),
    tell(e.Evidence, lambda x: shortened(x.what)),
    tell(e.Role, lambda x: "、".join(x.people)),
    tell(e.Phase, lambda x: x.chinese()),
    tell(e.Task, lambda x: f"期限{x.due.chinese}" if x.due else ""),
    tell(e.Owner, lambda x: shortened(x.part or "")),
    tell(Students, lambda x: f"{x.students} 人"),
    tell(Citation, lambda x: x.number or ""),
    tell(Clause, lambda x: shortened(x.heading or "")),
    tell(Block, lambda x: shortened("".join(text for _, text in x.prose))),
    tell(n.NoticePart, lambda x: shortened("".join(text for _, text in x.prose))),
    tell(n.Notice, lambda x: x.status),
    tell(Erratum, lambda x: f"“{shortened(x.as_stored)}”改为“{shortened(x.corrected)}”"),
    tell(Waiver, lambda x: f"{x.file}，{shortened(x.reason)}，到{x.expires.chinese}"),
    tell(Imprint, lambda x: shortened(x.printed_by or "")),
    tell(Threshold, lambda x: f"{x.value}，依据{shortened(x.source)}"),
    tell(Later, lambda x: quoted(x.document)),
    tell(LaterAnswer, lambda x: quoted(x.text)),
    tell(Reach, lambda x: x.text),
    tell(n.Withdrawal, lambda x: f"{x.on.chinese}，{shortened(x.reason)}"),
    tell(r.Account, lambda x: "、".join(x.names)),
    tell(r.Day, lambda x: shortened(x.note or "")),
    tell(r.Room, lambda x: f"{x.capacity} 人"),
    tell(r.Ended, lambda x: f"{said_of(x)}，依据{shortened(x.document)}"),
    tell(r.Catalogue, lambda x: f"《{x.title}》"),
)


def contents(entity: Entity) -> str:
    """What is worth saying of a whole entry beside its name; often nothing."""
    told = _CONTENTS.get(type(entity))
    return told(entity) if told else ""


def shown(value: Value) -> str:
    """A value as a sentence shows it."""
    if value is None:
        return NOT_STATED
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, PlanDate):
        return value.chinese
    if isinstance(value, Origin):
        return " ".join(filter(None, (value.kind, value.clause, value.basis, value.document)))
    if isinstance(value, Entity):
        return contents(value) or _facts(value)
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or "没有"
    if isinstance(value, list):
        return quoted("；".join("、".join(texts) for texts in cells.by_row(value)))
    if isinstance(value, dict):
        return "、".join(f"{key}写作“{text}”" for key, text in value.items())
    return _marked(value) if isinstance(value, str) else str(value)


def quoted(text: str, most: int = _LONG) -> str:
    """A text in quotation marks, cut to so many characters; nothing where there is none."""
    return chinese.quoted(shortened(text, most)) if text else ""


def _marked(text: str) -> str:
    bare = text.isascii() or (len(text) <= _BARE and not any(mark in text for mark in _MARKS))
    return shortened(text) if bare else quoted(text)


def _facts(entity: Entity) -> str:
    """What it says, of an entry of which nobody has said what is worth saying."""
    values: list[Value]
    values = [getattr(entity, each.name) for each in fields(entity) if each.name != "spot"]
    return "、".join(shown(v) for v in values if v not in (None, ()) and type(v) is not Origin)


def shortened(text: str, most: int = _LONG) -> str:
    return chinese.shortened(text, most)


def around(before: str, after: str) -> tuple[str, str]:
    """Two long texts, cut down to where they differ, with some characters on either side."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    spans: list[list[int]] = []
    for what, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if spans and span[0] - spans[-1][1] <= 2 * _CONTEXT:  # near enough to be shown as one
            spans[-1][1::2] = span[1::2]
        else:
            spans.append(span)
    sides = ((before, 0, 1), (after, 2, 3))
    old, new = (_pieces(text, [(s[i], s[j]) for s in spans]) for text, i, j in sides)
    return old, new


def _pieces(text: str, spans: list[tuple[int, int]]) -> str:
    cuts = [(max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)) for start, end in spans]
    shown = "…".join(shortened(text[start:end]) for start, end in cuts)
    return "…" * (cuts[0][0] > 0) + shown + "…" * (cuts[-1][1] < len(text))
