"""Personal data in files: in every file of the plan folder, and in what is about to be published.

Looks at raw text, whatever the files are and whether or not they can be read as data. Knows
neither kinds of files nor the plan.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePath
from typing import NamedTuple, Protocol

from generators.core.diagnostics import ERROR, Diagnostic, Location
from generators.core.privacy import contents, personal
from generators.core.schema import schema
from generators.core.unread import NOT_TRIED, Unread

_READER = "generators.core.privacy.contents:unpacked"
_MOST_FILES = 2000
_BATCH = 2 * 1024 * 1024
_MOST_OF_STRAYS = 8 * 1024 * 1024
_MOST_IN_FILE = 20  # told one by one
_MOST_LINES = 10
_SITE = re.compile(r"^site: *[\"']?https?://(?:www\.)?([a-z0-9.-]+)", re.MULTILINE)


class Leaks(NamedTuple):
    """What was found: diagnostics; the texts they stand in; and stretches of text that only the
    words before them betray, to be hidden wherever they are quoted."""

    diagnostics: list[Diagnostic]
    texts: dict[str, str]
    known: frozenset[str]


def in_folder(folder: Path, texts: dict[str, str]) -> Leaks:
    """Personal data in the contents and the names of all files; `texts` are those already read,
    by their names in messages."""
    base, leaks, known = folder.as_posix(), Leaks([], {}, frozenset()), set()
    own = own_domain(texts.get(f"{base}/college.yaml", ""))
    for files in _batches(folder, texts):
        for file in files:
            at, attached = f"{base}/{file.path}", contents.is_attached(file.path)
            if file.unread:
                leaks.diagnostics.append(_not_seen(at, file.unread, attached))
            if attached and file.acting:  # others have to go anyway
                leaks.diagnostics.append(_acting(at, file.acting))
        if not personal.possible("\n".join(f"{file.path}\n{file.text}" for file in files)):
            continue
        for path, text, placed, *_ in files:
            shown, found = f"{base}/{path}", _found(text, own)
            for each in personal.find(path, own):
                leaks.diagnostics.append(_told(each, Location(shown), "文件名里有"))
            leaks.diagnostics.extend(_diagnostics(found, text, shown, placed))
            known |= {text[each.start : each.end] for each in found if each.labelled}
            if found and placed:
                leaks.texts[shown] = text
    return leaks._replace(known=frozenset(known))


@lru_cache(maxsize=128)
def _found(text: str, own: str) -> list[personal.Found]:
    """Of files that are looked at again and again while others change, as in a preview."""
    return personal.find(text, own)


class Made(Protocol):
    """A file that is to be published, and what it is made from, below the plan folder."""

    @property
    def path(self) -> str: ...
    @property
    def content(self) -> str | bytes: ...
    @property
    def edit(self) -> str | None: ...


class _File(NamedTuple):
    """`placed`: the lines of the text are those of the file; `unread`: why the text is not all
    that stands in it; `acting`: what in an attachment acts by itself."""

    path: str
    text: str
    placed: bool
    unread: str = ""
    acting: tuple[str, ...] = ()


def _batches(folder: Path, texts: dict[str, str]) -> Iterator[list[_File]]:
    """All files, many at a time: most often there is nothing in any, and that is asked once.
    Of files that belong nowhere, only so much is read; they have to go anyway."""
    batch, packed, size, left = list[_File](), list[str](), 0, _MOST_OF_STRAYS
    for path in _files(folder):
        content = contents.Content(texts.get(f"{folder.as_posix()}/{path}", ""))
        if not content.text and left > 0:
            content = contents.content_of(folder / path)
            left -= len(content.text)
        if content.packed:
            packed.append(path)
            continue
        batch.append(_File(path, content.text, content.placed))
        size += len(content.text)
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    yield batch
    if packed:
        yield from _packed(folder, packed)


def _packed(folder: Path, paths: list[str]) -> Iterator[list[_File]]:
    """Containers and PDFs, which a process of their own looks into."""
    from generators.core import confined  # rarely needed

    left = _MOST_OF_STRAYS
    answers = confined.read_all(_READER, [folder / path for path in paths])
    for path in paths:
        answer = next(answers) if left > 0 else Unread(NOT_TRIED)
        text, why, acting = ("", str(answer), ()) if isinstance(answer, Unread) else answer
        left -= len(text)
        yield [_File(path, text, placed=False, unread=why, acting=tuple(acting))]
    answers.close()


def own_domain(college: str) -> str:
    """The college's own domain, from the text of its file."""
    match = _SITE.search(college) if "site: " in college else None
    return match[1] if match else ""


