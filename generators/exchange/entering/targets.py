"""Where a fact of an issued document would be written: the file, the key, and what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generators.exchange import first_college
from generators.exchange.imports import edits
from generators.exchange.recognising.pieces import Fact
from generators.model.plans import Plan

APPENDED, SET, WHOLE = "appended", "set", "whole"
# Facts that are one value of plan.yaml or college.yaml, and what they are called.
HEAD = {
    "title": "标题",
    "kind": "文种",
    "number": "发文字号",
    "issued": "成文日期",
    "status": "状态",
}
COLLEGE = {"college": "学校的全称", "prefix": "机关代字"}
WORDS = HEAD | COLLEGE | {
    "department": "部门", "major": "专业", "certificate": "证书", "quota": "名额", "lead": "负责人",
    "teams": "负责人的称呼", "group": "机构", "phase": "阶段", "duty": "职责",
}  # fmt: skip


class Target(NamedTuple):
    """A value for a key of a file, an entry for a list of it, or the whole of it."""

    path: str
    key: str
    how: str
    value: object

    @property
    def said(self) -> str:
        """As it would stand in the file."""
        if self.how == WHOLE and isinstance(self.value, dict):
            return edits.written({"x": dict(self.value)}, braces=True)[3:].strip()
        if self.how == APPENDED:
            return "- " + edits.written({"x": self.value}, braces=True)[3:].strip()  # type: ignore[dict-item]
        return edits.written({self.key: self.value}, braces=True).strip()  # type: ignore[dict-item]


@dataclass
class Names:
    """Short names in addresses: those there are, and new ones beside them."""

    reading: Callable[[str], str]
    known: dict[str, str] = field(default_factory=dict)

    def slug(self, name: str) -> str:
        if name not in self.known:
            taken = self.known.values()
            self.known[name] = first_college.short_name(name, self.reading, taken)
        return self.known[name]


class Targets:
    """Where the facts of one plan go."""

    def __init__(self, plan: Plan, reading: Callable[[str], str]):
        self._plan, registers = plan, plan.registers
        self._departments = Names(reading, {d.name: d.slug for d in registers.departments.values()})
        self._majors = Names(reading, {m.name: m.slug for m in registers.majors.values()})
        self._certificates = Names(reading, {c.name: c.slug for c in plan.certificates})
        self._numbers = {"D": len(plan.responsibilities), "G": len(plan.groups)}

    def of(self, fact: Fact) -> Target:
        """Where it goes; its clause is its origin."""
        year, kind, values = f"{self._plan.year}/", fact.kind, fact.values
        origin = {"kind": "原文", "clause": fact.clause}
        if kind in HEAD:
            ((key, value),) = values.items()
            return Target(f"{year}plan.yaml", key, SET, value)
        if kind in COLLEGE:
            ((key, value),) = values.items()
            return Target("college.yaml", key, SET, value)
        if kind == "teams":
            teams = {**values, "established": None, "contact": None, "duties": []}
            return Target(f"{year}groups.yaml", "teams", SET, {**teams, "origin": origin})
        name = fact.subject[0]
        if kind == "department":
            entry = {"name": name, "slug": self._departments.slug(name), **values}
            return Target("departments.yaml", "departments", APPENDED, entry)
        if kind == "major":
            entry = {"name": name, "slug": self._majors.slug(name), **values}
            return Target("majors.yaml", "majors", APPENDED, entry)
        if kind == "duty":
            made = self._duties(name, _texts(values["duties"]), origin)
            if any(each.department == name for each in self._plan.responsibilities):
                return Target(self._file_of(name), "duties", SET, made["duties"])
            return Target(self._file_of(name), "", WHOLE, made)
        if kind == "group":
            self._numbers["G"] += 1
            entry = _group(name, self._numbers["G"], values, origin)
            return Target(f"{year}groups.yaml", "groups", APPENDED, entry)
        if kind == "phase":
            return Target(f"{year}timeline.yaml", "phases", APPENDED, _phase(name, values, origin))
        file = f"{year}certificates/{self._certificates.slug(name)}.yaml"
        if kind == "certificate":
            return Target(file, "", WHOLE, _certificate(name, values, origin))
        if kind == "lead":
            team = {**values, "members": None, "origin": origin}
            return Target(file, "team", SET, team)
        return Target(file, "quotas", APPENDED, {**values, "origin": origin})

    def without_duties(self, fact: Fact, name: str) -> Target:
        """The file of a department that has work to do, and no duties that were said (REF-14)."""
        origin = {"kind": "原文", "clause": fact.clause}
        made: dict[str, object] = {
            "department": name, "head": None, "origin": origin, "duties": [],
        }  # fmt: skip
        return Target(self._file_of(name), "", WHOLE, made)

    def _file_of(self, department: str) -> str:
        return f"{self._plan.year}/departments/{self._departments.slug(department)}.yaml"

    def _duties(self, name: str, texts: list[str], origin: Mapping[str, str]) -> dict[str, object]:
        self._numbers["D"] += 1
        number = self._numbers["D"]
        listed = [{"id": f"D{number}-{at}", "text": text} for at, text in enumerate(texts, 1)]
        return {"department": name, "head": None, "origin": origin, "duties": listed}


def people(fact: Fact) -> list[dict[str, object]]:
    """The people that a fact names, as the register has them; a post alone says that it is one."""
    if fact.kind == "lead":
        named = [str(fact.values["lead"]), *_texts(fact.values.get("co_leads"))]
        return [{"name": each} for each in named]
    roles, alone = fact.values.get("roles"), _texts(fact.values.get("alone"))
    named = [each for held in roles.values() for each in held] if isinstance(roles, dict) else []
    return [{"name": each, **({"post": True} if each in alone else {})} for each in named]


def working(fact: Fact) -> list[str]:
    """The departments and groups that a fact gives work to."""
    if fact.kind == "group":
        return [str(fact.values["hosted_by"])] if fact.values["hosted_by"] else []
    owners = _texts(fact.values.get("owners"))
    return [name for units in owners for name in units.split("、") if name]


def needs(fact: Fact) -> Iterable[tuple[str, ...]]:
    """The facts without which this one cannot stand in the files."""
    values = fact.values
    if fact.kind == "certificate":
        yield from (("major", each) for each in _texts(values["majors"]))
        yield from (("department", each) for each in _texts(values["departments"]))
    elif fact.kind == "quota":
        yield "certificate", fact.subject[0]
        yield from ((kind, str(values[kind])) for kind in ("major", "department") if kind in values)
    elif fact.kind == "major" and values["department"]:
        yield "department", str(values["department"])
    elif fact.kind == "lead":
        yield from (("certificate", fact.subject[0]), ("teams",))
    elif fact.kind == "duty":
        yield "department", fact.subject[0]
    elif fact.kind == "group" and values["hosted_by"]:
        yield "department", str(values["hosted_by"])
    elif fact.kind == "number":
        yield ("prefix",)
    elif fact.kind == "status":
        yield from (("title",), ("number",), ("issued",), ("college",))
    elif fact.kind == "phase":
        for each in working(fact):
            yield from (("department", each), ("group", each))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _certificate(name: str, values: Mapping[str, object], origin: object) -> dict[str, object]:
    who = {key: values[key] for key in ("majors", "departments") if values[key]}
    return {
        "name": name, "number": values["number"], "origin": origin, "level": values["level"],
        "evaluator": values["evaluator"], "eligible": {"open": values["open"], **who},
        "quotas": [],
    }  # fmt: skip


def _group(
    name: str, number: int, values: Mapping[str, object], origin: object
) -> dict[str, object]:
    roles = values["roles"] if isinstance(values["roles"], dict) else {}
    posts = values["posts"] if isinstance(values["posts"], dict) else {}
    duties = enumerate(_texts(values["duties"]), 1)
    return {
        "name": name, "full_name": values["full_name"], "aliases": _texts(values["aliases"]),
        "hosted_by": values["hosted_by"], "established": None, "contact": None,
        "head": values["head"],
        "roles": [
            {"title": title, "people": held, **({"posts": posts[title]} if posts[title] else {})}
            for title, held in roles.items()
        ],
        "duties": [{"id": f"G{number}-{at}", "text": text} for at, text in duties],
        "origin": origin,
    }  # fmt: skip


def _phase(number: str, values: Mapping[str, object], origin: object) -> dict[str, object]:
    said = zip(*(_listed(values[key]) for key in ("tasks", "due", "owners", "lead")), strict=True)
    tasks = [
        {
            "id": f"P{number}-{at}", "text": text, "due": due,
            "owners": [
                {"who": who, "part": None, **({"lead": True} if who in lead else {})}
                for who in units.split("、") if who
            ],
        }
        for at, (text, due, units, lead) in enumerate(said, 1)
    ]  # fmt: skip
    return {
        "id": f"P{number}", "starts": values["starts"], "ends": values["ends"], "tasks": tasks,
        "origin": origin,
    }  # fmt: skip
