"""Which file is of which kind; a folder of files -> the institution and its plans, or diagnostics.

Each file is held against its schema first, so one bad file hides no other. Knows the layout only.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generators.core.diagnostics import Diagnostic, Location
from generators.core.schema import schema
from generators.core.yaml import source, texts
from generators.core.yaml.slips import Slip, Slips
from generators.core.yaml.source import Source
from generators.model import amend, amendment_files, attached_files, folders, kinds
from generators.model.building import build
from generators.model.documents import AttachedFile
from generators.model.institutions import Institution
from generators.model.kinds import INSTITUTION, OPTIONAL, YEAR, Kinds
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.structure import Entity, Spot

ISSUED_TEXT = "issued.txt"
_YEAR_FOLDER = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Loaded:
    """What a folder holds. `institution` is None when a file is missing or does not fit."""

    institution: Institution | None
    plans: tuple[Plan, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]
    files: int


class Memory:
    """What was read before: of a file with the same path and the same bytes, the same entity.
    For who reads a folder again and again (`lasting`); else nothing is looked up."""

    def __init__(self, lasting: bool = True):
        self.lasting = lasting
        self.sources: dict[tuple[str, bytes], Source] = {}
        self.entities: dict[Source, Entity] = {}

    def bytes_of(self, file: Path) -> bytes:
        return file.read_bytes() if self.lasting and file.is_file() else b""


class Unfit(Exception):
    """A file that cannot be read or does not fit, where nobody is to be told what is wrong."""


def load(
    folder: Path, tell: bool = True, memory: Memory | None = None, former: bool = False
) -> Loaded:
    """Read the plan folder. Raises NotADirectoryError when there is none. Without `tell` the
    first file that does not fit raises Unfit: finding out why takes longer than reading. What
    `memory` knows is not read again. Of a `former` version, which nobody mends any more, the list
    of amendments of then is read too."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    memory = memory or Memory(lasting=False)
    reader = _Reader(folder, tell, memory)
    if reader.tree.too_many:
        reader.diagnostics.append(folders.too_many(reader.shown))
        return reader.loaded(None, ())
    registers = reader.read_all("", INSTITUTION)
    years = {
        int(name): reader.read_all(f"{name}/", YEAR)
        for name in sorted(reader.tree.folders)
        if _YEAR_FOLDER.fullmatch(name)
    }
    for year in years if former else ():
        years[year] |= reader.listed_amendments(f"{year}/")
    issued = {year: reader.issued_text(year) for year in years}
    beside = {year: reader.attached(f"{year}/") for year in years}
    reader.report_files(years)
    if reader.diagnostics:
        return reader.loaded(None, ())
    institution = Institution(_entities(registers, memory))
    plans = tuple(
        Plan(year, institution, _entities(files, memory), issued[year], attached=beside[year])
        for year, files in years.items()
    )
    for plan in plans:
        reader.diagnostics += _amended_shape(plan)
    return reader.loaded(None if reader.diagnostics else institution, plans)


def _amended_shape(plan: Plan) -> list[Diagnostic]:
    """What no longer fits its schema once amended; its place is the amendment."""
    amended = plan.amended_sources(date.max)
    return [
        d
        for path, text in amended.items()
        for d in schema.check(_kind(path), amend.as_written(text))
    ]


def _kind(path: str) -> str:
    folder, slash, _ = path.partition("/")
    return YEAR[folder + slash if slash else path][0]


def _entities(sources: dict[str, tuple[type[Entity], Source]], memory: Memory) -> dict[str, Entity]:
    for path, (cls, text) in sources.items():
        if text not in memory.entities:
            made = build(cls, text.data, Spot(text), slug=_slug(path))
            memory.entities[text] = made
    return {path: memory.entities[text] for path, (_, text) in sources.items()}


def _slug(path: str) -> str | None:
    """Entities of a folder take their slug from the file's name."""
    return Path(path).stem if "/" in path else None


