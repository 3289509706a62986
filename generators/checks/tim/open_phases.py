"""TIM-17: phases without days, of a plan that is issued."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import archived
from generators.core.diagnostics import ERROR


@rule("TIM-17", ERROR, "印发了的方案，各阶段有起止时间，或者照录文件的说法")
def issued_without_times(context: Context) -> Iterator[Judgement]:
    """起草时还没有定的时间可以先写 null，预览的网页和草案写“待定”。印发了的不能还待定，各部门照它
    安排工作，日历也照它生成。印发的文件没有写日期、只写了“每批考后”的，日期写 null，照录它的说法；
    这样的阶段不画进度图，要用日期的检查也不作判断。

    怎么改：照印发的文件写上 starts（开始）和 ends（结束），写到文件写的那一级；文件没有写日期的，写
    when: 每批考后，什么也没有写的写 when: null。
    """
    plan = context.plan.as_issued
    for phase in plan.phases:
        if phase.span is None and phase.said is None and plan.status.is_issued:
            yield phase.finding(
                "ends" if phase.starts else "starts",
                message=f"方案已经印发，{phase.id} 的起止时间还没有写",
                advice="照印发的文件写，例如 2021-05；文件没有写日期的，照录文件的说法，例如 "
                "when: 每批考后，什么也没有写的写 when: null；还没有定的，方案不能印发",
            )
        elif phase.span and phase.when != "":
            message = f"{phase.id} 写了起止时间，又写了 when"
            yield phase.finding("when", message=message, advice="删去 when")
        elif phase.when and not archived(plan, phase.when):
            yield phase.finding(
                "when",
                message=f"印发的文件里没有“{phase.when}”",
                advice="照录文件的说法；什么也没有写的，写 when: null",
            )
