"""What holds of the finished site and export of a plan that hostile words are planted in.

They are made of the same things as those of the same plan with harmless words, lead to the same
places and say the same. Of what is active in a format there is nothing but what is ours.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from repositories import commit, kept

from generators.site.build import mkdocs_hook, writing
from generators.site.edition import Edition, make_edition
from generators.site.making import make
from hostile import anatomy
from hostile.anatomy import Anatomy
from hostile.planting import Ground, Planting

Finished = dict[str, Path]

# Other words make other findings, other lines of a print, and other sentences of what has changed:
# pages of these have only elements that others have as well.
_JUDGED = re.compile(r"(?:check|layout|changes)\.(?:html|md|xml)")
_EXAMPLES = re.compile(r"data\.html")  # JSON, with what escapes a quotation mark there
_SUMS = re.compile(r"(?:c-)?(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{10})|(?<=\?)[0-9a-f]{8}\b")
_HOSTS = {"", "www.example.edu.cn", "git.example.edu.cn"}  # of the plan `full`
_ACTIVE = re.compile(
    r"<\{http://www\.w3\.org/(?:1999/xhtml|2000/svg)\}(?:.* (?:on[a-z]+|style|srcdoc)\b"
    r"|(?:script|style|iframe|object|embed|base|frame|foreignObject|set|animate)\b)"
    r"|[A-Z]+[0-9]+ f$|formula$|(?:scripts|attachments|form) [1-9]"
    r"|(?:JS|JavaScript|Launch|OpenAction|AA)$"
)
_OURS = re.compile(r"<\{.*\}script src")
_NOT_FOUND = (
    "404.html",
    re.compile(r"<\{.*\}style "),
)  # no words; it does not know where it stands
_SHOWN = 4  # parts of a difference
_MARK = r"[!-/;-@\[-^`{-~]"
_TELLING = 4  # characters that stand together by no accident


def compared(hostile: Finished, harmless: Finished, plantings: list[Planting]) -> list[str]:
    """Where the files of both differ, or hold what none may; nothing, if the contract is kept."""
    if hostile.keys() != harmless.keys():
        return [f"other files: {sorted(hostile.keys() ^ harmless.keys())}"]
    known: set[str] = set()
    ours, likes = {}, {}
    for path, file in hostile.items():
        ours[path], likes[path] = anatomy.read(file), anatomy.read(harmless[path])
        known.update(likes[path].skeleton)
    return [
        f"{path}: {fault}"
        for path, mine in ours.items()
        for fault in (
            *_active(path, mine),
            *(_strange(mine, known) if _JUDGED.fullmatch(path)
              else _differences(path, mine, likes[path], plantings)),
        )
    ]  # fmt: skip


def finished(ground: Ground, plantings: list[Planting], harmless: bool) -> Finished:
    """The files of the site, and of the export those that the site has not. Raises what building
    raises."""
    edition, site = built(ground, plantings, harmless)
    export = site.with_name("export")
    writing.write_all(make(edition).artifacts, export)
    found = _below(site)
    return found | {
        path: file
        for path, file in _below(export).items()
        if path not in found or file.read_bytes() != found[path].read_bytes()
    }


def built(ground: Ground, plantings: list[Planting], harmless: bool) -> tuple[Edition, Path]:
    """The edition and its site; before it, there is a version without any words. Raises what
    building raises."""
    shutil.rmtree(ground.home(harmless), ignore_errors=True)
    kept(ground.lay([], harmless).parent, "2025-05-06")
    plan = ground.lay(plantings, harmless)
    commit(plan.parent, day="2025-05-20")
    edition, site = make_edition(plan, ground.day), plan.parent / "site"
    mkdocs_hook.make_site(edition, site)
    return edition, site


def _below(folder: Path) -> Finished:
    return {f.relative_to(folder).as_posix(): f for f in sorted(folder.rglob("*")) if f.is_file()}


def _active(path: str, mine: Anatomy) -> Iterator[str]:
    for part in mine.skeleton:
        ours = _OURS.fullmatch(part) or (path == _NOT_FOUND[0] and _NOT_FOUND[1].fullmatch(part))
        if _ACTIVE.search(part) and not ours:
            yield f"is active: {part}"
    for link in mine.links:
        address = urlsplit(link)
        if address.scheme not in ("", "https", "webcal") or address.netloc not in _HOSTS:
            yield f"leads to {link}"


def _differences(
    path: str, mine: Anatomy, like: Anatomy, plantings: list[Planting]
) -> Iterator[str]:
    turn = _loose if path.endswith(".pdf") else _even
    for what, way in (("skeleton", str), ("links", _even), ("texts", turn)):
        one, other = ([way(each) for each in getattr(all_, what)] for all_ in (mine, like))
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip_longest(one, other)) if a != b))
            yield f"another {what}: {one[at : at + _SHOWN]} instead of {other[at : at + _SHOWN]}"
    if path.endswith(".html") and not _EXAMPLES.fullmatch(path):
        yield from _torn(mine, like, plantings)


def _even(text: str) -> str:
    """What both are to say alike: letters and figures, and that something is between them."""
    return re.sub(r"\W+", ".", _SUMS.sub("#", text))


def _loose(text: str) -> str:
    """Of pages, which break where there is room and repeat what runs along: which letters there
    are. That papers have every word whole says test_hostile_paper.py."""
    return "".join(sorted({*re.sub(r"数据版本\W*[0-9a-f]{10}|[\W\d]", "", text)}))


def _strange(mine: Anatomy, known: set[str]) -> Iterator[str]:
    yield from (f"has {part}" for part in mine.skeleton if part not in known)


def _torn(mine: Anatomy, like: Anatomy, plantings: Iterable[Planting]) -> Iterator[str]:
    """Words that do not stand where they should as they were written."""
    hostile, harmless = (_flat(each) for each in (mine, like))
    for each in plantings:
        if each.only or len(each.hostile) < _TELLING:
            continue  # a dot may also end the word before
        word = each.text(harmless=False)
        found, expected = _alone(word, hostile), _alone(each.text(harmless=True), harmless)
        if found != expected:
            yield f"has {word!r} {found} times instead of {expected}"


def _alone(word: str, text: str) -> int:
    """How often a word stands in a text, away from other marks: the harmless like of another
    planting may end as this one does."""
    return len(re.findall(rf"(?<!{_MARK}){re.escape(word)}(?!{_MARK})", text))


def _flat(each: Anatomy) -> str:
    return "\n".join(each.texts)