class _Reader:
    """Collects what reading a folder yields: sources by path, texts, diagnostics."""

    def __init__(self, folder: Path, tell: bool, memory: Memory):
        self.folder, self.tree, self.tell = folder, folders.walk(folder), tell
        self.memory = memory
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}
        self.seen: set[str] = set()

    def read_all(self, prefix: str, kinds: Kinds) -> dict[str, tuple[type[Entity], Source]]:
        read = {}
        for name, (kind, cls) in kinds.items():
            for path in self._paths(prefix, name):
                if name in OPTIONAL and not self._is_there(path):
                    continue
                self.seen.add(path)
                if text := self._read(path, kind):
                    read[path.removeprefix(prefix)] = (cls, text)
        return read

    def listed_amendments(self, prefix: str) -> dict[str, tuple[type[Entity], Source]]:
        path = prefix + amendment_files.LIST
        if not self._is_there(path):
            return {}
        read = source.read(self.folder / path, self.shown(path))
        try:
            listed = amendment_files.read(read) if isinstance(read, Source) else {}
        except ValueError:
            return {}  # a stray, which is told
        self.seen.add(path)
        return {file: (Amendment, each) for file, each in listed.items()}

    def issued_text(self, year: int) -> str:
        path = f"{year}/{ISSUED_TEXT}"
        if not self._is_there(path):
            return ""
        try:
            text = texts.read_plain(self.folder / path)
            return text if text.strip() else ""
        except Slip as slip:
            said = [slip]
        except Slips as several:
            said = several.slips
        shown = self.shown(path)
        self.texts[shown] = texts.text_of(self.folder / path)
        self.diagnostics += [slip.diagnostic(shown) for slip in said]
        return ""

    def attached(self, prefix: str) -> dict[str, AttachedFile]:
        """The files of attachments/ that can be ones, by their names; the others are strays."""
        folder = prefix + attached_files.FOLDER
        found = attached_files.read(self.folder, folder, self.tree.files, self.shown)
        self.seen |= {folder + name for name in found}
        return found

    def report_files(self, years: Collection[int]) -> None:
        """What is there under a wrong name, and what is not there."""
        if not years and not any(map(folders.like_a_year, self.tree.folders)):  # else told below
            self.diagnostics.append(folders.no_year(self.shown))
        expected = self.seen | {"README.md"} | {f"{year}/{ISSUED_TEXT}" for year in years}
        missing = {path for path in self.seen if not self._is_there(path)}
        if self.tree.files | self.tree.others <= expected and not missing | self.tree.executable:
            return
        from generators.model.strays import Strays  # rarely needed

        named = sorted(map(str, years))
        inside = (attached_files.FOLDER, *(name for name in YEAR if name[-1] == "/"))
        places = {f"{year}/{name[:-1]}" for year in named for name in inside}
        home = partial(self._home, years=named)
        strays = Strays(self.tree, expected, {*named, *places}, missing, self.shown, home)
        self.diagnostics += strays.report()

    def loaded(self, institution: Institution | None, plans: tuple[Plan, ...]) -> Loaded:
        diagnostics = tuple(sorted(self.diagnostics))
        return Loaded(institution, plans, diagnostics, self.texts, len(self.seen))

    def shown(self, path: str) -> str:
        return f"{self.folder.as_posix()}/{path}"

    def _paths(self, prefix: str, name: str) -> list[str]:
        if not name.endswith("/"):
            return [prefix + name]
        folder = prefix + name
        return [folder + file for file in self.tree.names(folder) if folders.usable(file)]

    def _is_there(self, path: str) -> bool:
        return path in self.tree.files | self.tree.folders | self.tree.others

    def _read(self, path: str, kind: str) -> Source | None:
        if not self._is_there(path):
            return None  # report_files says so
        file, shown = self.folder / path, self.shown(path)
        key = shown, self.memory.bytes_of(file)
        if known := self.memory.sources.get(key):
            self.texts[shown] = known.text
            return known
        result = source.read(file, shown, lambda data: schema.fits(kind, data))
        if isinstance(result, list):
            self.diagnostics += result
            self.texts[shown] = texts.text_of(file)
            return None
        self.texts[shown] = result.text
        if schema.fits(kind, result.data):
            self.memory.sources[key] = result
            return result
        if not self.tell:
            raise Unfit(shown)
        from generators.core.schema import mends  # slow to start, and rarely needed

        if other := kinds.meant(result.data, kind):
            title, own = (schema.bundle(each)["title"] for each in (other, kind))
            message = f"这个文件写的是{title}，这里应当是{own}"
            place, where = Location(shown), kinds.place(other, path.partition("/")[0])
            self.diagnostics.append(schema.UNKNOWN_FILE.at(place, message, f"移到 {where}"))
        else:
            self.diagnostics += mends.problems(kind, result)
        return None

    def _home(self, path: str, years: list[str]) -> str:
        """Where a stray file belongs by what it holds, as kinds.place says; "" of any other."""
        if not path.endswith((".yaml", ".yml", ".txt")) or path in self.tree.others:
            return ""
        read = source.read(self.folder / path, path)
        kind = kinds.meant(read.data) if isinstance(read, Source) else None
        own = [year for year in years if path.startswith(year)]
        return kinds.place(kind, (own or years or [""])[-1]) if kind else ""
