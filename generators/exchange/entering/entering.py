"""Confirmed facts -> the files of a plan that change by them. Knows neither the disk nor the
command line."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any

from generators.exchange.entering import targets
from generators.exchange.entering.entered_already import OPEN, standing
from generators.exchange.entering.targets import APPENDED, WHOLE, Target, Targets
from generators.exchange.imports import edits
from generators.exchange.recognising.pieces import Fact
from generators.model.document.issued_text import solid
from generators.model.plans import Plan

# What each fact of the head is called among the lines around the text.
_LINES = {"title": "title", "number": "number", "issued": "date", "college": "signature"}


def with_needs(wanted: Iterable[Fact], facts: Iterable[Fact], plan: Plan) -> list[Fact]:
    """The facts that are wanted, and those without which they cannot stand in the files, in the
    order of the document; none that is entered already."""
    by_key, keys = {fact.key: fact for fact in facts}, set[tuple[str, ...]]()

    def add(fact: Fact) -> None:
        if fact.key not in keys and standing(plan, fact) == OPEN:
            keys.add(fact.key)
            for need in targets.needs(fact):
                if need in by_key:
                    add(by_key[need])

    for fact in wanted:
        add(fact)
    return [fact for fact in by_key.values() if fact.key in keys]


def as_far_as_possible(
    wanted: list[Fact], against: Callable[[list[Fact]], str]
) -> tuple[list[Fact], list[tuple[Fact, str]]]:
    """As many of the facts as nothing speaks against together, and the others with the reason;
    `against` says what speaks against some."""
    done: list[Fact] = []

    def add(some: list[Fact]) -> list[tuple[Fact, str]]:
        why = against([*done, *some])
        if not why:
            done.extend(some)
            return []
        if len(some) == 1:
            return [(some[0], why)]
        half = len(some) // 2
        return [*add(some[:half]), *add(some[half:])]

    refused = add(wanted)
    while refused:  # one may have waited for another behind it
        again = [left for fact, _ in refused for left in add([fact])]
        if len(again) == len(refused):
            break
        refused = again
    return done, refused


def entered(
    plan: Plan, facts: Iterable[Fact], read: Callable[[str], str | None], where: Targets
) -> dict[str, str]:
    """The texts of the files that change, by their path below the plan folder; `read` gives that of
    a file as it is. Raises CannotWrite."""
    texts: dict[str, str] = {}

    def text(path: str) -> str:
        return texts.get(path) or read(path) or ""

    facts = list(facts)
    known = set(plan.registers.people)
    departments = {f.subject[0] for f in facts if f.kind == "department"}
    departments |= set(plan.registers.departments)
    for fact in facts:
        target = where.of(fact)
        if target.how == WHOLE:
            texts[target.path] = edits.written(_entry(target.value), braces=True)
        elif not text(target.path):
            raise edits.CannotWrite("它要写进的文件还没有，先写上面的一项")
        else:
            texts[target.path] = edits.rewritten(text(target.path), _put(target))
        for name in departments.intersection(targets.working(fact)):
            own = where.without_duties(fact, name)
            if not text(own.path):
                texts[own.path] = edits.written(_entry(own.value), braces=True)
        for person in targets.people(fact):
            if person["name"] not in known:
                known.add(str(person["name"]))
                entry = Target("people.yaml", "people", APPENDED, person)
                texts["people.yaml"] = edits.rewritten(text("people.yaml"), _put(entry))
    document = f"{plan.year}/document.yaml"
    loose = [fact for fact in facts if fact.kind in _LINES]
    if loose:
        texts[document] = edits.rewritten(text(document), lambda data: _from_data(data, loose))
    return texts


def _entry(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _put(target: Target) -> Callable[[MutableMapping[str, Any]], None]:
    def work(data: MutableMapping[str, Any]) -> None:
        value: Any = target.value
        if target.how != APPENDED:
            data[target.key] = edits.grouped(value)
            return
        if target.key == "phases" and _is_blank(data["phases"]):
            del data["phases"][0]
            data["origin"] = edits.grouped(value["origin"])
        if target.key in ("groups", "phases"):
            entry: Any = edits.node(value)
            entry["origin"] = edits.grouped(value["origin"])
            if data.get("origin") == value["origin"]:
                del entry["origin"]
        else:
            own = {k: v for k, v in value.items() if k != "origin" or v != data.get("origin")}
            entry = edits.grouped(own)
        listed = data[target.key]
        if not listed:
            data[target.key] = edits.node([{}])  # a list of its own, an entry a line
            data[target.key].clear()
        data[target.key].append(entry)

    return work


def _is_blank(phases: list[Any]) -> bool:
    """Whether there is only the one that a first draft has."""
    return len(phases) == 1 and not phases[0]["tasks"] and phases[0]["starts"] is None


def _from_data(data: MutableMapping[str, Any], facts: Iterable[Fact]) -> None:
    """Lines around the text that say no more than the data do now, and are filled in from them."""
    for fact in facts:
        said = {
            "title": str(fact.values.get("title")), "number": str(fact.values.get("number")),
            "date": _chinese(str(fact.values.get("issued"))),
            "signature": str(fact.values.get("name")), "masthead": f"{fact.values.get('name')}文件",
        }  # fmt: skip
        kinds = ("signature", "masthead") if fact.kind == "college" else (_LINES[fact.kind],)
        for line in [*(data.get("top") or ()), *(data.get("end") or ())]:
            if line.get("line") in kinds and solid(line.get("text", "")) == solid(
                said[line["line"]]
            ):
                del line["text"]


def _chinese(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else day
