"""Values as ruamel.yaml writes them, so that the project's own reader reads the same."""

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generators.core import dates
from generators.core.yaml import source
from generators.exchange.imports.requested_edits import Entry, Written

_PLAIN = re.compile("[\u4e00-\u9fff]+[0-9]{0,9}")  # nothing but itself, wherever it stands


class CannotWrite(Exception):
    """The file cannot be edited so that it reads back as it should. `cell` asked for the edit."""

    def __init__(self, reason: str, cell: str = ""):
        super().__init__(reason)
        self.cell = cell


def grouped(value: Written) -> object:
    """A value as it is put into data that are `rewritten`, a group of values in braces."""
    return in_braces(value) if isinstance(value, Mapping) else node(value)


def node(value: Written) -> Any:
    """The same, a group of values with a key a line. Raises CannotWrite."""
    if isinstance(value, Mapping):
        return CommentedMap((k, node(v)) for k, v in value.items())
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return CommentedSeq(in_braces(each) for each in value)
    if isinstance(value, list):
        words = CommentedSeq(_scalar(each) for each in value)
        words.fa.set_flow_style()
        return words
    return _scalar(value)


def in_braces(entry: Entry) -> CommentedMap:
    written = CommentedMap((key, node(value)) for key, value in entry.items())
    written.fa.set_flow_style()
    return written


def _scalar(value: Written) -> object:
    """A value as ruamel writes it so that our reader reads the same: a day unquoted, as editors
    write it; text in quotes where it needs them."""
    if not isinstance(value, str) or _PLAIN.fullmatch(value):
        return value
    if _is_day(value):
        return date.fromisoformat(value)
    for style in (str, SingleQuotedScalarString, DoubleQuotedScalarString):
        if _reads_back(style(value), value):
            return style(value)
    raise CannotWrite(f"“{value}”写不进文件：里面可能有看不见的字符，请重新打一遍")


def _is_day(value: str) -> bool:
    try:
        return dates.parse_day(value).isoformat() == value
    except ValueError:
        return False


def _reads_back(written: str, value: str) -> bool:
    """Whether it is the same for our reader, behind a key and among other words."""
    words = CommentedSeq([written, written])
    words.fa.set_flow_style()
    data = CommentedMap(key=written, words=words)
    read = source.parse(dumped(writer(), data), "", lambda data: True)
    return isinstance(read, source.Source) and read.data == {"key": value, "words": [value] * 2}


def writer() -> YAML:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    yaml.preserve_quotes = True
    yaml.representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar(_NULL, "null")
    )
    return yaml


_NULL = "tag:yaml.org,2002:null"


def dumped(yaml: YAML, data: object) -> str:
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()
