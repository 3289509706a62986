"""REF-21: an answer that was given later says where from, of what, and until when."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR
from generators.model import answers_later
from generators.model.answers_later import LaterAnswer, Reach


@rule("REF-21", ERROR, "后来的答复有出处，起止时间和所答的问题不冲突", needs=("REF-15",))
def answer_without_origin(context: Context) -> Iterator[Judgement]:
    """学生照网页上的答复办事，答复要查得到依据；同一个问题不能既写“文件未载明”，又写了答复。

    怎么改：在答复旁边写 origin，写明依据哪份文件；核对 since（从哪天起）和 until（到哪天为止）。
    """
    answers = answers_later.answers(context.plan.files)
    dated: tuple[LaterAnswer | Reach, ...] = answers
    for each in (*dated, *answers_later.offices(context.plan.files)):
        if each.since and each.until and each.until.last < each.since.first:
            yield each.finding(
                "until",
                message=f"到{each.until.chinese}为止，早于开始的{each.since.chinese}",
                advice="核对两个日期",
            )
    given = {(a.question, a.certificates): a for a in reversed(answers) if a.answer is not None}
    for each in answers:
        if each.answer is not None and each.origin is None:
            yield each.finding(
                "answer",
                message="这个答复没有写出处",
                advice="在这一项里加上 origin: {kind: 补录, document: 依据的文件和文号, day: 日期}",
            )
        elif each.answer is None and (said := given.get((each.question, each.certificates))):
            yield each.finding(
                "answer",
                message="这里写的是 null（文件未载明），同一个问题另有答复",
                advice="已经有答复的，删去这一项",
                within=(said.at(),),
            )
