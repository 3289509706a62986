"""How a paper is set: the measures of GB/T 9704-2012, or those of a house that differs.

Lengths in millimetres, sizes in points. Knows the standard's figures with their clauses, and
nothing of how they are reached or measured.
"""

from dataclasses import dataclass

PAGE = (210.0, 297.0)


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

    @property
    def width(self) -> float:
        return PAGE[0] - self.left - self.right

    @property
    def height(self) -> float:
        return PAGE[1] - self.top - self.bottom


STANDARD = Profile()
