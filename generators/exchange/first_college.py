"""A college that begins: its registers and its first draft, from what it has said of itself.

What it has not said stays empty, or has a stand-in that says so; nothing is made up. Knows neither
the disk nor the command line.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from generators.core.schema import schema
from generators.core.yaml import source
from generators.exchange import first_document, first_year, new_year
from generators.exchange.first_lists import Lists
from generators.exchange.imports import edits
from generators.exchange.imports.requested_edits import Entry
from generators.exchange.reading.outline import Outline
from generators.model import folders

NAME, PREFIX = "某某学院", "某院"  # stand-ins
_SLUG_SIZE = 50
_QUOTED = re.compile("“([^”]+)”")


@dataclass(frozen=True)
class Beginning:
    """What is known of a college; of each certificate the majors that may take it, its places by
    major, its lead; of a major its department."""

    name: str = NAME
    prefix: str = PREFIX
    programme: str | None = None
    departments: tuple[str, ...] = ()
    majors: tuple[str, ...] = ()
    certificates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)


def unusable(name: str) -> str | None:
    """Why a name cannot stand in a register, as the check would say it; None where it can. Names of
    all registers are alike; that of rooms calls them nothing else."""
    try:
        text = edits.written({"rooms": [{"name": name, "capacity": 1}]})
    except edits.CannotWrite as reason:
        return str(reason)
    read = source.parse(text, "rooms.yaml", lambda data: True)
    found = read if isinstance(read, list) else schema.check("rooms", read)
    return found[0].message if found else None


def short_names(names: Iterable[str], reading: Callable[[str], str]) -> dict[str, str]:
    """A slug for each name."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = short_name(name, reading, found.values())
    return found


def short_name(name: str, reading: Callable[[str], str], taken: Collection[str]) -> str:
    """A slug beside those that are taken, by how a name is read: 证书甲 -> zheng-shu-jia."""
    words = re.findall(r"[a-z0-9]+", reading(name))
    whole = "-".join(words)[:_SLUG_SIZE].strip("-")
    if len(whole) < 2 or not whole[0].isalpha() or folders.reserved(f"{whole}.yaml"):
        whole = f"x-{whole or '1'}"
    slugs = chain([whole], (f"{whole}-{more}" for more in count(2)))
    return next(slug for slug in slugs if slug not in taken)


def texts(
    said: Beginning, year: int, reading: Callable[[str], str], document: Outline | None = None
) -> dict[str, str]:
    """The files of the plan folder, by their path below it; of a year of which an issued document
    is there, with its text. Raises CannotWrite."""
    project = said.programme or "证书考核"
    draft = first_year.begin(said.name, year, project, named=False) | new_year.EMPTY
    if document:
        draft = first_document.texts(said.name, year, project, document, named=False)
    if teams := said.lists.teams:
        led: Entry = {"teams": {
            **teams, "established": None, "contact": None, "duties": [],
            "origin": {"kind": "推定", "basis": "学校的名单里这样称呼，定稿时写进正文"},
        }}  # fmt: skip
        draft["groups.yaml"] += edits.written(led)
    draft |= _certificates(said, reading, "题头" if document else "二")
    return _registers(said, reading) | {f"{year}/{path}": text for path, text in draft.items()}


def _registers(said: Beginning, reading: Callable[[str], str]) -> dict[str, str]:
    departments = short_names(said.departments, reading)
    majors = short_names(said.majors, reading)
    files: dict[str, tuple[str, Entry]] = {
        "college.yaml": ("学校的基本情况。网址定下以后写在 site 和 repository", {
            "name": said.name, "aliases": [], "document_prefix": said.prefix, "site": None,
            "repository": None, "origin": {"kind": "原文", "clause": "题头"},
        }),
        "departments.yaml": ("部门名册，一个部门写一项，例如 {name: 教学部, slug: jiao-xue-bu}", {
            "departments": [{"name": n, "slug": slug} for n, slug in departments.items()],
        }),
        "majors.yaml": ("专业名册，一个专业写一项；知道属于哪个系的，写在 department", {
            "majors": [
                {"name": n, "slug": s, "department": said.lists.homes.get(n)}
                for n, s in majors.items()
            ],
        }),
        "people.yaml": ("文件里提到的人，只写姓名，例如 {name: 甲一}", {
            "people": [{"name": name} for name in said.lists.people],
        }),
        "terms.yaml": ("同一事物的规范写法和其他写法", {"terms": []}),
        "rooms.yaml": ("考核的场所，例如 {name: 机房一, capacity: 48}", {"rooms": []}),
        "days.yaml": ("学院自己放假、上班的日子；法定的不用写", {"rest_days": [], "work_days": []}),
    }  # fmt: skip
    if said.programme:
        files["programmes.yaml"] = _programme(said.programme)
    return {
        path: f"# {says}\n{edits.written(entry, braces=True)}"
        for path, (says, entry) in files.items()
    }


def _programme(name: str) -> tuple[str, Entry]:
    """Its words, as far as the name tells them."""
    quoted = _QUOTED.search(name)
    label, together = (quoted[1], quoted[0]) if quoted else (name, name)
    entry: Entry = {
        "name": name, "short": name, "label": label, "certificates": f"{together}证书",
        "kind": "证书", "evaluator": "评价机构", "levels": [], "basis": [],
    }  # fmt: skip
    return "证书项目。下面的称呼是照名称拟的，请逐项核对；分等级的写在 levels", {
        "programmes": [entry]
    }


def _certificates(said: Beginning, reading: Callable[[str], str], clause: str) -> dict[str, str]:
    """A file for each, which lists all majors where nobody has said which may take it."""
    slugs = short_names(said.certificates, reading)
    return {
        f"certificates/{slugs[name]}.yaml": edits.written({
            "name": name, "number": number, "origin": {"kind": "原文", "clause": clause},
            "level": None, "evaluator": None,
            "eligible": {"open": name in said.lists.open, "majors": list(majors or said.majors)},
            "quotas": [
                {"major": major, "declared": count}
                for major, count in said.lists.quotas.get(name, ())
            ],
            **_team(said.lists.leads.get(name)),
        }, braces=True)
        for number, (name, majors) in enumerate(said.certificates.items(), 1)
    }  # fmt: skip


def _team(lead: str | None) -> dict[str, Entry]:
    return {"team": {"lead": lead, "members": None}} if lead else {}
