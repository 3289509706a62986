"""Personal data is found wherever it stands, and nothing else is taken for it.

All numbers are made here from a seed and belong to nobody: identity numbers of places that do
not exist and of serial number 000, mobiles of prefixes that no carrier has, cards of the issuer
00000, QQ numbers that are not given out yet.
"""

import hashlib
import io
import json
import random
import re
import shutil
import zipfile
from collections import Counter
from datetime import date, timedelta
from unicodedata import east_asian_width

import pytest

from generators.checks.plan_check import check
from generators.checks.prv import leaks
from generators.cli.main import main
from generators.core.privacy import contents, personal
from generators.core.privacy.numbers import is_identity, luhn
from generators.site import pages as outputs
from generators.site.edition import Artifact

FORMATS = ("text", "github", "json", "sarif", "markdown")
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


# --- numbers of nobody ----------------------------------------------------------------------------


def identity(rng):
    province = rng.choice(("11", "31", "35", "44", "45", "51", "62", "65"))
    born = date(1900, 1, 1) + timedelta(days=rng.randrange(3000))
    digits = f"{province}99{rng.randrange(90, 100)}{born:%Y%m%d}000"
    return next(digits + c for c in "0123456789X" if is_identity(digits + c.lower()))


def mobile(rng):
    return f"{rng.choice((154, 160, 161, 163, 164, 168, 169))}{rng.randrange(10**8):08}"


def card(rng):
    start = f"6200000{rng.randrange(10 ** (rng.choice((16, 17, 18, 19)) - 8)):0>8}"
    return next(start + c for c in "0123456789" if luhn(start + c))


def student(rng):
    return f"20{rng.randrange(90, 100)}{rng.randrange(10**6):06}"


def qq(rng):
    return f"9{rng.randrange(10**10):010}"


NUMBERS = {"PRV-01": identity, "PRV-02": mobile, "PRV-03": card}
LABELLED = {
    "PRV-04": [("学号", student), ("准考证号", student), ("考生号", student)],
    "PRV-05": [("QQ", qq), ("微信号", lambda rng: f"nobody_{rng.randrange(1000):03}")],
}


def in_groups(number, rng, mark):
    """As people write it: the usual groups, fours, threes, or one by one."""
    usual = {11: [3, 4, 4], 18: [6, 8, 4]}.get(len(number), [4] * 5)
    groups, at = [], 0
    for size in rng.choice([usual, [4] * 5, [1] * 20] if mark != "." else [usual]):
        groups.append(number[at : at + size])
        at += size
    return mark.join(group for group in groups if group)


def anywhere(number, rng):
    places = sorted(rng.sample(range(1, len(number)), rng.choice((1, 2))))
    parts = [number[i:j] for i, j in zip([0, *places], [*places, None], strict=True)]
    return " ".join(parts)


WRITTEN = {
    "plain": lambda n, rng: n,
    "blanks": lambda n, rng: in_groups(n, rng, rng.choice((" ", "  ", "\u3000", "\xa0"))),
    "dashes": lambda n, rng: in_groups(n, rng, rng.choice("-－—–")),
    "dots": lambda n, rng: in_groups(n, rng, "."),
    "full-width": lambda n, rng: n.translate(FULL_WIDTH),
    "zero-width": lambda n, rng: rng.choice("\u200b\u200d\ufeff\u2060").join(n),
    "mixed": lambda n, rng: in_groups(n.translate(FULL_WIDTH), rng, "\u200b \u200b"),
    "small-x": lambda n, rng: n.lower(),
}
PLACED = {
    "value": "note: 联系人{}。",
    "bare": "note: {}",
    "comment": "due: null  # {} 记得打",
    "comment-line": "# {}",
    "key": "{}: 护理",
    "quotes": 'note: "{}"',
    "single-quotes": "note: '号码{}'",
    "flow": "- {{name: 甲一, note: {}}}",
    "file-name": "2021/certificates/{}.yaml",
    "sentence": "text: 请于2021年9月18日前致电{}，逾期不候",
    "brackets": "text: 甲一（{}）",
    "underscores": "甲一_{}_证明.docx",
    "tel": "note: tel{}",
    "country": "note: +86 {}",
    "country-close": "note: 0086-{}",
    "after a word": "name: beta\n{}\nname: beta",
}


