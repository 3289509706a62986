"""Find files in a plan folder that belong nowhere or have a wrong name, and files that are missing.

Knows names and places; of contents only what `home` tells: the folder in which they belong.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.core.diagnostics import Diagnostic, Location
from generators.core.schema import schema
from generators.core.yaml import texts
from generators.model import amendment_files, attached_files
from generators.model.folders import FILE_NAME, MAX_NAME, Tree, reserved, usable

_NAMES = "文件名用小写英文字母、数字和短横线，以 .yaml 结尾；位置见 plan/README.md"
_YEAR = re.compile("20[0-9]{2}")
_TEMPORARY = re.compile(r"[~.]\$.*|.*~|.*\.(?:bak|tmp|orig|old|swp)|thumbs\.db|desktop\.ini", re.I)
_ATTACHED = "公文的附件放在这一年的 attachments 文件夹里，在公文里写上文件名"
_PAPER = f"删去；要印发的公文用 plan notice new 起草，{_ATTACHED}，扫描件存在别处"
_TABLE = f"删去；填好的名额表、任务表用 plan import 写回计划，{_ATTACHED}"
_OTHER_KINDS = {
    **dict.fromkeys((".docx", ".doc", ".wps", ".pdf", ".jpg", ".jpeg", ".png", ".ofd"), _PAPER),
    **dict.fromkeys((".xlsx", ".xls", ".et", ".csv"), _TABLE),
    **dict.fromkeys((".zip", ".rar", ".7z"), "删去；解开以后把里面的 .yaml 文件放到各自的位置"),
}
_WITH_MACROS = ("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb")
_COPY = re.compile(r"(?:副本|复件|Copy of)?[ _]*(?P<name>[^ _](?:.*?[^ _-])?)[ _-]*"
                   r"(?:副本|复件|copy|[(（][0-9]+[)）])[ 0-9()（）]*\.yaml", re.I)  # fmt: skip


_LISTED = (
    "变更现在一处一个文件，放在 amendments 文件夹里，不再列在 amendments.yaml 里",
    "运行 plan fix，会照这张表逐项写成文件；表里没有变更的，删去它",
)


@dataclass(frozen=True)
class Strays:
    """`expected` are the paths that are read, `places` the folders in which they lie, `missing`
    the paths that should be there; `shown` names a path in messages."""

    tree: Tree
    expected: set[str]
    places: set[str]
    missing: Iterable[str]
    shown: Callable[[str], str]
    home: Callable[[str], str]

    def report(self) -> Iterator[Diagnostic]:
        """What is wrong with the names and kinds of files."""
        strays = sorted((self.tree.files | self.tree.others) - self.expected)
        single, in_folders = self._apart(path for path in strays if not self._below_a_file(path))
        yield from (self._folder(*each) for each in in_folders.items())
        renamed = dict(self._misplaced(single))
        left = sorted(set(self.missing) - set(renamed.values()))
        renamed |= dict(self._renamed([path for path in single if path not in renamed], left))
        for path in single:
            if path in self.tree.others:
                message = "这里是链接或设备，不是普通文件，没有打开"
                yield texts.NOT_A_FILE.at(self._at(path), message, "删去它，放一个普通的文件")
            else:
                yield self._file(path, renamed.get(path))
        yield from self._missing(sorted(set(self.missing) - set(renamed.values())))
        for path in sorted(self.tree.executable & self.expected):
            message = "这个文件标成了可以运行的程序"
            advice = f"去掉这个标记：运行 chmod -x {self.shown(path)}，或重新上传这个文件"
            yield schema.EXECUTABLE.at(self._at(path), message, advice)

    def _at(self, path: str) -> Location:
        return Location(self.shown(os.fsencode(path).decode("utf-8", "replace")))

    def _below_a_file(self, path: str) -> bool:
        """Whether a path lies in a folder that stands in the place of a file: told there."""
        return any(folder in self.expected for folder in _folders(path))

    def _apart(self, strays: Iterable[str]) -> tuple[list[str], dict[str, list[str]]]:
        """The strays in folders that have their place, and those of each folder that has none."""
        single: list[str] = []
        in_folders: dict[str, list[str]] = {}
        for path in strays:
            outermost = next((each for each in _folders(path) if each not in self.places), None)
            in_folders.setdefault(outermost, []).append(path) if outermost else single.append(path)
        return single, in_folders

    def _folder(self, folder: str, paths: list[str]) -> Diagnostic:
        """A folder that nobody reads, told once, at the first of its files."""
        what = f"{len(paths)} 个文件" if len(paths) > 1 else f"{Path(paths[0]).name} "
        message, advice = f"这里不放文件夹 {folder}，里面的 {what}没有读", _NAMES
        top = folder if "/" not in folder else ""
        year = _YEAR.search(unicodedata.normalize("NFKC", top))
        if year and year[0] in self.places:
            advice = f"{year[0]} 文件夹已经有了，核对以后删去这一个"
        elif year:
            advice = f"把文件夹改名为 {year[0]}"
        elif where := next(filter(None, map(self.home, paths)), ""):
            advice = f"里面的文件移到 {where.rpartition('/')[0]} 文件夹里"
        return schema.UNKNOWN_FILE.at(self._at(paths[0]), message, advice)

    def _file(self, path: str, meant: str | None) -> Diagnostic:
        place, name = self._at(path), Path(path).name
        folded = {_folded(each): each for each in self.expected}
        if meant and Path(meant).parent != Path(path).parent:
            message = f"{meant} 放错了位置，现在是 {path}"
            return schema.UNKNOWN_FILE.at(place, message, f"移到 {meant}")
        if meant:
            right = Path(meant).name
            message = f"文件名应当是 {right}，现在是 {name}"
            return schema.UNKNOWN_FILE.at(place, message, f"改名为 {right}")
        if twin := folded.get(_folded(path)):
            message = f"文件名 {name} 和 {Path(twin).name} 只差大小写或写法"
            return schema.NAME_CLASH.at(place, message, "核对两份内容，留下正确的一份")
        if FILE_NAME.fullmatch(name) and not usable(name):
            why = "是系统保留的名称" if reserved(name) else f"超过 {MAX_NAME} 个字"
            return schema.BAD_NAME.at(place, f"文件名 {name[:40]} {why}", "换一个文件名")
        return schema.UNKNOWN_FILE.at(place, *self._unknown(path, name))

    def _unknown(self, path: str, name: str) -> tuple[str, str]:
        """Message and advice about a file that is no other file's twin."""
        folder = path.removesuffix(name)
        if folder.rstrip("/") + "/" == f"{folder[:4]}/{attached_files.FOLDER}":
            return _no_attachment(name)
        if _TEMPORARY.fullmatch(name):
            return f"{name} 是软件留下的临时文件", "删去它，不要提交"
        if name == amendment_files.LIST and folder.rstrip("/") + "/amendments" in self.places:
            return _LISTED
        copy = _COPY.fullmatch(name)
        if copy and f"{folder}{copy['name']}.yaml" in self.expected:
            message = f"{name} 是 {copy['name']}.yaml 的副本，不会读它"
            return message, f"核对两份内容，把正确的留在 {copy['name']}.yaml，删去副本"
        if what := _OTHER_KINDS.get(Path(name).suffix.lower()):
            return f"这里不放 {name}：计划里只有 .yaml 文件和 issued.txt，别的不会读", what
        where = self.home(path).rpartition("/")[0]
        if where and where != folder.rstrip("/"):
            return f"这里不放 {name}", f"移到 {where} 文件夹里"
        return f"这里不放 {name}", _NAMES

    def _missing(self, paths: list[str]) -> Iterator[Diagnostic]:
        """A folder of a year that lacks nearly everything is told once."""
        by_folder: dict[str, list[str]] = {}
        for path in paths:
            by_folder.setdefault(path.rpartition("/")[0], []).append(path)
        advice = "从以前的版本里恢复，或照 plan/README.md 新建"
        for folder, lacking in by_folder.items():
            head = f"{folder}/plan.yaml"
            if head in lacking and len(lacking) > 3:
                message = f"{folder} 文件夹里缺少 plan.yaml 等 {len(lacking)} 个文件"
                yield schema.MISSING_FILE.at(self._at(head), message, advice)
                continue
            for path in lacking:
                message = f"缺少文件 {Path(path).name}"
                yield schema.MISSING_FILE.at(self._at(path), message, advice)

    def _misplaced(self, strays: list[str]) -> Iterator[tuple[str, str]]:
        """(stray, missing) of a file that holds what another one should."""
        for path in strays if self.missing else ():
            if (where := self.home(path)) in self.missing:
                yield path, where

    def _renamed(self, strays: list[str], missing: list[str]) -> Iterator[tuple[str, str]]:
        """(stray, missing) of a file that is there under a wrong name."""
        from difflib import get_close_matches  # slow to start, and rarely needed

        for path in strays if missing else ():
            folder, _, name = path.rpartition("/")
            known = {Path(m).name: m for m in missing if m.rpartition("/")[0] == folder}
            plain = _folded(name).replace(" ", "").replace("_", "-").split(".")[0] + ".yaml"
            if near := get_close_matches(plain, known, n=1, cutoff=0.85):
                missing = [each for each in missing if each != known[near[0]]]
                yield path, known[near[0]]


def _no_attachment(name: str) -> tuple[str, str]:
    """Why a file of attachments/ is none."""
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending not in attached_files.KINDS:
        as_macro = "，带宏的不能放" if ending in _WITH_MACROS else ""
        message = f"附件的文件不能是 {name} 这一种{as_macro}"
        return message, f"另存为 {attached_files.LISTED} 里的一种，再放进来；不用的删去"
    if not attached_files.is_named_well(name):
        message = f"附件的文件名 {name} 不能用：别的电脑上可能打不开，也做不成网址"
        advice = f"改成小写英文字母、数字和短横线，例如 form-1.{ending}"
        return message, f"{advice}；给人看的名称写在公文里附件的 title"
    message = f"附件的文件 {name} 超过 {attached_files.TOO_LARGE}"
    return message, "把里面的图片压缩，或者分成几个文件"


def _folders(path: str) -> list[str]:
    """The folders around a path, the outermost first."""
    parents = path.split("/")[:-1]
    return ["/".join(parents[: n + 1]) for n in range(len(parents))]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
