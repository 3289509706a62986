"""How a paper is set: the measures of GB/T 9704-2012, or those of a house that differs.

Lengths in millimetres, sizes in points. Knows the standard's figures with their clauses, and
nothing of how they are reached or measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from generators.press.paper.fonts import ROLES

PAGE = (210.0, 297.0)
# field -> (clause, what it is, unit)
_NAMES = {
    "top": ("5.2.1", "天头", "毫米"),
    "bottom": ("5.2.1", "地脚", "毫米"),
    "left": ("5.2.1", "订口", "毫米"),
    "right": ("5.2.1", "切口", "毫米"),
    "size": ("5.2.2", "正文字号", "磅"),
    "lines": ("5.2.3", "每页行数", "行"),
    "characters": ("5.2.3", "每行字数", "字"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Margins and body text. The standard: 天头 37, 订口 28, 版心 156 × 225, 22 lines of 28."""

    top: float = 37.0
    left: float = 28.0
    right: float = 26.0
    bottom: float = 35.0
    size: float = 16.0
    lines: int = 22
    characters: int = 28
    faces: tuple[tuple[str, str], ...] = ()  # role and family, where the house has its own
    source: str = ""  # the document that says so

    @property
    def width(self) -> float:
        return PAGE[0] - self.left - self.right

    @property
    def height(self) -> float:
        return PAGE[1] - self.top - self.bottom


STANDARD = Profile()


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a house does otherwise than the standard."""

    clause: str
    standard: str
    house: str


def house(
    *,
    lines: int | None = None,
    characters: int | None = None,
    faces: tuple[tuple[str, str], ...] = (),
    source: str | None = None,
    **lengths: float | None,
) -> Profile:
    """The standard with what a house has chosen; None is the standard's."""
    return replace(
        STANDARD,
        lines=STANDARD.lines if lines is None else lines,
        characters=STANDARD.characters if characters is None else characters,
        faces=faces,
        source=source or STANDARD.source,
        **{name: each for name, each in lengths.items() if each is not None},
    )


def deviations(profile: Profile) -> Iterator[Deviation]:
    for role, family in profile.faces:
        yield Deviation("5.2.2", ROLES[role][0], family)
    for field in fields(Profile):
        if field.name not in _NAMES:
            continue
        standard, house = getattr(STANDARD, field.name), getattr(profile, field.name)
        if standard != house:
            clause, name, unit = _NAMES[field.name]
            yield Deviation(clause, f"{name} {standard:g} {unit}", f"{name} {house:g} {unit}")
