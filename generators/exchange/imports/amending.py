"""Which wishes may be written where the value stands, and which must become an amendment.

What the issued document says is never rewritten: a change of it has a document of its own and a
day from which it holds. So it is with a value that only an amendment made, and with one that was
entered since: what is there is what somebody goes by, and may be a colleague's newer number. What
was not known yet (later steps of a quota, evidence, done) is simply entered; in a draft, everything
is.
"""

from dataclasses import dataclass
from datetime import date

from generators.exchange.imports.requested_edits import Wish
from generators.model import amendment_files
from generators.model.plans import Plan


@dataclass(frozen=True)
class Basis:
    """By which document an issued value is changed, from which day on, and why where that is
    said."""

    document: str
    effective: str
    reason: str | None = None

    @property
    def day(self) -> date:
        return date.fromisoformat(self.effective)


def must_be_amended(plan: Plan, wish: Wish) -> bool:
    if wish.holder is None:
        return True
    frozen = bool(plan.issued_text) or plan.status.is_issued
    governed = any(a.file == wish.path and a.target == wish.target for a in plan.amendments)
    return governed or (
        frozen and (wish.printed or (wish.step is not None and wish.was is not None))
    )


def unsaid(wish: Wish) -> str:
    """Why no amendment can say it: it has no target, or is a list, of which an amendment adds and
    takes away single entries; empty where one can."""
    lists = isinstance(wish.was, list) or isinstance(wish.becomes, list)
    if wish.target and not (lists and wish.step is not None):
        return ""
    what = "名单里改了几处" if wish.target else "有几项名额一模一样，变更指不清是哪一项"
    return f"{what}，请在 amendments 文件夹里直接写"


def amended(plan: Plan, wishes: list[Wish], basis: Basis) -> list[Wish]:
    """The same wishes as amendments, each a file of its own."""
    return [_amendment(plan, wish, basis) for wish in wishes]


def _amendment(plan: Plan, wish: Wish, basis: Basis) -> Wish:
    adds = wish.becomes if wish.step is None else None
    target = wish.target[: len(wish.stored_in)] if adds else wish.target  # the list it joins
    file = amendment_files.name(
        basis.effective, wish.path, wish.target, adds, plan.registers.slugs, plan.files
    )
    return Wish(
        path=file, holder=(), step=None, target=(), was=None,
        becomes={
            "file": wish.path, "target": list(target), "was": None if adds else wish.was,
            "becomes": wish.becomes, "effective": basis.effective, "document": basis.document,
        } | ({"reason": basis.reason} if basis.reason else {}),
        label=wish.label, cell=wish.cell, words=f"{wish.told}（记作变更，写在 {file}）",
    )  # fmt: skip
