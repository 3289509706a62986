"""Reading the strict subset of YAML: data, places, refusals."""

import json
import os

import blessing
import pytest
import slips

from generators.core.diagnostics import Location
from generators.core.schema import mends, schema
from generators.core.yaml import source, texts
from generators.core.yaml.source import Source


def read(tmp_path, text):
    file = tmp_path / "x.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return source.read(file, "x.yaml")


def codes(result):
    return [(d.code, d.location.line, d.location.column) for d in result]


def test_only_null_booleans_and_integers_are_typed(tmp_path):
    text = (
        "a: 35\nb: null\nc: ~\nd:\ne: true\nf: no\ng: 14:30\nh: 2021-02-30\ni: 0123\nj: 1e3\n"
        "k: '35'\nl: .nan\nm: 是\nn: -7\no: 0\np: 0x1F\nq: 12345678901234567890\nr: \"null\"\n"
    )
    assert read(tmp_path, text).data == {
        "a": 35, "b": None, "c": None, "d": None, "e": True, "f": "no", "g": "14:30",
        "h": "2021-02-30", "i": "0123", "j": "1e3", "k": "35", "l": ".nan", "m": "是", "n": -7,
        "o": 0, "p": "0x1F", "q": "12345678901234567890", "r": "null",
    }  # fmt: skip


def test_places_of_values_and_keys(tmp_path):
    read_source = read(
        tmp_path, "名: 甲\nlist:\n  - {a: 1, b: 二二}\n  - x\nend: |-\n  多行\n  文字\n"
    )
    assert read_source.place(("名",)) == Location("x.yaml", 1, 4, 1, 5)
    assert read_source.place(("名",), key=True) == Location("x.yaml", 1, 1, 1, 2)
    assert read_source.place(("list", 0, "b")) == Location("x.yaml", 3, 15, 3, 17)
    assert read_source.place(("list", 1)) == Location("x.yaml", 4, 5, 4, 6)
    assert read_source.place(("list",)) == Location("x.yaml", 3, 3, 4, 6)
    assert read_source.place(("end",)) == Location("x.yaml", 5, 6, 7, 5)
    assert read_source.place(("list", 0, "missing")) == read_source.place(("list", 0))


def test_a_place_within_a_text(tmp_path):
    read_source = read(tmp_path, 'a: 从甲乙两个证书\nb: "转\\u4e49"\n')
    assert read_source.place_within(("a",), 3, 5) == Location("x.yaml", 1, 7, 1, 9)
    assert read_source.place_within(("b",), 0, 1) == read_source.place(("b",))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04\x14\x00", "Word、Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版的 Word"),
        (b"{\\rtf1\\ansi a: 1}", "RTF"),
        (b"<!DOCTYPE html>\n<html>", "网页"),
        (b"%PDF-1.7\n", "PDF"),
        ("场所: 机房一，实训室二，阶梯教室三\n".encode("utf-16-le"), "UTF-16"),
        ("名: 示例卫生职业学院一\n".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_files_of_other_programs_are_called_by_their_name(tmp_path, raw, said):
    [found] = read(tmp_path, raw)
    assert (found.code, found.location.line) == ("Y003", 1)
    assert said in found.message


def test_line_ends_and_byte_order_mark_make_no_difference(tmp_path):
    plain = "a: 1\nb:\n  - 二\n"
    for other in (plain.replace("\n", "\r\n"), plain.replace("\n", "\r"), "\ufeff" + plain):
        result = read(tmp_path, other)
        assert isinstance(result, Source)
        assert result.data == read(tmp_path, plain).data


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "Y102", 2, 1),
        ("a: &x 1\nb: *x\n", "Y106", 1, 4),
        ("a: *x\n", "Y106", 1, 4),
        ("a: !!str 1\n", "Y107", 1, 4),
        ("? [a]\n: 1\n", "Y109", 1, 1),
        ("<<: {a: 1}\n", "Y111", 1, 1),
        ("a: {b: [" + "[" * 20 + "]" * 21 + "}\n", "Y005", 1, 19),
        ("a: 1\n--- \nb: 1\n", "Y123", 2, 1),
        ("a: b\n  c\n", "Y124", 2, 3),
        ("a: 测试\n".encode("gbk"), "Y003", 1, 4),
        ("a: 甲\nb: ".encode() + "乙丙\n".encode("gbk"), "Y003", 2, 4),
        ("a: 甲\r\nb: 丁".encode() + "乙丙\n".encode("gbk"), "Y003", 2, 5),
        ("a: 甲\n".encode("utf-16"), "Y003", 1, 1),
        ("a: 甲甲\n".encode("utf-16-le"), "Y003", 1, 1),
        ("a: 甲甲\n".encode("utf-32"), "Y003", 1, 1),
        (b"a: \xe7\x94\xb2\xe7\x94\n", "Y003", 1, 5),
        ("a: " + "x" * texts.MAX_LINE + "\n", "Y008", 1, texts.MAX_LINE + 1),
        ("a: 1\n" * (texts.MAX_LINES + 1), "Y002", 1, 1),
    ],
)
def test_refusals_have_their_code_and_place(tmp_path, text, code, line, column):
    assert codes(read(tmp_path, text)) == [(code, line, column)]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-be", "utf-32-le"])
