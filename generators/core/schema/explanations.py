"""Shape errors, said in Chinese at their exact place. The only module that imports jsonschema.

One sentence for each keyword that the schemas use. Knows nothing of what the data mean.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry

from generators.core.diagnostics import Diagnostic, Fix
from generators.core.schema import schema
from generators.core.schema.faults import MOST_UNKNOWN, Fault, meant, nearest, titled
from generators.core.yaml.data import Data, Schema, text
from generators.core.yaml.source import Source

_EXTEND: Callable[..., type[Draft202012Validator]] = extend  # which has no types of its own
_MOST = 200  # faults of one file that are told
_SHOWN = 4  # words that are repeated in a message
_NUMBER = re.compile("0|[1-9][0-9]{0,14}")  # what would be a number without quotes

_TYPES = {
    "object": "一组“词: 内容”",
    "array": "一个列表",
    "string": "文字",
    "integer": "整数",
    "boolean": " true 或 false",
    "null": " null（未载明）",
}


def explain(root: Schema, source: Source) -> list[Diagnostic]:
    """All shape errors of a file that does not fit `root`, sorted by place, at least one."""
    errors = islice(explainer(root).iter_errors(source.data), _MOST)
    said = sorted(d for error in errors for d in _say(Fault(error, source, root)))
    if not said:
        raise AssertionError(f"{source.path}: jsonschema-rs refuses what jsonschema accepts")
    return list({(d.location, d.code, d.message): d for d in said}.values())


def explainer(root: Schema) -> Draft202012Validator:
    """A validator with our formats that reads `$` as the very end of a text, as Rust does
    (Python's also matches before a final line break), and that fetches nothing."""
    formats = FormatChecker(formats=())
    for name, holds in schema.CHECKS.items():
        formats.checks(name)(lambda value, holds=holds: not isinstance(value, str) or holds(value))
    strict = _EXTEND(Draft202012Validator, {"pattern": _matches_to_the_end})
    return strict(root, format_checker=formats, registry=Registry())


def _matches_to_the_end(
    _validator: object, pattern: str, value: Data, _schema: object
) -> Iterator[ValidationError]:
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError(pattern)


def _say(fault: Fault) -> Iterator[Diagnostic]:
    """One fault -> diagnostics. A keyword without a sentence is an error of this project."""
    return _SENTENCES[fault.keyword](fault)


def _unknown_keys(fault: Fault) -> Iterator[Diagnostic]:
    unknown = [key for key in fault.words if key not in fault.keys]
    if fault.is_alien:
        words = "、".join(unknown[:_SHOWN])
        message = f"这里应当是{fault.title}，写的却是“{words}”"
        yield schema.UNKNOWN_KEY.at(fault.place(unknown[0], key=True), message, fault.description)
        return
    yield from _former_keys(fault)
    for key in unknown[:MOST_UNKNOWN]:
        if key in fault.former:
            continue
        near = meant(key, fault.keys)
        advice = f"你是不是想写“{near}”？" if near else f"这里可以写：{'、'.join(fault.keys)}"
        place, right = fault.place(key, key=True), titled(key, fault.keys)
        fix = Fix(place, right) if right and right not in fault.words else None
        yield schema.UNKNOWN_KEY.at(place, f"这里没有“{key}”这一项", advice, fix)


def _former_keys(fault: Fault) -> Iterator[Diagnostic]:
    """Keys of an earlier form, each new form once: with what they say, as it is written now."""
    told: dict[str, list[str]] = {}
    for key in fault.words:
        if key in fault.former:
            told.setdefault(fault.former[key], []).append(key)
    for form, keys in told.items():
        said, place = "、".join(f"“{key}”" for key in keys), fault.place(keys[0], key=True)
        now, words = form.partition(":")[0], {key: fault.text_of(key) for key in keys}
        message = f"{said}这样的写法不用了，现在写“{now}”（{fault.keys[now]['title']}）"
        missing = [key for key, each in fault.former.items() if each == form and key not in keys]
        line = form.format_map(words | dict.fromkeys(missing, "…"))
        whole = None if missing or now in fault.words else fault.stretch(keys)
        fix = Fix(whole, line) if whole else None
        yield schema.UNKNOWN_KEY.at(place, message, f"改成 {line}", fix)


def _missing_keys(fault: Fault) -> Iterator[Diagnostic]:
    """A misspelt key is one fault, told by _unknown_keys: what it stands for is not missing."""
    missing = [key for key in fault.limit if key not in fault.words and key not in fault.misspelt]
    if missing and not fault.is_alien:
        said = "、".join(f"“{key}”（{fault.keys[key]['title']}）" for key in missing)
        advice = "补上 " + "、".join(f"{key}:" for key in missing) + " 和内容"
        if len(missing) == 1 and (about := fault.keys[missing[0]].get("description")):
            advice += f"（{about.rstrip('。')}）"
        unknown = [key for key in missing if fault.may_be_null(key)]
        which = f"（{'、'.join(unknown)}）" if unknown != missing else ""
        advice += f"；文件未载明的{which}写 null" if unknown else ""
        yield schema.MISSING_KEY.at(fault.place(key=True), f"缺少{said}", advice)


def _missing_companions(fault: Fault) -> Iterator[Diagnostic]:
    missing: dict[str, str] = {}
    for key, companions in fault.limit.items():
        for companion in companions if key in fault.words else ():
            if companion not in fault.words and companion not in fault.misspelt:
                missing.setdefault(companion, key)
    for companion, key in missing.items():
        message = f"有了“{key}”，还要写“{companion}”"
        advice = f"补上 {companion}: 和它的内容"
        yield schema.MISSING_KEY.at(fault.place(key, key=True), message, advice)


def _wrong_type(fault: Fault) -> Iterator[Diagnostic]:
    allowed = [fault.limit] if isinstance(fault.limit, str) else fault.limit
    names = "或".join(_TYPES[name] for name in allowed)
    now, advice = _shown(fault.value), fault.description
    if isinstance(fault.value, int):
        now = f" {now}"
    if words := "object" in allowed and _words(fault.error.schema):
        advice = f"{advice.rstrip('。')}。分行写 {'、'.join(words)}，各带内容"
    if "string" in allowed and isinstance(fault.value, int):
        advice = "给它加上英文引号"
    if "integer" in allowed and isinstance(fault.value, str) and _NUMBER.fullmatch(fault.value):
        now, advice = f"加了引号的{now}", "去掉引号"
    yield schema.WRONG_TYPE.at(fault.place(), f"{fault.title}应当是{names}，现在是{now}", advice)


def _words(node: Schema) -> list[str]:
    """What has to be written of a thing, or may be where nothing has to."""
    words: list[str] = node.get("required") or [*node.get("properties", ())]
    return words


def _not_in_list(fault: Fault) -> Iterator[Diagnostic]:
    allowed = ["null" if value is None else str(value) for value in fault.limit]
    near = nearest(str(fault.value), allowed)
    message = f"{fault.title}只能是{'、'.join(allowed)}，现在是{_shown(fault.value)}"
    yield schema.NOT_IN_LIST.at(
        fault.place(), message, f"你是不是想写“{near}”？" if near else fault.description
    )


def _bad_pattern(fault: Fault) -> Iterator[Diagnostic]:
    message = f"{fault.title}的写法不合要求：{_shown(fault.value)}"
    advice = fault.error.schema["description"]  # of the definition that holds the pattern
    yield schema.BAD_PATTERN.at(fault.place(), message, advice)


def _out_of_range(fault: Fault) -> Iterator[Diagnostic]:
    limit = "不小于" if fault.keyword == "minimum" else "不大于"
    message = f"{fault.title}应当{limit} {fault.limit}，现在是 {fault.value}"
    yield schema.OUT_OF_RANGE.at(fault.place(), message, fault.description)


def _wrong_size(fault: Fault) -> Iterator[Diagnostic]:
    limit = "至少" if fault.keyword.startswith("min") else "至多"
    unit = "个字" if fault.keyword.endswith("Length") else "项"
    message = f"{fault.title}{limit} {fault.limit} {unit}，现在有 {fault.size} {unit}"
    yield schema.WRONG_SIZE.at(fault.place(), message, fault.description)


def _bad_format(fault: Fault) -> Iterator[Diagnostic]:
    try:
        schema.FORMATS[fault.limit](text(fault.value))
    except ValueError as reason:
        message = f"{fault.title}{_shown(fault.value)}不对：{reason}"
        yield schema.BAD_FORMAT.at(fault.place(), message, fault.description)


def _repeated(fault: Fault) -> Iterator[Diagnostic]:
    entries = fault.value if isinstance(fault.value, list) else []
    for index, value in enumerate(entries):
        if value in entries[:index]:
            message = f"{_shown(value)}在“{fault.title}”里写了两次"
            yield schema.REPEATED.at(fault.place(index), message, "删去重复的一项")


_SENTENCES: dict[str, Callable[[Fault], Iterator[Diagnostic]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_in_list,
    "pattern": _bad_pattern,
    "not": _bad_pattern,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "minLength": _wrong_size,
    "maxLength": _wrong_size,
    "minItems": _wrong_size,
    "maxItems": _wrong_size,
    "minProperties": _wrong_size,
    "format": _bad_format,
    "uniqueItems": _repeated,
    "dependentRequired": _missing_companions,
}


def _shown(value: Data) -> str:
    """The value as the editor knows it: quoted text, numbers as they are, kinds by name."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 40 else value[:40] + '…'}”"
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"]
    if value is None:
        return "空"
    return str(value).lower() if isinstance(value, bool) else str(value)
