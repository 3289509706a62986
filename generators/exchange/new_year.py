"""plan new: next year's plan begun from the newest one, as a draft.

What stands for good is kept as it is in force: bodies, duties, who may take what, the text. What
belongs to one year alone is left empty: number, day, places, sittings, terms, what was handed in,
amendments, errata, waivers, notices, the archive. Nothing is made up: spans of phases stay those of
the year before, and DOC-23 asks for them. Knows neither the disk nor the command line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generators.core.yaml.data import Data, Step, child, entries, mapping, put
from generators.exchange.imports import edits
from generators.model import amend
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.registries import Department, Departments, Major, Majors, People, Person

_EMPTY = {
    "errata.yaml": "# 存档文本中的错漏，印发以后才有\nerrata: []\n",
    "waivers.yaml": "# 经研究认可、不再提醒的事项；错误不能豁免\nwaivers: []\n",
    "enrolment.yaml": "# 各专业可以参加考核的在校学生数\nenrolment: []\n",
}
LEFT = (
    ("plan.yaml", "标题；定下以后写文号、成文日期、主送机关、报名时间；核对界限的依据"),
    ("timeline.yaml", "各阶段的起止时间和各项工作的期限"),
    ("certificates/", "可申报的专业和名额（名额不沿用，都空着）"),
    ("document.yaml", "正文：通读一遍，改成这一年的"),
    ("groups.yaml", "名单和联系人"),
    ("departments/", "负责人和职责"),
    ("enrolment.yaml", "各专业的在校学生数"),
)


def begin(former: Plan, year: int) -> dict[str, str]:
    """The files of a year that is begun from an issued one, by their path below its folder."""
    former, texts = former.as_issued, {}
    for path, entity in former.files.items():
        if path in _EMPTY or path.startswith(("amendments/", "notices/")):
            continue
        texts[path] = edits.rewritten(
            entity.spot.source.text, partial(_renewed, path=path, former=former, year=year)
        )
    return texts | _EMPTY


def left(former: Plan) -> tuple[str, ...]:
    """What is still to be looked at, file by file."""
    told = [f"{file}：{what}" for file, what in LEFT]
    if count := len(former.errata):
        told.append(f"document.yaml：{former.year}/errata.yaml 的 {count} 条勘误，要照着改进正文")
    return tuple(told)


def _renewed(data: dict[str, Data], path: str, former: Plan, year: int) -> None:
    """One file's data, changed in place."""
    for amendment in former.amendments:
        if amendment.file == path:
            amend.lay(data, amendment, type(former.files[path]))
    if path == "plan.yaml":
        _head(data)
    elif path == "timeline.yaml":
        for phase in _listed(data, "phases"):
            phase.pop("retroactive", None)
            for task in _listed(phase, "tasks"):
                task["due"] = None
                task.pop("done", None)
    elif path == "commitments.yaml":
        for each in _listed(data, "commitments"):
            each["due"] = None
    elif path.startswith("certificates/"):
        data.pop("since", None)
        for key in ("quotas", "sessions"):
            if key in data:
                data[key] = []
    elif path.startswith("departments/"):
        data.pop("evidence", None)
    _in_words_of(data, former, year, path)


def _head(data: dict[str, Data]) -> None:
    data["status"] = "草案"
    for key in ("number", "issued", "carried_by", "imprint"):
        if key in data:
            data[key] = None
    put(data, ("registration", "opens"), None)
    put(data, ("registration", "closes"), None)


def _listed(data: dict[str, Data], key: str) -> list[dict[str, Data]]:
    return [mapping(each) for each in entries(data[key])]


def _in_words_of(data: Data, former: Plan, year: int, path: str) -> None:
    """Names as they are today, and the new year where the words name the old one."""
    names, titles = dict(_renamed(former)), path.startswith(("plan", "document", "summaries/"))
    old = re.compile(rf"{former.year}(?= ?年)")

    def renew(value: str) -> str:
        if value in names:
            return names[value]
        if not titles:
            return value
        for name, now in names.items():
            value = value.replace(name, now) if len(name) > 3 else value
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


def _registered(institution: Institution) -> tuple[Department | Major | Person, ...]:
    """All that can have had another name, those of one name too."""
    return (
        *institution.file("departments.yaml", Departments).departments,
        *institution.file("majors.yaml", Majors).majors,
        *institution.file("people.yaml", People).people,
    )
