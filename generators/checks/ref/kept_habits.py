"""REF-26: what rules.yaml turns off or down is a habit, and is said once."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.suggest import did_you_mean
from generators.core.diagnostics import ERROR


@rule("REF-26", ERROR, "不照做的规则是惯例，各写一次", last=True)
def adjustment_of_no_habit(context: Context) -> Iterator[Judgement]:
    """检查规则多数查的是事实、文件的格式和印发以后不能改的内容，不能不查。少数是各校的惯例，规则的
    说明里标着“惯例”，学院不这样做的，可以写进 rules.yaml，不查或只提醒。

    怎么改：照检查结果改正编号；不是惯例的，删去这一项，按规则改数据，确有理由的个别提醒写进
    waivers.yaml。
    """
    rules, seen = {each.code: each for each in context.rules}, set()
    for each in context.institution.adjustments:
        known, message, advice = rules.get(each.code), "", ""
        if known is None:
            message = f"没有 {each.code} 这条规则"
            advice = did_you_mean(each.code, rules) or "照检查结果里的编号写"
        elif not known.habit:
            message = f"{each.code}（{known.title}）不是惯例，不能不查"
            advice = "删去这一项；个别提醒确有理由不改的，写进 waivers.yaml"
        elif each.code in seen:
            message, advice = f"{each.code} 写了两次", "只留一项"
        seen.add(each.code)
        if message:
            yield each.finding("code", message=message, advice=advice)
