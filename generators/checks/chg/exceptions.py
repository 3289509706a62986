"""What of an issued plan may be changed without an amendment, each with its reason. All that is
not here is frozen (frozen.py). A table; judges nothing.

What is null was not known when the plan was issued: to enter it changes nothing that was in force.
Of an archived plan, of which nobody awaits anything any more, less is free. New files that name the
document they come from (amendments, certificates with `since`) are no change of what was there.
"""

from typing import NamedTuple

from generators.model import answers_later as a
from generators.model import documents as d
from generators.model import entities as e
from generators.model import exams as x
from generators.model import notices as n
from generators.model import promises as p
from generators.model import records as r
from generators.model.structure import Entity, Later

WHOLE = ""  # an entry itself, as deltas say it
ENTER = frozenset({"enter"})  # what was null, or an empty list
ADD = frozenset({"added"})
EDIT = frozenset({"enter", "edit"})
ANY = frozenset({"enter", "edit", "added", "removed", "renamed", "moved"})


class Free(NamedTuple):
    """Fields of a class that may be changed in some ways; where none is named, all in it."""

    what: type[Entity]
    fields: tuple[str, ...]
    how: frozenset[str]
    why: str
    archived: bool = False  # in a plan that is over, too


_LATER = "印发时还不知道，知道以后第一次写上"
_COUNTED = "报名、考核以后才有的数，第一次写上"
_DONE = "登记办完了什么，不改原来的安排"
_SOURCE = "写明后来补写的内容出自哪份文件，不改内容"
_ANSWERS = "文件没有写的，后来答复；答复过的不改，另写一条"
_READING = "是逐句核对、归类的结果，核对得更好就改，不是方案的内容"
_ASIDE = "不是方案的内容，另有规则管"
_LIMITS = "minimum_per_certificate", "minimum_per_group", "registration_rate", "summary_months"

FREE = (
    Free(x.Quota, ("approved", "registered", "examined", "passed", "certified"), ENTER, _COUNTED,
         archived=True),
    Free(x.Batch, (*x.RESULTS, "first_time"), ENTER, _COUNTED, archived=True),
    Free(x.Batch, (WHOLE,), ADD, _COUNTED, archived=True),
    Free(x.Quota, ("level", "population"), ENTER, _LATER),
    Free(e.Certificate, ("level", "evaluator"), ENTER, _LATER),
    Free(e.Team, e.Team.OPEN, ENTER, _LATER),
    Free(x.Session, (WHOLE,), ADD, "考核在印发以后才安排；排定的场次改期要凭文件"),
    Free(x.Session, (*x.Session.OPEN, "invigilators"), ENTER, _LATER),
    Free(e.Responsibility, ("head",), ENTER, _LATER),
    Free(e.Group, ("hosted_by", "established", "contact"), ENTER, _LATER),
    Free(e.Teams, ("established", "contact"), ENTER, _LATER),
    Free(e.Role, ("count",), ENTER, _READING),
    Free(e.Task, ("due",), ENTER, _LATER),
    Free(e.Phase, ("retroactive", "when"), ENTER, _READING),
    Free(d.Registration, ("opens", "closes"), ENTER, _LATER),
    Free(d.Thresholds, (*_LIMITS, "notice_days"), ENTER, _LATER),
    Free(e.Task, ("done",), ENTER, _DONE, archived=True),
    Free(e.Evidence, (WHOLE,), ADD, _DONE, archived=True),
    Free(e.Evidence, ("document",), ENTER, _DONE, archived=True),
    Free(r.Amendment, ("document", "reason", "entered"), EDIT, "写错的可以改正，不改变更的内容",
         archived=True),
    Free(d.Head, ("programme",), ENTER, "登记了几个项目以后，写明原来属于哪一个", archived=True),
    Free(d.Head, ("status",), EDIT, "状态另有规则管", archived=True),
    Free(d.Head, ("abolished",), ENTER, "废止写明哪天、依据哪份文件", archived=True),
    Free(e.Group, ("aliases",), ANY, "别名只用来对上各处的写法"),
    Free(e.Duty, ("summary", "activity", "accountable"), EDIT, _READING, archived=True),
    Free(e.Task, ("kinds", "depends_on", "batch"), EDIT, _READING),
    Free(Entity, ("origin",), EDIT, "写明出处，不改内容；出处是否属实另有规则管", archived=True),
    Free(Later, (WHOLE,), ADD, _SOURCE, archived=True),
    Free(Later, ("fields", "names", "document", "day", "entered"), EDIT, _SOURCE, archived=True),
    Free(a.LaterAnswers, (WHOLE,), ADD, _ANSWERS, archived=True),
    Free(a.LaterAnswer, (WHOLE,), ADD, _ANSWERS, archived=True),
    Free(a.LaterAnswer, ("answer", "since", "until"), ENTER, _ANSWERS, archived=True),
    Free(a.Reach, (), ANY, "办公室的联系办法随时更新", archived=True),
    Free(p.Commitment, (), ANY, _READING, archived=True),
    Free(p.Settled, (), ANY, _READING, archived=True),
    Free(r.Citation, (WHOLE,), ADD, _READING, archived=True),
    Free(r.Citation, ("number",), ENTER, _LATER, archived=True),
    Free(r.Students, (), ANY, "在校学生数每学期核对"),
    Free(r.Erratum, (), ANY, "说的是存档原文怎样读，原文不改", archived=True),
    Free(r.Waiver, (), ANY, _ASIDE, archived=True),
    Free(r.Summary, (), ANY, "上级的表样，数由计划取", archived=True),
    Free(d.DocumentFile, (WHOLE,), ADD, "和方案一起发的文件，后来才收进来", archived=True),
    Free(n.Notice, (), ANY, "草稿可以改，印发了的另有规则管", archived=True),
)  # fmt: skip
