"""Slips of the hand that keep a text from being read, as codes (Y1) and as values.

Says what each is and why it matters; where they are is found by lines.py, flows.py, indents.py
and source.py.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from generators.core.diagnostics import Code, Diagnostic, Fix, Location, Note, explained
from generators.core.yaml.drafts import Draft, Edit

_code = partial(explained, "Y")


# fmt: off
SYNTAX = _code(101, "这一行的写法读不懂",
    "冒号、引号、括号、缩进有一处不合写法，程序就不知道后面的内容属于哪里。",
    "对照上下几行的样子，检查这一行的缩进、冒号、引号和括号；仍看不出来的，恢复原来的一行再改。")
DUPLICATE_KEY = _code(102, "同一个词写了两次",
    "同一处的两行用了同一个词，程序无法知道以哪一行为准。全角、半角只差写法的也算同一个词。",
    "核对两处内容，留下正确的一处。")
WIDE_COLON = _code(103, "用了中文冒号“：”",
    "词和内容之间要用英文冒号。中文冒号看起来差不多，程序却会把整行当成一段文字。",
    "改成英文冒号，后面空一格：name: 证书甲。文字里的中文冒号不用改。")
TAB = _code(104, "用了制表符（Tab）",
    "制表符在不同的电脑上宽窄不同，看上去对齐的行，程序读到的层次可能不一样。",
    "改用空格：每深一层空两格；冒号、横线后面空一格。")
NO_SPACE = _code(105, "冒号或横线后面缺空格",
    "冒号和横线后面没有空格，程序会把它和后面的字连成一个词。",
    "在冒号或横线后面加一个空格。网址里的冒号不用加。")
ANCHOR = _code(106, "用了引用写法（& 或 *）",
    "内容引自别处时，改了一处，另一处会悄悄跟着变。这里的每件事只写一次，直接写出来。",
    "把被引用的内容直接写在这里；本来就是文字的，整段加上英文引号。")
TAG = _code(107, "用了类型标记（!）",
    "以叹号开头的词会改变后面内容的种类，读的人看不出来。",
    "删去标记；本来就是文字的，整段加上英文引号。")
COMPLEX_KEY = _code(109, "冒号前面不是普通的词",
    "每一行以一个词开头，说明这一行写的是什么。列表、括号和问号不能当这个词。",
    "冒号前面写这里规定的词，可参照同一类的其他文件。")
CONFLICT = _code(110, "留有合并冲突的标记",
    "两个人改了同一处，合并时留下了双方的内容，还没有人决定用哪一份。",
    "与同事核对，留下正确的一份，删去以 <<<<<<<、=======、>>>>>>> 开头的行。")
MERGE_KEY = _code(111, "用了合并写法（<<）",
    "合并写法把别处的内容搬到这里，读的人看不到搬来了什么。",
    "把内容直接写出来。")
WIDE_COMMA = _code(112, "列表里用了中文逗号或顿号",
    "方括号、花括号里的各项用英文逗号隔开。用了中文的逗号、顿号、分号，几项会连成一项。",
    "改成英文逗号，后面空一格：[专业一, 专业二]。文字本身就有的，整段加上英文引号。")
WIDE_BRACKET = _code(113, "用了中文括号",
    "列表用英文方括号，一组内容用英文花括号。中文括号看起来差不多，程序会当成文字。",
    "改成英文的 [ ] 或 { }。文字本身就有的，整段加上英文引号。")
WIDE_QUOTE = _code(114, "整段文字用了中文引号",
    "中文引号会当成文字的一部分，名称因此对不上。",
    "改成英文引号，或去掉引号。引号确是文字一部分的，外面再加一层英文引号。")
WIDE_DASH = _code(115, "列表的每一项应当以英文横线开头",
    "破折号、圆点、星号看起来像列表，程序却会当成文字。",
    "改成英文横线，后面空一格：- 教学部。")
COMMENT = _code(116, "说明要自己占一行",
    "英文井号 # 开头的一行是说明，只给编辑的人看。写在内容后面，分不清哪些是内容、哪些是说明，"
    "例如文号就会这样丢掉。",
    "是说明的，移到上面一行，以英文井号 # 开头；是内容的，把整段文字放进英文引号里。")
WIDE_LETTER = _code(117, "冒号前面的词用了全角字母",
    "全角的字母、数字和键盘直接输入的不是同一个字符，程序认不出这个词。",
    "切换到英文输入法，重新输入这个词。")
INDENT = _code(118, "缩进不对",
    "程序靠行首的空格分层次：同一层左对齐，深一层多空两格。空格多了少了，内容就归错地方。",
    "照同一层的其他行对齐。")
OPEN_QUOTE = _code(119, "引号没有成对",
    "有头没尾的引号会把后面的行都吞进去。一对引号要写在同一行里。",
    "在这一行补上另一半英文引号，或把这一半去掉。")
OPEN_BRACKET = _code(120, "括号没有成对",
    "有头没尾的括号会把后面的行都当成它的内容。",
    "补上另一半括号，或去掉多出来的一半；方括号配方括号，花括号配花括号。")
SPECIAL_START = _code(121, "文字开头的符号要加引号",
    "以 * & ! @ % ` > | 等符号开头的文字会被当成特别的写法。",
    "把整段文字放进英文引号里。")
COLON_IN_TEXT = _code(122, "一行里有两个英文冒号",
    "一行只能有一个“英文冒号加空格”，再有一个，程序就分不清哪个是词、哪个是内容。",
    "文字里本来就有的，改成中文冒号，或把整段文字放进英文引号里；误写在一行的两项，分成两行。")
MARKER = _code(123, "用了分隔线或文件头标记",
    "以 ---、... 或 % 开头的行会把一个文件分成几份，后面的内容就读不到了。一个文件只写一份内容。",
    "删去这一行。")
STRAY_LINE = _code(124, "这一行没有着落",
    "没有词、也没有横线的一行，会悄悄接到上一行的内容后面。",
    "接着上一行的，并到上一行；另起一项的，写成“词: 内容”或“- 内容”。")
NO_COLON = _code(125, "词后面缺英文冒号",
    "没有冒号，程序不知道哪里是词，哪里是内容。",
    "在词后面加上英文冒号和一个空格。")
COMMA = _code(126, "逗号多了或少了",
    "方括号、花括号里每两项之间有且只有一个英文逗号。",
    "缺的补上，多的删去。")
TEXT_AFTER = _code(127, "引号或括号后面还有文字",
    "引号、括号合上以后，这一项就结束了，后面的文字不知道归谁。",
    "把整段文字放进英文引号里，里面的引号改用中文引号；多出来的文字删去或另起一行。")
LIST_BEHIND_WORD = _code(128, "列表要从下一行写起",
    "以横线开头的列表不能和词写在同一行。",
    "在冒号后面换行，横线比上一行多空两格。")
BACKSLASH = _code(129, "引号里的反斜杠写法不对",
    "英文双引号里，反斜杠和后面的字母合起来表示特别的字符。",
    "改用英文单引号，或写成两个反斜杠。")
EXTRA_DASH = _code(130, "多了一个横线",
    "以横线开头的一行是列表里新的一项。多了横线，这一行就从它所属的一组里分了出去。",
    "删去横线，与同一组的其他各行左对齐。")
# fmt: on
CODES = tuple(each for each in globals().values() if isinstance(each, Code))


Edits = Sequence[Edit]
Options = tuple[Edits, ...]


class Slip(Exception):
    """One slip at line:column. `options` are several ways to mend it, best first, each some edits;
    `guess` holds edits that let the rest be read, when nobody can know what was meant, and `maybe`
    those that are certain if the whole fits with them. `mend` is certain too, and adds a line:
    reading goes on with the guess."""

    def __init__(
        self, code: Code, message: str, line: int = 1, column: int = 1, *, width: int = 1,
        advice: str = "", options: Options = (), guess: Edits = (), maybe: Edits = (),
        mend: Edits = (), first: tuple[int, int, int] | None = None,
    ):  # fmt: skip
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column
        self.width, self.advice, self.guess, self.first = width, advice, guess, first
        self.options, self.maybe, self.mend = options, maybe, mend

    @property
    def edits(self) -> Edits:
        """What to go on reading with."""
        return self.options[0] if self.options else tuple(self.guess)

    def in_original(self, draft: Draft) -> "Slip":
        """This slip of a draft, at its place in the text as written."""
        start = draft.origin(self.line, self.column)
        end = draft.origin(self.line, self.column + self.width)
        options = tuple(tuple(map(draft.original, edits)) for edits in self.options[:1])
        return Slip(
            self.code, self.message, self.line, start, width=max(end - start, 1),
            advice=self.advice, options=options, first=self.first,
            mend=tuple(map(draft.original, self.mend)),
        )  # fmt: skip

    def diagnostic(self, path: str, text: str = "") -> Diagnostic:
        def place(line: int, column: int, width: int = 1) -> Location:
            return Location(path, line, column, line, column + width)

        here = place(self.line, self.column, self.width)
        related = (Note(place(*self.first), "第一次写在这里"),) if self.first else ()
        edits = self.mend or (self.options[0] if self.options else ())
        fix = _fix(path, edits, text) if edits else None
        return self.code.at(here, self.message, self.advice, fix, related)


def seen(
    code: Code, message: str, number: int, index: int, advice: str, *edits: Edit,
    width: int = 1, options: Options = (), guess: Edits = (), maybe: Edits = (), mend: Edits = (),
) -> Slip:  # fmt: skip
    """A slip seen at an index of a line; `edits`, all together, mend it, or one of `options`."""
    return Slip(
        code, message, number, index + 1, width=max(width, 1), advice=advice,
        options=(edits,) if edits else options, guess=guess, maybe=maybe, mend=mend,
    )  # fmt: skip


class Unreadable(Exception):
    """YAML stopped reading at line:column; `problem` is its own word for why."""

    def __init__(self, line: int, column: int, problem: str):
        super().__init__(problem)
        self.line, self.column, self.problem = line, column, problem


class Slips(Exception):
    """Several slips that keep one text from being read."""

    def __init__(self, slips: Iterable[Slip]):
        self.slips = list(slips)
        super().__init__(len(self.slips))


def _fix(path: str, edits: Edits, text: str) -> Fix:
    """Several edits as one replacement of the stretch that they span. A line of which nothing is
    left goes."""
    first, last = min(edits), max(edits)
    place = Location(path, first.line, first.column, last.line, last.column + last.width)
    if first == last:
        return Fix(place, first.new)
    lines = text.split("\n")[first.line - 1 : last.line]
    mended = Draft("\n".join(lines)).with_edits(
        edit._replace(line=edit.line - first.line + 1) for edit in edits
    )
    tail = len(lines[-1]) - (last.column + last.width - 1)
    left = zip(lines, mended.lines, strict=True)
    whole = "\n".join(new for old, new in left if new or not old)[first.column - 1 :]
    return Fix(place, whole[: len(whole) - tail] if tail else whole)
