"""The files that stand around the plan of a college which takes this program as a package: what a
repository needs beside its data. Each begins with a line that says so and holds a sum of the rest,
by which a file that people have changed is known, and left alone. Knows no plan.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from generators.core import resources

_TEMPLATES = Path(__file__).with_name("around")
_LOCK, _SETTINGS = "libraries.txt", ".vscode/settings.json"
_FROM_TEMPLATES = {
    "README.md": "readme.md", "plan/README.md": "plan.md", "Makefile": "makefile",
    ".gitignore": "gitignore", ".gitattributes": "gitattributes",
    ".github/workflows/check.yml": "check.yml", ".github/workflows/gate.yml": "gate.yml",
    ".github/workflows/publish.yml": "publish.yml",
}  # fmt: skip
_EDITOR = (_SETTINGS, ".vscode/extensions.json")
SCHEMAS = ".venv/schemas"  # where `make` lays the schemas for the editor
ENGINE = "engine.txt"
_ENGINE_SAYS = """\
# 程序的版本。换了版本，先运行 make check，再运行 .venv/bin/plan ci --write。
# 从软件源安装的写 {name}==版本；安装包（whl 文件）放在 engine/ 里的，写 ./engine/文件名。
# 后面可以写 --hash=sha256:… 作校验。
{line}
"""
_COMMENT = {".md": ("<!-- ", " -->"), ".json": ("// ", "")}
_MARK = "由程序写成（{}）。plan ci --write 更新它；改过的就不再更新"
_SUM = re.compile("（([0-9a-f]{16})）。plan ci --write")


class Renewal(NamedTuple):
    """What is to be written, what of it is different, and which files people have changed."""

    texts: dict[str, str]
    different: dict[str, tuple[str, ...]]
    kept: tuple[str, ...]


def files_around() -> dict[str, str]:
    """Every file by its path below the repository."""
    made = {path: _template(name) for path, name in _FROM_TEMPLATES.items()}
    made[_LOCK] = resources.LOCK.read_text("utf-8")
    made |= {path: (resources.ROOT / path).read_text("utf-8") for path in _EDITOR}
    made[_SETTINGS] = made[_SETTINGS].replace('"./schemas/', f'"./{SCHEMAS}/')
    return {path: _marked(path, text) for path, text in made.items()}


def engine(name: str, version: str, wheel: tuple[str, bytes] | None) -> dict[str, str | bytes]:
    """The one line that says which program is taken: from the index, or a wheel that is carried
    along, which then is a file too. People change it; nothing renews it."""
    if wheel is None:
        return {ENGINE: _ENGINE_SAYS.format(name=name, line=f"{name}=={version}")}
    file, content = wheel
    line = f"./engine/{file} --hash=sha256:{hashlib.sha256(content).hexdigest()}"
    return {ENGINE: _ENGINE_SAYS.format(name=name, line=line), f"engine/{file}": content}


def renewal(there: Mapping[str, str]) -> Renewal:
    """What to write over the files that are `there`."""
    fresh, kept = files_around(), []
    texts = {}
    for path, text in fresh.items():
        if path not in there:
            texts[path] = text
        elif there[path] != text:
            if _is_ours(there[path]):
                texts[path] = text
            else:
                kept.append(path)
    different = {path: tuple(_difference(there.get(path), text)) for path, text in texts.items()}
    return Renewal(texts, different, tuple(kept))


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _marked(path: str, text: str) -> str:
    begins, ends = next(
        (around for suffix, around in _COMMENT.items() if path.endswith(suffix)), ("# ", "")
    )
    return f"{begins}{_MARK.format(_sum(text))}{ends}\n{text}"


def _is_ours(text: str) -> bool:
    """Whether nobody has changed it since it was written, by whichever version."""
    mark, _, rest = text.partition("\n")
    found = _SUM.search(mark)
    return found is not None and found[1] == _sum(rest)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _difference(old: str | None, new: str) -> Iterator[str]:
    """The lines that go and come; none of the mark."""
    if old is not None:
        before, after = (text.split("\n")[1:] for text in (old, new))
        lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
        yield from (line for line in lines if not line.startswith("@@"))
