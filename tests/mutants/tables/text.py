"""Y: bytes, characters, YAML."""

import unicodedata

from mutants.matches import found
from mutants.plans import BOM
from mutants.replacements import each
from mutants.rows import CERTIFICATE, TIMELINE, rows

_KEY = r"^( *(?:- )?[a-z_]+)"
_VALUE = r"^ *(?:- )?[a-z_]+: "  # of an entry in block style
_RADICALS = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}


def radical(match, random, plan) -> list[str]:
    """A character as a PDF gives it."""
    text = found(match)
    places = [i for i, c in enumerate(text) if c in _RADICALS]
    return [text[:i] + _RADICALS[text[i]] + text[i + 1 :] for i in places[:3]]


def wide(match, random, plan) -> list[str]:
    """A word with one letter, or all, in full width."""
    text = found(match)
    full = "".join(chr(ord(c) + 0xFEE0) for c in text)
    at = random.randrange(len(text))
    return [full, text[:at] + full[at] + text[at + 1 :]]


TEXT = (
    rows(
        "Y101",
        ("*.yaml", r"^ *[a-z]+:()\n(?P<in> *)- \{.*\n(?P=in)- ", " 一项", " 甲，乙"),
    )
    + rows(
        "Y102",
        ("*.yaml", r"^(?P<line> *[a-z_]+: [一-龥0-9].*)\n()", each("<line>\n")),
        ("*.yaml", r"\{(?P<entry>[a-z]+: [^,{}\[]+)[^{}\n]*()\}", each(", <entry>")),
    )
    + rows(
        "Y103",
        ("*.yaml", rf"{_KEY}(: )(?=\S)", "：", "： "),
        ("*.yaml", rf"{_KEY}(:)$", "："),
        ("*.yaml", r"^ *- \{[a-z]+(: )", "：", "： "),
        ("*.yaml", r"^ *- \{.*, [a-z]+(: )[^\[{]", "：", "： "),
    )
    + rows("Y104", ("*.yaml", r"^( +)(?:- )?[a-z_]+:", "\t", "\t\t"), ("*.yaml", r"^( +)- \{", "\t"))
    + rows(
        "Y105",
        ("*.yaml", rf"{_KEY}(: )(?=[一-龥0-9\[{{])", ":"),
        ("*.yaml", r"^ *(- )(?=[一-龥a-z{])", "-"),
        ("*.yaml", r"\{[a-z]+(: )[一-龥]", ":"),
    )
    + rows(
        "Y106",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥])", "&a ", "&b "),
        ("*.yaml", r"^ *[a-z_]+: ([一-龥]+)$", "*a", "*name"),
        ("*.yaml", r"^ *[a-z]+: \[([^\]\n,]+)", "*a", each("&a <0>")),
    )
    + rows(
        "Y107",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥0-9])", "!!str ", "!a ", "! ", "!!python/name:os.system "),
        ("*.yaml", r"^ *[a-z]+: ()\[", "!!seq ", "!!set "),
    )
    + rows(
        "Y109",
        ("*.yaml", r"^(?P<in> *)[a-z_]+: [一-龥]+$", each(
            "<in>? [a, b]\n<in>: c", "<in>{a: b}: c", "<in>[a]: c")),
    )
    + rows(
        "Y110",
        ("*.yaml", rf"{_VALUE}.*\n()", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n"),
        ("*.yaml", r"^ *[a-z_]+: [一-龥]+\n", each("<<<<<<< HEAD\n<0>=======\n<0>>>>>>>> main\n"), {
            "at": "<<<<<<<"}),
    )
    + rows(
        "Y111",
        ("*.yaml", r"^(?P<in> *)[a-z_]+: [一-龥0-9]+\n()", each(
            "<in><<: {a: b}\n", "<in><<: [{a: b}]\n")),
        ("*.yaml", r"- \{()[a-z]", "<<: {a: b}, "),
    )
    + rows(
        "Y112",
        ("*.yaml", r": \[[^\]\n,]+(, )", "，", "； "),
        ("*.yaml", r": \[[^\]\n,]+(, )[^\]\n,]+\]", "、", "、 "),
        ("*.yaml", r": \[[^\]\n,]+, [^\]\n,]+(, )", "，"),
        ("*.yaml", r"^ *- \{[a-z]+: [^\n,{}]+(, )", "，", "， ", "、"),
    )
    + rows(
        "Y113",
        ("*.yaml", r"^ *[a-z_]+: (\[)[^\]\n]+\]$", "【", "［"),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]+(\])$", "】", "］"),
        ("*.yaml", r"^ *- (\{)", "｛"),
        ("*.yaml", r"^ *- \{[^{}\n]+(\})$", "｝"),
    )
    + rows("Y114", ("*.yaml", r"^ *(?:- )?(?:name|lead|who|owner|room|head): ([一-龥]+)$", each(
        "“<0>”", "‘<0>’", "”<0>”", "“<0>\"")))
    + rows(
        "Y115",
        ("*.yaml", r"^ +(-) [a-z]+:", "—", "－", "·", "•", "*", "–"),
        ("*.yaml", r"^ +(-) \{", "—", "－", "·", "•"),
        ("*.yaml", r"^( +)- [^{\n]*\n\1(-) ", "①", "2.", "（2）", "3、"),
    )
    + rows(
        "Y116",
        ("*.yaml", r"^ *(#) ", "＃"),
        ("*.yaml", rf"{_VALUE}[一-龥]+()$", "# 说明", " ＃ 说明"),
        ("*.yaml", rf"{_VALUE}[0-9-]+()$", "# 说明", " ＃说明"),
    )
    + rows("Y117", ("*.yaml", r"^ *(?:- )?([a-z]{2,}): ", wide), ("*.yaml", r"\{([a-z]+): ", wide))
    + rows(
        "Y118",
        ("*.yaml", r"^ *()[a-z_]+: [一-龥0-9].*\n *[a-z]", " ", "   "),
        ("*.yaml", r"^(?P<in> +)()- \{.*\n(?P=in)- ", " "),
    )
    + rows(
        "Y119",
        ("*.yaml", rf"{_VALUE}()[一-龥]+$", '"', "'"),
        ("*.yaml", r"^ *- \{[a-z]+: ()[一-龥]+,", '"'),
    )
    + rows(
        "Y120",
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*(\])$", "", ")", "}"),
        ("*.yaml", r"^ *- \{[^{}\n]*(\})$", "", "]", ")"),
        ("*.yaml", r"^ *[a-z_]+: ()[一-龥]+$", "[", "{"),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*\]()$", "]"),
        ("*.yaml", r"^ *()[a-z_]+: [一-龥]+$", "[", "{"),
        ("*.yaml", r"^ *- (\{)[a-z]+: [^{}\n]*, [a-z]+: [^{}\n]*\}$", ""),
    )
    + rows(
        "Y121",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥]{{3,}})", "@", "%", "`", "*", "!", "&"),
    )
    + rows(
        "Y122",
        ("*.yaml", rf"{_VALUE}[一-龥]{{2}}()[一-龥]+$", ": "),
        ("*.yaml", rf"{_VALUE}[一-龥]+()$", ": 乙", " note: 乙"),
    )
    + rows(
        "Y123",
        ("*.yaml", r"^()[a-z_]+:", "---\n", "...\n", "%YAML 1.2\n", "--- # 分隔\n", "```yaml\n"),
    )
    + rows(
        "Y124",
        ("*.yaml", r"^ *[a-z_]+: [一-龥]+\n()", "      接着写的一句\n", "        另外说明\n"),
    )
    + rows(
        "Y125",
        ("*.yaml", r"^ *[a-z_]+(: )[一-龥0-9]", " "),
        ("*.yaml", r"^ *[a-z_]+(:)$", ""),
    )
    + rows(
        "Y126",
        ("*.yaml", r": \[[^\]\n,]+(, )", ",, ", " , , "),
        ("*.yaml", r"^ *- \{[a-z]+: [^\n,{}]+(, )", " ", ",, "),
        ("*.yaml", r": \[()[^\]\n]+\]", ", "),
        (CERTIFICATE, r"declared: \d()\d,", ",00"),
    )
    + rows(
        "Y127",
        ("*.yaml", rf"{_VALUE}([一-龥]{{3,}})$", each('"<0>"的', "'<0>'（一）", '"<0>" 等')),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*\]()$", " 等", "甲"),
    )
    + rows(
        "Y128",
        ("*.yaml", r"^ *[a-z_]+:(\n +)- ", " "),
    )
    + rows(
        "Y129",
        ("*.yaml", rf"{_VALUE}([一-龥]{{2,}})$", each('"<0>\\甲"', '"\\d<0>"', '"<0>\\z"', '"C:\\q<0>"')),
    )
    + rows(
        "Y004",
        ("*.yaml", rf"{_VALUE}.()", "\u200b", "\xa0", "\u2028", "\u202e", "\x07", BOM),
        ("*.yaml", r"^ *()[a-z]", "\xa0", "\u200b", "\u2060"),
        ("*.yaml", rf"{_VALUE}([一-龥]+)$", each('"<0>\\u200b"', "\u3000<0>")),
        ("*/issued.txt", r"^[一-龥]+()", "\u200b", "\xa0", "\x00"),
    )
    + rows(
        "Y005",
        ("*.yaml", r"^ *[a-z_]+: ([一-龥]+)$", "[" * 13 + "]" * 13, "{a: " * 13 + "}" * 13),
        ("*.yaml", r"^()[a-z_]+:.*$", " " * 64 + "a: b\n", "- " * 40 + "a\n"),
    )
    + rows("Y006", ("*.yaml", rf"{_VALUE}([一-龥]+)$", radical), ("*.yaml", r"^ *# (.*)$", radical))
    + rows(
        "Y007",
        ("*.yaml", rf"{_VALUE}[一-龥]+()", "\ue000", "\uf8ff", "\ufffd", "锟斤拷", "烫烫烫"),
    )
    + rows(
        "Y130",
        (CERTIFICATE, r"^  ()(?:lead|members|open): ", "- "),
        (TIMELINE, r"^        ()(?:text|due): ", "- "),
    )
    + rows("Y008", ("*.yaml", rf"{_VALUE}[一-龥]+()", "长" * 4100), ("*.yaml", r"^ *#.*()", "长" * 4100))
)  # fmt: skip
