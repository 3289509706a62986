"""A plan on somebody's desk: changed as people change it, then held to what `make check` says.

Edits are texts of a file, as somebody types them. What was accepted is what the next edit is
compared with.
"""

import io
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.model.load import Memory
from generators.site.edition import make_edition
from generators.site.making import make
from generators.site.pages import substance, tables

_AMENDMENT = """file: {file}
target: [{target}]
was: {was}
becomes: {becomes}
effective: {effective}
document: {document}
"""
DOCUMENT = "关于调整“1+X”证书试点工作的通知（茂健职院〔2021〕90号）"
_KEY = r"(?m)^{}:(?: \[\])?(?P<note> *#.*)?$"


class Desk:
    def __init__(self, plan: Path, root: Path):
        self.folder, self.accepted = root / "plan", root / "accepted" / "plan"
        self.memory = Memory()
        shutil.copytree(plan, self.folder)
        self.accept()

    # --- what people do ---

    def edit(self, file: str, old: str, new: str) -> None:
        """Write `new` in the place of `old`, which stands there once."""
        text = self.text(file)
        assert text.count(old) == 1, f"{file}: “{old}” stands there {text.count(old)} times"
        self.write(file, text.replace(old, new))

    def enter(self, file: str, entries: str, key: str | None = None) -> None:
        """Write entries at the end of the list `key`; of the file's first list without one. An
        entry that is there already under this name or number is written anew."""
        text = self.text(file)
        key = key or re.search(r"(?m)^(\w+):(?: \[\])?$", text)[1]
        head = re.search(_KEY.format(key), text)
        rest = re.search(r"(?m)^[^\s#-]", text[head.end() :])
        end = head.end() + rest.start() if rest else len(text)
        body = text[head.end() : end].rstrip("\n") + "\n"
        for entry in re.split(r"(?m)^(?=  - )", entries)[1:]:
            body = _entered(body, entry)
        before = text[: head.start()] + f"{key}:{head['note'] or ''}"
        self.write(file, before + body + text[end:])

    def put(self, file: str, text: str) -> None:
        """Write whole keys of a file: in the place of what they held, or at its end."""
        for block in re.split(r"(?m)^(?=\w+:)", text)[1:]:
            key, there = block.partition(":")[0], self.text(file)
            old = re.search(rf"(?m)^{key}:.*\n(?:[ #-].*\n)*", there)
            self.write(file, there.replace(old[0], block) if old else there + block)

    def amend(self, file: str, target: str, was: str, becomes: str, day: str, **more) -> None:
        """Write an amendment, in a file of its own."""
        named = {"document": DOCUMENT} | more
        entry = _AMENDMENT.format(
            file=file, target=target, was=was, becomes=becomes, effective=day,
            document=named.pop("document"),
        )  # fmt: skip
        entry += "".join(f"{key}: {value}\n" for key, value in named.items())
        words = [word for word in re.split("[ ,/.]+", f"{file}, {target}") if word.isascii()]
        path = f"2021/amendments/{day}-{'-'.join(words).lower()}"
        while (self.folder / f"{path}.yaml").exists():
            path += "-more"
        self.write(f"{path}.yaml", entry)

    def name_source(self, file: str, fields: str, day: str = "2021-09-20") -> None:
        """Write by which document fields of a file were filled in after issue."""
        text = self.text(file)
        entry = f"  - {{fields: [{fields}], document: {DOCUMENT}, day: {day}}}\n"
        if "\nlater:\n" not in text:
            entry = f"later:\n{entry}"
        head, _, rest = text.partition("\nlater:\n")
        self.write(file, f"{head}\nlater:\n{entry}{rest}" if rest else f"{text}{entry}")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).parent.mkdir(exist_ok=True)
        (self.folder / file).write_text(text, "utf-8")

    def text(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    def run(self, *command: str) -> None:
        """A command of the program, which must do what it is asked."""
        assert main([*command, "--plan", str(self.folder)]) == 0

    def fill(self, table: str, filled: Callable, *basis: str) -> None:
        """Take a workbook of the year, fill it in, and import it."""
        path = f"2021/tables/{table}.xlsx"
        made = tables.render(make_edition(self.folder, None, drafts=True))
        content = next(each.content for each in made if each.path == path)
        book = openpyxl.load_workbook(io.BytesIO(content))
        filled(book)
        file = self.folder.parent / f"{table}.xlsx"
        book.save(file)
        self.run("import", str(file), "--year", "2021", *basis)

    # --- what is said of it ---

    def errors(self, day: date) -> list[str]:
        """All errors after what was done since the last time that something was accepted."""
        report = check(self.folder, day, self.accepted, memory=self.memory)
        prefix = f"{self.folder.as_posix()}/"
        return [
            f"{d.code} {d.location.path.removeprefix(prefix)}:{d.location.line} {d.message}"
            for d in report.diagnostics if d.severity == "error"
        ]  # fmt: skip

    def accept(self) -> None:
        _copy(self.folder.parent, self.accepted.parent)

    def take_back(self) -> None:
        _copy(self.accepted.parent, self.folder.parent)

    def changed(self) -> set[str]:
        """The files that are others than in what was accepted, below the plan folder."""
        now, then = _files(self.folder), _files(self.accepted)
        return {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}

    def everything(self, day: date, outputs=substance) -> set[str]:
        """The addresses of all that is made of it; fails where something cannot be made."""
        made = make(make_edition(self.folder, day, drafts=True), outputs)
        assert made.report.ok, [d.message for d in made.report.diagnostics if d.severity == "error"]
        return {each.path for each in made.artifacts}


def _copy(one: Path, other: Path) -> None:
    """The plan and what stands beside it."""
    for name in ("plan", ".github"):
        now, then = _files(one / name), _files(other / name)
        for path in then.keys() - now.keys():
            (other / name / path).unlink()
        folders = (each for each in (other / name).rglob("*") if each.is_dir())
        for each in sorted(folders, reverse=True):
            with suppress(OSError):  # something is in it
                each.rmdir()
        for path, raw in now.items():
            if then.get(path) != raw:
                (other / name / path).parent.mkdir(parents=True, exist_ok=True)
                (other / name / path).write_bytes(raw)


def _files(folder: Path) -> dict[str, bytes]:
    """What is in them, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _entered(body: str, entry: str) -> str:
    """A list with an entry more, or with that of the same name in another form."""
    name = re.search(r"(?:name|id|slug): ([^,}\n]+)", entry)
    for old in re.split(r"(?m)^(?=  - |#|  #)", body):
        there = re.match(r"  - \{?(?:name|id): ([^,}\n]+)", old)
        slug = re.search(r"slug: ([^,}\n]+)", entry)
        same = there and name and there[1] == name[1]
        if same or (there and slug and f"slug: {slug[1]}" in old):
            return body.replace(old, entry)
    return body + entry
