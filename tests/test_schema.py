"""The schemas themselves, and the schemas against the model."""

import html
import json
import re
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mkdocs.config.config_options import URL

from generators.core.schema import explanations, schema
from generators.core.yaml import source
from generators.core.yaml.source import Source
from generators.model import load
from generators.model.structure import Origin

ROOT = Path(__file__).parent.parent
KINDS = dict([*load.INSTITUTION.values(), *load.YEAR.values()])
ALL = sorted(path.stem for path in schema.FOLDER.glob("*.json"))


def objects(node):
    """Every schema of an object in a schema, with those it refers to left out."""
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.mark.parametrize("kind", ALL)
def test_schema_is_valid_and_closed_and_every_property_is_explained(kind):
    root = json.loads((schema.FOLDER / f"{kind}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(root)
    for node in objects(root):
        assert node["additionalProperties"] is False
        for name, prop in node["properties"].items():
            explained = prop.get("title", ""), prop.get("description", "")
            assert all(any("\u4e00" <= c <= "\u9fff" for c in text) for text in explained), name


def test_every_schema_has_a_kind_of_file():
    assert set(ALL) == {*KINDS, "common"}


def test_editors_find_the_schema_of_every_file(plan_folder):
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    globs = settings["yaml.schemas"]
    for name in KINDS:
        patterns = globs[f"./schemas/{name}.json"]
        patterns = [patterns] if isinstance(patterns, str) else patterns
        # a kind of which one of the frozen plans has no file is in the other
        places = ("tests/plans/2021/", "tests/plans/base/")
        found = [
            list(ROOT.glob(p.replace("plan/", place, 1))) for p in patterns for place in places
        ]
        assert any(found), name


def pairs(root, node, cls):
    """(object schema, dataclass) for a kind and everything in it."""
    node = schema.resolved(root, node)
    yield node, cls
    for field in fields(cls):
        inner = nested(field.type)
        if inner and inner is not Origin and field.name in node["properties"]:
            child = schema.resolved(root, node["properties"][field.name])
            yield from pairs(root, child.get("items", child), inner)


def nested(type_):
    if isinstance(type_, UnionType):
        type_ = next(t for t in get_args(type_) if t is not type(None))
    if get_origin(type_) is tuple:
        type_ = get_args(type_)[0]
    return type_ if is_dataclass(type_) and hasattr(type_, "at") else None


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_dataclasses_have_the_same_properties(kind):
    root = schema.bundle(kind)
    for node, cls in pairs(root, root, KINDS[kind]):
        given = {
            f.name: f
            for f in fields(cls)
            if f.name not in ("spot", "slug") or f.name in node["properties"]
        }
        given.pop("spot", None)
        home = f"schemas/{kind}.json, {cls.__name__} of {cls.__module__.replace('.', '/')}.py"
        in_schema = set(node["properties"])
        assert in_schema <= set(given), f"{home}: no field for {sorted(in_schema - set(given))}"
        assert in_schema >= set(given), f"{home}: no property for {sorted(set(given) - in_schema)}"
        required = {
            name for name, f in given.items()
            if f.default is MISSING and f.default_factory is MISSING and name != "origin"
        }  # fmt: skip
        asked = set(node.get("required", ())) - {"origin"}
        assert asked == required, (
            f"{home}: a key is required where its field has no default, and no other; "
            f"not so for {sorted(asked ^ required)}"
        )


def test_both_validators_give_the_same_verdict_on_a_thousand_mutations(plan_folder):
    """Sieve and explanation come from two libraries; they must never disagree."""
    checked = 0
    for path in sorted(plan_folder.rglob("*.yaml")):
        relative = path.relative_to(plan_folder).as_posix()
        kind = kind_of(relative)
        data = source.read(path, relative).data
        for mutated in mutations(data):
            text = Source(relative, path.read_text("utf-8"), mutated)
            sieve = schema._sieve(kind).is_valid(mutated)
            assert sieve == explanations.explainer(schema.bundle(kind)).is_valid(mutated), mutated
            assert sieve == (not schema.check(kind, text))
            checked += 1
    assert checked > 1000


def kind_of(relative):
    name = relative.partition("/")[2] if relative[0].isdigit() else relative
    table = load.YEAR if relative[0].isdigit() else load.INSTITUTION
    return (table.get(name) or table[name.partition("/")[0] + "/"])[0]


def mutations(data):
    """The first few of each sort of change at every place of the data."""
    values = (None, True, 0, -1, "", " x", "x\n", "2021-02-30", "〇", [], {}, ["x", "x"], {"x": 1})
    for index, route in enumerate(list(routes(data))[:40]):
        yield changed(data, route, values[index % len(values)])
        yield changed(data, route, values[(index + 5) % len(values)])


def routes(data, at=()):
    if isinstance(data, dict | list):
        for step in data if isinstance(data, dict) else range(len(data)):
            yield (*at, step)
            yield from routes(data[step], (*at, step))


def changed(data, route, value):
    copy = json.loads(json.dumps(data))
    holder = copy
    for step in route[:-1]:
        holder = holder[step]
    holder[route[-1]] = value
    return copy


HOSTS = st.text('ab-.:9@[]／．中\u3002\u2100\xdf %"<', max_size=12)
PATHS = st.text("ab/.%2f?#&'\"\\<>@:;／？１ \u200b\xe9", max_size=12)


@settings(derandomize=True, max_examples=1000)
@given(HOSTS, PATHS)
@example("www.example.edu.cn／", "")
@example("a.example:99999", "/")
@example("[::1", "/")
def test_an_address_that_fits_is_read_alike_by_all_that_use_it(host, path):
    """By urllib and mkdocs: none of them may raise, or see another host."""
    url = f"https://{host}{path}"
    if not schema.CHECKS["https-url"](url):
        return
    parts = urlsplit(url)
    written = f"{host}{path}".partition("/")[0]
    assert (parts.netloc, parts.query, parts.fragment) == (written, "", "")
    assert parts.port is None or parts.port < 65536
    assert URL(is_dir=True).validate(url).startswith(url)
    assert urljoin(f"{url.rstrip('/')}/", "2025/index.html").startswith(url.rstrip("/"))
    assert url.isascii()
    assert html.escape(url.replace("&", "")) == url.replace("&", "")


def test_some_addresses_fit():
    for url in ("https://a.example", "https://a-b.example.cn:8443/1x/", "https://a.cn/%E8%AF%81/"):
        assert schema.CHECKS["https-url"](url)


ODD_ADDRESSES = {
    "https://www.example.edu.cn／": "不能有“／”",
    "https://例子.cn/": "xn--",
    "https://a.ex\u202eample/": "不能有",
    "https://a.example/\u200b": "不能有",
    "https://a.example/\x00": "不能有",
    "https://user:word@a.example/": "用户名",
    "https://a.example /": "没有空格",
    "http://a.example/": "以 https:// 开头",
    "HTTPS://a.example/": "以 https:// 开头",
    "javascript:alert(1)": "以 https:// 开头",
    "//a.example/": "以 https:// 开头",
    "https://a.example:99999/": "端口号",
    "https://a.example:0/": "域名",
    "https://a.example:/": "域名",
    "https://127.0.0.1/": "域名",
    "https://[::1]/": "域名",
    "https://1/": "域名",
    "https://localhost/": "域名",
    "https://a..example/": "域名",
    f"https://{'a' * 64}.example/": "域名",
    f"https://{'a.' * 127}example/": "域名",
    "https://a.example/?x=1": "目录为止",
    "https://a.example/#x": "目录为止",
    "https://a.example/../x": "/../",
    "https://a.example/%2e%2E/": "/../",
    "https://a.example//x": "//",
    "https://a.example/%0d%0aX": "控制字符",
    'https://a.example/"><b>': "不能用的符号",
    "https://a.example\\@b.example/": "用户名",
}


@pytest.mark.parametrize("url", ODD_ADDRESSES)
def test_an_odd_address_is_told_with_its_reason(url):
    with pytest.raises(ValueError, match=re.escape(ODD_ADDRESSES[url])):
        schema.FORMATS["https-url"](url)
