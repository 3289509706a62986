"""An Office file (zip of XML parts) -> the elements of its parts, one after the other.

Only what is asked for is unpacked, and only so much in all, whatever sizes the file claims.
Declarations (DOCTYPE) are refused, as the standard of these files does (ECMA-376 part 2): with
them goes every expansion of entities. Elements are named without their namespace, so that Strict
Open XML reads like the usual kind.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from generators.core.unread import ANSWER, BROKEN, Unread

MOST_UNPACKED = 40 * 1024 * 1024
_CHUNK = 64 * 1024
_MOST_TEXT, _MOST_PIECES = 40_000, 100  # characters, as they come; a cell holds 32,767
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for gigabytes at once


# (name, attributes, text): the start of an element with its attributes, or its end (they are None)
# with the text that stands directly before that.
Event = tuple[str, dict[str, str] | None, str]


class Package:
    """Raises Unread where the file is no zip, for the reason given."""

    def __init__(self, file: Path, no_zip: str):
        if not zipfile.is_zipfile(file):
            raise Unread(no_zip)
        self._zip = zipfile.ZipFile(file)
        self._members = {_name(each.filename): each for each in self._zip.infolist()}
        self._left = MOST_UNPACKED

    def elements(self, part: str) -> Iterator[Event]:
        """The elements of a part; of one that is not there, none. Raises Unread."""
        member = self._members.get(_name(part))
        if member is None:
            return
        if member.compress_type not in _METHODS:
            raise Unread(BROKEN)
        parser, events = _parser()
        with self._zip.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise Unread(ANSWER)
                parser.Parse(chunk, False)
                yield from events
                events.clear()
        parser.Parse(b"", True)
        yield from events

    def main(self, usual: str) -> str:
        """The part that the others hang on, which has its name mostly."""
        kinds = self.related("").values()
        return next((part for kind, part in kinds if kind == "officeDocument"), usual)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part leads to: (kind, part) by the name it uses; nothing outside the file."""
        folder, _, name = part.rpartition("/")
        found = {}
        for tag, given, _ in self.elements(f"{folder}/_rels/{name}.rels"):
            if tag == "Relationship" and given and given.get("TargetMode") != "External":
                target = posixpath.join("/", folder, given.get("Target", "").replace("\\", "/"))
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = kind, posixpath.normpath(target)
        return found


def _name(written: str) -> str:
    """Names of parts do not tell capitals apart; some programs write them as on Windows."""
    return written.replace("\\", "/").strip("/").casefold()


def _parser() -> tuple[expat.XMLParserType, list[Event]]:
    """A parser, and the list into which it puts what it has seen."""
    parser, events, text = expat.ParserCreate(), list[Event](), list[str]()

    def start(tag: str, given: dict[str, str]) -> None:
        text.clear()
        events.append((tag if ":" not in tag else _local(tag), given, ""))

    def end(tag: str) -> None:
        said = "".join(text) if text else ""
        events.append((tag if ":" not in tag else _local(tag), None, said))
        text.clear()

    def characters(some: str) -> None:
        if len(text) < _MOST_PIECES:
            text.append(some[:_MOST_TEXT])

    def refuse(*_: object) -> None:
        raise Unread(BROKEN)

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    return parser, events


def _local(name: str) -> str:
    return name.rpartition(":")[2]
