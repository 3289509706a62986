"""CHG: an address that was published stays. What has pages or files of its own keeps its short
name and its entry for as long as a year that was issued is shown; a draft promises no address.

Compares with an earlier version. Notices are CHG-16's, certificates with places CHG-08's.
"""

from collections.abc import Iterator

from generators.checks.chg.comparing import (  # fmt: skip
    DRAFT,
    REMOVED,
    deltas_of,
    file_gone,
    gone_years,
    of_any_year,
    was_issued,
)
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding, Location
from generators.model.entities import Certificate
from generators.model.records import Summary
from generators.model.registries import Department, Major

# What has an address made of its short name: what it is called by, where to tell.
_WITH_ADDRESS = {
    Department: ("name", "slug"), Major: ("name", "slug"), Certificate: ("name", "name"),
    Summary: ("title", "title"),
}  # fmt: skip


@rule("CHG-19", ERROR, "公布过的网址不丢")
@of_any_year
def address_lost(context: Context) -> Iterator[Judgement]:
    """网址印在通知上、做成了二维码、收在别人的收藏夹里。英文短名一改，或者整项删去，发出去的网址就打不
    开了。还是草案的，网址没有公布，可以改。

    怎么改：英文短名（slug、文件名）改回原来的；删去的恢复。不再用的也留着：撤销了的部门、不再开的专业
    留在名册里，以前各年的网页要用；更名的只改 name，写上 former。
    """
    yield from _years_gone(context)
    if context.base.plan is None or not was_issued(context):
        return
    for cls, (called, place) in _WITH_ADDRESS.items():
        for delta in deltas_of(context, cls, "slug"):
            yield Finding(
                delta.thing.at(place),
                f"{getattr(delta.thing, called)}的英文短名由 {delta.before} 改成了 {delta.after}，"
                "公布过的网址就打不开了",
                f"改回 {delta.before}",
            )
    yield from _entries_gone(context)


def _years_gone(context: Context) -> Iterator[Finding]:
    root = context.plan.head.spot.source.path.removesuffix(f"{context.plan.year}/plan.yaml")
    for plan in gone_years(context):
        if plan.head.status != DRAFT and not plan.declared:  # else CHG-08
            yield Finding(
                Location(f"{root}{plan.year}/plan.yaml"),
                f"删去了已印发的 {plan.year} 年的计划，它的网页就打不开了",
                f"恢复 {plan.year} 文件夹",
            )


def _entries_gone(context: Context) -> Iterator[Finding]:
    """What is still spoken of by its name is REF-01's."""
    for delta in deltas_of(context, Certificate):
        if delta.kind == REMOVED and not delta.before.quotas:  # else CHG-08
            yield _file_gone(context, delta.before, f"证书“{delta.before.name}”")
    for delta in deltas_of(context, Summary):
        if delta.kind == REMOVED:
            yield _file_gone(context, delta.before, f"汇总表“{delta.before.title}”")
    for delta in deltas_of(context, Major):
        if delta.kind == REMOVED and delta.before.name not in _spoken_of(context):
            yield Finding(
                delta.trail[-1].at("majors", key=True),
                f"名册里删去了专业“{delta.before.name}”，它的网页就打不开了",
                "恢复这一行；不再开的专业也留在名册里",
            )


def _file_gone(context: Context, entity, called: str) -> Finding:
    return Finding(
        file_gone(context, entity), f"删去了{called}，它的网址就打不开了", "恢复这个文件"
    )


def _spoken_of(context: Context) -> set[str]:
    certificates = [each for plan in context.plans for each in plan.certificates]
    listed = {name for each in certificates for name in each.eligible.majors}
    return listed | {quota.major for each in certificates for quota in each.quotas}
