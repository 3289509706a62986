"""Reading the strict subset of YAML: data, places, refusals."""

import pytest

from generators import source, texts
from generators.diagnostics import Location
from generators.source import Source


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
        ("a：1\nb: 2\n", "Y103", 1, 2),
        ("a: 1\nb：2\n", "Y103", 2, 2),
        ("x:\n  - a：1\n", "Y103", 2, 6),
        ("x:\n  - {a：1, b: 2}\n", "Y103", 2, 7),
        ("a:\n\tb: 1\n", "Y104", 2, 1),
        ("a:1\nb: 2\n", "Y105", 1, 2),
        ("a: &x 1\nb: *x\n", "Y106", 1, 4),
        ("a: !!str 1\n", "Y107", 1, 4),
        ("a: [" + "[" * 20 + "]" * 21 + "\n", "Y005", 1, 16),
        ("? [a]\n: 1\n", "Y109", 1, 3),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "Y110", 1, 1),
        ("<<: {a: 1}\n", "Y111", 1, 1),
        ("a: '1\n", "Y101", 1, 4),
        ("a: 1\n--- \nb: 1\n", "Y101", 2, 1),
        ("a: 1\u200b\n", "Y004", 1, 5),
        ("a: 测试\n".encode("gbk"), "Y003", 1, 4),
        ("a: 1\n".encode("utf-16"), "Y003", 1, 1),
    ],
)
def test_refusals_have_their_code_and_place(tmp_path, text, code, line, column):
    assert (code, line, column) in codes(read(tmp_path, text))


def test_a_hundred_thousand_brackets_are_refused_before_the_parser(tmp_path):
    assert codes(read(tmp_path, "a: " + "[" * 100_000)) == [("Y005", 1, 16)]
    assert codes(read(tmp_path, "- " * 50_000))[0][0] == "Y005"
    assert codes(read(tmp_path, "".join(f"{' ' * i}a:\n" for i in range(200))))[0][0] == "Y005"


def test_large_files_and_links_are_not_read(tmp_path):
    assert codes(read(tmp_path, b"a: " + b"x" * (texts.MAX_BYTES + 1)))[0][0] == "Y002"
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "x.yaml")
    assert codes(source.read(link, "link.yaml"))[0][0] == "Y001"
