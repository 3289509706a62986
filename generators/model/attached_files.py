"""Files that go with a notice or with the issued document: attachments/ of a year.

What their names may be, which kinds there are, and what is known of one: its bytes and their sum.
Opens none: what is in one, a process of its own looks at (core/confined.py).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generators.core.yaml.source import Source
from generators.model.documents import AttachedFile, DocumentFile
from generators.model.folders import MAX_NAME, reserved
from generators.model.notices import Notice, NoticeAttachment
from generators.model.plans import Plan
from generators.model.structure import Entity, Spot

FOLDER = "attachments/"
KINDS = {"docx": "Word 文件", "xlsx": "Excel 表格", "pdf": "PDF 文件", "jpg": "图片", "png": "图片"}
LISTED = "、".join(KINDS)
MOST_BYTES = 1024 * 1024  # what is larger is read of no version of a plan (core/git/trees.py)
TOO_LARGE = "1 MB"
_NAME = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:{'|'.join(KINDS)})")  # it becomes an address
_CLOSED = b"\xd0\xcf\x11\xe0"
_BEGINNINGS = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-",
               "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}  # fmt: skip


class FileSource(Source):
    """A file that is no text: no line of it can be shown."""

    __slots__ = ("content",)

    def __init__(self, path: str, content: bytes):
        super().__init__(path, "", {"sha256": sha256(content).hexdigest()})
        self.content = content


def is_named_well(name: str) -> bool:
    """Whether a file of this name can be an attachment."""
    return bool(_NAME.fullmatch(name)) and len(name) <= MAX_NAME and not reserved(name)


def read(
    root: Path, folder: str, files: Iterable[str], shown: Callable[[str], str]
) -> dict[str, AttachedFile]:
    """Those of the files below the plan folder that lie in this folder and can be attachments, by
    their names; `shown` says what a path is called in messages."""
    found = {}
    for path in sorted(files):
        name = path.removeprefix(folder)
        if name == path or not is_named_well(name):
            continue
        with (root / path).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) <= MOST_BYTES:
            source = FileSource(shown(path), content)
            checksum = sha256(content).hexdigest()
            found[name] = AttachedFile(Spot(source), name=name, sha256=checksum)
    return found


def content(file: AttachedFile) -> bytes:
    source = file.spot.source
    return source.content if isinstance(source, FileSource) else b""


def kind(file: AttachedFile) -> str:
    """What a reader has it opened with: Word 文件."""
    return KINDS[file.name.rpartition(".")[2]]


def size(file: AttachedFile) -> str:
    """In words: 12 KB."""
    return f"{max(1, round(len(content(file)) / 1024))} KB"


def everything(plan: Plan) -> dict[str, Entity]:
    """The files of a plan by their paths, those that are no text among them."""
    return {**plan.files, **{FOLDER + name: each for name, each in plan.attached.items()}}


def is_of_another_kind(file: AttachedFile) -> bool:
    """Whether its first bytes are not those of its kind. What has a password, or is of before
    2007, nobody can look into: that is told of every file."""
    return not content(file).startswith((_BEGINNINGS[file.name.rpartition(".")[2]], _CLOSED))


class GivenOut(NamedTuple):
    """A file as it goes with a notice, None: with the issued document. `label`: 附件2."""

    notice: Notice | None
    label: str
    title: str
    file: AttachedFile


def given(plan: Plan, notice: Notice | None) -> list[GivenOut]:
    """The files that go with one notice, or with the issued document, that are there."""
    there = plan.attached
    if notice is None:
        files = plan.as_issued.document.files
        return [GivenOut(None, "", e.title, there[e.file]) for e in files if e.file in there]
    several = len(notice.attachments) > 1
    return [
        GivenOut(notice, f"附件{number}" if several else "附件", each.title, there[each.file])
        for number, each in enumerate(notice.attachments, 1)
        if each.file and each.file in there
    ]


def given_out(plan: Plan) -> list[GivenOut]:
    """Every file that readers can take away, with what it goes with."""
    issued = (None, *(notice for notice in plan.notices if notice.is_issued))
    return [each for notice in issued for each in given(plan, notice)]


def naming(plan: Plan) -> Iterator[tuple[Notice | None, NoticeAttachment | DocumentFile]]:
    """Everything that names a file, with the notice that does, None: the issued document."""
    for each in plan.as_issued.document.files:
        yield None, each
    for notice in plan.notices:
        yield from ((notice, each) for each in notice.attachments if each.file)


def public(plan: Plan) -> list[AttachedFile]:
    """The files that readers can take away, each once."""
    named = {each.file.name: each.file for each in given_out(plan)}
    return [named[name] for name in sorted(named)]
