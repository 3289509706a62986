"""Sort rules topologically by the codes that they need. Knows no single rule."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from generators.checks.engine import ANY_ERROR, Rule
from generators.core.diagnostics import ERROR


class WrongNeeds(Exception):
    """The needs of rules cannot be met: a mistake in their definition."""


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Each rule behind those that it names. Raises WrongNeeds."""
    by_code = {each.code: each for each in rules}
    graph = {each.code: [c for c in each.needs if c != ANY_ERROR] for each in by_code.values()}
    for code, needs in graph.items():
        if unknown := [need for need in needs if need not in by_code]:
            raise WrongNeeds(f"{code} needs {', '.join(unknown)}: no such rule")
    try:
        return [by_code[code] for code in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise WrongNeeds(f"rules need one another: {' -> '.join(error.args[1])}") from None


def yielding(order: list[Rule]) -> Iterator[tuple[Rule, list[Rule]]]:
    """(a rule that any error may explain, the rules whose errors do), in the order in which that
    is settled. Errors of that kind do not explain one another, but all explain a warning."""
    errors = [each for each in order if each.severity == ERROR]
    firm = [each for each in errors if ANY_ERROR not in each.needs]
    soft = [each for each in order if ANY_ERROR in each.needs]
    for each in (one for one in soft if one.severity == ERROR):
        yield each, [one for one in firm if not one.last]
    for each in (one for one in soft if one.severity != ERROR):
        yield each, [one for one in errors if not one.last]
