"""Is every line of the rules needed? Changes the code of the rules, one place at a time, and runs
what the tests run (rule_material.py): something that they look at must change.

    make rule-mutants [MODULE=ladder]

A change is: a comparison turned, `and` for `or`, a condition held always or never, a number one
more, a statement left out. Tools that mutate whole packages run all tests for every change; this
one runs only the rules of the changed module (of a module without rules: all that use it), and of
what is not about its codes only what goes a way through the module that nothing before went.
Prints what nobody notices; messages and advice are not changed.
"""

import argparse
import ast
import contextlib
import copy
import importlib
import signal
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rule_material import Material, Stock

from generators.checks.engine import Rule
from generators.checks.ref.waivers import is_waived
from generators.checks.rule_list import MODULES, RULES
from generators.checks.running import run
from generators.model.plans import Plan

_SLOWEST = 20  # seconds of the processor
# By stem, which no two modules share: those with rules, and those that rules use.
RULED = {module.__name__.rpartition(".")[2]: module for module in MODULES}
HELPERS = {
    stem: importlib.import_module(f"{module.__package__}.{stem}")
    for module in MODULES
    for stem in (path.stem for path in sorted(Path(module.__file__).parent.glob("*.py")))
    if stem not in RULED and not stem.startswith("_")
}
TURNED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def changes(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """(line, what, the changed tree) for every single change."""
    nodes = list(ast.walk(tree))
    for index, node in enumerate(nodes):
        for what, change in _ways(node):
            changed = copy.deepcopy(tree)
            change(list(ast.walk(changed))[index])
            yield node.lineno, what, ast.fix_missing_locations(changed)


def _ways(node) -> Iterator:
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            new = TURNED[type(operator)]
            yield f"{new.__name__}", lambda n, i=i, new=new: n.ops.__setitem__(i, new())
    elif isinstance(node, ast.BoolOp):
        new = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield new.__name__, lambda n: setattr(n, "op", new())
    elif isinstance(node, ast.Constant) and type(node.value) is int and hasattr(node, "lineno"):
        yield f"{node.value + 1}", lambda n: setattr(n, "value", n.value + 1)
    elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return  # for the checker of types
    elif isinstance(node, ast.If | ast.IfExp):
        for held in (True, False):
            yield f"if {held}", lambda n, held=held: setattr(n, "test", ast.Constant(held))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "no not", _without_not
    elif isinstance(node, ast.Return | ast.Continue | ast.AugAssign) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom | ast.Call)
    ):
        yield "left out", _leave_out


def _without_not(node) -> None:
    inner = node.operand
    node.__class__, node.__dict__ = ast.Call, {
        "func": ast.Name("bool", ast.Load()), "args": [inner], "keywords": [],
        "lineno": node.lineno, "col_offset": node.col_offset,
    }  # fmt: skip


def _leave_out(node) -> None:
    node.__class__, node.__dict__ = ast.Pass, {"lineno": node.lineno, "col_offset": 0}


def told(rules: list[Rule], material: list[Material], waived=is_waived) -> Iterator[tuple]:
    """What the tests look at of what the rules, and those that they need, say, one at a time."""
    of_all = {each.code: each for each in RULES} | {each.code: each for each in rules}
    last = any(each.last for each in rules)
    for each in material:
        beside = [of_all[code] for code in each.codes if code in of_all]
        asked = of_all.keys() if last else needed([*rules, *beside], of_all)
        chosen = [of_all[code] for code in of_all if code in asked]
        forget([plan for context in each.contexts for plan in (context.plan, *context.plans)])
        yield each.looks_at(run(chosen, each.contexts, waived))


def forget(plans: list[Plan]) -> None:
    """What the checks have kept with these plans (@once), and with plans made of them."""
    seen = set[int]()
    while plans:
        plan = plans.pop()
        if id(plan) in seen:
            continue
        seen.add(id(plan))
        for name, kept in [*vars(plan).items()]:
            if name.startswith("generators.checks."):
                del vars(plan)[name]
            plans += [each for each in (kept, *(kept.values() if type(kept) is dict else ()))
                      if isinstance(each, Plan)]  # fmt: skip


def needed(rules: list[Rule], of_all: dict[str, Rule]) -> set[str]:
    found, left = set(), [each.code for each in rules]
    while left:
        if (code := left.pop()) not in found and code in of_all:
            found.add(code)
            left += of_all[code].needs
    return found


