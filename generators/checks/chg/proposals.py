"""CHG: who proposes a change and how: own files, waivers for others, one matter at a time, owners
that are current. Who may act for whom stands in college.yaml.
"""

from collections.abc import Generator, Iterator

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    REMOVED,
    comparing,
    earlier,
    entry_changes,
    field_changes,
    inside,
    is_newest,
    of_any_year,
    place_of,
)
from generators.checks.chg.late_quotas import is_of_quotas
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import (
    ERROR,
    INFO,
    WARNING,
    Finding,
    Location,
    NotApplicable,
    Unknown,
)
from generators.model import file_owners
from generators.model.documents import Clause
from generators.model.exams import Quota
from generators.model.records import Amendment, Waiver


@rule("CHG-06", ERROR, "各部门只改自己的文件")
@of_any_year
def foreign_file_edited(context: Context) -> Iterator[Judgement]:
    """各部门填自己的文件，别的部门和全校的内容由主管部门改。改动别人的文件，负责的人可能不知道。
    谁负责哪个文件，以改动以前为准；新写的变更，归它所改的那个文件。

    怎么改：撤回这个文件的改动；确需改动的，请负责的部门或主管部门提出。
    """
    whom = yield from _actor(context)
    if not whom:
        return
    places = dict(_first_places(context))
    plans = tuple(plan.as_of(context.as_of) for plan in earlier(context).plans)
    for file in earlier(context).files:
        mine = file_owners.may_change(_meant(file, context), whom, plans)
        if not _of_year(file, context) or mine:
            continue
        responsible = (*file_owners.of_file(file, plans), *file_owners.offices(plans))
        yield Finding(
            places.get(file) or Location(_root(context) + file),
            f"{'、'.join(whom)}改了 {file}，这个文件由{'、'.join(responsible)}负责",
            "撤回这个文件的改动，或请负责的部门提出",
        )


@rule("CHG-12", WARNING, "豁免不由受益的部门自己提出")
@comparing
def waiver_for_oneself(context: Context) -> Iterator[Judgement]:
    """豁免是让一条提醒不再出现。自己给自己豁免，等于没有人把关。

    怎么改：请另一个部门的人提出这条豁免，或把问题改好。
    """
    whom = yield from _actor(context)
    changed = field_changes(context, Waiver, "code", "file", "target", "expires")
    there = [each.thing for each in entry_changes(context, Waiver) if each.kind != REMOVED]
    for waiver in (*there, *(each.new for each in changed)):
        file, before = f"{context.plan.year}/{waiver.file}", earlier(context).plans
        mine = (*file_owners.of_file(file, context.plans), *file_owners.of_file(file, before))
        if whom and not {*whom}.isdisjoint(mine):
            yield waiver.finding(
                "file",
                message=f"{'、'.join(whom)}给自己的文件 {waiver.file} 提出豁免 {waiver.code}",
                advice="请别的部门提出，或把问题改好",
            )


@rule("CHG-10", ERROR, "自动生成的审批人名单与数据一致")
def owners_file_is_stale(context: Context) -> Iterator[Judgement]:
    """谁来同意哪个文件的改动，由部门、团队和账号自动生成（.github/CODEOWNERS）。手工改过或没有
    更新的，改动会送到不该管的人那里。

    怎么改：运行 plan owners --write，把生成的文件一起提交。
    """
    expected = file_owners.codeowners(context.plan.registers, context.plans)
    there = context.codeowners
    if expected is None and not (there and file_owners.is_ours(there)):
        yield NotApplicable("college.yaml 里没有登记主管部门的账号")
    elif there != expected:
        yield _stale(there, expected)


