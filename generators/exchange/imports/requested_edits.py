"""What a workbook asks of the plan: wishes, each with its cell; and what cannot be taken from it.

A wish says what changes in which file; whether it becomes an edit of that file or an amendment is
decided in amending.py. Knows neither workbooks nor YAML.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from generators.core.yaml.source import Route
from generators.exchange.imports.entries import Unclear, key, said
from generators.exchange.imports.returned_sheets import Cell
from generators.model.entities import Certificate
from generators.model.stopped import stop_of

# What a wish writes: a value, or a whole entry.
Written = None | bool | int | str | Sequence["Written"] | Mapping[str, "Written"]
Entry = Mapping[str, Written]


@dataclass(frozen=True)
class Wish:
    """`holder` leads to what holds the value in the file as it is stored, None where only an
    amendment made it. `step` is the key that is set; a number, an entry that goes; None, an
    entry that is added at the end. `target` is how an amendment would name it; `printed`: it
    stands in the issued document."""

    path: str
    holder: Route | None
    step: str | int | None
    target: tuple[str, ...]
    was: Written
    becomes: Written
    label: str
    cell: str
    printed: bool = False
    words: str = ""
    cells: tuple[tuple[str, str], ...] = ()  # (field, cell) of an entry that is added

    @property
    def told(self) -> str:
        """In words: 证书甲 专业二 核定人数：空 → 10."""
        if self.words:
            return self.words
        if self.step is None:
            return f"{self.label}：新增"
        return f"{self.label}：{shown(self.was)} → {shown(self.becomes)}"

    @property
    def stored_in(self) -> Route:
        """The holder of what is stored. Raises LookupError for what only an amendment made."""
        if self.holder is None:
            raise LookupError(self.label)
        return self.holder

    @property
    def entry(self) -> Entry:
        """The entry that is added. Raises TypeError where none is."""
        if not isinstance(self.becomes, Mapping):
            raise TypeError(self.label)
        return self.becomes


@dataclass
class Wishes:
    """Collected from all sheets."""

    wishes: list[Wish] = field(default_factory=list)
    complaints: list[tuple[str, str]] = field(default_factory=list)  # place, message
    notes: list[str] = field(default_factory=list)
    _first: dict[tuple[object, ...], Wish] = field(default_factory=dict)

    def add(self, wish: Wish) -> None:
        """The same wish twice is one; two that contradict each other are none."""
        other = self._first.setdefault((wish.path, wish.target, wish.step), wish)
        if wish.step is None or other is wish:
            self.wishes.append(wish)
        elif other.becomes != wish.becomes:
            self.complain(wish.cell, f"{wish.label}与 {other.cell} 写的不一样")

    def without_what_is_old(self, exported: "Wishes") -> None:
        """Leave out what was not edited: the plan has changed since the table was made, and the
        table still says what it said then. Where both have changed, nobody can tell who is right.
        `exported` are the wishes of the table as it was made."""
        old = {_place(wish): wish for wish in exported.wishes}
        kept = []
        for wish in self.wishes:
            then = old.get(_place(wish))
            if then is None:
                kept.append(wish)
            elif then.becomes == wish.becomes:
                self.notes.append(
                    f"{wish.cell} 的{wish.label}在导出以后已经改过，表里没有动过的旧值没有采用"
                )
            else:
                self.complain(
                    wish.cell, f"{wish.label}在导出以后已由 {shown(then.becomes)} 改为 "
                    f"{shown(wish.was)}，表里又改成 {shown(wish.becomes)}；请重新下载这张表再填",
                )  # fmt: skip
        self.wishes = kept

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Where a cell cannot be taken, it is told, and what was about it is left."""
        try:
            yield
        except Unclear as reason:
            self.complain(reason.cell, str(reason))

    def complain(self, place: Cell | str, message: str) -> None:
        self.complaints.append((place if isinstance(place, str) else place.place, message))


def _place(wish: Wish) -> tuple[object, ...]:
    entry = repr(sorted(wish.entry.items())) if wish.step is None else None
    return wish.path, wish.holder, wish.step, wish.target, entry


def shown(value: Written) -> str:
    return "空" if value is None else str(value)


def goes_on(certificate: Certificate, cell: Cell, wishes: Wishes) -> bool:
    """Whether a row may say something of a certificate; of one that is stopped, a complaint."""
    if stop := stop_of(certificate):
        why = f"{certificate.name}{stop.day.chinese}起停止实施，依据{stop.document}"
        wishes.complain(cell, f"{why}；这一行不能导入，请删去")
    return stop is None


def named(
    cell: Cell,
    known: Iterable[str],
    register: str,
    wishes: Wishes,
    aliases: Mapping[str, str] = MappingProxyType({}),
    tail: str = "",
) -> str | None:
    """The name in a cell as the register has it; else a complaint and None. `aliases` are other
    words for names; `tail` may stand behind one: 专业一专业."""  # fmt: skip
    names = {key(alias): name for alias, name in aliases.items()}
    names |= {key(name): name for name in known}
    written = key(said(cell))
    for candidate in (written, written.removesuffix(tail)):
        if candidate in names:
            return names[candidate]
    near = get_close_matches(written, names, n=1, cutoff=0.5)
    meant = f"，是不是“{names[near[0]]}”？" if near else ""
    wishes.complain(cell, f"{register}里没有“{' '.join(cell.words.split())}”{meant}")
    return None
