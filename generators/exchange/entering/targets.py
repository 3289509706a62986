"""Where a fact of an issued document would be written: the file, the key, and what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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
        self._numbers = {"D": len(plan.responsibilities)}

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
            entry = {"name": name, "slug": self._majors.slug(name), "department": None}
            return Target("majors.yaml", "majors", APPENDED, entry)
        if kind == "duty":
            path = f"{year}departments/{self._departments.slug(name)}.yaml"
            return Target(path, "", WHOLE, self._duties(name, _texts(values["duties"]), origin))
        if kind == "group":
            return Target(f"{year}groups.yaml", "groups", APPENDED, _group(name, values, origin))
        if kind == "phase":
            return Target(f"{year}timeline.yaml", "phases", APPENDED, _phase(name, values, origin))
        file = f"{year}certificates/{self._certificates.slug(name)}.yaml"
        if kind == "certificate":
            return Target(file, "", WHOLE, _certificate(name, values, origin))
        if kind == "lead":
            team = {**values, "members": None, "origin": origin}
            return Target(file, "team", SET, team)
        return Target(file, "quotas", APPENDED, {**values, "origin": origin})

    def _duties(self, name: str, texts: list[str], origin: Mapping[str, str]) -> dict[str, object]:
        self._numbers["D"] += 1
        number = self._numbers["D"]
        listed = [{"id": f"D{number}-{at}", "text": text} for at, text in enumerate(texts, 1)]
        return {"department": name, "head": None, "origin": origin, "duties": listed}


def people(fact: Fact) -> list[str]:
    """The people that a fact names."""
    if fact.kind == "lead":
        return [str(fact.values["lead"]), *_texts(fact.values.get("co_leads"))]
    roles = fact.values.get("roles")
    return [each for listed in roles.values() for each in listed] if isinstance(roles, dict) else []


def needs(fact: Fact) -> Iterable[tuple[str, ...]]:
    """The facts without which this one cannot stand in the files."""
    values = fact.values
    if fact.kind == "certificate":
        yield from (("major", each) for each in _texts(values["majors"]))
        yield from (("department", each) for each in _texts(values["departments"]))
    elif fact.kind == "quota":
        yield "certificate", fact.subject[0]
        yield from ((kind, str(values[kind])) for kind in ("major", "department") if kind in values)
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
        for units in _texts(values["owners"]):
            yield from (("department", each) for each in units.split("、") if each)


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _certificate(name: str, values: Mapping[str, object], origin: object) -> dict[str, object]:
    who = {key: values[key] for key in ("majors", "departments") if values[key]}
    return {
        "name": name, "number": values["number"], "origin": origin, "level": values["level"],
        "evaluator": values["evaluator"], "eligible": {"open": values["open"], **who},
        "quotas": [],
    }  # fmt: skip


def _group(name: str, values: Mapping[str, object], origin: object) -> dict[str, object]:
    roles = values["roles"] if isinstance(values["roles"], dict) else {}
    return {
        "name": name, "full_name": values["full_name"], "aliases": [],
        "hosted_by": values["hosted_by"], "established": None, "contact": None,
        "head": next(iter(roles)),
        "roles": [{"title": title, "people": listed} for title, listed in roles.items()],
        "duties": [], "origin": origin,
    }  # fmt: skip


def _phase(number: str, values: Mapping[str, object], origin: object) -> dict[str, object]:
    owners = _texts(values["owners"])
    tasks = [
        {
            "id": f"P{number}-{at}", "text": text, "due": None,
            "owners": [{"who": who, "part": None} for who in units.split("、") if who],
        }
        for at, (text, units) in enumerate(zip(_texts(values["tasks"]), owners, strict=True), 1)
    ]  # fmt: skip
    return {
        "id": f"P{number}", "starts": values["starts"], "ends": values["ends"], "tasks": tasks,
        "origin": origin,
    }  # fmt: skip