def _stale(there: str | None, expected: str | None) -> Finding:
    """At the first line that is not as expected."""
    old, new = ((text or "").splitlines() for text in (there, expected))
    least = min(len(old), len(new))
    line = next((n for n in range(least) if old[n] != new[n]), least) + 1
    return Finding(
        Location(
            file_owners.CODEOWNERS, line, 1, line, len(old[line - 1]) + 1 if line <= len(old) else 1
        ),
        "审批人名单与数据不一致" if there else "还没有生成审批人名单",
        "运行 plan owners --write，把生成的文件一起提交",
    )


@rule("CHG-14", INFO, "名额和文字分开提出")
@comparing
def quotas_and_text_together(context: Context) -> Iterator[Judgement]:
    """名额要逐个数核对，文字要通读。混在一起，看的人容易漏掉其中一样。

    怎么改：分成两次提出，一次只改名额，一次只改文字；内容确实连在一起的可以不改。
    """
    quotas = [d for d in inside(context, Quota) if d.field != "origin"]
    amended = (each for each in entry_changes(context, Amendment) if each.kind == ADDED)
    quotas += [each.delta for each in amended if is_of_quotas(each.thing)]
    text = next(iter(inside(context, Clause)), None)
    if quotas and text:
        yield Finding(
            place_of(context, text),
            f"这次既改了正文，又改了 {len(quotas)} 处名额",
            "分成两次提出",
        )


@rule("CHG-15", WARNING, "核定人数不是照抄申报人数")
@comparing
def approved_copied_from_declared(context: Context) -> Iterator[Judgement]:
    """核定人数由上级核定，往往少于申报。刚补写的核定与申报一样、又没有写依据，多半是照抄的。

    怎么改：在 later 里写明依据：{fields: [approved], document: 核定的文件和文号}，或用变更来补写。
    """
    for old, quota, *_ in field_changes(context, Quota, "approved"):
        copied = old.approved is None and quota.approved == quota.declared
        document = quota.origin_of("approved").document
        # One that was named before there was a number has not given it.
        if copied and document in (None, old.origin_of("approved").document):
            yield quota.finding(
                "approved",
                message=f"{quota.called}新写的核定 {quota.approved} 人与申报相同，没有写依据",
                advice="写明核定的文件；确是照抄的，先删去",
            )


def _actor(context: Context) -> Generator[Unknown, None, tuple[str, ...]]:
    """For whom the proposal is made, as it was known before it: nobody gives himself an account.
    Yields why that cannot be told, and then returns nothing."""
    if context.actor is None:
        yield Unknown("提出改动的人（plan check --actor）")
        return ()
    plans = earlier(context).plans
    before = (plans[-1] if plans else context.plan).registers
    if not before.college.accounts:
        yield Unknown("college.yaml 里的账号对应表（accounts）")
        return ()
    whom = file_owners.holders(before, context.actor)
    if not whom:
        yield Unknown(f"账号 {context.actor} 属于哪个部门（college.yaml 的 accounts）")
    return whom


def _meant(file: str, context: Context) -> str:
    """A file; of an amendment that is new, the file that it speaks of: who may propose a change of
    that proposes it so. The office approves it as it does everything."""
    year, _, rest = file.partition("/")
    amendment = context.plan.as_issued.files.get(rest) if year == str(context.plan.year) else None
    known = any(rest in plan.as_issued.files for plan in earlier(context).plans)
    if isinstance(amendment, Amendment) and not known:
        return f"{year}/{amendment.file}"
    return file


def _of_year(file: str, context: Context) -> bool:
    """Files of no year that is there are told once, with the newest."""
    year, told = file.partition("/")[0], {str(plan.year) for plan in context.plans}
    return year == str(context.plan.year) if year in told else is_newest(context)


def _root(context: Context) -> str:
    path = context.plan.head.spot.source.path
    return path.removesuffix(f"{context.plan.year}/plan.yaml")


def _first_places(context: Context) -> Iterator[tuple[str, Location]]:
    """Where the first difference of each file stands, in the new version."""
    for delta in reversed(earlier(context).deltas):
        if delta.trail:
            place = place_of(context, delta)
            yield place.path.removeprefix(_root(context)), place
