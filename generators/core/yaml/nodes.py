"""YAML text -> nodes -> plain data. The only module that imports yaml.

Reads a strict subset: one document, text keys, each text on one line (or as a block), no
anchors, aliases, tags, merge keys or duplicate keys, at most `texts.MAX_DEPTH` levels. Plain
`null`, `true`, `false` and whole numbers are typed; every other scalar stays text (`14:30`,
`no`, `2021-02-30`). Knows nothing of files, and of what the data mean.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

import yaml
from yaml._yaml import CParser
from yaml.error import Mark as Mark
from yaml.nodes import Node as Node

from generators.core.diagnostics import Code
from generators.core.yaml import slips, texts
from generators.core.yaml.data import Data, Step
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, Slips, Unreadable

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_CONSTANTS = {"": None, "null": None, "~": None, "true": True, "false": False}
Pair = tuple[Node | None, Node]  # a key and its value; an entry of a list has no key
_MANY = 1_000  # open brackets; below, no nesting can harm the C parser


class _Parser(CParser):
    """The C parser with places and without typing: scalars keep their text and style."""

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> None:
        return None

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def data_of(text: str) -> Data:
    """The data of a text that is known to be shallow. Raises Slip, Slips or Unreadable."""
    try:
        if text.count("[") + text.count("{") > _MANY:
            _refuse_depth(text)
        root = compose(text)
        if root is None:
            return None
        if "&" in text or "*" in text:
            _refuse_anchors(text)
        if "!" in text:
            _refuse_empty_tags(text)
        return _construct(root, 0)
    except yaml.MarkedYAMLError as error:
        if "alias" in str(error.problem) or "anchor" in str(error.problem):
            _refuse_anchors(text)
        raise Unreadable(*_where(error), f"{error.context} {error.problem}") from None
    except yaml.YAMLError as error:
        raise Unreadable(1, 1, str(error)) from None


def compose(text: str) -> Node | None:
    """The root node of a text, None where nothing is written."""
    parser = _Parser(text if text.endswith("\n") else text + "\n")
    try:
        return parser.get_single_node()
    finally:
        parser.dispose()


def child(node: Node, step: Step) -> Pair | None:
    """The (key node, value node) behind one step, or None. A list's entries have no key node."""
    if type(node) is yaml.MappingNode:
        return next((pair for pair in node.value if pair[0].value == step), None)
    if type(node) is yaml.SequenceNode and isinstance(step, int) and step < len(node.value):
        return (None, node.value[step])
    return None


