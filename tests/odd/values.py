"""Values that a schema allows, as odd as it allows them."""

import random
from copy import deepcopy

from generators.core.schema import schema
from odd.plans import Data, places

LONG = "职业技能等级证书制度试点专业人才培养模式改革与考核评价" * 4
NAMES = (
    "甲", "Ａ", "a", "1+X", "C++程序设计（初级）", "“引号”证书", "A&B <证书>", "100%",
    "*星*_下划线_", "`反引号`", "[方括号](链接)", "{花括号}", "$x^2$", "\\反斜杠", "#井号",
    "证书|竖线", "证书/斜杠",
    "証書（繁體）", "Ⅲ级证书", "①号证书", "é́vidence", "𠮷野家", "证书😀", "~波浪~", "第1—2号",
    "证书：甲", "a" * 99, LONG[:100], "（一）", "表1", "一、", "1.", "- 短横", "> 大于", "!感叹",
    "=等号", "+加号", "@某人", "&amp;", "&#39;", "<!--", "<br>", "{{ 变量 }}", "{% if %}", "{年}",
)  # fmt: skip
TEXTS = (*NAMES, LONG[:200], "。" * 20, "一" * 150, "句子。另一句；第三句：“引语”（括号）")
DATES = (
    "{y}", "{y}-05", "{y}-05-20", "{y}-11/上旬", "{y}-02/下旬", "before {y}-06-18", "before {y}-06",
    "before {y}", "{y}-{n}-1", "{p}-{y}-2", "{y}-12-31", "{y}-01-01", "{n}-01", "2024-02-29",
    "2000", "2099-12-31", "before {y}-{n}-1", "before {y}-11/中旬",
)  # fmt: skip
HOURS = ("00:00", "08:30", "17:00", "23:59")
ADDRESSES = (
    "https://www.example.edu.cn", "https://a.cn:8443/1x/", "https://a.b-c.example/%E8%AF%81/",
    "https://xn--fsq.cn/~x/(1)/$;=", "https://a.example/&lt;/{{x}}/", "https://u:p@a.cn/",
)  # fmt: skip


def made(rng: random.Random, root: dict, node: dict, known: dict[str, list], depth: int = 0):
    """Some value of this shape; `known` are the values that the plan has by their key."""
    node = schema.resolved(root, node)
    if "enum" in node:
        return rng.choice(node["enum"])
    types = node.get("type", "string")
    kind = rng.choice(types) if isinstance(types, list) else types
    if kind == "object":
        needed = node.get("required", ())
        chosen = [n for n in node.get("properties", {}) if n in needed or rng.random() < 0.4]
        below = node.get("properties", {})
        return {
            name: _known(rng, known, name, schema.resolved(root, below[name]))
            or made(rng, root, below[name], known, depth)
            for name in chosen
        }
    if kind == "array":
        count = max(node.get("minItems", 0), rng.choice((0, 1, 1, 2, 5)) if depth < 3 else 0)
        items = [made(rng, root, node["items"], known, depth + 1) for _ in range(count)]
        return list({repr(item): item for item in items}.values())
    if kind == "integer":
        number = max(node.get("minimum", 0), rng.choice((0, 1, 2, 7, 50, 99999)))
        return min(node.get("maximum", number), number)
    return {"boolean": rng.random() < 0.5, "null": None}.get(kind, _text(rng, node))


def _known(rng: random.Random, known: dict[str, list], name: str, node: dict):
    if "enum" in node or not known.get(name) or rng.random() > 0.8:
        return None
    return deepcopy(rng.choice(known[name]))


def _text(rng: random.Random, node: dict) -> str:
    if node.get("format") == "deadline" and rng.random() < 0.5:
        return f"{rng.choice(('', 'before '))}{_date(rng, day=True)} {rng.choice(HOURS)}"
    if node.get("format") in ("plan-date", "deadline", "day"):
        return _date(rng, day=node["format"] == "day")
    if node.get("format"):
        return rng.choice(ADDRESSES)
    return rng.choice(TEXTS)[: node.get("maxLength", 200)].strip()


def _date(rng: random.Random, day: bool = False) -> str:
    if day:
        return f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return rng.choice(DATES).format(y=2025, n=2026, p=2024)


def values_by_key(plan: Data) -> dict[str, list]:
    """What stands behind each key anywhere in the plan: names that refer to something."""
    found: dict[str, list] = {}
    for path in plan:
        for place in places(plan, path):
            if isinstance(place.key, str):
                found.setdefault(place.key, []).append(place.value)
    return found
