"""YAML text -> plain data, and the place of every value. The only module that imports yaml.

Reads a strict subset: UTF-8, one document, text keys, no anchors, aliases, tags, merge keys
or duplicate keys, at most `texts.MAX_DEPTH` levels. Plain `null`, `true`, `false` and whole numbers
are typed; every other scalar stays text (`14:30`, `no`, `2021-02-30`). Knows nothing of what
the data mean; what is wrong with a text that YAML cannot read is told by slips.py.

Places cost nothing on clean input: a text is composed a second time only when one is asked for.
"""

import re
from pathlib import Path

import yaml
from yaml.cyaml import CParser

from generators import slips, texts
from generators.diagnostics import Diagnostic, Location
from generators.slips import Slip

Route = tuple  # keys and indexes from the root: ("quotas", 0, "declared")

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_CONSTANTS = {"": None, "null": None, "~": None, "true": True, "false": False}


class _Parser(CParser):
    """The C parser with places and without typing: scalars keep their text and style."""

    def resolve(self, kind, value, implicit):
        return None

    def descend_resolver(self, parent, index):
        pass

    def ascend_resolver(self):
        pass


class Source:
    """One YAML file that could be read: its text, its data, and where each value stands."""

    __slots__ = ("_root", "data", "path", "text")

    def __init__(self, path: str, text: str, data):
        self.path, self.text, self.data, self._root = path, text, data, None

    def value(self, route: Route):
        """The data at `route`, None where it leads nowhere."""
        value = self.data
        for step in route:
            try:
                value = value[step]
            except (LookupError, TypeError):
                return None
        return value

    def place(self, route: Route, *, key: bool = False) -> Location:
        """The place of the value at `route` (or of its key). A route that leads nowhere
        stops at the last thing that is there: the hand must go to the enclosing entry."""
        if self._root is None:
            self._root = _compose(self.text)
        node, found = self._root, None
        if node is None:  # nothing is written in this file
            return Location(self.path)
        for step in route:
            child = _child(node, step)
            if child is None:
                return self._location(found[0] or node) if found else self._location(node)
            found, node = child, child[1]
        return self._location(found[0] if key and found and found[0] else node)

    def place_within(self, route: Route, start: int, end: int) -> Location:
        """The place of characters start..end of a text value; of the whole value where its
        spelling in the file differs from its content (quotes, escapes, folded lines)."""
        whole = self.place(route)
        value = self.value(route)
        if whole.path != self.path or whole.line != whole.end_line:
            return whole
        at = self.text.split("\n")[whole.line - 1].find(value, whole.column - 1)
        if at < 0:
            return whole
        return Location(self.path, whole.line, at + start + 1, whole.line, at + end + 1)

    def _location(self, node) -> Location:
        return _span(self.path, node.start_mark, _content_end(self.text, node))


def read(file: Path, path: str) -> Source | list[Diagnostic]:
    """Read one file; `path` is its name in messages. Never raises for what a file contains."""
    try:
        text = texts.read(file)
        return Source(path, text, _data(text))
    except Slip as slip:
        return [slip.diagnostic(path)]
    except slips.Slips as several:
        return [slip.diagnostic(path) for slip in several.slips]


def _data(text: str):
    try:
        root = _compose(text)
        if root is None:
            return None
        if "&" in text or "*" in text:
            _refuse_anchors(text)
        return _item(root, 0)
    except yaml.MarkedYAMLError as error:
        if "alias" in str(error.problem):
            _refuse_anchors(text)
        raise slips.explain(text, *_where(error), f"{error.context} {error.problem}") from None
    except yaml.YAMLError as error:
        raise slips.explain(text, 1, 1, str(error)) from None


def _where(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Line and column of a syntax error: of an open quote or bracket, where it was opened;
    otherwise where reading stopped."""
    opened = error.context and ("quoted" in error.context or "flow" in error.context)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _compose(text: str):
    parser = _Parser(text)
    try:
        return parser.get_single_node()
    finally:
        parser.dispose()


def _refuse_anchors(text: str) -> None:
    for event in yaml.parse(text, Loader=yaml.CLoader):
        if getattr(event, "anchor", None):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            raise Slip(
                slips.ANCHOR,
                f"不能用 YAML 的引用写法（{event.anchor}）",
                line,
                column,
                advice="把被引用的内容直接写在这里；如果是普通文字，请加上英文引号",
            )


def _construct(node, depth: int):
    if depth > texts.MAX_DEPTH:
        raise _slip_at(node, texts.TOO_DEEP, f"缩进超过 {texts.MAX_DEPTH} 层")
    if node.tag is not None:
        raise _slip_at(
            node,
            slips.TAG,
            f"不能用 YAML 的类型标记（{node.tag.replace('tag:yaml.org,2002:', '!!')}）",
            "删去标记；如果是普通文字，请加上英文引号",
        )
    if type(node) is yaml.ScalarNode:
        return _scalar(node)
    if type(node) is yaml.SequenceNode:
        return [_item(child, depth + 1) for child in node.value]
    return _mapping(node, depth + 1)


def _item(node, depth: int):
    if type(node) is yaml.ScalarNode and not node.style:
        slips.refuse_broken_entry(node.value, *_position(node))
    return _construct(node, depth)


def _mapping(node, depth: int) -> dict:
    data, places = {}, {}
    for key_node, value_node in node.value:
        if type(key_node) is not yaml.ScalarNode or key_node.tag is not None:
            raise _slip_at(key_node, slips.COMPLEX_KEY, "冒号前面应当是一个普通的词")
        key = key_node.value
        if key in data:
            raise slips.duplicate_key(key, _position(key_node), places[key])
        if not key_node.style:
            slips.refuse_broken_key(key, *_position(key_node))
        if value_node.start_mark.line > key_node.start_mark.line:
            _refuse_broken_list(value_node)
        data[key] = _construct(value_node, depth)
        places[key] = _position(key_node)
    return data


def _refuse_broken_list(node) -> None:
    if type(node) is yaml.ScalarNode and not node.style:
        slips.refuse_broken_list(node.value, *_position(node))


def _scalar(node):
    value = node.value
    if node.style:  # quoted or block: always text
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if _INTEGER.fullmatch(value) else value


def _child(node, step):
    """The (key node, value node) behind one step, or None. A list's entries have no key node."""
    if type(node) is yaml.MappingNode:
        return next((pair for pair in node.value if pair[0].value == step), None)
    if type(node) is yaml.SequenceNode and isinstance(step, int) and step < len(node.value):
        return (None, node.value[step])
    return None


def _position(node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _slip_at(node, code, message: str, advice: str = "") -> Slip:
    return Slip(code, message, *_position(node), advice=advice)


def _span(path: str, start, end: tuple[int, int]) -> Location:
    return Location(path, start.line + 1, start.column + 1, *end)


def _content_end(text: str, node) -> tuple[int, int]:
    """Where a node's own text ends: block collections end, for YAML, where the next thing
    begins; a reader wants the end of their last line."""
    end = node.end_mark.index
    while end > node.start_mark.index and text[end - 1].isspace():
        end -= 1
    line = text.count("\n", 0, end) + 1
    return line, end - (text.rfind("\n", 0, end) + 1) + 1
