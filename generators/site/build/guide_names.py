"""Names in the examples of the guide. It is written for one college, whose clerks find their own
names in it; on the site of another, made-up ones stand for them. Which are names, the guide says
itself, the letters of its college first: <!-- 示例里的名称 示卫院=某院 教学部=部门甲 -->.
"""

import re

_SAID = re.compile(r"<!-- 示例里的名称 ([^>]*?) -->\n?")


def of_college(html: str, letters: str) -> str:
    """A page of the guide, for the site of the college with these letters in its numbers."""
    said = _SAID.search(html)
    if said is None:
        return html
    html = _SAID.sub("", html)
    names = dict(pair.split("=") for pair in said[1].split())
    if next(iter(names)) == letters:
        return html
    for name in sorted(names, key=len, reverse=True):
        html = html.replace(name, names[name])
    return html
