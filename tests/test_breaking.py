"""Where lines may break: names, numbers and dates stay whole."""

import re

import pytest

from generators.site.build.line_breaks import kept_together

NAMES = frozenset({"甲乙丙", "丁戊"})


def kept(html: str) -> str:
    """The same, short: 〈what stays together〉, | where a line may break."""
    made = kept_together(html, NAMES)
    made = re.sub('<span class="(?:keep|whole)">(.*?)</span>', r"〈\1〉", made)
    return made.replace("<wbr>", "|")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("组长甲乙丙、丁戊。", "组长〈甲乙丙〉、〈丁戊〉。"),
        ("丁 戊", "〈丁 戊〉"),  # as the archive writes a name of two characters
        ("丁  戊", "丁  戊"),
        ("于2021年9月18日印发", "于〈2021年9月18日〉印发"),
        ("2021年9月—2021年12月底前", "〈2021年9月—〉〈2021年12月底〉前"),
        ("例如 2021-11-05 或 2021-11", "例如 〈2021-11-05〉 或 〈2021-11〉"),
        ("2021-2022-1，2021-1X表", "2021-2022-1，2021-1X表"),
        ("合计 420 人，7个证书", "合计 〈420 人〉，〈7个〉证书"),
        ("1.5 KB 和 12,000元", "1.5 KB 和 〈12,000元〉"),
        ("成立“1+X”证书小组", "成立|“〈1+X〉”|证书小组"),
        ("写“等”，", "写|“等”，"),
        ("1&#43;X证书", "〈1&#43;X〉证书"),
        ("<td>护理75人；助产 20 人</td>", "<td>〈护理75人；〉〈助产 20 人〉</td>"),
        ("<td>护理75人，另有20人</td>", "<td>〈护理75人，〉〈另有20人〉</td>"),
        ("<td>护理75人为限</td>", "<td>护理〈75人〉为限</td>"),
        ("<pre>2021年9月</pre><svg><text>甲乙丙</text></svg>", None),
        ('<a title="甲乙丙2021年">看“原文”</a>', '<a title="甲乙丙2021年">看|“原文”</a>'),
        ("甲乙<b>丙</b>", None),
        ("", None),
    ],
)
def test_what_stays_together(html, expected):
    assert kept(html) == (html if expected is None else expected)


def test_no_character_of_the_text_is_lost():
    html = '<p>甲乙丙说“1+X”于2021年9月—12月，\n共420人。 <span class="origin">原文 五</span></p>'
    assert re.sub("<[^>]*>", "", kept_together(html, NAMES)) == re.sub("<[^>]*>", "", html)


def test_names_of_things_stay_whole_where_there_is_room():
    word = '<span class="word">{}</span>'.format
    things = frozenset({"甲学", "中甲学", "amp"})
    assert kept_together("考中甲学专业，甲学；A&amp;B。", frozenset(), things) == (
        f"考<wbr>{word('中甲学专业')}，{word('甲学')}；A&amp;B。"
    )
    assert kept_together("<h2>甲学学生须知等</h2>", frozenset(), things) == (
        f"<h2>{word('甲学')}<wbr>{word('学生须知')}<wbr>等</h2>"
    )


def test_without_names_nothing_breaks():
    assert kept_together("第3项", frozenset()) == '第<span class="keep">3项</span>'
