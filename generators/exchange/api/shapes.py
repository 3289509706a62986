"""What a value of the open data looks like, said once: its JSON and its schema come from here.

So the description cannot drift from what is published. Knows no addresses.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generators.core.dates import PlanDate
from generators.model.plans import Plan

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
Schema = dict[str, object]
Of = TypeVar("Of", contravariant=True)  # what a thing is said of

_PRECISIONS = {"日": "day", "旬": "third", "月": "month", "学期": "term", "年": "year"}


@dataclass(frozen=True)
class Scalar:
    """A JSON value of one type: string, integer, boolean."""

    type: str
    nullable: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class When:
    """A date with its precision, or null."""


@dataclass(frozen=True)
class Level:
    """A level of a certificate, one of those that the programmes have, or null."""


@dataclass(frozen=True)
class Many:
    """A list. `nullable`: null is not the same as an empty one."""

    of: "Shape"
    nullable: bool = False


@dataclass(frozen=True)
class Field(Generic[Of]):
    """A key of a thing. `get` finds its value for (plan, thing); without it the thing has an
    attribute of that name."""

    about: str
    shape: "Shape"
    get: Callable[[Plan, Of], object] | None = None


@dataclass(frozen=True)
class Thing(Generic[Of]):
    """An object with a name of its own in the description; `nullable` where it may be null."""

    name: str
    about: str
    fields: Mapping[str, Field[Of]] = field(hash=False)
    nullable: bool = False


Shape = Scalar | When | Level | Many | Thing[Any]


TEXT, TEXT_OR_NULL = Scalar("string"), Scalar("string", nullable=True)
COUNT, COUNT_OR_NULL = Scalar("integer"), Scalar("integer", nullable=True)
FLAG, WHEN, LEVEL = Scalar("boolean"), When(), Level()
DATE_NAME, LEVEL_NAME = "Date", "Level"
DATE_SCHEMA: Schema = {
    "type": "object",
    "description": "日期。写到哪一级就是哪一级：first、last 是它的第一天和最后一天。",
    "properties": {
        "text": {"type": "string", "description": "计划里的写法，例如 2021-05"},
        "chinese": {"type": "string", "description": "中文写法，例如 2021年5月"},
        "first": {"type": "string", "format": "date", "description": "第一天"},
        "last": {"type": "string", "format": "date", "description": "最后一天"},
        "precision": {"enum": [*_PRECISIONS.values()], "description": "写到日、旬、月、学期还是年"},
        "moment": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "期限写了时刻的，是那一刻（ISO 8601，北京时间）；没有写时刻的是 null",
        },
        "before": {"type": "boolean", "description": "是否为某日以前（含当日）"},
    },
    "required": ["text", "chinese", "first", "last", "precision", "moment", "before"],
}


def value(shape: Shape, plan: Plan, raw: object) -> Json:
    """`raw` as JSON data of this shape."""
    if raw is None:
        return None
    if isinstance(raw, PlanDate):
        return _date(raw)
    if isinstance(shape, Many) and isinstance(raw, Iterable):
        return [value(shape.of, plan, each) for each in raw]
    if isinstance(shape, Thing):
        return {
            name: value(f.shape, plan, f.get(plan, raw) if f.get else getattr(raw, name))
            for name, f in shape.fields.items()
        }
    if isinstance(raw, str | int):
        return raw
    raise TypeError(f"{raw!r} has no shape of {shape}")


def schema(shape: Shape) -> Schema:
    """The JSON Schema of a shape; things are referred to by name."""
    if isinstance(shape, Scalar):
        if shape.values:
            return {"enum": [*shape.values, *([None] if shape.nullable else [])]}
        return {"type": [shape.type, "null"] if shape.nullable else shape.type}
    if isinstance(shape, Many):
        types = ["array", "null"] if shape.nullable else "array"
        return {"type": types, "items": schema(shape.of)}
    if isinstance(shape, Level):
        return {"$ref": f"#/components/schemas/{LEVEL_NAME}"}
    name, nullable = (DATE_NAME, True) if isinstance(shape, When) else (shape.name, shape.nullable)
    refers: Schema = {"$ref": f"#/components/schemas/{name}"}
    return {"oneOf": [refers, {"type": "null"}]} if nullable else refers


def scale(levels: Iterable[str]) -> Schema:
    """The schema of a level, where there are these."""
    values = [*dict.fromkeys(levels)]
    known: Schema = {"enum": [*values, None]} if values else {"type": ["string", "null"]}
    return known | {"description": "等级，由证书项目规定"}


def described(thing: Thing[Any]) -> Schema:
    """The schema of a thing itself. More keys may come: it is not closed."""
    return {
        "type": "object",
        "description": thing.about,
        "properties": {n: schema(f.shape) | {"description": f.about} for n, f in
                       thing.fields.items()},
        "required": [*thing.fields],
    }  # fmt: skip


def within(shape: Shape) -> Iterator[Thing[Any]]:
    """A thing and all things in it."""
    if isinstance(shape, Many):
        yield from within(shape.of)
    elif isinstance(shape, Thing):
        yield shape
        for each in shape.fields.values():
            yield from within(each.shape)


def _date(written: PlanDate) -> Json:
    return {
        "text": written.text,
        "chinese": written.chinese,
        "first": written.first.isoformat(),
        "last": written.last.isoformat(),
        "precision": _PRECISIONS[written.precision],
        "moment": f"{written.last.isoformat()}T{written.time}:00+08:00" if written.time else None,
        "before": written.before,
    }
