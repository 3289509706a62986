"""常见问题: what students and parents ask, answered with what the plan says and nothing else.

A question knows which data would answer it and which words of the document belong to it. Where
the data are silent the answer is 文件未载明, and the document's own sentences follow with their
clauses, so that a reader sees what it does say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generators.document import corrections
from generators.edition import Artifact, Edition
from generators.model.units import contact_post, shared_work
from generators.outputs import urls
from generators.outputs.pages import page

_SENTENCE = re.compile(r"[^。；]+[。；]?")
_SPOKEN = ("paragraph", "item")


@dataclass(frozen=True)
class Question:
    """`missing` names what is not stated, unless `stated` finds it in the data (line by line) or
    the document has one of the words that would settle it. `words` choose the sentences to
    quote, `kinds` the tasks to name; `asked` are other ways to ask."""

    id: str
    text: str
    missing: str
    settles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    stated: Callable[[object], list[str]] = lambda plan: []


def _meaning(plan) -> list[str]:
    """In plain words what the document says in passing."""
    said = _with(("若干职业技能等级证书",), _sentences(plan))
    return ["“1”是学历证书，“X”是若干职业技能等级证书"] if said else []


def _registration(plan) -> list[str]:
    opens, closes = plan.head.registration.opens, plan.head.registration.closes
    ends = ((opens, "起"), (closes, "止"))
    return (
        ["，".join(f"{day.chinese}{word}" for day, word in ends if day)] if opens or closes else []
    )


def _sessions(plan) -> list[str]:
    return [
        f"{c.name}：{session.date.chinese}{session.starts}—{session.ends}，{session.room}"
        for c, session in plan.sessions
    ]


def _evaluators(plan) -> list[str]:
    said = []
    for c in plan.certificates:
        parts = (c.evaluator and f"培训评价组织是{c.evaluator}", c.level and f"等级是{c.level}")
        if any(parts):
            said.append(f"{c.name}：" + "，".join(part for part in parts if part))
    return said


def _offices(plan) -> list[str]:
    said = []
    for group in plan.groups:
        if group.hosted_by:
            post = contact_post(plan, group)
            said.append(
                f"{group.full_name}，设在{group.hosted_by}{f'，联系{post}' if post else ''}"
            )
    return said


def _buyers(plan) -> list[str]:
    return [
        f"{activity}：写进了{'、'.join(name for name, _ in units)}的职责"
        for activity, units in shared_work(plan).items()
        if "采购" in activity
    ]


QUESTIONS = (
    Question(
        "what", "“1+X”是什么？", "“1+X”的含义",
        words=("若干职业技能等级证书",), stated=_meaning,
        asked=("1+X是什么", "什么是1+X", "1+X是什么意思", "X证书是什么", "证书有什么用"),
    ),
    Question(
        "fee", "考证要交费吗，有补贴吗？", "收费、退费和补贴的办法",
        settles=("收费", "缴费", "交费", "报名费", "考试费", "退费", "补贴"),
        words=("启动费", "资金"),
        asked=("收费", "费用", "缴费", "交费", "报名费", "考试费", "培训费", "多少钱", "要钱",
               "收钱", "免费", "退费", "退钱", "补贴", "补助", "报销"),
    ),
    Question(
        "registration", "什么时候报名，向谁报名？", "报名的起止日期",
        settles=("报名时间", "报名截止"), words=("报名",), kinds=("报名",),
        asked=("报名", "报名时间", "报名截止", "截止日期", "怎么报名", "在哪里报名",
               "报名表"),
        stated=_registration,
    ),
    Question(
        "exam", "什么时候考，在哪里考？", "考核的日期和地点",
        settles=("考核时间", "考试时间"), words=("考点", "考场", "考核场所", "理论考核"),
        kinds=("考核",),
        asked=("考试", "考核", "考试时间", "考试地点", "考场", "考点在哪里", "准考证", "监考"),
        stated=_sessions,
    ),
    Question(
        "credit", "证书能换学分、免修课程吗？", "换多少学分、怎样办理",
        settles=("折算", "学分对照"), words=("学分",),
        asked=("学分", "学分兑换", "学分互认", "免修", "抵学分"),
    ),
    Question(
        "issue", "证书由谁发，是哪一级？", "各证书的培训评价组织和等级",
        settles=("颁发",), words=("证书发放",), kinds=("发证",),
        asked=("发证", "领证", "证书等级", "等级", "初级", "中级", "高级", "级别", "几级",
               "发证机构", "评价组织", "培训评价组织", "谁发的证书", "哪里发的证书", "颁发"),
        stated=_evaluators,
    ),
    Question(
        "choice", "能考几个证书，报了以后能换吗？", "可以报几个、能不能更换",
        settles=("换证", "更换证书"), words=("自主选择",),
        asked=("换证", "换证书", "改报", "能考几个", "必须考吗", "一定要考吗", "自愿",
               "两个证书", "考两个证"),
    ),
    Question(
        "retake", "没有通过能补考吗？", "补考的办法",
        settles=("补考", "重考"),
        asked=("补考", "重考", "成绩", "挂科", "没考过", "考不过", "不及格"),
    ),
    Question(
        "public", "社会人员能考吗？", "社会人员的名额和报名办法",
        settles=("社会人员名额", "社会人员报名"), words=("社会成员", "社会人员"),
        asked=("社会人员", "社会成员", "社会考生", "校外人员"),
    ),
    Question(
        "materials", "实训和考核用的物品由谁采购？", "由谁负总责",
        words=("采购",), asked=("谁来采购", "买材料", "买东西", "耗材"),
        stated=_buyers,
    ),
    Question(
        "grade", "哪个年级可以报？", "年级和其他报名条件",
        settles=("年级", "报名条件"), words=("在校学生", "本校学生"),
        asked=("年级", "大一", "大二", "大三", "新生", "毕业生", "报名条件", "报考条件"),
    ),
    Question(
        "training", "什么时候培训，在哪里培训？", "培训的日期、地点和课时",
        settles=("培训时间", "培训地点", "课时"), words=("培训、考证", "开展专门培训", "技能开发"),
        kinds=("培训",), asked=("培训", "培训时间", "培训地点", "上课", "课时", "培训班"),
    ),
    Question(
        "teachers", "班主任、辅导员和任课教师做什么？", "班主任、辅导员和任课教师的职责",
        settles=("班主任", "辅导员", "任课教师"), words=("宣传工作", "师资的推荐", "骨干教师"),
        asked=("班主任", "辅导员", "任课教师", "老师", "教师"),
    ),
    Question(
        "contact", "有问题找哪个部门？", "电话和地址",
        settles=("联系电话", "咨询电话"), words=("下设办公室", "办公室设在"),
        asked=("联系方式", "联系", "电话", "咨询", "联系人", "找谁", "问谁",
               "找谁问", "地址", "投诉"),
        stated=_offices,
    ),
)  # fmt: skip
# What is not stated even where the data say something of it.
_STILL_OPEN = ("materials", "contact")


@dataclass(frozen=True)
class Answer:
    """A question, what the data say, whether it stays open, and what the document says of it:
    (phase, task) and (sentence, clause)."""

    question: Question
    stated: list[str]
    open: bool
    tasks: list[tuple]
    quotes: list[tuple[str, str]]


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        yield page(
            urls.questions(plan), "questions.md.j2", edition, plan, edit=None,
            answers=answers(plan),
        )  # fmt: skip


def answers(plan, asked: Iterable[Question] = QUESTIONS) -> list[Answer]:
    """What is answered to each question, from the data first, then from the words of the
    document."""
    sentences = list(_sentences(plan))
    return [_answer(plan, question, sentences) for question in asked]


def _answer(plan, question: Question, sentences: list[tuple[str, str]]) -> Answer:
    stated, settled = question.stated(plan), _with(question.settles, sentences)
    return Answer(
        question, stated, not settled and (not stated or question.id in _STILL_OPEN),
        _tasks(plan, question), _with((*question.settles, *question.words), sentences),
    )  # fmt: skip


def _tasks(plan, question: Question) -> list[tuple]:
    return [(p, t) for p, t in plan.tasks if set(t.kinds).intersection(question.kinds)]


def _sentences(plan) -> Iterator[tuple[str, str]]:
    """(sentence, clause) of all that the corrected document says."""
    for block in corrections.corrected_blocks(plan):
        if block.kind in _SPOKEN:
            for sentence in _SENTENCE.findall(block.text):
                yield sentence.rstrip("。；"), block.label or block.clause


def _with(words: tuple[str, ...], sentences: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in sentences if any(word in each[0] for word in words)]
