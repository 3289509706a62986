"""plan new: a year's plan begun from that of another year, as a draft.

What stands for good is kept as it is in force, in today's names and in the corrected text: bodies,
duties, who may take what. What belongs to one year alone is left empty: number, day, times, places,
sittings, what was handed in, amendments, errata, waivers, notices, the archive. Nothing is made up:
a time that is not known is null. Knows neither the disk nor the command line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from generators.core.yaml.data import Data, Step, child, entries, mapping, put
from generators.exchange import carried_sources
from generators.exchange.correcting import Corrections, corrections
from generators.exchange.imports import edits
from generators.model import amend, answers_later, status, successors
from generators.model.answers_later import LaterAnswer
from generators.model.entities import Certificate
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.registries import Department, Departments, Major, Majors, People, Person
from generators.model.structure import ISSUED

EMPTY = {
    "errata.yaml": "# 存档文本中的错漏，印发以后才有\nerrata: []\n",
    "waivers.yaml": "# 经研究认可、不再提醒的事项；错误不能豁免\nwaivers: []\n",
    "enrolment.yaml": "# 各专业可以参加考核的在校学生数\nenrolment: []\n",
}
# Running words: those of the text, and what repeats it to the letter.
_WORDS_OF_THE_TEXT = ("plan", "document", "summaries/", "commitments", "answers")
_ANSWERS = "answers.yaml"
LEFT = (
    "plan.yaml：标题；主送机关；核对界限的依据；定下以后写报名时间",
    "document.yaml：正文通读一遍，改成这一年的",
    "certificates/：这一年不再试点的证书，删去它的文件；可申报的专业",
    "groups.yaml、departments/：名单、联系人、负责人和职责",
    "timeline.yaml：各项工作的期限",
    "enrolment.yaml：各专业的在校学生数",
)


class Begun(NamedTuple):
    """The files of the year by their path below its folder, and what is not as in the other."""

    texts: dict[str, str]
    different: tuple[str, ...]


def pattern(plans: Iterable[Plan], year: int) -> Plan | None:
    """The plan that a year is begun from: an issued one where there is one, the last before the
    year, else the first behind it. None where there is no plan."""
    known = status.issued(plans) or tuple(plans)
    before = [plan for plan in known if plan.year < year]
    return max(before, key=attrgetter("year"), default=None) or min(
        known, key=attrgetter("year"), default=None
    )


def begin(former: Plan, year: int, programme: str | None = None) -> Begun:
    """The files of a year that is begun from another, of another `programme` where one is named.
    Raises CannotWrite."""
    seen, former, texts = former, former.as_issued, {}
    corrected = corrections(former)
    for path, entity in former.files.items():
        if path in EMPTY or path.startswith(("amendments/", "notices/")):
            continue
        if path == _ANSWERS and not any(map(_of_the_text, answers_later.answers(former.files))):
            continue
        if isinstance(entity, Certificate) and entity.since:
            continue  # the text does not list it
        renew = partial(_renewed, path=path, former=former, year=year, corrected=corrected)
        texts[path] = edits.afresh(entity.spot.source.text, renew)
    if programme:
        say_so = partial(_of_programme, programme=programme)
        texts["plan.yaml"] = edits.afresh(texts["plan.yaml"], say_so)
    changed = [f"证书项目是{programme}"] if programme not in (None, former.programme.name) else []
    return Begun(texts | EMPTY, (*changed, *_different(former, corrected), *_ended(seen)))


def _different(former: Plan, corrected: Corrections) -> Iterator[str]:
    """What was changed, and what did not come along."""
    if done := len(former.errata) - len(corrected.left):
        yield f"正文是勘校过的：{former.year}/errata.yaml 的勘误，改好了 {done} 条"
    if left := [each.id for each in corrected.left]:
        yield f"有 {len(left)} 条勘误没有改成，要照着改：{'、'.join(left)}"
    if former.amendments:
        ids = "、".join(each.slug for each in former.amendments)
        yield f"印发以后的变更已经算进去：{ids}"
    if names := [f"{old}改为{new}" for old, new in _renamed(former)]:
        yield f"用现在的名称：{'、'.join(names)}"
    yield f"还没有定的都空着：文号、成文日期，{len(former.phases)} 个阶段的起止时间，各项期限"
    if (declared := former.as_of(date.max).declared) is not None:
        yield f"名额空着（{former.year} 年申报 {declared} 人）"
    counts = {
        "条变更": len(former.amendments), "条勘误": len(former.errata),
        "条豁免": len(former.waivers), "份公文": len(former.notices),
        "场考核": len(list(former.sessions)),
    }  # fmt: skip
    gone = [f"{count} {what}" for what, count in counts.items() if count]
    yield "、".join(["没有带过来：文件里的说明", *gone])
    for each in (c for c in former.certificates if c.since):
        why = f"没有带过来：{each.name}，{former.year} 年印发以后增加的，正文没有写它"
        file = f"{former.year}/certificates/{each.slug}.yaml"
        yield f"{why}；这一年试点的，照 {file} 写一个文件，去掉 since，正文也写上"


def _ended(former: Plan) -> Iterator[str]:
    """What is no more and stands in the new files still: where it goes is for people to say."""
    institution = former.institution
    for register in (institution.departments, institution.majors):
        for name in register:
            if ended := successors.ending(register, name, former.day):
                yield f"“{name}”{successors.said_of(ended)}，还写着它的地方要改（REF-23）"
    for each in former.amendments:
        file = former.files.get(each.file)
        if each.target == ("stopped",) and isinstance(file, Certificate) and not file.since:
            since = f"{file.name}{each.effective.chinese}起停止"
            yield f"{since}：这一年不再试点的，删去它的文件，正文也改"


def _renewed(
    data: dict[str, Data], path: str, former: Plan, year: int, corrected: Corrections
) -> None:
    """One file's data, changed in place."""
    corrected.apply(data, path)
    for amendment in former.amendments:
        if amendment.file == path:
            route = amend.lay(data, amendment, type(former.files[path]))
            carried_sources.credit(data, route, amendment)
    if path == "plan.yaml":
        _head(data)
    elif path == "timeline.yaml":
        for phase in _listed(data, "phases"):
            phase["starts"] = phase["ends"] = None
            phase.pop("retroactive", None)
            for task in _listed(phase, "tasks"):
                task["due"] = None
                task.pop("done", None)
    elif path == _ANSWERS:  # what was settled later was settled for that year
        kept = map(_of_the_text, answers_later.answers(former.files))
        data["answers"] = list(compress(entries(data["answers"]), kept))
        data.pop("offices", None)
    elif path == "commitments.yaml":
        for each in _listed(data, "commitments"):
            each["due"] = None
    elif path.startswith("certificates/"):
        _certificate(data, former)
    elif path.startswith("departments/"):
        data.pop("evidence", None)
    if former.errata and path == "commitments.yaml":
        _each_text(data, corrected.quoted)
    carried_sources.forget(data)
    _in_words_of(data, former, year, path)


