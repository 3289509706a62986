"""What is done when and by whom: phases, their tasks, and who takes part in these.

As in entities.py, which has them too, field names are the keys of the files.
"""

from generators.core.dates import PlanDate
from generators.model.amounts import Span
from generators.model.status import NOT_STATED, TO_BE_SETTLED
from generators.model.structure import Entity, Later, Origin, entity


@entity
class Owner(Entity):
    """Who takes part in a task: a department, a group, or the teams."""

    who: str
    part: str | None
    origin: Origin
    lead: bool = False


@entity
class Task(Entity):
    OPEN = ("due",)

    id: str
    text: str
    due: PlanDate | None
    owners: tuple[Owner, ...]
    origin: Origin
    depends_on: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    done: PlanDate | None = None
    batch: str | None = None
    later: tuple[Later, ...] = ()

    @property
    def called(self) -> str:
        """What is to be done, with its batch where the words do not say it."""
        apart = self.batch and self.batch not in self.text
        return f"{self.text}（{self.batch}）" if apart else self.text


@entity
class Phase(Entity):
    """A stretch of the year. Its beginning and end may be open in a draft, and where the issued
    document has no days for it: then `when` is what that says instead, None where it says nothing
    and "" where nobody has looked yet."""

    id: str
    starts: PlanDate | None
    ends: PlanDate | None
    tasks: tuple[Task, ...]
    origin: Origin
    retroactive: str | None = None
    when: str | None = ""

    @property
    def span(self) -> Span | None:
        """From when to when, where both are settled."""
        return Span(self.starts, self.ends) if self.starts and self.ends else None

    @property
    def said(self) -> str | None:
        """What stands for the days where the document has none; None where it has."""
        return None if self.span or self.when == "" else self.when or NOT_STATED

    def chinese(self, range_mark: str = "—") -> str:
        """The span as it is written: 2021年5月—2021年8月, or 2022年1月 where it is one month."""
        if self.said:
            return self.said
        days = self.starts, self.ends
        starts, ends = (day.chinese if day else TO_BE_SETTLED for day in days)
        return starts if starts == ends else f"{starts}{range_mark}{ends}"


@entity
class Timeline(Entity):
    phases: tuple[Phase, ...]
    origin: Origin
    later: tuple[Later, ...] = ()
