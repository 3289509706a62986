"""A table of quotas that comes back -> wishes. Knows quotas, and how people edit tables."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generators.core.yaml.source import Route
from generators.exchange.imports import quota_lines
from generators.exchange.imports.entries import Unclear, key
from generators.exchange.imports.headings import Found, Row
from generators.exchange.imports.quota_lines import CHOICES, FIELDS, Who
from generators.exchange.imports.requested_edits import Wish, Wishes, goes_on, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.certificate_names import of_each
from generators.model.dimensions import KEYS, by_key, called, dividing
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.plans import Plan

_Place = tuple[str, str | int]  # a certificate, and a quota of it or a new line
_PRINTED = ("declared", *KEYS)  # of the issued plan; the rest is entered later
_WHO = quota_lines.SAID_IN


@dataclass(frozen=True)
class _New:
    """A row for which the plan has no quota."""

    certificate: Certificate
    who: Who
    row: Row

    @property
    def line(self) -> dict[str, str]:
        """All that the row says of which line it is."""
        return self.who | quota_lines.rest(self.row)

    @property
    def called(self) -> str:
        return called(by_key(self.line))

    @property
    def cell(self) -> Cell:
        """Where the row says for whom it is."""
        return quota_lines.cell_of(self.row)


def read(plan: Plan, found: Found, wishes: Wishes) -> None:
    """Wishes from one sheet."""
    _Reader(plan, found, wishes).read()


class _Reader:
    def __init__(self, plan: Plan, found: Found, wishes: Wishes) -> None:
        self.plan, self.found, self.wishes = plan, found, wishes
        self.certificates = dict(of_each(plan))
        self.told: dict[_Place, Row] = {}  # the row of each certificate and quota or new major
        self.new: list[_New] = []
        self.mentioned: dict[str, Certificate] = {}
        self.last: Certificate | None = None

    def read(self) -> None:
        rows: list[_New] = []
        for row in self.found.rows:
            if row.filled & {*_WHO, *FIELDS}:  # else a remark
                with self.wishes.telling():
                    rows += self._row(row)
        apart = quota_lines.apart((each.certificate.name, each.line) for each in rows)
        for each, exact in zip(rows, apart, strict=True):
            with self.wishes.telling():
                self._meant(each, exact)
        self._new_rows()

    def _row(self, row: Row) -> Iterator[_New]:
        certificate = self._certificate(row)
        if certificate is None:
            return
        if not goes_on(certificate, next(iter(row.cells.values())), self.wishes):
            return
        self.mentioned[certificate.name] = certificate
        try:
            said = quota_lines.of_row(row, self.plan.institution, self.wishes)
        except quota_lines.Unknown:
            return
        if said:
            yield _New(certificate, said, row)
        else:
            cell = next(row.cells[field] for field in (*FIELDS, *_WHO) if field in row.filled)
            self.wishes.complain(cell, f"这一行没有写专业（{certificate.name}）")

    def _meant(self, new: _New, exact: bool) -> None:
        """What a row asks of the line that it means; `exact` where another row is for the same."""
        certificate, row = new.certificate, new.row
        quotas = quota_lines.meant(certificate.quotas, new.who, row)
        quota = quota_lines.chosen(certificate, quotas, row, exact)
        if self._again((certificate.name, id(quota) if quota else new.called), row):
            return
        if quota:
            self._changes(certificate, quota, row, alone=len(quotas) == 1)
        elif quotas and not exact:
            divided = "、".join(each.title for each in dividing(quotas)) or "等级、对象"
            self.wishes.complain(
                new.cell, f"{certificate.name}的{new.called}有 {len(quotas)} 项名额，"
                f"{divided}对不上其中任何一项",
            )  # fmt: skip
        else:
            self.new.append(new)

    def _certificate(self, row: Row) -> Certificate | None:
        """Written once above several rows, it holds for all of them."""
        cell = row["certificate"]
        if cell is None or (cell.empty and self.last is None):
            return self._only_certificate(row)
        if not cell.empty:
            name = named(cell, self.certificates, "这一年的证书", self.wishes, tail="证书")
            self.last = self.certificates[name] if name else None
        return self.last

    def _only_certificate(self, row: Row) -> Certificate | None:
        """Without a column of certificates: the only one that has places for these."""
        said = {key(row.cells[field].words) for field in _WHO if field in row.filled}
        of_major = [
            c for c in self.plan.certificates if any(key(q.who) in said for q in c.quotas)
        ]  # fmt: skip
        if len(of_major) == 1:
            return of_major[0]
        place = next(row.cells[field] for field in row.cells if field in row.filled)
        self.wishes.complain(place, "看不出这一行是哪种证书，请加上“证书”一列")
        return None

    def _changes(self, certificate: Certificate, quota: Quota, row: Row, alone: bool) -> None:
        for field, cell in row.cells.items():
            if field in FIELDS or (field in CHOICES and alone):
                self._change(certificate, quota, field, cell, alone)

    def _change(
        self, certificate: Certificate, quota: Quota, field: str, cell: Cell, alone: bool
    ) -> None:
        title = FIELDS.get(field) or CHOICES[field]
        whose = quota.who if alone else quota.called
        label, current = f"{certificate.name} {whose} {title}", getattr(quota, field)
        try:
            value = quota_lines.value_of(field, cell, self.plan.programme.levels)
        except Unclear as reason:
            self.wishes.complain(cell, f"{label}：{reason}")
            return
        if cell.empty and current is not None:
            self.wishes.complain(
                cell, f"{label}空着，计划里是 {current}；不改的照填 {current}，确实没有的写“无”"
            )
            return
        if value == current or (field == "level" and current is None and value in (
            None, certificate.level,
        )):  # fmt: skip
            return
        self._wish(certificate, quota, field, value, label, cell)

    def _wish(
        self,
        certificate: Certificate,
        quota: Quota,
        field: str,
        value: str | int | None,
        label: str,
        cell: Cell,
    ) -> None:
        index = quota_lines.stored_index(self.plan, certificate, quota)
        holder: Route | None = None if index is None else ("quotas",)
        quota_itself: Route | None = None if index is None else ("quotas", index)
        others = [each.who for each in certificate.quotas]
        target = ("quotas", quota.who if others.count(quota.who) == 1 else quota.called)
        path = f"certificates/{certificate.slug}.yaml"
        if field == "declared" and not value:
            label = label.removesuffix(" 申报人数") + " 这一项名额"
            self.wishes.add(Wish(
                path, holder, index, target, quota.who, None, label, cell.place, printed=True,
            ))  # fmt: skip
            return
        self.wishes.add(Wish(
            path, quota_itself, field, (*target, field),
            getattr(quota, field), value, label, cell.place, printed=field in _PRINTED,
        ))  # fmt: skip

    def _again(self, place: _Place, row: Row) -> bool:
        """Whether this quota already had a row; where that says something else, neither counts."""
        before = self.told.setdefault(place, row)
        if before is row:
            return False
        cell, there = quota_lines.cell_of(row), quota_lines.cell_of(before)
        said, said_before = (
            [quota_lines.text_of(each.cells[field]) for field in each.cells
             if field in FIELDS or field in CHOICES]
            for each in (row, before)
        )  # fmt: skip
        if said != said_before:
            self.wishes.complain(
                cell,
                f"{place[0]}的{cell.words}写了两行，内容不一样，另一行在 {there.place}",
            )
        return True

    def _new_rows(self) -> None:
        """A new row beside one that is gone is most likely a name that was changed."""
        gone = defaultdict(list)
        for certificate in self.mentioned.values():
            for quota in certificate.quotas:
                if (certificate.name, id(quota)) not in self.told:
                    gone[certificate.name].append(quota.called)
        new_of = {each.certificate.name for each in self.new}
        for each in self.new:
            if gone[each.certificate.name]:
                left_out = "、".join(gone[each.certificate.name])
                self.wishes.complain(
                    each.cell, f"{each.certificate.name}原有的{left_out}一行不见了，"
                    f"多了{each.called}。要换专业，留下原来那一行、把申报人数写成 0，再加一行",
                )  # fmt: skip
            else:
                self._add(each)
        for name, majors in gone.items():
            if name not in new_of:
                self.wishes.notes.append(
                    f"工作表“{self.found.sheet.name}”里没有{name}的{'、'.join(majors)}，这几项没有改动"
                    "（要撤销名额，把申报人数写成 0）"
                )

    def _add(self, each: _New) -> None:
        label = f"{each.certificate.name} {each.called}"
        entry: dict[str, str | int] = {**each.who}
        cell = each.row["declared"] or each.cell
        try:
            entry |= dict(quota_lines.entered(each.row, self.plan.programme.levels))
        except Unclear as reason:
            self.wishes.complain(reason.cell, f"{label}：{reason}")
            return
        if not entry.get("declared"):
            if len(entry) > len(each.who) or "declared" not in each.row.filled:
                self.wishes.complain(cell, f"{label}：新增的一行要写申报人数")
            return
        self.wishes.add(Wish(
            f"certificates/{each.certificate.slug}.yaml", ("quotas",), None,
            ("quotas", called(by_key(entry))), None, entry, f"{label} {entry['declared']} 人",
            cell.place, printed=True, cells=each.row.places(entry),
        ))  # fmt: skip
