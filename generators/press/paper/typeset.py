"""Paper -> PDF, through typst. The only module that compiles with it.

The paper goes in as JSON; no text of a plan ever becomes source. typst gets the files of the
font set and no others, no folder of the machine, and no date: same paper, same faces, same
bytes.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generators.press.paper.fonts import FontSet
from generators.press.paper.paper_blocks import Paper
from generators.press.paper.profiles import Profile

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parent


@cache
def pdf(paper: Paper, fonts: FontSet, profile: Profile) -> bytes:
    """The PDF of a paper: tagged, its faces embedded as far as they are used."""
    data = asdict(paper) | {
        "faces": {role: [face.family for face in faces] for role, faces in fonts.faces},
        "profile": asdict(profile),
        "qr": _qr(paper.address),
    }
    compiler = _compiler(fonts)
    made = compiler.compile(
        format="pdf", timestamp=0, sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    if not isinstance(made, bytes):
        raise TypeError("one paper is one file")
    return made


@cache
def _compiler(fonts: FontSet) -> "typst.Compiler":
    import typst

    files = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False,
        font_paths=[str(folder) for folder in sorted({face.path.parent for face in fonts.files})],
    )  # fmt: skip
    return typst.Compiler(
        str(_TEMPLATES / "paper.typ"), root=str(_TEMPLATES),
        font_paths=files, ignore_system_fonts=True,
    )  # fmt: skip


def _qr(address: str) -> str:
    """The code as SVG; empty without an address."""
    if not address:
        return ""
    import segno

    return segno.make(address, error="m").svg_inline(border=0, omitsize=True)
