"""Changes that are no faults: they must give no finding."""

import re
from itertools import chain
from random import Random

from mutants.matches import spot


def comment_line(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    indent = " " * random.choice((0, 2, 4))
    note = random.choice(
        ("已核对", "name：见下", "TODO: 待定", "“引号” [括号 {", "- 一项", "&a *b !c")
    )
    return "\n".join([*lines[:at], f"{indent}# {note}", *lines[at:]])


def blank_line(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return "\n".join([*lines[:at], *[""] * random.choice((1, 2)), *lines[at:]])


def blanks_behind(text: str, random: Random) -> str:
    return _one(r"()$", text, random, lambda m: random.choice((" ", "   "))) or text


def quoted(text: str, random: Random) -> str:
    """A text value between quotes."""
    mark = random.choice("\"'")
    pattern = r"(?:^ *(?:- )?|[{,] ?)[a-z_]+: ([一-龥][^\n,{}\[\]#\"':]*)(?=$|,|\})"
    return _one(pattern, text, random, lambda m: f"{mark}{m[1]}{mark}")


def quoted_word(text: str, random: Random) -> str:
    return _one(r"^ *(?:- )?([a-z_]+): ", text, random, lambda m: f'"{m[1]}"')


def block_list(text: str, random: Random) -> str:
    """A list of names, an entry a line."""

    def block(match):
        return "".join(f"\n{match[1]}  - {name}" for name in match[2].split(", "))

    return _one(r"^( *)[a-z_]+:(?= \[)(?: \[([^\[\]{}\n\"]+)\])$", text, random, block, whole=True)


def flow_list(text: str, random: Random) -> str:
    def flow(match):
        return f" [{', '.join(re.findall('- (.+)', match[1]))}]"

    return _one(r"^ *[a-z_]+:((?:\n +- [^\n,，、；:\[\]{}\"'#]+)+)$", text, random, flow)


def flow_order(text: str, random: Random) -> str:
    """The words between braces in another order."""

    def order(match):
        entries = match[1].split(", ")
        return ", ".join(random.sample(entries, len(entries)))

    return _one(r"\{([^\[\]{}\n\"]+)\}", text, random, order)


def block_order(text: str, random: Random) -> str:
    """The entries of a mapping in another order, each with what belongs to it."""
    lines = text.split("\n")
    words = [i for i, line in enumerate(lines) if re.match(r" *(?:- )*[a-z_]+:", line)]
    at = random.choice(words)

    def column(i):
        line = lines[i]
        if not line.strip() or line.lstrip().startswith("#"):
            return 99
        return len(re.match(r" *(?:- )*", line)[0])

    def listed(i):
        return lines[i].lstrip().startswith("- ")

    mine, start, end = column(at), at, at + 1
    while not (listed(start) and column(start) == mine) and start and column(start - 1) >= mine:
        start -= 1
    while end < len(lines) and (column(end) > mine or (column(end) == mine and not listed(end))):
        end += 1
    while column(start) == 99:
        start += 1
    while column(end - 1) == 99:
        end -= 1
    dash = lines[start].lstrip().startswith("- ") and column(start) == mine
    block = lines[start:end]
    if dash:
        block[0] = block[0].replace("- ", "  ", 1)
    chunks = []
    for i, line in enumerate(block):
        if column(start + i) == mine:
            chunks.append([])
        chunks[-1].append(line)
    random.shuffle(chunks)
    block = list(chain(*chunks))
    if dash:
        block[0] = f"{' ' * (mine - 2)}- {block[0][mine:]}"
    return "\n".join([*lines[:start], *block, *lines[end:]])


def one_more(text: str, random: Random) -> str:
    """An entry of a register that nothing uses yet."""
    new = random.randrange(10, 99)
    entry = {
        "people": f"  - {{name: 丑小{'一二三四五六七八九十'[new % 10]}甲}}\n",
        "departments": f"  - {{name: 第{new}系, slug: department-{new}}}\n",
        "rooms": f"  - {{name: 机房{new}, capacity: {new}}}\n",
        "terms": f"  - {{name: 用语{new}, variants: [说法{new}]}}\n",
        "rest_days": f"rest_days:\n  - {{day: 2025-08-{new % 20 + 10}, note: 校庆}}\n",
    }
    for word, line in entry.items():
        if text.startswith("rest_days: []") and word == "rest_days":
            return text.replace("rest_days: []\n", line)
        if line not in text and word != "rest_days" and re.search(rf"^{word}:\n", text, re.M):
            return re.sub(rf"^{word}:\n", f"{word}:\n{line}", text, flags=re.M)
    if "\nmajors:\n  - {" in f"\n{text}":
        department = re.search("department: ([^,}]+)", text)[1]
        line = f"  - {{name: 新专业{new}, slug: new-{new}, department: {department}}}\n"
        return re.sub(r"^majors:\n", f"majors:\n{line}", text, flags=re.M)
    return text


_OPTIONAL = (
    (r"^  - \{major: (?:(?!level)[^{}\n])*()\}$", ", level: null"),
    (r"^  - \{major: (?:(?!population)[^{}\n])*()\}$", ", population: null"),
    (r"^  - \{major: (?:(?!approved)[^{}\n])*()\}$", ", approved: null"),
    (r"^      - \{title: (?:(?!count)[^{}\n])*()\}$", ", count: null"),
    (r"^ +- id: [DLOT]\S*\n +text: .*\n()(?! +activity)", "{indent}activity: null\n"),
    (r"^ +- id: D\S*\n +text: .*\n()(?! +summary)", "{indent}summary: false\n"),
    (r"^      - id: P\S*\n()(?!(?s:(?!- id).)*depends_on)", "        depends_on: []\n"),
    (r"^  - \{name: [^\n,]+, slug: (?:(?!aliases)[^\n])*()\}$", ", aliases: []"),
    (r"^      - \{name: \S+ seats: \d+\}\n()", "    level: null\n"),
    (r"^      - \{name: \S+ seats: \d+\}\n()", "    part: null\n"),
)  # fmt: skip


def empty_option(text: str, random: Random) -> str:
    """An optional word with nothing in it."""
    pattern, new = random.choice(_OPTIONAL)

    def put(match):
        return new.replace("{indent}", " " * (re.search(r"\n( +)", match[0]) or "  ")[1].count(" "))

    return _one(pattern, text, random, put)


def no_last_line_end(text: str, random: Random) -> str:
    return text.rstrip("\n")


def crlf(text: str, random: Random) -> str:
    return text.replace("\n", "\r\n")


def byte_order_mark(text: str, random: Random) -> str:
    return "\ufeff" + text


VALID = (
    comment_line, blank_line, blanks_behind, quoted, quoted_word, block_list,
    flow_list, flow_order, block_order, one_more, empty_option, no_last_line_end, crlf,
    byte_order_mark,
)  # fmt: skip


def _one(pattern: str, text: str, random: Random, become, *, whole=False) -> str:
    """One match's last group (from the first colon's end, where `whole`) changed."""
    matches = list(re.finditer(pattern, text, re.M))
    if not matches:
        return text
    match = random.choice(matches)
    start, end = spot(match)
    if whole:
        start, end = match.start(2) - 2, match.end(2) + 1
    return text[:start] + become(match) + text[end:]
