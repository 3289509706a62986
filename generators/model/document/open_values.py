"""What the issued document says of the values that it may leave open (`Entity.OPEN`): evaluators,
members, dates. A number along the ladder it cannot know.

The words of a value have to stand in its sentences, or a column of its tables has to hold them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from generators.core.dates import PlanDate
from generators.model.document import issued_tables
from generators.model.document.issued_text import solid
from generators.model.entities import Certificate, Responsibility, Task, Team
from generators.model.exams import Session
from generators.model.plans import Plan
from generators.model.promises import Commitment
from generators.model.structure import Entity, Spot

# In the tables of the document: the column that holds a field.
_COLUMNS = {
    (Certificate, "level"): "等级",
    (Certificate, "evaluator"): "培训评价组织",
    (Team, "lead"): "负责人",
    (Team, "members"): "成员",
    (Task, "due"): "期限",
}
_BESIDE = {"contact": ("联系", "咨询")}  # words without which a sentence does not mean the field
_TIME = re.compile("[0-9一二三四五六七八九十]+(?:年|月|日)|每[年月周季]|[年月]底|年[初末]|学期")
_SENTENCE = re.compile("[^。；]+")


class OpenValues:
    """What one issued plan says; asked field by field."""

    def __init__(self, plan: Plan):
        self.plan = plan.as_issued

    def says(self, entity: Entity, field: str) -> bool:
        """Whether the document says what stands in a field of an entity."""
        value = getattr(entity, field)
        if _COLUMNS.get((type(entity), field)) in self._columns:
            return True
        if field == "owner":  # decided by reading: nobody is named who is not named in the text
            return True
        if isinstance(entity, Task | Commitment) and field == "due":
            words = entity.quote if isinstance(entity, Commitment) else entity.text
            if _TIME.search(words):
                return True
        if isinstance(entity, Responsibility) and field == "head" and self._has_post(entity):
            return True
        if isinstance(entity, Session) and isinstance(value, int):
            value = f"{value}人"
        if field == "established" and value == self.plan.head.issued:
            return True
        return all(self._said(each, _BESIDE.get(field, ())) for each in _written(value))

    def _has_post(self, entity: Responsibility) -> bool:
        """Whether a list says behind the name that it is of this department: 教务处处长."""
        posts = [role.posts for group in self.plan.groups for role in group.roles]
        posts += [each.team.posts for each in self.plan.certificates if each.team]
        said = [(each or {}).get(entity.head or "", "") for each in posts]
        return any(each.startswith(entity.department) for each in said)

    def _said(self, words: tuple[str, ...], beside: tuple[str, ...]) -> bool:
        return any(
            any(word in sentence for word in words)
            and (not beside or any(word in sentence for word in beside))
            for sentence in self._sentences
        )

    @cached_property
    def _sentences(self) -> list[str]:
        texts = (unicodedata.normalize("NFKC", solid(text)) for _, text in self._texts)
        return [sentence for text in texts for sentence in _SENTENCE.findall(text)]

    @property
    def _texts(self) -> Iterator[tuple[Spot, str]]:
        yield from self.plan.prose
        yield from self.plan.document.cells
        for clause in self.plan.clauses:
            if clause.heading:
                yield clause.spot.step("heading"), clause.heading

    @cached_property
    def _columns(self) -> set[str]:
        blocks = (block for clause in self.plan.clauses for block in clause.blocks)
        return {fact for block in blocks for fact in issued_tables.facts(block)}


def _written(value: object) -> list[tuple[str, ...]]:
    """Each part of a value, in the ways in which it can be written; of a number there is none."""
    if isinstance(value, tuple):
        return [way for part in value for way in _written(part)]
    if isinstance(value, Session):
        return _written(value.date)
    if isinstance(value, PlanDate):
        return [value.ways]
    return [(unicodedata.normalize("NFKC", value),) if isinstance(value, str) else ()]
