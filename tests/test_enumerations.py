"""A value that a schema allows is one that the program knows: in each of its tables.

Whoever adds a value to a schema alone is told here, not by a reader of the site. An enumeration
that is new has to be named in TABLES, with what the program holds for each of its values.
"""

import sys

import pytest

from generators.checks import habits
from generators.checks.plan_check import check
from generators.checks.tim import order
from generators.core.schema import schema
from generators.exchange.api import exam_things
from generators.model import dimensions, load, structure, views
from generators.model.document import clause_numbers, frame_lines, issued_cells
from generators.model.notice_kinds import KINDS
from generators.model.notices import Notice
from generators.model.status import STATUSES
from generators.model.structure import Entity
from generators.model.tables import filled
from generators.press.drafting import issued, paper_tables
from generators.site.pages import pages, replies


def entities_of(cls):
    return [each for below in cls.__subclasses__() for each in (below, *entities_of(below))]


POPULATIONS = (dimensions.POPULATION.values, exam_things.POPULATION.values)
# enumeration -> what has an entry for each of its values; () where one is as good as another.
TABLES = {
    "origin.kind": (pages._ORIGIN_CLASSES, (structure.ISSUED, structure.INFERRED, structure.ADDED)),
    "later.fields": ({field for each in entities_of(Entity) for field in each.OPEN},),
    "questions.questions.shows": (replies.FACTS,),
    "questions.questions.tasks": (order.KINDS,),
    "rules.rules.treated": ((habits._OFF, *habits._TREATED),),
    "plan.status": (STATUSES,),
    "certificate.dimensions": ([each.title for each in dimensions.DIMENSIONS],),
    "certificate.quotas.population": POPULATIONS,
    "certificate.sessions.population": POPULATIONS,
    "timeline.phases.tasks.kinds": (order.KINDS,),
    "document.clauses.blocks.table": (filled.ISSUED,),
    "document.clauses.blocks.between": (),  # said as it is
    "document.clauses.blocks.item_numbers": (clause_numbers.ITEMS,),
    "document.attachments.blocks.table": (filled.ISSUED,),
    "document.attachments.blocks.between": (),
    "document.attachments.blocks.item_numbers": (clause_numbers.ITEMS,),
    **dict.fromkeys(
        ("document.clauses.blocks.line", "document.attachments.blocks.line"),
        (("addressees", "organ", "day", "document"),),
    ),
    "document.top.line": (frame_lines.TOP,),
    "document.end.line": (frame_lines.END,),
    "errata.errata.kind": (),  # said as it is, but for the one that papers mend
    "notice.kind": (KINDS,),
    "notice.status": (("草稿", "已印发", "已撤回", "重新印发"),),
    "notice.body.table": (filled.PRESETS, paper_tables._WIDTHS),
    "notice.attachments.table": (filled.PRESETS, paper_tables._WIDTHS),
    "notice.attachments.body.table": (filled.PRESETS, paper_tables._WIDTHS),
    "summary.rows": (views.VIEWS,),
    **{
        f"{place}.{key}": (views.NAMES,)
        for place in (
            "document.clauses.blocks", "document.attachments.blocks", "notice.body",
            "notice.attachments", "notice.attachments.body", "summary",
        )
        for key in ("columns.value", "only.value", "order")
    },
}  # fmt: skip


def enumerations():
    """Every enumeration of every kind of file: (dotted path, values)."""
    found = {}
    for kind in dict([*load.INSTITUTION.values(), *load.YEAR.values()]):
        root = schema.bundle(kind)
        for path, values in _below(root, root, kind):
            shared = ("origin.kind", "later.fields")  # the same wherever they stand
            name = next((each for each in shared if path.endswith(each)), path)
            assert found.setdefault(name, values) == values
    return found


def _below(root, node, path):
    while "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]] | {
            key: value for key, value in node.items() if key != "$ref"
        }
    if "enum" in node:
        yield path, {value for value in node["enum"] if value is not None}
    for name, below in node.get("properties", {}).items():
        yield from _below(root, below, f"{path}.{name}")
    if "items" in node:
        yield from _below(root, node["items"], path)


ENUMERATIONS = enumerations()


def test_every_enumeration_is_named_with_the_tables_that_know_it():
    new, gone = set(ENUMERATIONS) - set(TABLES), set(TABLES) - set(ENUMERATIONS)
    assert not new, f"name them in TABLES of {__file__} (docs/how-to/optional-field.md): {new}"
    assert not gone, f"take them out of TABLES of {__file__}, no schema has them: {gone}"


@pytest.mark.parametrize("name", TABLES)
def test_every_value_has_its_entry(name):
    said = [each for table in TABLES[name] for each in _differences(name, table)]
    assert not said, "\n".join(said)


def _differences(name, table):
    kind, allowed = name.partition(".")[0], ENUMERATIONS[name]
    for value in sorted(allowed - set(table)):
        yield f"schemas/{kind}.json allows {value} for {name}; give it an entry in {_home(table)}"
    for value in sorted(set(table) - allowed):
        yield f"{_home(table)} knows {value}, which no {name} may be by schemas/{kind}.json"


def _home(table):
    """Where a table stands, as file and name: the module that it was found in first."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith("generators."):
            for constant, value in vars(module).items():
                if value is table:
                    return f"{constant} of {name.replace('.', '/')}.py"
    return f"TABLES of {__file__}"


def test_a_value_of_a_schema_alone_is_told_with_the_tables_that_lack_it(monkeypatch):
    monkeypatch.setitem(ENUMERATIONS, "notice.kind", {*KINDS, "令"})
    said = [each for table in TABLES["notice.kind"] for each in _differences("notice.kind", table)]
    (told,) = said
    assert told.startswith(
        "schemas/notice.json allows 令 for notice.kind; give it an entry in KINDS"
    )


def test_the_erratum_that_papers_mend_is_one_of_the_kinds():
    assert issued._PAGE_BREAK in ENUMERATIONS["errata.errata.kind"]


def test_only_a_draft_of_a_notice_is_nobody_elses_business():
    stages = {
        status: Notice(None, status=status).is_issued for status in ENUMERATIONS["notice.status"]
    }
    assert [status for status, issued in stages.items() if not issued] == ["草稿"]


def test_a_column_of_a_table_has_its_cells():
    for kind, usual in filled.ISSUED.values():
        assert {*usual} <= {*views.VIEWS[kind].names}
    for kind, columns in filled.PRESETS.values():
        assert {each.value for each in columns} <= {*views.VIEWS[kind].names}
    assert {value for _, value in filled.WORDS} <= {*views.NAMES, filled.BLANK}
    assert {value for _, value in issued_cells._CELLS} <= {*views.NAMES}


def test_every_row_of_a_form_has_every_fact_that_it_names(base_folder):
    plan = check(base_folder, None).plans[-1]
    for view in views.VIEWS.values():
        for row in view.rows(plan):
            assert set(row) == set(view.names)