def notices(rules, material, before, waived=is_waived) -> bool:
    signal.setitimer(signal.ITIMER_VIRTUAL, _SLOWEST)  # a change may make an endless loop
    try:
        return any(
            now != then for now, then in zip(told(rules, material, waived), before, strict=True)
        )
    except Exception:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_) -> None:
    raise TimeoutError


@contextlib.contextmanager
def in_place(module, changed: types.ModuleType) -> Iterator[None]:
    """Everyone who uses something of `module` uses that of `changed`."""
    new = {id(old): vars(changed)[name] for name, old in vars(module).items()
           if callable(old) and not isinstance(old, Rule) and name in vars(changed)}  # fmt: skip
    users = [m for name, m in sys.modules.items() if name.startswith("generators.")]
    held = ((m, name, v, v if type(v) is tuple else (v,))
            for m in users for name, v in list(vars(m).items()))  # fmt: skip
    undone = [each for each in held if any(id(one) in new for one in each[3])]
    for user, name, value, listed in undone:
        there = tuple(new.get(id(each), each) for each in listed)
        setattr(user, name, there if type(value) is tuple else there[0])
    try:
        yield
    finally:
        for user, name, value, _ in undone:
            setattr(user, name, value)


def rules_of(module: types.ModuleType) -> list[Rule]:
    """The rules in a module."""
    return [each for each in vars(module).values() if isinstance(each, Rule)]


def users_of(module: types.ModuleType) -> list[types.ModuleType]:
    """Those of the checks that use something of a module."""
    found = []
    for each in (*RULED.values(), *HELPERS.values()):
        modules = {value.__name__ if isinstance(value, types.ModuleType)
                   else getattr(value, "__module__", None) for value in vars(each).values()
                   if not isinstance(value, Rule)}  # fmt: skip
        if module.__name__ in modules:
            found.append(each)
    return found


def with_users(module: types.ModuleType) -> list[types.ModuleType]:
    """A module, those that use it, those that use these, and so on."""
    found = [module]
    for used in found:
        found += [each for each in users_of(used) if each not in found]
    return found


def survivors(name: str, stock: Stock) -> tuple[int, list[str]]:
    module = (RULED | HELPERS)[name]
    path = Path(module.__file__)
    own, users = rules_of(module), with_users(module)
    every = [r for r in RULES if any(r in rules_of(each) for each in users)]
    direct = users_of(module)
    room = [r for each in users for r in rules_of(each)
            if each in direct or each.__package__ == module.__package__]  # fmt: skip
    tried = stock.of(path, own, own or room, every)
    before, count, alive = list(told(every, tried)), 0, []
    if notices(every, tried, before):
        raise RuntimeError(f"{name}: the same rules say something else the second time")
    lines = path.read_text("utf-8").split("\n")
    for line, what, tree in changes(ast.parse(path.read_text("utf-8"))):
        count += 1
        changed = types.ModuleType(module.__name__)
        try:
            exec(compile(tree, path.name, "exec"), vars(changed))
        except Exception:
            continue
        new = {rule.code: rule for rule in rules_of(changed)}
        rules = [new.get(each.code, each) for each in every]
        waived = getattr(changed, "is_waived", is_waived)
        with in_place(module, changed):
            if not notices(rules, tried, before, waived):
                alive.append(f"{name}.py:{line} {what}: {lines[line - 1].strip()[:90]}")
    return count, alive


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*")
    names = parser.parse_args().modules or [*RULED, *HELPERS]
    if unknown := [name for name in names if name not in {*RULED, *HELPERS}]:
        parser.error(f"no such module: {', '.join(unknown)}")
    signal.signal(signal.SIGVTALRM, _stop)
    start, total, left = time.perf_counter(), 0, 0
    with TemporaryDirectory() as temporary:
        stock = Stock(Path(temporary), told)
        for name in names:
            count, alive = survivors(name, stock)
            total, left = total + count, left + len(alive)
            print(f"{name:14}{count - len(alive):4}/{count}", *alive, sep="\n    ", flush=True)
    print(f"{total - left}/{total} = {100 * (total - left) / max(total, 1):.1f} %")
    print(f"{time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
