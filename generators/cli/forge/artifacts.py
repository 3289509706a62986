"""Validate the artifact of the judging job; refuse whatever is not as it must be.

That job runs main's program and may write nothing; but it reads files from anywhere, so the one
that may write believes it no more than it must. It must be a zip with one plain file of known name,
small, JSON of the known shape, about the very two commits that were judged. What comes out is short
text in known places; it is still hostile, and who prints it escapes it. Takes nothing from the
file system.
"""

import io
import json
import re
import stat
import zipfile
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from generators.cli.forge.client import Forge, Refused

Entry = dict[str, Any]  # with the keys that _shape asks for
FILE = "effect.json"
MOST_BYTES = 512 * 1024
VERSION = 4
_SHA = re.compile(r"[0-9a-f]{40}")
_CODE = re.compile(r"[A-Z]{1,4}-?[0-9]{2,3}")
_SEVERITIES = ("error", "warning", "info")
_TEXT, _MOST = 600, 300  # characters of a text, entries of a list


class Poisoned(Refused):
    """It is there, and not as it must be."""


@dataclass(frozen=True)
class Effect:
    """What was found and what the change does. `refused` are reasons beside the findings,
    `program` the changed files outside the plan; `holds`: nothing stands against the proposal."""

    base: str
    head: str
    holds: bool
    refused: list[str]
    program: list[str]
    counts: dict[str, int]  # of what the change has brought
    standing: dict[str, int]  # of what stood before it
    findings: list[Entry]
    changes: list[Entry]
    touched: dict[str, list[str]]
    approvals: list[Entry]
    labels: list[str]
    waiting: list[str]  # rules that could not judge, and what to mend first


def fetched(forge: Forge, run: int, name: str, file: str) -> bytes | None:
    """The one file of an artifact of a run; None where there is none, or one that is too large. A
    run that was run again has one of each time: the newest. Raises Poisoned for a poisoned one."""
    listed = forge.get(f"actions/runs/{run}/artifacts", name=name)
    found = [each for each in listed["artifacts"] if each["name"] == name and not each["expired"]]
    newest = max(found, key=lambda each: each["id"], default=None)
    if newest is None or newest["size_in_bytes"] > MOST_BYTES:
        return None
    try:
        raw = forge.download(f"actions/artifacts/{newest['id']}/zip", MOST_BYTES)
    except Refused as error:
        raise Poisoned(str(error)) from None
    return _only_file(raw, file)


def read(raw: bytes, base: str, head: str) -> Effect:
    """Raises Poisoned for anything that is not as it must be."""
    data = _json(raw)
    effect = _shape(data)
    if (effect.base, effect.head) != (base, head):
        raise Poisoned("结果说的不是这个提交")
    return effect


def _only_file(raw: bytes, name: str) -> bytes:
    if len(raw) > MOST_BYTES:
        raise Poisoned("文件太大")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) != 1 or entries[0].filename != name:
                raise Poisoned("里面应当只有一个文件")
            entry = entries[0]
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if entry.is_dir() or kind not in (0, stat.S_IFREG) or entry.flag_bits & 1:
                raise Poisoned("不是普通的文件")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Poisoned("不是通常的压缩方法")  # others may ask for gigabytes of memory
            if entry.file_size > MOST_BYTES:
                raise Poisoned("文件太大")
            with archive.open(entry) as file:
                content = file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise Poisoned("压缩包读不懂") from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise Poisoned("压缩包读不懂") from None
        raise
    if len(content) > MOST_BYTES:
        raise Poisoned("文件太大")
    return content


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Poisoned("不是可用的 JSON") from None


def _no(word: str) -> NoReturn:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> Entry:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


# --- the shape ------------------------------------------------------------------------------------


def _shape(data: Any) -> Effect:
    keys = {each.name for each in fields(Effect)}
    _object(data, keys | {"version"})
    _check(data["version"] == VERSION and type(data["version"]) is int)
    for commit in (data["base"], data["head"]):
        _check(isinstance(commit, str) and bool(_SHA.fullmatch(commit)))
    for counts in (data["counts"], data["standing"]):
        _object(counts, set(_SEVERITIES))
        for count in counts.values():
            _check(type(count) is int and 0 <= count < 1_000_000)
    for finding in _list(data["findings"]):
        _finding(finding)
    for change in _list(data["changes"]):
        _object(change, {"topic", "text"})
        _texts(change["topic"], change["text"])
    _object(data["touched"], {"departments", "notices", "calendars", "pages", "files"})
    for names in data["touched"].values():
        _texts(*_list(names))
    for approval in _list(data["approvals"]):
        _object(approval, {"file", "who"})
        _texts(approval["file"], *_list(approval["who"]))
    for names in ("refused", "program", "labels", "waiting"):
        _texts(*_list(data[names]))
    _check(type(data["holds"]) is bool)
    against = data["refused"] or data["counts"]["error"] or data["standing"]["error"]
    _check(not (data["holds"] and against))
    return Effect(**{key: data[key] for key in keys})


def _finding(data: Any) -> None:
    words = {"message", "advice", "mended", "file"}
    _object(data, {"code", "severity", "line", "standing", *words})
    _check(isinstance(data["code"], str) and bool(_CODE.fullmatch(data["code"])))
    _check(isinstance(data["severity"], str) and data["severity"] in _SEVERITIES)
    _check(type(data["line"]) is int and 0 < data["line"] < 10_000_000)
    _check(isinstance(data["standing"], bool))
    _texts(*(data[word] for word in words))


def _check(holds: bool) -> None:
    if not holds:
        raise _strange()


def _strange() -> Poisoned:
    return Poisoned("内容的样子不对")


def _object(value: object, keys: set[str]) -> None:
    _check(isinstance(value, dict) and value.keys() == keys)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise _strange()
    return value


def _texts(*values: object) -> None:
    for value in values:
        if not isinstance(value, str) or len(value) > _TEXT:
            raise _strange()
        _check(value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value))
