"""Faces by role: which font files a paper is set in, and whether they have every character.

A set is a folder of font files. Of each role the official face is taken where the folder has
it, else an open one in its place; behind it stands the base set (Noto, from a wheel), which has
the characters that the others lack. Files are told by the names in them, so a folder may hold
anything. Knows no paper.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

# role -> (Chinese name, official families, open families in their place)
ROLES = {
    "title": (
        "小标宋",
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
        ("FandolSong",),
    ),
    "body": ("仿宋", ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋"), ("FandolFang R",)),
    "kai": ("楷体", ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体"), ("FandolKai",)),
    "hei": ("黑体", ("SimHei", "黑体"), ("FandolHei", "Noto Sans SC")),
    "song": ("宋体", ("SimSun", "宋体"), ("FandolSong",)),
}
_BOLD = "title"
_LAST = "Noto Serif SC"


@dataclass(frozen=True)
class Face:
    """One font file, by the family and weight that it names itself."""

    family: str
    weight: int
    path: Path

    @cached_property
    def characters(self) -> frozenset[int]:
        """Every character it can print."""
        from fontTools.ttLib import TTFont

        number = 0 if self.path.suffix.lower() == ".ttc" else -1
        with TTFont(self.path, lazy=True, fontNumber=number) as font:
            return frozenset(font.getBestCmap())

    @cached_property
    def hash(self) -> str:
        return sha256(self.path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class FontSet:
    """The faces of every role, first choice first."""

    faces: tuple[tuple[str, tuple[Face, ...]], ...]

    @cached_property
    def by_role(self) -> dict[str, tuple[Face, ...]]:
        return dict(self.faces)

    @property
    def name(self) -> str:
        """标准字体 with every official face, else what stands in their place."""
        firsts = [faces[0].family for faces in self.by_role.values()]
        if all(self.is_official(role) for role in ROLES):
            return "公文标准字体"
        return "、".join(dict.fromkeys(family.split()[0] for family in firsts))

    def is_official(self, role: str) -> bool:
        return self.by_role[role][0].family in ROLES[role][1]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The roles, by their Chinese names, for which the folder has no face at all."""
        return tuple(ROLES[role][0] for role, faces in self.faces if faces[0].family == _LAST)

    @property
    def files(self) -> tuple[Face, ...]:
        return tuple(dict.fromkeys(face for _, faces in self.faces for face in faces))

    def missing(self, text: str, role: str = "body") -> str:
        """The characters of `text` that no face of the role can print, each once."""
        faces = self.by_role[role]
        return "".join(
            c for c in dict.fromkeys(text) if not any(ord(c) in f.characters for f in faces)
        )


@cache
def font_set(folder: Path | None, house: tuple[tuple[str, str], ...] = ()) -> FontSet:
    """The faces to set papers in: those of `folder` before the base set, of these the ones that
    the house has chosen (role and family) first. Raises NotADirectoryError when the folder is
    not there."""
    if folder is not None and not folder.is_dir():
        raise NotADirectoryError(folder)
    found = _scan(folder) if folder else []
    base = _scan(_base_folder())
    chains, chosen = [], dict(house)
    for role, (_, official, stand_in) in ROLES.items():
        own = (chosen[role],) if role in chosen else ()
        chain = [f for family in (*own, *official, *stand_in) for f in _pick(found, family, role)]
        chain += [f for family in (*own, *stand_in, _LAST) for f in _pick(base, family, role)]
        chains.append((role, tuple(dict.fromkeys(chain))))
    return FontSet(tuple(chains))


def _pick(faces: list[Face], family: str, role: str) -> list[Face]:
    """The one face of a family that suits a role: the bold one for titles."""
    of_family = sorted((f for f in faces if f.family == family), key=lambda f: f.weight)
    return of_family[-1:] if role == _BOLD else of_family[:1]


def _scan(folder: Path) -> list[Face]:
    import typst  # only where something is printed

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    faces = [
        Face(f.family, f.weight, Path(f.path))
        for f in fonts.fonts()
        if f.style == "normal" and f.path
    ]
    return sorted(faces, key=lambda face: (face.family, face.weight, face.path.name))


def _base_folder() -> Path:
    import pylopdf_fonts_zh_cn as wheel

    return wheel.serif_path().parent