def _where(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Line and column of a syntax error: of an open quote or bracket, where it was opened;
    otherwise where reading stopped."""
    opened = error.context and re.search("quoted|flow|simple key", error.context)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refuse_depth(text: str) -> None:
    """Brackets within quotes can hide others from texts.py: count what YAML itself sees."""
    depth = 0
    for event in _events(text):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > texts.MAX_DEPTH:
            raise _slip_at(event, texts.TOO_DEEP, f"层次超过 {texts.MAX_DEPTH} 层", "检查括号")


def _events(text: str) -> Iterator[yaml.Event]:
    """What YAML sees, as far as it comes."""
    with suppress(yaml.YAMLError):
        yield from yaml.parse(text, Loader=yaml.CLoader)


def _refuse_anchors(text: str) -> None:
    """Each anchor is a slip; an alias only where nothing bears its name."""
    found: list[Slip] = []
    names: set[str] = set()
    for event in _events(text):
        name = getattr(event, "anchor", None)
        if not name:
            continue
        line, column = _position(event)
        alias = isinstance(event, yaml.AliasEvent)
        edit = Edit(line, column, len(name) + 1, "null" if alias else "")
        if alias and name in names:
            found[-1].guess = [*found[-1].guess, edit]
            continue
        names.add(name)
        mark = "*" if alias else "&"
        advice = "把被引用的内容直接写在这里；本来就是文字的，整段加上英文引号"
        message = f"用了引用写法“{mark}{name}”"
        found.append(
            Slip(slips.ANCHOR, message, line, column, width=len(name) + 1, advice=advice,
                 guess=[edit])
        )  # fmt: skip
    if found:
        raise Slips(found)


def _refuse_empty_tags(text: str) -> None:
    """`! 甲`: a mark that names no kind, which nodes do not show."""
    for event in _events(text):
        if getattr(event, "tag", None) == "!":
            raise _tagged(event, "!")


def _construct(node: Node, depth: int) -> Data:
    if depth > texts.MAX_DEPTH:
        raise _slip_at(node, texts.TOO_DEEP, f"层次超过 {texts.MAX_DEPTH} 层", "检查缩进和括号")
    if node.tag:  # which is None where nothing is written
        raise _tagged(node, node.tag)
    if type(node) is yaml.ScalarNode:
        return _scalar(node)
    if type(node) is yaml.SequenceNode:
        return [_construct(child, depth + 1) for child in node.value]
    return _mapping(node, depth + 1)


def _tagged(node: Node | yaml.Event, tag: str) -> Slip:
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    line, column = _position(node)
    edit = Edit(line, column, len(shown), "")
    advice = "删去标记；本来就是文字的，整段加上英文引号"
    return Slip(
        slips.TAG, f"用了类型标记“{shown}”", line, column, width=len(shown), advice=advice,
        guess=[edit],
    )  # fmt: skip


def _mapping(node: Node, depth: int) -> dict[str, Data]:
    data: dict[str, Data] = {}
    places: dict[str, tuple[int, int, int]] = {}
    pairs: list[tuple[Node, Node]] = node.value
    for key_node, value_node in pairs:
        key = key_node.value
        if type(key_node) is not yaml.ScalarNode or key_node.tag or not key:
            message, advice = "冒号前面应当是一个普通的词", "冒号前面写这里规定的词"
            raise _slip_at(key_node, slips.COMPLEX_KEY, message, advice)
        same = key if key.isascii() else unicodedata.normalize("NFKC", key)
        if same in places:
            raise _duplicate(key, _position(key_node), places[same])
        if key == "<<":
            raise _slip_at(key_node, slips.MERGE_KEY, "用了合并写法（<<）", "把内容直接写出来", 2)
        _refuse_lines(key_node)
        data[key] = _construct(value_node, depth)
        places[same] = (*_position(key_node), len(key))
    return data


def _duplicate(key: str, here: tuple[int, int], first: tuple[int, int, int]) -> Slip:
    message, advice = f"“{key}”在同一处写了两次", "留下正确的一行，删去另一行"
    return Slip(
        slips.DUPLICATE_KEY, message, *here, width=len(key), advice=advice, first=first,
        guess=[Edit(*here, 0, f"x{here[0]}-{here[1]}-")],
    )  # fmt: skip


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    value: str = node.value
    if style := node.style:
        if style in "|>":  # a block text, on lines of its own
            if not value:
                message, advice = "这里说要写几行文字，下面却没有", "写上文字；没有的写 null"
                raise _slip_at(node, slips.SYNTAX, message, advice)
            return value
        _refuse_lines(node)
        if style == '"' and not value.isprintable():
            texts.refuse_odd_escape(value, *_position(node))
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    _refuse_lines(node)
    return int(value) if _INTEGER.fullmatch(value) else value


def _refuse_lines(node: yaml.ScalarNode) -> None:
    """A text that goes on in the next line: YAML joins the two without a word."""
    line = node.start_mark.line
    if line == node.end_mark.line:
        return
    if node.style:
        raise _slip_at(node, slips.OPEN_QUOTE, "这个引号在另一行才合上", "一对引号写在同一行里")
    raise Slip(slips.STRAY_LINE, "", line + 2)


def _position(node: Node | yaml.Event) -> tuple[int, int]:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _slip_at(
    node: Node | yaml.Event, code: Code, message: str, advice: str, width: int = 1
) -> Slip:
    return Slip(code, message, *_position(node), advice=advice, width=width)
