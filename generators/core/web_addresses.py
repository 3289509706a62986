"""Addresses of the web, as far as browsers and libraries read them alike: RFC 3986, in ASCII, of a
host by its name. What they read in different ways, or mend in silence, is none."""

import re

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# The last part of a name begins with a letter: browsers read numbers as another kind of address.
_HOST = rf"(?=[^/:]{{1,253}}(?:[/:]|$))(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}"
_PATH = "(?:/(?:[A-Za-z0-9._~!$&()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*"
_ADDRESS = re.compile(rf"https://{_HOST}(?::(?P<port>[1-9][0-9]{{0,4}}))?{_PATH}")
_LARGEST_PORT = 65535
_LIKE = "写成 https://www.example.edu.cn/ 的样子"
_WRONG = (
    (r"^(?!https://)", f"网址以 https:// 开头，{_LIKE}"),
    (r"\s", f"网址中间没有空格，{_LIKE}"),
    (r"^https://[^/]*@", "网址里不写用户名和密码，删去 @ 和它前面的部分"),
    (r"[?#]", "网址写到目录为止，删去 ? 或 # 和它后面的部分"),
    (r"^https://.*//|/(?:\.|%2[eE]){1,2}(?:/|$)", "网址里不写 //、/./ 和 /../，直接写目录的名称"),
    (r"%(?:[01].|7[fF])", "网址里不能有控制字符，删去 % 开头的这一段"),
)


def parse(text: str) -> None:
    """Nothing, for an address. Raises ValueError with the reason and the fix, in Chinese."""
    if strange := next((each for each in text if not " " <= each <= "~"), None):
        other = "；中文域名写它以 xn-- 开头的写法" if strange.isalpha() else ""
        raise ValueError(f"网址里只能有半角的英文字母、数字和符号，不能有“{strange}”{other}")
    for pattern, reason in _WRONG:
        if re.search(pattern, text):
            raise ValueError(reason)
    address = _ADDRESS.fullmatch(text)
    if not address:
        raise ValueError(f"网址里有不能用的符号，或者域名写错了，{_LIKE}")
    if int(address["port"] or 0) > _LARGEST_PORT:
        raise ValueError(f"端口号至多 {_LARGEST_PORT}，不知道的删去冒号和它后面的数字")
