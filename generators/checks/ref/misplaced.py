"""A name that is no major, or no department, because it is something else: where it belongs.
Judges nothing."""

import re
from collections.abc import Iterator

from generators.model.dimensions import CLASS, DEPARTMENT, MAJOR, Dimension
from generators.model.institutions import Institution

_PUBLIC = re.compile("社会(?:人员|成员|学员|考生)?")


def advice(institution: Institution, dimension: Dimension, name: str, listed: bool = False) -> str:
    """How to write a name that stands as a major, or as a department, and is none; nothing where
    it may be one. `listed`: it stands in a list of those who may declare."""
    return next(_elsewhere(institution, dimension, name, listed), "")


def _elsewhere(
    institution: Institution, dimension: Dimension, name: str, listed: bool
) -> Iterator[str]:
    if dimension not in (MAJOR, DEPARTMENT) or name in getattr(institution, dimension.register):
        return
    other = DEPARTMENT if dimension is MAJOR else MAJOR
    if name in getattr(institution, other.register):
        what = "部门" if other is DEPARTMENT else "专业"
        there, here = (f"{each.key}{'s' if listed else ''}" for each in (other, dimension))
        yield f"“{name}”是{what}，写在 {there} 里，不写在 {here} 里"
    if _PUBLIC.fullmatch(name):
        written = "public: true" if listed else "population: 社会"
        yield f"给社会人员的不写{dimension.title}，写 {written}"
    if name.endswith("班") and not listed:
        yield f"“{name}”是班，写在 {CLASS.key} 里，{MAJOR.key} 写它的专业"
