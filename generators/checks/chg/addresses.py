"""CHG: an address that was published stays. What has pages or files of its own keeps its short
name and its entry for as long as a year that was issued is shown; a draft promises no address.

Compares with an earlier version. Notices are CHG-16's, certificates with places CHG-08's.
"""

from collections.abc import Iterator

from generators.checks.chg.comparing import (  # fmt: skip
    REMOVED,
    earlier,
    entry_changes,
    field_changes,
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
from generators.model.structure import Entity

# What has an address made of its short name: what it is called by, where to tell.
_Addressed = Department | Major | Certificate | Summary
_WITH_ADDRESS: dict[type[_Addressed], tuple[str, str]] = {
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
    if earlier(context).plan is None or not was_issued(context):
        return
    for cls, (called, place) in _WITH_ADDRESS.items():
        for old, new, *_ in field_changes(context, cls, "slug"):
            yield Finding(
                new.at(place),
                f"{getattr(new, called)}的英文短名由 {old.slug} 改成了 {new.slug}，"
                "公布过的网址就打不开了",
                f"改回 {old.slug}",
            )
    yield from _entries_gone(context)


def _years_gone(context: Context) -> Iterator[Finding]:
    root = context.plan.head.spot.source.path.removesuffix(f"{context.plan.year}/plan.yaml")
    for plan in gone_years(context):
        if plan.status.is_issued and not plan.declared:  # else CHG-08
            yield Finding(
                Location(f"{root}{plan.year}/plan.yaml"),
                f"删去了已印发的 {plan.year} 年的计划，它的网页就打不开了",
                f"恢复 {plan.year} 文件夹",
            )


def _entries_gone(context: Context) -> Iterator[Finding]:
    """What is still spoken of by its name is REF-01's."""
    for certificate, kind, *_ in entry_changes(context, Certificate):
        if kind == REMOVED and not certificate.quotas:  # else CHG-08
            yield _file_gone(context, certificate, f"证书“{certificate.name}”")
    for summary, kind, *_ in entry_changes(context, Summary):
        if kind == REMOVED:
            yield _file_gone(context, summary, f"汇总表“{summary.title}”")
    for major, kind, _, delta in entry_changes(context, Major):
        if kind == REMOVED and major.name not in _spoken_of(context):
            yield Finding(
                delta.trail[-1].at("majors", key=True),
                f"名册里删去了专业“{major.name}”，它的网页就打不开了",
                "恢复这一行；不再开的专业也留在名册里",
            )


def _file_gone(context: Context, entity: Entity, called: str) -> Finding:
    return Finding(
        file_gone(context, entity), f"删去了{called}，它的网址就打不开了", "恢复这个文件"
    )


def _spoken_of(context: Context) -> set[str]:
    certificates = [each for plan in context.plans for each in plan.certificates]
    listed = {name for each in certificates for name in each.eligible.majors}
    return listed | {q.major for each in certificates for q in each.quotas if q.major}
