"""Steps that change a value anywhere, as the schemas allow, and the list of all steps.

Another value of an enumeration, a field left out or added, a list emptied, doubled or in another
order; what belongs together is in together.py.
"""

import random
from collections.abc import Callable
from copy import deepcopy

from generators.core.schema import schema
from odd import together
from odd.plans import Data, Place, kind_of, places
from odd.values import made, values_by_key

Step = Callable[[random.Random, Data], None]


def _anywhere(rng: random.Random, plan: Data) -> Place:
    path = rng.choice(sorted(plan))
    return rng.choice(list(places(plan, path)) or [Place({"x": 1}, "x", {}, {}, True)])


def _a_list(rng: random.Random, plan: Data) -> Place | None:
    """One with something in it."""
    path = rng.choice(sorted(plan))
    lists = [p for p in places(plan, path) if isinstance(p.value, list) and p.value]
    return rng.choice(lists) if lists else None


def another_value(rng, plan):
    place = _anywhere(rng, plan)
    if not isinstance(place.value, dict | list) or rng.random() < 0.3:
        place.put(made(rng, place.root, place.node, values_by_key(plan)))


def left_out(rng, plan):
    """A field that may be missing is missing, or null, or an empty list."""
    place = _anywhere(rng, plan)
    types = place.node.get("type", ())
    if isinstance(place.value, list) and not place.node.get("minItems"):
        place.value.clear()
    elif not place.needed:
        del place.holder[place.key]
    elif "null" in types:
        place.put(None)


def all_left_out(rng, plan):
    """The same everywhere in a file, as often as chance will."""
    path = rng.choice(sorted(plan))
    often = rng.choice((0.1, 0.5, 1))
    for place in list(places(plan, path)):
        if rng.random() < often and isinstance(place.holder, dict) and place.key in place.holder:
            if not place.needed:
                del place.holder[place.key]
            elif "null" in place.node.get("type", ()):
                place.put(None)


def added(rng, plan):
    """A field that was missing, or one more entry of a list."""
    path = rng.choice(sorted(plan))
    root, known = schema.bundle(kind_of(path)), values_by_key(plan)
    place = rng.choice([Place({"": plan[path]}, "", root, root, True), *places(plan, path)])
    value, node = place.value, place.node
    if isinstance(value, dict):
        missing = [name for name in node.get("properties", {}) if name not in value]
        if missing:
            name = rng.choice(missing)
            value[name] = made(rng, root, node["properties"][name], known)
    elif isinstance(value, list):
        value.insert(rng.randint(0, len(value)), made(rng, root, node["items"], known))


def reordered(rng, plan):
    place = _a_list(rng, plan)
    if place:
        rng.shuffle(place.value)


def repeated(rng, plan):
    """An entry once more, or only one left."""
    place = _a_list(rng, plan)
    if place:
        if rng.random() < 0.5:
            place.value.append(deepcopy(rng.choice(place.value)))
        else:
            place.put([rng.choice(place.value)])


def file_removed(rng, plan):
    """Of kinds of which there may be any number."""
    many = [path for path in plan if path.count("/") == 2]
    if many:
        del plan[rng.choice(many)]


_OFTEN = (another_value, left_out, added, together.renamed, together.tables_otherwise)
STEPS: tuple[Step, ...] = (
    *_OFTEN, *_OFTEN, another_value, all_left_out, reordered, repeated, file_removed,
    together.renumbered, together.headed, together.without_tables, together.few_words,
    together.without_bodies, together.hardly_any_text, together.dated_otherwise,
    together.certificates, together.majors, together.a_session, together.a_house, together.a_draft,
    together.another_status, together.another_year, together.a_notice, together.a_notice,
    together.a_summary, together.a_summary, together.an_amendment, together.an_amended_quota,
    together.an_amended_quota, together.an_erratum, together.nothing_to_do,
)  # fmt: skip
