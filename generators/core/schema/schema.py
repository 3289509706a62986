"""Does a file fit its schema? The only module that imports jsonschema_rs.

`jsonschema-rs` is the sieve: it says yes or no in microseconds and starts fast. Only for a file
that does not fit is explanations.py imported, which explains with `jsonschema`, keyword by
keyword; a test holds the two to the same verdict. Holds the S codes; knows nothing of what the
data mean.
"""

import json
from collections.abc import Callable
from functools import cache, partial

import jsonschema_rs

from generators.core import dates, resources, web_addresses
from generators.core.diagnostics import Code, Diagnostic, explained
from generators.core.yaml.data import Data, Schema
from generators.core.yaml.source import Source

FOLDER = resources.SCHEMAS


_code = partial(explained, "S")


# fmt: off
UNKNOWN_KEY = _code(101, "多了不认识的词",
    "每种文件可以写哪些词是定好的。不认识的词没有程序会读，写了等于没写，多半是拼错了。",
    "照提示改成认识的词；确实不需要的，删去这一行。")
MISSING_KEY = _code(102, "缺少必填的一项",
    "少了这一项，网页和清单就有一处空着，也分不清是没有还是忘了写。",
    "补上这一项；文件没有写明的写 null。")
WRONG_TYPE = _code(103, "内容的种类不对",
    "人数要写数字，名单要写列表，名称要写文字；种类不对就不能计算、不能对照。",
    "照提示改写。人数只写数字，不带单位；列表写成 [专业一, 专业二]。")
NOT_IN_LIST = _code(104, "不在可选的范围内",
    "这一项只有几种写法，别的写法程序分不清是哪一种。",
    "从提示列出的写法里选一种。")
BAD_PATTERN = _code(105, "写法不合要求",
    "编号、英文短名、名称各有固定的写法，别处要靠它来查找。",
    "照提示的例子改写；前后不要留空格。")
OUT_OF_RANGE = _code(
    106, "数字超出范围", "人数、序号不会是负数，多半是多打或少打了一位。", "核对原件上的数字。"
)
WRONG_SIZE = _code(107, "长短或数目不合要求",
    "内容空着，或长得不像一个名称，多半是放错了位置。",
    "空着的补上；没有内容的按提示写 null 或 []；太长的核对是不是贴错了地方。")
BAD_FORMAT = _code(108, "日期或网址写法不对",
    "日期只有写法一致才能排序、比较，网址写错了就点不开。",
    "日期写成 2021-09-18（日）、2021-09（月）等；网址以 https:// 开头。")
REPEATED = _code(
    109, "列表里有重复", "同一项写了两次，人数和清单就会多算一次。", "删去重复的一项。"
)
UNKNOWN_FILE = _code(201, "放错了位置的文件",
    "不在规定位置的文件没有程序会读，里面的内容等于没写。",
    "照 plan/README.md 放到规定的位置，或改成规定的文件名；不属于计划的文件删去。")
MISSING_FILE = _code(202, "缺少文件",
    "少了这个文件，一部分内容无处可查，其他检查也做不下去。",
    "从以前的版本里恢复；新的一年照上一年的样子新建。")
NAME_CLASH = _code(203, "两个文件名只差大小写",
    "在有的电脑上，这两个名称是同一个文件，后存的会盖掉先存的。",
    "核对两份内容，合成一份，删去另一份。")
TOO_MANY = _code(204, "文件太多",
    "计划里只有几十个文件。多出这么多，多半是放进了别的资料。",
    "把不属于计划的文件移走。")
BAD_NAME = _code(205, "文件名不能用",
    "有些名称是系统保留的，有些太长，换一台电脑就打不开。",
    "换一个文件名：小写英文字母、数字和短横线，以 .yaml 结尾。")
EXECUTABLE = _code(206, "文件标成了可以运行的程序",
    "计划里的文件只是文字，不应当能运行；带着这个标记的文件可能来路不明。",
    "去掉这个标记，或重新上传这个文件。")
UNREADABLE = _code(207, "没有读完的文件",
    "压缩包、PDF、办公软件的文件可能坏了、加了密码，或者大得出奇。读不完，就看不出里面有没有个人信息。",
    "删去这个文件；里面有个人信息又已经推送的，先撤回（关闭）这次提交，再告诉管理员清理。")
ACTIVE = _code(208, "附件的文件里有自动运行的内容，或者不是它的名字所说的那一种",
    "附件要发给大家下载。宏、脚本、控件、嵌入的对象和从别处取的内容，会在别人的电脑上运行，学校的电脑多半不让打开。",
    "另存为不带宏的 docx、xlsx，或者存成 PDF，再放进来。")
# fmt: on
CODES = tuple(each for each in globals().values() if isinstance(each, Code))


@cache
def bundle(kind: str) -> Schema:
    """The schema of one kind of file with the shared definitions copied in: nothing refers
    to another file, so no validator ever looks for one."""
    text = (FOLDER / f"{kind}.json").read_text("utf-8")
    schema: Schema = json.loads(text.replace("common.json#/$defs/", "#/$defs/"))
    schema["$defs"] = _common() | schema.get("$defs", {})
    return schema


@cache
def _common() -> Schema:
    common: Schema = json.loads((FOLDER / "common.json").read_text("utf-8"))["$defs"]
    return common


def resolved(root: Schema, node: Schema) -> Schema:
    """A part of a schema with what it refers to laid under it; `root` is the whole of it."""
    while "$ref" in node:
        referred = root["$defs"][node["$ref"].rpartition("/")[2]]
        node = referred | {key: value for key, value in node.items() if key != "$ref"}
    return node


def fits(kind: str, data: Data) -> bool:
    """Whether data have the shape of their kind."""
    return _sieve(kind).is_valid(data)


def check(kind: str, source: Source) -> list[Diagnostic]:
    """All shape errors of one file; an empty list when it fits its schema."""
    if fits(kind, source.data):
        return []
    from generators.core.schema import explanations  # 120 ms, and rarely needed

    return explanations.explain(bundle(kind), source)


def _reason(parse: Callable[[str], object]) -> Callable[[str], bool]:
    """A format check: true, or false with the reason kept by asking `parse` again."""

    def holds(value: str) -> bool:
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return holds


FORMATS: dict[str, Callable[[str], object]] = {
    "plan-date": dates.parse,
    "deadline": dates.parse_deadline,
    "day": dates.parse_day,
    "https-url": web_addresses.parse,
}
CHECKS = {name: _reason(parse) for name, parse in FORMATS.items()}


@cache
def _sieve(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        bundle(kind), formats=CHECKS, validate_formats=True, ignore_unknown_formats=False
    )
