"""What an import did or why it did not, in words for the person who filled in the table."""

from collections.abc import Iterator
from pathlib import Path

from generators.core.privacy import personal
from generators.exchange.imports.importing import Outcome

_MOST = 40  # told one by one


def told(outcome: Outcome, file: Path, folder: Path) -> str:
    """The whole answer, as lines."""
    if outcome.complaints:
        lines = [
            "没有导入，计划没有改动。请先改好下面各处，再导入一次：",
            "",
            *_complaints(outcome),
        ]
    elif outcome.asking:
        lines = _asking(outcome, file)
    elif outcome.done:
        lines = [f"已导入 {len(outcome.done)} 处：", ""]
        lines += [f"  {wish.cell}  {wish.told}" for wish in outcome.done]
        lines += [
            "",
            "改了这些文件，请核对后提交：",
            *(f"  {folder.as_posix()}/{p}" for p in outcome.files),
        ]
    else:
        lines = ["表里的内容和计划一致，没有要改的。"]
    if outcome.notes:
        lines += ["", *(f"注意：{note}。" for note in outcome.notes)]
    return personal.mask("\n".join(lines)) + "\n"


def _complaints(outcome: Outcome) -> Iterator[str]:
    for place, message in outcome.complaints[:_MOST]:
        yield f"  {place}  {message}" if place else f"  {message}"
    if len(outcome.complaints) > _MOST:
        yield f"  另有 {len(outcome.complaints) - _MOST} 处"


def _asking(outcome: Outcome, file: Path) -> list[str]:
    wishes = [f"  {wish.cell}  {wish.told}" for wish in outcome.asking]
    return [
        "没有导入，计划没有改动。计划已经印发，下面的内容要有文件作依据：",
        "",
        *wishes,
        "",
        "请写明依据的文件和日期（改动写生效的日期），再导入一次，例如：",
        f'  plan import {file.name} --document "关于调整名额的通知（文号）" --effective 2021-10-08',
        "印发过的内容，改动写进 amendments 文件夹，一处一个文件，原来的值留在原处；",
        "印发以后补写的，在旁边注明依据。",
    ]
