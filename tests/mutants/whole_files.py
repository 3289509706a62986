"""Faults that are no change of a text: files gone, moved, in other encodings."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from mutants.plans import REAL, Plan

ACTING = "2025/attachments/acting.pdf"


def written(path: str, raw: bytes) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)

    return do


def gone(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def copied(year: str, later: str) -> Callable[[Path], None]:
    return lambda folder: shutil.copytree(folder / year, folder / later)


def linked(path: str, target: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).symlink_to(target)

    return do


def made_folder(path: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).mkdir()

    return do


def crowded(number: int) -> Callable[[Path], None]:
    return lambda folder: [(folder / f"{n}.yaml").touch() for n in range(number)]


def runnable(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).chmod(0o755)


def acting(notice: str, table: str, action: str) -> Callable[[Path], None]:
    """In place of a table of a notice, a PDF that does something when it is opened."""
    pdf = (
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<<{action}>>>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n"
    )

    def do(folder: Path) -> None:
        written(ACTING, pdf.encode())(folder)
        text = (folder / notice).read_text("utf-8")
        (folder / notice).write_text(text.replace(table, "file: acting.pdf", 1), "utf-8")

    return do


def of_files(plan: Plan) -> Iterator[tuple[str, str, int, Callable[[Path], None]]]:
    """(code, path, line, what is done): faults that are no change of a text."""
    year = next(path for path in plan.texts if path.endswith("/plan.yaml"))[:4]
    optional = re.compile(
        ".*/(?:amendments|certificates|departments|notices|summaries)/.*|.*issued.txt|README.md"
        "|(?:paper|programmes).yaml"
    )
    for path, text in plan.texts.items():
        if path == "README.md":
            continue
        raw, lines = text.encode(), text.split("\n")
        if not optional.fullmatch(path):
            yield "S202", path, 1, gone(path)
        if path.startswith(f"{year}/departments/") and plan.name != REAL:
            yield "REF-14", path, 0, gone(path)
        if path.endswith("/issued.txt"):
            head = plan.texts[f"{year}/plan.yaml"].partition("status:")[0].count("\n") + 1
            for do in (gone(path), *(written(path, rest) for rest in (b"", b"\n\n", b" \n"))):
                yield "SRC-07", f"{year}/plan.yaml", head, do
        if path.endswith("/plan.yaml") and plan.name != REAL and "\nnumber: null" not in text:
            number = text.partition("\nnumber:")[0].count("\n") + 2
            for later in range(int(year) + 1, int(year) + 8):
                yield "DOC-23", f"{later}/plan.yaml", number, copied(year, str(later))
        yield "Y001", path, 1, linked(path, "elsewhere")
        yield "Y001", path, 1, linked(path, "/etc/hostname")
        yield "Y001", path, 1, made_folder(path)
        yield "Y002", path, 1, written(path, raw + b"#" * 262_144)
        first = next((n for n, line in enumerate(lines, 1) if not line.isascii()), 0)
        if first:
            line = lines[first - 1]
            yield "Y003", path, first, written(path, text.encode("gb18030"))
            in_gbk = raw.replace(line.encode(), line.encode("gb18030"), 1)
            if not _is_utf8(in_gbk):  # 一 and 通知 in GBK are letters in UTF-8
                yield "Y003", path, first, written(path, in_gbk)
            if not line[-1].isascii():
                cut = raw.replace(line.encode(), line.encode()[:-1], 1)
                yield "Y003", path, first, written(path, cut)
        for name in ("utf-16", "utf-32"):
            yield "Y003", path, 1, written(path, text.encode(name))
        if path.endswith(".yaml"):
            yield "Y002", path, 1, written(path, raw + b"\n" * 10_001)
            yield "S206", path, 1, runnable(path)
            upper = str(Path(path).with_name(Path(path).name.capitalize()))
            if Path(path).name[0].isalpha():
                yield "S203", upper, 1, written(upper, raw)
            for name in (
                f"{path}.bak",
                path.replace(".yaml", ".yml"),
                path.replace(".yaml", " (2).yaml"),
                f"{path}~",
                path.replace(".yaml", ".docx"),
            ):
                yield "S201", name, 1, written(name, raw)
    for folder in (f"{year}/certificates", f"{year}/departments"):
        for name in ("con", "nul", "com1", "aux", "prn", "lpt9", "a" * 70, "long-" * 20 + "name"):
            yield "S205", f"{folder}/{name}.yaml", 1, written(f"{folder}/{name}.yaml", b"a: b\n")
    for name in ("notes.txt", "21/plan.yaml", f"{year}/old/plan.yaml", f"{year}/.gitattributes"):
        yield "S201", name, 1, written(name, b"a\n")
    for name in (f"{year}/.x.pdf", ".x", f"{year}/certificates/.alpha.docx"):
        for start in (b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!"):
            yield "S207", name, 1, written(name, start + bytes(99))
    notice, table = "2025/notices/registration-again.yaml", "table: 负责人"
    for action in ("/S/JavaScript/JS(x)", "/S/J#61vaScript/JS(x)", "/S/Launch/F(x)"):
        if table in plan.texts.get(notice, ""):
            yield "S208", ACTING, 1, acting(notice, table, action)
    for number in (2001, 2100, 2500, 3000):
        yield "S204", "", 1, crowded(number)


def of_versions(plan: Plan) -> Iterator[tuple[str, str, int, Callable[[Path], None]]]:
    """(code, path, line, what is done in the version before): the plan is the proposed one."""
    if plan.name == REAL:
        return
    beta, notes = "2025/certificates/beta.yaml", "2025/notices/monthly-meeting.yaml"
    for slug in ("gamma", "delta", "exam-three", "third"):
        path = f"2025/certificates/{slug}.yaml"
        yield "CHG-08", path, 1, written(path, plan.texts[beta].encode())
        other = f"2025/notices/{slug}.yaml"
        yield "CHG-16", notes, 1, renamed(notes, other)
    document, paragraph = (
        plan.texts["2025/document.yaml"],
        "将培训内容融入专业课程。\n      - table",
    )
    line = document.partition(paragraph)[0].count("\n") + 1
    for word in ("把", "要将", "应将", "须将"):

        def both(folder: Path, word=word) -> None:
            _replace(folder / "2025/document.yaml", paragraph, paragraph.replace("将", word))
            _replace(folder / beta, ", certified: 36", "")

        yield "CHG-14", "2025/document.yaml", line, both


def renamed(path: str, other: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).rename(folder / other)


def _replace(file: Path, old: str, new: str) -> None:
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
