"""Whether the faces on paper are those that the standard names. A face that stands in the place
of another never passes, however alike the two look."""

from collections.abc import Iterable

from generators.paper.fonts import ROLES

# Names as files have them -> the standard's: faces that are the required design.
_NAMES = {
    role: tuple(name.replace(" ", "").replace("_", "").lower() for name in official)
    for role, (_, official, _) in ROLES.items()
}
_SUBSET = "-regular"


def is_official(face: str, role: str) -> bool:
    return any(_plain(face).startswith(name) for name in _NAMES[role])


def said(found: Iterable[str], role: str) -> tuple[bool, str]:
    """Whether all of some faces are of the role; which were found."""
    wanted = ROLES[role][0]
    others = [face for face in dict.fromkeys(found) if not is_official(face, role)]
    if not others:
        return True, wanted
    return False, f"以 {'、'.join(others)} 代替{wanted}，未满足指定字体"


def _plain(face: str) -> str:
    return face.replace(" ", "").replace("_", "").lower().removesuffix(_SUBSET)
