"""REF-10, REF-11, REF-17: an amendment speaks of a value that is there, says what it was, and
changes it after issue.

Where the value itself is at fault, that is the cause and is told there.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import get_close_matches

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.txt.listed import list_places
from generators.core.diagnostics import ERROR, Finding, Location, Note
from generators.core.schema import schema
from generators.core.yaml.data import Schema
from generators.core.yaml.source import Source
from generators.model import amend
from generators.model.plans import Plan
from generators.model.records import Amendment

# The issued text stays as it is, and an amendment is not amended: a later one follows it.
_KINDS = {"certificates": "certificate", "departments": "department"}  # schemas of folders
_HEADING = {
    "title": "方案的标题", "title_lines": "方案的标题", "number": "方案的发文字号",
    "issued": "方案的成文日期", "document_kind": "方案的文种", "status": "方案的状态",
}  # fmt: skip
_ALIKE = 0.85  # file names that differ by a slip
_NOT_AMENDED = ("document.yaml", "errata.yaml", "waivers.yaml")


@rule("REF-10", ERROR, "变更所写的原值与计划相符", needs=(ANY_ERROR, "REF-01", "REF-11", "SRC-05"))
def amendment_of_another_value(context: Context) -> Iterator[Judgement]:
    """变更写明“由多少改为多少”。原值与计划里的值不符，说明变更写错了地方，或计划被直接改过。

    怎么改：核对变更所依据的文件，改正 was（原值）或 target（位置）。
    """
    plan = context.plan.as_issued
    for amendment in plan.amendments:
        if waiting := context.waiting("REF-11", amendment.at()):
            yield waiting
    for amendment, source, cls in _in_turn(plan):
        of = _spoken_of(plan, amendment)
        if changed := of and context.waiting("SRC-05", *of):
            yield changed
        with suppress(LookupError):  # a target that leads nowhere
            value = amend.current(source, amendment, cls)
            if value != amendment.was:
                yield amendment.finding(
                    "was",
                    message=f"变更 {amendment.slug} 写的原值是{_shown(amendment.was)}，"
                    f"计划里是{_shown(value)}",
                    advice=f"核对变更所依据的文件；没有写错的，was 写 {_written(value)}",
                    within=of,
                )


@rule("REF-11", ERROR, "变更指向的位置存在", needs=(ANY_ERROR, "SRC-05"))
def amendment_leads_nowhere(context: Context) -> Iterator[Judgement]:
    """变更写明改的是哪个文件（file）里的哪一处（target）。指不到地方的变更不会生效，谁也看不见。

    怎么改：target 照那个文件里的词一层一层写；列表里的一项，写它的名称。增加一整项的，target 写到列
    表为止（例如 [phases, P2, tasks]），was 写 null，becomes 写这一项的全部内容。
    """
    plan = context.plan.as_issued
    files, sources = plan.files, {each.spot: source for each, source, _ in _in_turn(plan)}
    for amendment in plan.amendments:
        if amendment.file not in files:
            yield amendment.finding(
                "file",
                message=f"没有 {amendment.file} 这个文件",
                advice=_file_meant(amendment.file, files),
                within=(amendment.at("file"), *_told_as_lost(amendment, plan)),
            )
        elif amendment.file in _NOT_AMENDED:
            yield amendment.finding(
                "file",
                message=f"{amendment.file} 的内容不能用变更来改",
                advice="印发的正文、勘误和变更本身都不再变更",
            )
        elif amendment.file == "plan.yaml" and amendment.target[0] in _HEADING:
            yield amendment.finding(
                "target",
                message=f"{_HEADING[amendment.target[0]]}不能用变更来改",
                advice="印发的标题、文号和日期不再变更；状态直接改 plan.yaml",
            )
        else:
            yield from _lost_target(plan, amendment, sources[amendment.spot])


@rule("REF-17", ERROR, "变更改了内容，在印发以后生效", needs=(ANY_ERROR, "REF-10", "SRC-05"))
def amendment_that_changes_nothing(context: Context) -> Iterator[Judgement]:
    """变更是印发以后的改动。改前改后一样的，等于没有变更；在印发以前生效的，应当已经写在印发的文件里，
    多半是日期写错了。

    怎么改：照变更所依据的文件，改正 becomes（改为）或 effective（生效日期）。
    """
    head = context.plan.as_issued.head
    issued = head.issued
    for amendment in context.plan.as_issued.amendments:
        if amendment.was == amendment.becomes:
            yield amendment.finding(
                "becomes",
                message=f"变更 {amendment.slug} 的原值和改后的值都是{_shown(amendment.becomes)}",
                advice="照变更所依据的文件，写改成了什么",
                within=(amendment.at(),),
            )
        elif issued and amendment.effective.last < issued.first:
            yield amendment.finding(
                "effective",
                message=f"变更 {amendment.slug} 从{amendment.effective.chinese}起生效，"
                f"方案到{issued.chinese}才成文",
                advice="核对日期；印发以前就定下的，不是变更",
                related=(Note(head.at("issued"), "成文日期写在这里"),),
                within=(head.at("issued"),),
            )


def _in_turn(plan: Plan) -> Iterator[tuple[Amendment, Source, type]]:
    """Each amendment of a file that is there, in the order in which they come into force, with
    the file as those before have left it."""
    sources = {path: entity.spot.source for path, entity in plan.files.items()}
    for amendment in plan.amendments:
        if amendment.file in sources:
            cls = type(plan.files[amendment.file])
            yield amendment, sources[amendment.file], cls
            with suppress(LookupError):
                sources[amendment.file] = amend.apply(sources[amendment.file], amendment, cls)


def _lost_target(plan: Plan, amendment: Amendment, source: Source) -> Iterator[Finding]:
    """A target that leads nowhere in its file, or to more than one value."""
    try:
        amend.current(source, amendment, type(plan.files[amendment.file]))
    except LookupError as lost:
        word, *others = lost.args
        message = f"在 {amendment.file} 里找不到“{word}”"
        advice = "照那个文件里的词一层一层写；列表里的一项，写它的名称"
        if key := next(_keys_meant(amendment.file, word), None):
            advice = f"target 写文件里的词，“{word}”写作 {key}"
        if isinstance(lost, amend.Whole):
            message = f"“{word}”是一组内容，没有写明改其中的哪一项"
            advice = "在 target 的末尾再写一个词，例如 [quotas, 专业二, declared]"
        elif isinstance(lost, amend.Several):
            message = f"“{word}”的名额有 {len(others)} 项，没有写明是哪一项"
            advice = f"写全：{'、'.join(others)}"
        elif isinstance(lost, amend.NoList):
            message = f"becomes 写的是一整项，target 的末尾“{word}”却不是这种项的列表"
            advice = (
                "增加一项的，target 写到列表为止，例如 [phases, P2, tasks]；"
                "改一处的，becomes 只写那一处"
            )
        elif adding := _adding(source, amendment.target):
            advice = f"核对名称；确是新增的一项，{adding}"
        yield amendment.finding(
            "target", message=message, advice=advice, within=_spoken_of(plan, amendment)
        )


def _file_meant(written: str, files: Iterable[str]) -> str:
    """The file that was probably meant; also one without its folder."""
    alike = {path.rpartition("/")[2]: path for path in files} | {path: path for path in files}
    near = get_close_matches(written, alike, n=1, cutoff=_ALIKE)
    if near:
        return f"你是不是想写“{alike[near[0]]}”？"
    return "写这一年文件夹里的位置，例如 certificates/elderly-care.yaml"


def _keys_meant(file: str, word: str) -> Iterator[str]:
    """The words of a file whose Chinese title was written instead, the outermost first."""
    waiting = [schema.bundle(_KINDS.get(file.partition("/")[0], file.removesuffix(".yaml")))]
    while waiting:
        node = waiting.pop(0)
        properties: dict[str, Schema] = node.get("properties", {})
        for key, each in properties.items():
            if word in (each.get("title"), each.get("title", "").removesuffix("人数")):
                yield key
        waiting += [*properties.values(), *([node["items"]] if "items" in node else [])]


def _adding(source: Source, target: tuple[str, ...]) -> str:
    """How an entry is added to the list in which a target leads no further; else nothing."""
    route = amend.reach(source.data, target)
    entries, there = source.value(route), ", ".join(target[: len(route)])
    if not isinstance(entries, list):
        return ""
    what = "写这一项的全部内容" if any(isinstance(e, dict) for e in entries) else "写它的名称"
    return f"target 写到列表为止：[{there}]，was 写 null，becomes {what}"


def _told_as_lost(amendment: Amendment, plan: Plan) -> tuple[Location, ...]:
    """Where the text names a certificate whose file may have been taken away: no other is meant."""
    files = [f"certificates/{each.slug}.yaml" for each in plan.certificates]
    return () if get_close_matches(amendment.file, files, cutoff=_ALIKE) else list_places(plan)


def _spoken_of(plan: Plan, amendment: Amendment) -> tuple[Location, ...]:
    """The issued value that an amendment speaks of, or the list that has no such entry. Where an
    error has been found there, it is the cause."""
    source = plan.files[amendment.file].spot.source
    route = amend.reach(source.data, amendment.target)
    whole = len(route) == len(amendment.target) or isinstance(source.value(route), list)
    return (source.place(route),) if whole else ()


def _shown(value: object) -> str:
    """A value as an editor writes it."""
    if value is None:
        return "空（null）"
    return f"“{_written(value)}”"


def _written(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)
