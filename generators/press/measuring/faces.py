"""Whether the faces on paper are those that the standard names. A face that stands in the place
of another never passes, however alike the two look."""

from collections.abc import Iterable, Sequence

from generators.press.measuring.pdf_glyphs import Char, Line
from generators.press.paper.fonts import ROLES

_SUBSET = "-regular"
_FEW = 8  # characters that are named


def _plain(face: str) -> str:
    return face.replace(" ", "").replace("_", "").lower().removesuffix(_SUBSET)


# Names as files have them -> the standard's: faces that are the required design.
_NAMES = {role: tuple(map(_plain, official)) for role, (_, official, _) in ROLES.items()}


def is_official(face: str, role: str) -> bool:
    return any(_plain(face).startswith(name) for name in _NAMES[role])


def said(lines: Iterable[Line], role: str) -> tuple[bool, str]:
    """Whether every character of some lines is in a face of the role; which ones are not, were it
    one that the face lacks."""
    return said_of([char for line in lines for char in line.chars], role)


def said_of(chars: Sequence[Char], role: str) -> tuple[bool, str]:
    """The same of some characters."""
    wanted, others = ROLES[role][0], [c for c in chars if not is_official(c.face, role)]
    if not others:
        return True, wanted
    some = "".join(dict.fromkeys(c.text for c in others))[:_FEW] if len(others) < len(chars) else ""
    what = f"其中“{some}”" if some else ""
    names = "、".join(dict.fromkeys(c.face for c in others))
    return False, f"{what}以 {names} 代替{wanted}，未满足指定字体"