def test_encodings_are_named(tmp_path, encoding):
    (found,) = read(tmp_path, "name: 老年照护\nlead: 陈平\n".encode(encoding))
    named = {"gbk": "GBK", "gb18030": "GBK"}.get(encoding, encoding[:6].upper())
    assert named in found.message


@pytest.fixture
def kind(tmp_path, monkeypatch):
    """The name of the schema of slips.VALID."""
    name = "slip-table"
    (tmp_path / f"{name}.json").write_text(json.dumps(slips.SCHEMA), "utf-8")
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    monkeypatch.setattr(schema, "_common", dict)
    schema.bundle.cache_clear()
    schema._sieve.cache_clear()
    yield name
    schema.bundle.cache_clear()
    schema._sieve.cache_clear()


def found_in(kind, text):
    result = source.parse(text, "x.yaml", lambda data: schema.fits(kind, data))
    return result if isinstance(result, list) else mends.problems(kind, result)


def mended(text, fix):
    lines, at = text.split("\n"), fix.location
    head, tail = lines[at.line - 1][: at.column - 1], lines[at.end_line - 1][at.end_column - 1 :]
    return head + fix.replacement + tail


@pytest.mark.parametrize("slip", slips.SLIPS, ids=lambda slip: slip.title)
def test_slips_of_the_hand(kind, slip, request):
    """What is told: code, line and column; behind + the mended lines, if they are sure."""
    text = slips.text_of(slip)
    found = found_in(kind, text)
    told = []
    for each in found:
        told.append(f"{each.code} {each.location.line}:{each.location.column}")
        told += [f"+{line}" for line in mended(text, each.fix).split("\n")] if each.fix else []
    blessing.settle(slip, told, request.config.getoption("--bless"))
    assert all(d.fix or d.advice for d in found), "says no way to mend it"
    assert all("YAML" not in d.message.replace("%YAML", "") + d.advice for d in found)


def test_the_table_holds_a_hundred_slips():
    assert sum(bool(slip.expected) for slip in slips.SLIPS) >= 100


def test_valid_text_is_read_alike_with_and_without_a_closer_look(kind):
    fits = source.parse(slips.VALID, "x.yaml", lambda data: schema.fits(kind, data))
    assert fits.data == source.parse(slips.VALID, "x.yaml").data


def test_real_files_are_read_without_a_closer_look(plan_folder):
    files = list(plan_folder.rglob("*.yaml"))
    odd = [file.name for file in files if source._looks_odd(texts.read(file))]
    assert len(odd) <= len(files) // 10


def test_a_hundred_thousand_brackets_are_refused_before_the_parser(tmp_path):
    assert codes(read(tmp_path, "a: " + "[" * 100_000)) == [("Y005", 1, 16)]
    assert codes(read(tmp_path, "- " * 50_000))[0][0] == "Y005"
    assert codes(read(tmp_path, "? " * 20_000))[0][0] == "Y005"
    assert codes(read(tmp_path, "".join(f"{' ' * i}a:\n" for i in range(200))))[0][0] == "Y005"


def test_brackets_within_quotes_hide_no_depth(tmp_path):
    text = "a:\n" + '  ["]", ["]", ["]", ["]",\n' * 5_000
    assert {code for code, *_ in codes(read(tmp_path, text))} <= {"Y005", "Y120"}
    text = "a: " + '\n  ["]", ' * 600 + "1" + "]" * 600
    assert codes(read(tmp_path, text))


def test_large_files_and_links_are_not_read(tmp_path):
    assert codes(read(tmp_path, b"a: " + b"x" * (texts.MAX_BYTES + 1)))[0][0] == "Y002"
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "x.yaml")
    assert codes(source.read(link, "link.yaml"))[0][0] == "Y001"
    os.mkfifo(tmp_path / "pipe.yaml")
    assert codes(source.read(tmp_path / "pipe.yaml", "pipe.yaml"))[0][0] == "Y001"


def test_integers_of_any_length_are_no_danger(tmp_path):
    assert read(tmp_path, "a: " + "9" * 3_900 + "\n").data == {"a": "9" * 3_900}