def positives(seed=20210918):
    """300: (text, [(code, number)])."""
    rng, made = random.Random(seed), []
    while len(made) < 210:
        code, make = rng.choice(list(NUMBERS.items()))
        form, place = rng.choice(list(WRITTEN)), rng.choice(list(PLACED))
        if code != "PRV-02" and place in ("tel", "country", "country-close"):
            continue
        number = make(rng)
        made.append((PLACED[place].format(WRITTEN[form](number, rng)), [(code, number)]))
    while len(made) < 240:  # several in a line
        pairs = [(code, NUMBERS[code](rng)) for code in rng.choices(list(NUMBERS), k=3)]
        mark = rng.choice(("、", " ", ", ", "/", "；", " - "))
        made.append(("note: " + mark.join(number for _, number in pairs), pairs))
    while len(made) < 255:  # split where nobody would
        number = mobile(rng) if rng.random() < 0.5 else identity(rng)
        code = "PRV-02" if len(number) == 11 else "PRV-01"
        made.append((f"note: 电话 {anywhere(number, rng)}", [(code, number)]))
    while len(made) < 285:
        code, choices = rng.choice(list(LABELLED.items()))
        word, make = rng.choice(choices)
        number = make(rng)
        forms = [number, number.translate(FULL_WIDTH), "\u200b".join(number)]
        shown = number if "_" in number else rng.choice([*forms, f"{number[:4]} {number[4:]}"])
        link = rng.choice(("：", ": ", "=", "号：" if word == "QQ" else "："))
        made.append((f"{rng.choice(('# ', 'note: ', ''))}{word}{link}{shown}", [(code, number)]))
    while len(made) < 300:
        name = rng.choice((qq(rng), f"nobody{rng.randrange(99)}", f"no.body_{rng.randrange(99)}"))
        host = rng.choice(("qq.com", "163.com", "vip.qq.com", "gmail.com", "some-college.edu.cn"))
        made.append((f"note: 请发至 {name}{rng.choice('@＠')}{host}。", [("PRV-05", name)]))
    return made


def bare(text):
    """A number without what was put between its characters."""
    kept = re.sub(r"[\s\-－—–.\u200b\u200d\ufeff\u2060\xa0]", "", text).upper()
    return kept.translate({wide: narrow for narrow, wide in FULL_WIDTH.items()})


def test_300_of_300_are_found_at_their_place():
    missed, found = [], Counter()
    for text, expected in positives():
        said = [
            (f.code.code, bare(text[f.start : f.end].split("@")[0].split("＠")[0]))
            for f in personal.find(text)
        ]
        if said != [(code, bare(number)) for code, number in expected]:
            missed.append((text, expected, said))
        found.update(code for code, _ in said)
    assert missed == []
    assert sum(found.values()) == 300 + 2 * 30
    assert set(found) == {"PRV-01", "PRV-02", "PRV-03", "PRV-04", "PRV-05"}


# --- what only looks like it ----------------------------------------------------------------------

USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(rng):
    """A 统一社会信用代码 of GB 32100: 17 characters and their check modulo 31."""
    body = (
        rng.choice(("12", "52", "91", "93")) + f"44{rng.randrange(1, 22):02}{rng.randrange(100):02}"
    )
    body += "".join(rng.choice(USCC[:10] if rng.random() < 0.8 else USCC) for _ in range(9))
    total = sum(USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + USCC[(31 - total % 31) % 31]


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def day(rng):
    return date(2000, 1, 1) + timedelta(days=rng.randrange(12000))


def stamp(rng):
    time = f"{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"
    moment, born = rng.randrange(10**9, 2 * 10**9), day(rng)
    return rng.choice(
        (
            f"{born}T{time}+08:00",
            f"{born} {time}.{digits(rng, 6)}",
            f"{born:%Y%m%d}{time.replace(':', '')}",
            f"{born:%Y%m%d}-{time.replace(':', '')}",
            f"{born} {time.replace(':', '-')}",
            f"{moment}",
            f"{moment}.{digits(rng, 1)}",
            f"{moment}{digits(rng, 3)}",
            f"{born:%Y-%m-%d}--{day(rng)}",
        )
    )


NEGATIVES = {
    "certificate": lambda rng: rng.choice(
        (
            f"证书编号：44{digits(rng, 14)}",
            f"证书编号 {rng.choice((21, 22, 23))}44{digits(rng, 12)}",
            f"S0000{digits(rng, 17)}",
            f"证书号: {digits(rng, 16)}",
            f"第 20{digits(rng, 8)} 号证书",
        )
    ),
    "credit code": lambda rng: rng.choice(("统一社会信用代码：", "uscc: ", "")) + credit_code(rng),
    "document": lambda rng: rng.choice(
        (
            f"茂健职院〔{rng.randrange(2000, 2030)}〕{rng.randrange(1, 400)}号",
            f"粤教职函〔{rng.randrange(2000, 2030)}〕{rng.randrange(1, 400)} 号",
            f"采购编号 440900-{day(rng):%Y%m}-{digits(rng, 4)}",
            f"440900{rng.randrange(2020, 2031)}{digits(rng, 8)}",
        )
    ),
    "date": lambda rng: rng.choice(("{}", "{} {}", "{}、{}", "{} - {}", "{}\n{}")).format(
        day(rng), day(rng)
    ),
    "short date": lambda rng: f"{day(rng):%Y.%m.%d} {day(rng):%Y%m%d} {day(rng):%Y年%m月%d日}",
    "stamp": stamp,
    "landline": lambda rng: rng.choice(
        (
            f"0668-{rng.randrange(2, 9)}{digits(rng, 6)}",
            f"020-{rng.randrange(2, 9)}{digits(rng, 7)}",
            f"（0668）{rng.randrange(2, 9)}{digits(rng, 6)}",
            f"+86-668-{rng.randrange(2, 9)}{digits(rng, 6)}",
            f"电话：0668 {rng.randrange(2, 9)}{digits(rng, 6)}",
            f"400-{digits(rng, 3)}-{digits(rng, 4)}",
        )
    ),
    "extension": lambda rng: (
        f"0668-{rng.randrange(2, 9)}{digits(rng, 6)}{rng.choice(('-', ' 转 '))}{digits(rng, 4)}"
    ),
    "postcode": lambda rng: (
        f"邮编 {rng.randrange(100000, 860000)}，{rng.randrange(100000, 860000)}"
    ),
    "serial": lambda rng: rng.choice(
        (
            f"序列号 {digits(rng, rng.choice((8, 10, 12, 14)))}",
            f"SN{digits(rng, 11)}",
            f"{rng.randrange(2015, 2030)}{digits(rng, rng.choice((6, 8, 10, 12)))}",
            f"NO.{digits(rng, 8)}",
            f"{rng.randrange(1990, 2030)}-{digits(rng, 3)}-{digits(rng, 4)}",
            f"流水号：{digits(rng, 16)}",
            f"ISBN 978-7-{digits(rng, 4)}-{digits(rng, 4)}-{digits(rng, 1)}",
        )
    ),
    "commit": lambda rng: hashlib.sha1(digits(rng, 9).encode()).hexdigest()[
        : rng.choice((7, 10, 12, 40))
    ],
    "sum": lambda rng: f"sha256:{hashlib.sha256(digits(rng, 9).encode()).hexdigest()}",
    "uuid": lambda rng: re.sub(
        "(.{8})(.{4})(.{4})(.{4})(.{12}).*",
        r"\1-\2-\3-\4-\5",
        hashlib.sha1(digits(rng, 9).encode()).hexdigest(),
    ),
    "years": lambda rng: " ".join(
        str(y) for y in rng.sample(range(1949, 2035), rng.randrange(2, 6))
    ),
    "school years": lambda rng: (
        f"学号编排自 {rng.randrange(2010, 2030)}-{rng.randrange(2010, 2030)} 学年起"
    ),
    "quotas": lambda rng: rng.choice((" ", "、", "\t", " 人 ")).join(
        str(rng.choice((5, 10, 15, 20, 30, 50, 60, 120, 150, 200)))
        for _ in range(rng.randrange(3, 9))
    ),
    "version": lambda rng: rng.choice(
        (
            f"v{rng.randrange(30)}.{rng.randrange(30)}.{rng.randrange(99)}",
            f"{rng.randrange(13, 20)}.{rng.randrange(9)}.20{digits(rng, 6)}",
            f"QQ {rng.randrange(9)}.{rng.randrange(9)}.{digits(rng, 5)}",
            ".".join(str(rng.randrange(1, 256)) for _ in range(4)),
        )
    ),
    "mailbox": lambda rng: rng.choice(
        (
            "jwb@example.edu.cn",
            "zsb@some-college.edu.cn",
            "bgs@some-college.edu.cn",
            "jiaowuchu@some-college.edu.cn",
            "office@some-college.edu.cn",
            "1+noreply@users.noreply.github.com",
            "git@github.com:a/b.git",
            "actions/checkout@v4.1.0",
        )
    ),
    "words": lambda rng: rng.choice(
        (
            "不写电话、证件号、学号。",
            "微信公众号：example-college",
            "学号 10 位",
            "学号前 4 位为入学年份 2021",
            "QQ 群里通知 30 人",
            "身份证 2021 年起电子化",
            "银行卡由学生处代办",
            "手机 5 部",
            "准考证 2021-09-18 前打印",
            f"考号长 12 位，{day(rng)} 起编",
        )
    ),
    "amount": lambda rng: rng.choice(
        (
            f"{rng.randrange(10**6)}.{digits(rng, 2)} 元",
            f"{rng.randrange(1, 999)},{digits(rng, 3)},{digits(rng, 3)}.00",
            f"{rng.randrange(100, 180)}.{digits(rng, 8)}, {rng.randrange(20, 40)}.{digits(rng, 8)}",
        )
    ),
}


def negatives(seed=20211225):
    rng = random.Random(seed)
    for number in range(3000):
        kind = list(NEGATIVES)[number % len(NEGATIVES)]
        text = NEGATIVES[kind](rng)
        places = ["{}", "note: {}", "# {}", 'note: "{}"', *["{}.yaml"] * ("@" not in text)]
        yield kind, rng.choice(places).format(text)


def test_of_3000_others_at_most_3_are_taken_for_personal_data():
    false = [(kind, text, [f.code.code for f in personal.find(text)]) for kind, text in negatives()]
    false = [each for each in false if each[2]]
    assert len(false) <= 3, false


# --- every file, every form -----------------------------------------------------------------------

RNG = random.Random(7)
NUMBER, PERSON, PUPIL = mobile(RNG), identity(RNG), student(RNG)


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def said(plan):
    """(code, file, line, column) of all personal data found."""
    return [
        (d.code, d.location.path.removeprefix(f"{plan}/"), d.location.line, d.location.column)
        for d in check(plan, as_of=None).diagnostics
        if d.code.startswith("PRV")
    ]


def container(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(f"{name}.xml", text)
    return stream.getvalue()


RUNS = f"<w:p><w:r><w:t>{NUMBER[:5]}</w:t></w:r><w:r><w:t>{NUMBER[5:]}</w:t></w:r></w:p>"
CELLS = "".join(f"<si><t>{mobile(RNG)}</t></si>" for _ in range(3))


@pytest.mark.parametrize(
    ("path", "raw", "line", "column", "found"),
    [
        ("terms.yaml", f"terms: []  # {NUMBER}".encode(), 1, 14, 1),
        ("terms.yaml", f"\ufeffterms：\r\n  - {NUMBER}".encode(), 2, 5, 1),
        ("terms.yaml", f"terms: &a [*a, {{{NUMBER}: 1}}".encode(), 1, 17, 1),
        ("terms.yaml", f"# 甲一\n# 电话{NUMBER}".encode("gbk"), 2, 5, 1),
        ("terms.yaml", f"terms: {NUMBER}".encode("utf-16"), 1, 8, 1),
        ("terms.yaml", f"terms: {NUMBER}".encode("utf-16-le"), 1, 15, 1),
        ("terms.yaml", b"\0\xff" + f"terms: {NUMBER}\n".encode() * 9, 1, 10, 9),
        ("terms.yaml", f"terms: {NUMBER}\n#".encode() + b" " * 300_000, 1, 8, 1),
        ("README.md", f"联系人 {NUMBER}".encode(), 1, 5, 1),
        ("2025/notes.txt", f"{NUMBER}".encode(), 1, 1, 1),
        ("2025/.terms.yaml.swp", f"{NUMBER}".encode(), 1, 1, 1),
        ("附件.docx", container(document=RUNS), 1, 1, 1),
        ("附件.xlsx", container(sharedStrings=CELLS), 1, 1, 3),
        ("附件.zip", container(inside=NUMBER)[:-30], 1, 1, 0),  # broken: nothing can be read of it
        (f"{NUMBER}.docx", b"", 1, 1, 1),
        (f"2025/certificates/alpha {NUMBER[:3]} {NUMBER[3:]}.yaml", b"", 1, 1, 1),
        (f"2025/{NUMBER}/x.yaml", b"", 1, 1, 1),
    ],
)  # fmt: skip
def test_every_file_is_looked_at(plan, path, raw, line, column, found):
    (plan / path).parent.mkdir(exist_ok=True)
    (plan / path).write_bytes(raw)
    places = said(plan)
    assert len(places) == found
    assert places[:1] == [("PRV-02", path, line, column)][:found]


def test_issued_text_and_links(plan):
    issued = plan / "2025" / "issued.txt"
    issued.write_text(issued.read_text("utf-8") + f"\n{PERSON}\n", "utf-8")
    (plan / "2025" / "link.yaml").symlink_to(f"/home/{NUMBER}/x.yaml")
    lines = len(issued.read_text("utf-8").split("\n"))
    assert said(plan) == [
        ("PRV-01", "2025/issued.txt", lines - 1, 1),
        ("PRV-02", "2025/link.yaml", 1, 1),
    ]


def test_rules_run_beside_personal_data(plan):
    terms = plan / "terms.yaml"
    terms.write_text(f"# {NUMBER}\n" + terms.read_text("utf-8"), "utf-8")
    report = check(plan, as_of=None)
    assert [d.code for d in report.diagnostics] == ["PRV-02"]
    assert report.rules_not_run == 0


def test_many_in_a_file_are_counted_after_the_twentieth(plan):
    (plan / "README.md").write_text("\n".join(mobile(RNG) for _ in range(50)), "utf-8")
    found = [d for d in check(plan, as_of=None).diagnostics if d.code == "PRV-02"]
    assert len(found) == 20
    assert found[-1].message.endswith("，这个文件里另有 30 处")


def test_mailboxes_of_offices_pass_at_the_own_domain_only(plan):
    college = plan / "college.yaml"
    site = college.read_text("utf-8").replace("site: null", "site: https://www.college.com.cn/")
    college.write_text(f"# jwb@college.com.cn\n# jwb@other.com.cn\n{site}", "utf-8")
    assert said(plan) == [("PRV-05", "college.yaml", 2, 3)]


@pytest.fixture
def leaky(plan):
    """The same three numbers in every kind of place, beside all kinds of other mistakes."""
    wide = PERSON.translate(FULL_WIDTH)
    (plan / "terms.yaml").write_text(
        f'terms:\n  - {{name: 证书试点, variants: ["{PERSON}"], "学号 {PUPIL}": 1}}\n', "utf-8"
    )
    people = plan / "people.yaml"
    people.write_text(f"{people.read_text('utf-8')}  - {{name: 甲一 {wide}}}\n", "utf-8")
    (plan / "departments.yaml").write_text(f"departments： # {wide} {NUMBER}\n", "utf-8")
    (plan / "majors.yaml").write_text(f"majors:\n  - name：{NUMBER}\n", "utf-8")
    (plan / "2025" / "timeline.yaml").write_text(f"电话{NUMBER}: 1\n电话{NUMBER}: 2\n", "utf-8")
    (plan / "2025" / f"{PERSON}.txt").write_text("", "utf-8")
    (plan / "2025" / "certificates" / f"{NUMBER}.yaml").write_text(f"{NUMBER}: {PUPIL}", "utf-8")
    return plan


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_shows_a_full_number(leaky, form, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(["check", "--plan", str(leaky), "--format", form]) == 1
    printed = capsys.readouterr()
    shown = printed.out + printed.err
    if form == "github":
        shown += (tmp_path / "summary.md").read_text("utf-8")
    plain = bare(shown)
    for number in (NUMBER, PERSON, PUPIL):
        assert number not in plain
    assert personal.find(shown) == []
    if form != "markdown":  # its stars are escaped
        assert f"{PERSON[:4]}********{PERSON[-4:]}" in shown
        assert f"{NUMBER[:3]}****{NUMBER[-4:]}" in shown


def test_what_is_masked_is_still_json(leaky, capsys):
    main(["check", "--plan", str(leaky), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert {f["code"] for f in data["findings"]} >= {"PRV-01", "PRV-02", "PRV-04", "Y103", "Y102"}


def test_build_and_export_of_such_a_plan_show_no_number(leaky, tmp_path, capsys):
    for command in ("build", "export"):
        assert main([command, str(tmp_path / NUMBER), "--plan", str(leaky)]) == 1
        shown = bare(capsys.readouterr().err)
        assert not any(number in shown for number in (NUMBER, PERSON, PUPIL))


@pytest.mark.parametrize("written", [PERSON, PERSON.translate(FULL_WIDTH), "\u200b".join(PERSON)])
def test_the_caret_stands_below_the_masked_number(plan, capsys, written):
    (plan / "README.md").write_text(f"联系人甲一（{written}）\n", "utf-8")
    main(["check", "--plan", str(plan)])
    frame = capsys.readouterr().out.split("\n")
    line, caret = frame[3], frame[4]
    assert columns(caret[: caret.index("^")]) == columns(line[: line.index("（") + 1])
    assert columns(caret) == columns(line[: line.index("）")])


def columns(text):
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def test_a_fix_that_would_write_stars_is_not_offered(plan, capsys):
    (plan / "terms.yaml").write_text(f"terms：[]  # {NUMBER}\n", "utf-8")
    for form in FORMATS:
        main(["check", "--plan", str(plan), "--format", form])
        assert "terms: " not in capsys.readouterr().out


def test_mask_keeps_length_and_hides_what_was_cut():
    text = f"“{PERSON[:15]}…”和 someone.else@q…，学号 {PUPIL}"
    masked = personal.mask(text)
    assert len(masked) == len(text)
    assert PERSON[:8] not in masked
    assert "someone" not in masked
    assert personal.mask(f"没有“{PUPIL}”", frozenset([PUPIL])) == f"没有“2********{PUPIL[-1]}”"


# --- what is published ----------------------------------------------------------------------------


def publish(monkeypatch, path, content, edit=None):
    def extra(edition):
        yield Artifact(path, content, edit)

    monkeypatch.setattr(outputs, "OUTPUTS", (*outputs.OUTPUTS, extra))


PUBLISHED = [
    ("2021/extra.txt", f"电话 {NUMBER}"),
    ("2021/extra.json", json.dumps({"电话": NUMBER.translate(FULL_WIDTH)})),
    ("2021/extra.docx", container(document=RUNS)),
    (f"2021/{NUMBER}.txt", ""),
]


@pytest.mark.parametrize(("path", "content"), PUBLISHED)
def test_export_stops_at_personal_data(monkeypatch, plan_folder, tmp_path, capsys, path, content):
    publish(monkeypatch, path, content, "2021/plan.yaml")
    assert main(["export", str(tmp_path / "out"), "--plan", str(plan_folder)]) == 1
    said = capsys.readouterr().err
    told = f"由它生成的 {personal.mask(path)} 里有手机号码 {NUMBER[:3]}****{NUMBER[-4:]}"
    assert f"{told}\n  --> {plan_folder}/2021/plan.yaml:1:1" in said
    assert NUMBER not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("written", "found"),
    [(f"DESCRIPTION:电话 {NUMBER[:5]}\r\n {NUMBER[5:]}\r\n", 1),
     ("DESCRIPTION:https://u:p@a.examp\r\n le/x\r\n", 0)],
)  # fmt: skip
def test_lines_of_a_calendar_are_read_whole(written, found):
    """They are folded wherever they are too long: in the middle of a number, of an address."""
    assert len(personal.find(contents.shown("2025/calendar.ics", written.encode()))) == found


def test_words_of_a_picture_are_apart():
    """A row of sums is no number of eleven digits; in one word a number is."""
    sums = "".join(f'<text class="middle">{n}</text>' for n in (154, 105, 57, 316))
    assert personal.find(f"<svg>{sums}</svg>") == []
    assert (
        len(personal.find(f"<svg><text>{NUMBER[:3]}<tspan>{NUMBER[3:]}</tspan></text></svg>")) == 1
    )


def test_where_a_frame_stands_is_no_number_of_a_person():
    frame = "".join(f"<wp:posOffset>{n}</wp:posOffset>" for n in (1008000, 10026000))
    assert personal.find(f"<w:p><w:t>护照号码</w:t></w:p><w:p>{frame}</w:p>") == []
    assert len(personal.find(f"<w:p><wp:posOffset>{NUMBER}</wp:posOffset></w:p>")) == 1


@pytest.mark.parametrize("page", [f"号码 {NUMBER}", f"号码 {NUMBER[:6]}<b>{NUMBER[6:]}</b>"])
def test_build_stops_at_personal_data_and_leaves_the_old_site(
    monkeypatch, base_folder, tmp_path, capsys, page
):
    site = tmp_path / "site"
    site.mkdir()
    publish(monkeypatch, "2025/extra.md", f"# 附页\n\n{page}\n")
    assert main(["build", str(site), "--plan", str(base_folder)]) == 1
    said = capsys.readouterr().err
    assert "2025/extra.html：手机号码" in said
    assert NUMBER not in said
    assert list(tmp_path.iterdir()) == [site]
    assert list(site.iterdir()) == []


def test_numbers_written_with_escapes_are_found_where_they_stand(base_folder, tmp_path, capsys):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "2025" / "commitments.yaml"
    escaped = "".join(f"\\x{ord(digit):02x}" for digit in NUMBER)
    before, mark, behind = file.read_text("utf-8").partition("    note: ")
    file.write_text(f'{before}{mark}"电话 {escaped}"\n{behind.partition(chr(10))[2]}', "utf-8")
    assert main(["export", str(tmp_path / "out"), "--plan", str(plan)]) == 1
    line = before.count("\n") + 1
    said = capsys.readouterr().err
    assert f"手机号码 {NUMBER[:3]}****{NUMBER[-4:]}\n  --> {file}:{line}:15" in said
    assert escaped not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04", b"\xff", b"\xff\xfe\0", bytes(range(256)) * 40]
)
def test_any_bytes_give_some_text(raw):
    assert isinstance(contents.text_of(raw), str)


def test_a_container_that_unpacks_to_very_much_is_read_in_part():
    packed = container(a="0" * 30_000_000, b=NUMBER)
    assert len(contents.text_of(packed)) < 5_000_000


@pytest.mark.parametrize("path", ["2021/index.html", "assets/site.js"])
def test_nothing_with_an_address_of_a_person_is_published_scripts_included(path):
    told = leaks.in_published([(path, "来信请寄 nobody7@some-college.edu.cn".encode())], {}, "")
    assert path in told
    assert "nobody7" not in told
    assert leaks.in_published([(path, "来信请寄教务部".encode())], {}, "") == ""
