"""REF-20: what was entered after issue says by which document."""

from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding
from generators.core.yaml.data import mapping
from generators.model import building
from generators.model.document.open_values import OpenValues
from generators.model.structure import ADDED, Entity, held

_EXAMPLE = "document: 依据的文件和文号, day: 2021-10-20"


@rule(
    "REF-20", ERROR, "印发以后补写的内容，写明依据哪份文件", needs=(ANY_ERROR, "SRC-05"),
)  # fmt: skip
def later_value_without_document(context: Context) -> Iterator[Judgement]:
    """印发的文件里没有写的，不能注明“原文”：读者照着条款去查，查不到。印发以后补写的核定、报名和以后各步
    的人数、等级、评价组织、团队成员、联系人、期限、报名日期、考核场次，都写明依据哪份文件，网页、
    表格和日历照此注明“补录”。草案不检查。

    怎么改：在文件末尾写 later，一份文件一项，例如 - {fields: [approved], document: 文件和文号}。
    依据同一份文件的几项写在一起；其中一处依据别的文件的，在那一处另写 later。
    """
    plan = context.plan.as_issued
    for file in plan.files.values():
        yield from _named_in_vain(file)
    if not plan.status.is_issued and not plan.issued_text:
        return
    document, changed = OpenValues(plan), context.waiting("SRC-05")
    for file in plan.files.values():
        told: dict[str, list[Entity]] = {}
        for entity, field in _unfounded(file, document):
            told.setdefault(field, []).append(entity)
        for field, entities in told.items():
            yield changed or _finding(file, entities, field)


def _unfounded(entity: Entity, document: OpenValues) -> Iterator[tuple[Entity, str]]:
    """Fields whose value is not said to have come later, and which the document does not say."""
    told: list[Entity] = []  # of which nothing says where they come from as a whole
    for field in entity.OPEN:
        value = getattr(entity, field)
        entries = [each for each in value or () if isinstance(each, Entity)] \
            if isinstance(value, tuple) else []  # fmt: skip
        kinds = {each.origin_of("id").kind for each in entries} or {entity.origin_of(field).kind}
        if value not in (None, ()) and kinds != {ADDED} and not document.says(entity, field):
            yield entity, field
            told += entries
    for each in held(entity):
        if each not in told:
            yield from _unfounded(each, document)


def _finding(file: Entity, entities: list[Entity], field: str) -> Finding:
    first, more = entities[0], len(entities) - 1
    value = first.spot.step(field).value
    said = f"{field} 写了 {value}" if isinstance(value, int | str) else f"写了 {field}"
    others = f"（另有 {more} 处）" if more else ""
    entry = f"{{fields: [{field}], {_EXAMPLE}}}"
    if first.ALONE:
        advice = f"在这一项里加两行：later: 和 - {entry}"
    elif "later" in mapping(file.spot.value):
        advice = (
            f"在文件的 later 下面加一行 - {entry}；依据已写的文件的，把 {field} 加进它的 fields"
        )
    else:
        advice = f"在文件末尾加两行：later: 和 - {entry}"
    return first.finding(
        field,
        message=f"{said}{others}，印发的文件里没有，也没有写依据哪份文件",
        advice=f"{advice}；印发的文件里写了的，照原文改",
    )


def _named_in_vain(entity: Entity) -> Iterator[Finding]:
    """A `later` that speaks of fields which nothing there can have."""
    for later in getattr(entity, "later", ()):
        known = building.open_fields(type(entity))
        for index, field in enumerate(later.fields):
            if field not in known:
                yield later.finding(
                    "fields", index,
                    message=f"这里没有 {field} 这一项可以补录",
                    advice=f"这里可以写 {'、'.join(sorted(known))}",
                )  # fmt: skip
    for each in held(entity):
        yield from _named_in_vain(each)