def _of_the_text(answer: LaterAnswer) -> bool:
    """Whether it repeats what the document says."""
    return answer.origin is not None and answer.origin.kind == ISSUED


def _head(data: dict[str, Data]) -> None:
    data["status"] = status.DRAFT.name
    data.pop("abolished", None)
    for key in ("number", "issued", "carried_by", "imprint"):
        if key in data:
            data[key] = None
    put(data, ("registration", "opens"), None)
    put(data, ("registration", "closes"), None)
    for window in entries(mapping(data["registration"]).get("batches", [])):
        mapping(window).update(opens=None, closes=None)


def _of_programme(data: dict[str, Data], programme: str) -> None:
    data["programme"] = programme


def _certificate(data: dict[str, Data], former: Plan) -> None:
    """One that was added after issue is now like those of the document."""
    first = next(iter(former.issued_certificates), None)
    data.pop("stopped", None)
    if data.pop("since", None) and first:
        data["origin"] = mapping(first.spot.value).get("origin", data["origin"])
    for key in ("quotas", "sessions"):
        if key in data:
            data[key] = []


def _listed(data: dict[str, Data], key: str) -> list[dict[str, Data]]:
    return [mapping(each) for each in entries(data[key])]


def _in_words_of(data: Data, former: Plan, year: int, path: str) -> None:
    """Names as they are today, and the new year where the words name the old one."""
    names, titles = dict(_renamed(former)), path.startswith(_WORDS_OF_THE_TEXT)
    listed = {each.name for each in former.certificates}  # which the text names one by one
    old = re.compile(rf"{former.year}(?= ?年)")

    def renew(value: str) -> str:
        if value in names:
            return names[value]
        if not titles:
            return value
        for name, now in names.items():
            value = value.replace(name, now) if len(name) > 3 or name in listed else value
        return old.sub(str(year), value)

    _each_text(data, renew)


def _each_text(data: Data, renew: Callable[[str], str]) -> None:
    steps: Iterable[Step] = data if isinstance(data, dict) else range(len(entries(data)))
    for step in steps:
        value = child(data, step)
        if isinstance(value, dict | list):
            _each_text(value, renew)
        elif isinstance(value, str) and (fresh := renew(value)) != value:
            put(data, (step,), type(value)(fresh))  # keeps its quotes


def _renamed(former: Plan) -> Iterator[tuple[str, str]]:
    """Names of then that are others today."""
    then, now = former.institution, former.registers
    for one, other in zip(_registered(then), _registered(now), strict=True):
        if one.name != other.name:
            yield one.name, other.name
    if then.college.name != now.college.name:
        yield then.college.name, now.college.name
    for each in former.amendments:
        if each.file.startswith("certificates/") and each.target == ("name",):
            yield str(each.was), str(each.becomes)


def _registered(institution: Institution) -> tuple[Department | Major | Person, ...]:
    """All that can have had another name, those of one name too."""
    return (
        *institution.file("departments.yaml", Departments).departments,
        *institution.file("majors.yaml", Majors).majors,
        *institution.file("people.yaml", People).people,
    )
