"""plan notice new: a notice to be written, with all that the plan already knows in it.

What is not known is null and is named; a file that is there is never touched.
"""

import re
from typing import NamedTuple

from generators.core.schema import schema
from generators.core.yaml import source
from generators.model.document import placeholders
from generators.model.notice_kinds import KINDS, LETTER, MINUTES, NEVER
from generators.model.plans import Plan
from generators.model.shared_duties import contact_post

_SLUG = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")


class Begun(NamedTuple):
    """A file to be written below the plan folder, and what is left to fill in."""

    path: str
    text: str
    left: tuple[str, ...]


def begin(
    plan: Plan, kind: str, about: str, slug: str | None, taken: set[str], issuer: str | None = None
) -> Begun:
    """The draft of a notice `about` something; `issuer`: the department that issues it. `taken`:
    the slugs there are. Raises ValueError with a Chinese sentence for a name that is taken, a
    department that is not there or words that cannot stand in a title."""
    if issuer is not None and issuer not in (known := plan.institution.departments):
        raise ValueError(f"部门名册里没有“{issuer}”，有：{'、'.join(known)}")
    slug = slug or next(s for n in range(1, 1000) if (s := f"{KINDS[kind].slug}-{n}") not in taken)
    path = f"{plan.year}/notices/{slug}.yaml"
    if slug in taken:
        raise ValueError(f"已经有 {path}，没有改动它。换一个文件名，例如 --name {slug}-2")
    if not _SLUG.fullmatch(slug):
        raise ValueError(f"文件名“{slug}”只能用小写英文字母、数字和短横线，以字母开头")
    text = _text(plan, kind, about, issuer)
    read = source.parse(text, path)
    if (
        isinstance(read, list)
        or not schema.fits("notice", read.data)
        or read.value(("title",)) != _title(plan, kind, about, issuer)
    ):
        raise ValueError(f"“{about}”不能写在标题里：不要用冒号、井号、引号一类的符号和看不见的字符")
    return Begun(path, text, tuple(_left(read, kind)))


def _title(plan: Plan, kind: str, about: str, issuer: str | None) -> str:
    organ = plan.institution.college.name + (issuer or "")
    if KINDS[kind].form == MINUTES:
        return f"{organ}{about}{kind}"
    return f"{organ}关于{about}的{kind}"


def _text(plan: Plan, kind: str, about: str, issuer: str | None) -> str:
    minutes, prefix = KINDS[kind].form == MINUTES, plan.institution.college.document_prefix
    lines = [
        f"kind: {kind}",
        "status: 草稿",
        f"title: {_title(plan, kind, about, issuer)}",
        *([f"issuer: {issuer}"] if issuer else []),
        "# 有文号的，印发时写" if issuer else f"# 印发时写，例如 {prefix}〔{plan.year}〕1号",
        "number: null",
        "# 印发时写成文日期，写到日",
        "issued: null",
        f"addressees: {_listed(_addressees(plan, kind))}",
        "body:",
        f"  - text: {_opening(plan, kind, about)}",
        "attachments: []",
        f"sealed: {'false' if minutes else 'true'}",
        f"contact: {_contact(plan) or 'null'}",
        f"meeting: {about if minutes else 'null'}",
        *(["# 出席的部门或岗位"] if minutes else []),
        "present: []",
        "imprint: null",
        "replaces: null",
        "withdrawn: null",
    ]
    return "\n".join(lines) + "\n"


def _addressees(plan: Plan, kind: str) -> list[str] | None:
    """Those of the plan for a notice, the evaluators that are known for a letter."""
    if KINDS[kind].addressees == NEVER:
        return []
    if KINDS[kind].form == LETTER:
        return list(dict.fromkeys(c.evaluator for c in plan.certificates if c.evaluator)) or None
    known = plan.head.addressees if KINDS[kind].inside else None
    return list(known) if known else None


def _contact(plan: Plan) -> str | None:
    """Whom to ask, as a post: nobody is called by name."""
    bodies = (*reversed(plan.bodies[-1:]), *plan.bodies)
    found = (contact_post(plan, body) for body in bodies)
    return next((each for each in found if each), None)


def _opening(plan: Plan, kind: str, about: str) -> str:
    """The first sentence, with the names that the plan has values for."""
    opening = KINDS[kind].opening
    if KINDS[kind].form == MINUTES:
        return opening
    number = "（{方案文号}）" if placeholders.value(plan, "方案文号") else ""
    return "依据{方案}" + f"{number}，{opening.format(about)}"


def _listed(names: list[str] | None) -> str:
    return "null" if names is None else f"[{', '.join(names)}]"


def _left(read: source.Source, kind: str) -> list[str]:
    asked = {
        "number": "发文字号", "issued": "成文日期", "addressees": "主送机关",
        "contact": "联系的岗位",
    }  # fmt: skip
    if read.value(("issuer",)) is not None:
        del asked["number"]  # a department may have none
    left = [name for field, name in asked.items() if read.value((field,)) is None]
    return [*left, "正文"] + (["出席人员"] if KINDS[kind].form == MINUTES else [])
