"""The plan of `base`, some certificates and majors larger: to see how time grows with size.

A draft without an issued text, since that has two certificates and no more.
"""

import re
import shutil
from pathlib import Path

BASE = Path(__file__).parent / "plans" / "base"
_MAJORS = "一二三四"


def scaled(folder: Path, times: int) -> Path:
    """A copy of base in `folder` with `times` times as many certificates and majors."""
    shutil.copytree(BASE, folder)
    (folder / "2025" / "issued.txt").unlink()
    head = folder / "2025" / "plan.yaml"
    head.write_text(head.read_text("utf-8").replace("status: 执行中", "status: 草案"), "utf-8")
    document = folder / "2025" / "document.yaml"
    names = "、".join(f"证书{kind}{turn or ''}" for turn in range(times) for kind in "甲乙")
    document.write_text(
        document.read_text("utf-8")
        .replace("证书甲、证书乙两个", f"{names}等{2 * times}个")
        .replace("两个教学团队", f"{2 * times}个教学团队")
        .replace("共 90 人", f"共 {90 * times} 人"),
        "utf-8",
    )
    register = folder / "majors.yaml"
    text = register.read_text("utf-8")
    for turn in range(1, times):
        for name in ("alpha", "beta"):
            source = folder / "2025" / "certificates" / f"{name}.yaml"
            copy = source.with_name(f"{name}-{turn}.yaml")
            copy.write_text(_renamed(source.read_text("utf-8"), turn), "utf-8")
    lines = [line for line in text.splitlines() if line.startswith("  - {name: 专业")]
    more = [_renamed(line, turn) for turn in range(1, times) for line in lines]
    register.write_text(text.replace(lines[-1], "\n".join([lines[-1], *more])), "utf-8")
    return folder


def _renamed(text: str, turn: int) -> str:
    """Another certificate or major: the same with a number behind its names."""
    text = re.sub(f"(证书[甲乙]|专业[{_MAJORS}])", rf"\g<1>{turn}", text)
    text = re.sub(r"slug: ([a-z-]+)", rf"slug: \g<1>-{turn}", text)
    text = re.sub(r"(?m)^number: (\d)", lambda found: f"number: {int(found[1]) + 2 * turn}", text)
    return re.sub(r"(?ms)^sessions:.*?(?=^\S|\Z)", "", text)  # rooms have two sessions a day
