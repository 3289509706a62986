"""Hostile words: what leaves the place it was put into, in one format or another."""

import random
import re
from collections.abc import Sequence

# Runs in a browser if it ever becomes a script; a page of ours then has this name.
SENTINEL = "HIT"
_HIT = f"window.{SENTINEL}=1"
WORDS = (
    # Elements, and the ends of every context that is not markup
    f"<script>{_HIT}</script>", f"</title><script>{_HIT}</script>",
    f"</style><svg onload={_HIT}>",
    f"</textarea><img src=x onerror={_HIT}>", f"--><img src=x onerror={_HIT}>", "]]><b>",
    "</p><b>",
    f"</svg><script>{_HIT}</script>", f"<iframe srcdoc='<script>{_HIT}</script>'>",
    "<base href=//a>",
    "<meta http-equiv=refresh content=0>", "<!--", "<![CDATA[", "<?xml", "<plaintext>",
    "</w:t><w:b/>",
    "<math><mi>", "<svg><set attributeName=href>", "<form action=//a><button>", "<foreignObject>",
    "<b>", "<i", "</p>", "&lt", "{{", "{%", "=1",
    # Attributes
    f"\" onfocus={_HIT} autofocus x=\"", f"' onclick='{_HIT}", "\"><b>", "` onload=`", "\"'>",
    # Addresses
    f"javascript:{_HIT}", "data:text/html,<b>", "//a.example/", "https://u:p@a.example/",
    "\\\\a\\b",
    # Characters written as references, once and twice
    "&lt;b&gt;", "&#60;b&#62;", "&amp;lt;", "&#x3c;b&#x3e;", "&nbsp", "&colon;", "%3Cb%3E",
    "\\u003cb",
    "\\x3cb", "_x003C_", "=3C",
    # What templates, Markdown and typesetting take for their own
    "{{7*7}}", "{% x %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7 %>", "{{ config }}", "{% raw %}",
    f"[a](javascript:{_HIT})", "![a](//a/b)", "`<b>`", "**b**", "# h", "- x", "1. x", "| a | b |",
    "```", "~~~", "***", "> q", "[a]: b", "{: .c }", "{#id}", "--8<-- \"x\"", "[TOC]", "*[a]: b",
    "\\",
    "$x$", "#eval(\"1\")", "#sys.inputs", "@ref", "<label>", "~", "---", "//x", "/*x*/",
    # Formulas, records, calendars, PDF
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"//a\")", "=cmd|'/c x'!A1", "\",\"", "','",
    ";;", "\\n",
    "\\,", "BEGIN:VEVENT", "END:VCALENDAR", "\\;X=1:", "%0D%0A", "(Tj)", "endobj", "%PDF", "<<>>",
    # Scripts and their objects
    f"</script>{_HIT}", f"\";{_HIT};\"", "__proto__", "constructor", "toString", "'||1||'",
    "null",
    # Letters that are none, and long ones
    "＜b＞", "é", "“”", "：", "x" * 60, "%s%n", "../../x", "C:\\x", "::error::", "##[x]",
)  # fmt: skip
# Of these each shows wherever it is not escaped: one slot that is printed as it stands is enough.
MARKUP = (
    "<b>", "=<b>", "@<i", "&lt;", "=&lt", "-<b>", "\"><b>", "</p><b>", "'><b>&lt;", "<b>,;\\\"",
)  # fmt: skip
# In no file that is taken: they are invisible, or turn what stands beside them.
INVISIBLE = (
    "\u2028", "\u2029", "\x85", "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\xad", "\x00",
    "\x07", "\x1b", "\x7f", "\x0b", "\U000e0041",
)  # fmt: skip
_PARTS = re.findall(r"\w+|\W", "".join(WORDS))


def drawn(rng: random.Random, count: int, most: int, of: Sequence[str] = WORDS) -> list[str]:
    """Words of at most so many characters in some order, none again before every other has come;
    of WORDS a third taken apart and put together anew."""
    short = [word for word in of if len(word) <= most]
    found = [word for _ in range(count // len(short) + 1) for word in rng.sample(short, len(short))]
    torn = 0.3 if of is WORDS else 0
    return [_broken(rng, most) if rng.random() < torn else word for word in found[:count]]


def _broken(rng: random.Random, most: int) -> str:
    return "".join(rng.choices(_PARTS, k=rng.randint(2, 9)))[:most].strip() or "<"