def in_published(files: Iterable[tuple[str, bytes]], sources: dict[str, str], own: str) -> str:
    """Why files must not be published: which of them hold personal data, and where it comes
    from (`sources`: of some of them, by path). Empty when none does."""
    lines = []
    for path, each in _published(files, own):
        source = f"（来自 {sources[path]}）" if path in sources else ""
        lines.append(f"  {personal.mask(path)}：{each.name} {each.masked}{source}")
    lines = list(dict.fromkeys(lines))
    if not lines:
        return ""
    more = [f"  另有 {len(lines) - _MOST_LINES} 处"] if len(lines) > _MOST_LINES else []
    head = "将要发布的文件里有个人信息，所以没有生成，原来的文件没有改动："
    return "\n".join([head, *lines[:_MOST_LINES], *more, f"怎么改：在来源里{personal.ADVICE}。"])


def in_artifacts(
    artifacts: Iterable[Made], folder: PurePath, head: str, own: str
) -> Iterator[Diagnostic]:
    """The same for artifacts that are not yet written: each at the file of the plan `folder` that
    it is made from; at `head` where that is not a single one."""
    edited = {each.path: each.edit or head for each in artifacts}
    files = (
        (each.path, each.content.encode() if isinstance(each.content, str) else each.content)
        for each in artifacts
    )
    for path, each in _published(files, own):
        place = Location(f"{folder.as_posix()}/{edited[path]}")
        yield _told(each, place, f"由它生成的 {personal.mask(path)} 里有")


def _published(
    files: Iterable[tuple[str, bytes]], own: str
) -> Iterator[tuple[str, personal.Found]]:
    for path, raw in files:
        for each in (*personal.find(path, own), *personal.find(contents.shown(path, raw), own)):
            if each.code.severity == ERROR:
                yield path, each


def sources(artifacts: Iterable[Made]) -> dict[str, str]:
    """Which file of the plan each published file is made from, where it is one."""
    known = {each.path: f"plan/{each.edit}" for each in artifacts if each.edit}
    return known | {path.removesuffix(".md") + ".html": edit for path, edit in known.items()}


def _files(folder: Path) -> Iterator[str]:
    """Every file, hidden ones too, in order; nothing behind links."""
    count = 0
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        folders[:] = sorted({*folders} - {".git", *links})
        below = root[len(str(folder)) :].strip(os.sep).replace(os.sep, "/")
        for name in sorted([*names, *links]):
            if count == _MOST_FILES:
                return
            count += 1
            yield f"{below}/{name}" if below else name


def _diagnostics(
    found: list[personal.Found], text: str, path: str, placed: bool
) -> Iterator[Diagnostic]:
    more = len(found) - _MOST_IN_FILE
    for index, each in enumerate(found[:_MOST_IN_FILE], 1):
        place = _location(path, text, each) if placed else Location(path)
        rest = f"，这个文件里另有 {more} 处" if index == _MOST_IN_FILE and more > 0 else ""
        yield _told(each, place, "这里有", rest)


def _told(each: personal.Found, place: Location, here: str, more: str = "") -> Diagnostic:
    sure = "" if each.code.severity == ERROR else "如果是证件号码，请"
    message = f"{here}{each.name} {each.masked}{more}"
    return each.code.at(place, message, f"{sure}{personal.ADVICE}")


def _not_seen(path: str, why: str, attached: bool) -> Diagnostic:
    message = f"这个文件没有读完（{why}），里面有没有个人信息看不出来"
    advice = "删去它；里面有个人信息又已经推送的，先撤回（关闭）这次提交，并告诉管理员清理"
    if attached:
        advice = "去掉密码，用原来的软件打开、另存为 docx、xlsx 或 PDF，再放进来；打不开的删去"
    return schema.UNREADABLE.at(Location(path), message, advice)


def _acting(path: str, what: tuple[str, ...]) -> Diagnostic:
    message = f"附件的文件不能用：{'、'.join(what)}"
    advice = "在 Word、Excel 里另存为不带宏的 docx、xlsx，再放进来；对象粘贴成图片或文字"
    if path.endswith(".pdf"):
        advice = "重新打印成 PDF，再放进来；表单里的脚本和夹带的文件都去掉"
    return schema.ACTIVE.at(Location(path), message, advice)


def _location(path: str, text: str, each: personal.Found) -> Location:
    line = text.count("\n", 0, each.start) + 1
    start = text.rfind("\n", 0, each.start)
    end_line = line + text.count("\n", each.start, each.end)
    return Location(
        path, line, each.start - start, end_line, each.end - text.rfind("\n", 0, each.end)
    )
