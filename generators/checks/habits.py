"""Rules of habit, as a college keeps them: turned off or down by rules.yaml.

What a rule of habit asks for is true of many colleges and ordered by nobody; its definition says
`habit=True`. What holds of facts, of shapes and of what is closed cannot be turned off. Knows no
single rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generators.checks.engine import Context, Function, Judgement, Rule
from generators.core.diagnostics import INFO, SEVERITIES, WARNING, NotApplicable
from generators.model.institutions import Institution
from generators.model.registries import Adjustment

_OFF = "不查"
_TREATED = {"提醒": WARNING, "提示": INFO}


def as_kept(rules: Iterable[Rule], institution: Institution | None) -> tuple[Rule, ...]:
    """The rules as the institution keeps them, in their order: one that is off says why, one that
    is turned down is of a lower severity; none is turned up."""
    wishes = {each.code: each for each in institution.adjustments} if institution else {}
    return tuple(_kept(each, wishes.get(each.code)) for each in rules)


def _kept(rule: Rule, wish: Adjustment | None) -> Rule:
    if wish is None or not rule.habit:  # REF-26 names the latter
        return rule
    if wish.treated == _OFF:
        return replace(rule, function=_off(wish))
    quieter = max(rule.severity, _TREATED[wish.treated], key=SEVERITIES.index)
    return replace(rule, severity=quieter)


def _off(wish: Adjustment) -> Function:
    def why(context: Context) -> Iterator[Judgement]:
        yield NotApplicable(f"学院不用这条规则：{wish.reason}（{wish.document}）")

    return why
