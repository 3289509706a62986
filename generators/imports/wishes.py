"""What a workbook asks of the plan: wishes, each with its cell; and what cannot be taken from it.

A wish says what changes in which file; whether it becomes an edit of that file or an amendment is
decided in amending.py. Knows neither workbooks nor YAML.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from generators.imports.entries import key
from generators.imports.sheets import Cell
from generators.read.source import Route


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
    was: Any
    becomes: Any
    label: str
    cell: str
    printed: bool = False

    @property
    def told(self) -> str:
        """In words: 老年照护 康复治疗技术 核定人数：空 → 10."""
        if self.step is None:
            return f"{self.label}：新增"
        return f"{self.label}：{shown(self.was)} → {shown(self.becomes)}"


@dataclass
class Wishes:
    """Collected from all sheets."""

    wishes: list[Wish] = field(default_factory=list)
    complaints: list[tuple[str, str]] = field(default_factory=list)  # place, message
    notes: list[str] = field(default_factory=list)

    def add(self, wish: Wish) -> None:
        """The same wish twice is one; two that contradict each other are none."""
        for other in self.wishes:
            same = (other.path, other.target, other.step) == (wish.path, wish.target, wish.step)
            if same and wish.step is not None:
                if other.becomes != wish.becomes:
                    self.complain(wish.cell, f"{wish.label}与 {other.cell} 写的不一样")
                return
        self.wishes.append(wish)

    def complain(self, place: Cell | str, message: str) -> None:
        self.complaints.append((place if isinstance(place, str) else place.place, message))


def shown(value: Any) -> str:
    return "空" if value is None else str(value)


def named(cell: Cell, known: Iterable[str], register: str, wishes: Wishes) -> str | None:
    """The name in a cell as the register has it; else a complaint and None."""
    names = {key(name): name for name in known}
    written = key(cell.value)
    if written in names:
        return names[written]
    near = get_close_matches(written, names, n=1, cutoff=0.5)
    meant = f"，是不是“{names[near[0]]}”？" if near else ""
    wishes.complain(cell, f"{register}里没有“{' '.join(str(cell.value).split())}”{meant}")
    return None
