"""Which file is of which kind: where each kind lies, and which kind data are of."""

from generators.core.schema import schema
from generators.core.yaml.data import Data
from generators.model import (
    answers_later,
    asked,
    documents,
    entities,
    notices,
    programmes,
    promises,
    records,
    registries,
)
from generators.model.structure import Entity

Kinds = dict[str, tuple[str, type[Entity]]]
# path (a folder's files: by their folder) -> (schema, entity)
INSTITUTION: Kinds = {
    "college.yaml": ("college", registries.College),
    "departments.yaml": ("departments", registries.Departments),
    "programmes.yaml": ("programmes", programmes.Programmes),
    "majors.yaml": ("majors", registries.Majors),
    "people.yaml": ("people", registries.People),
    "terms.yaml": ("terms", registries.Terms),
    "rooms.yaml": ("rooms", registries.Rooms),
    "days.yaml": ("days", registries.Days),
    "paper.yaml": ("paper", registries.House),
    "questions.yaml": ("questions", asked.Questions),
    "rules.yaml": ("rules", registries.Adjustments),
}
YEAR: Kinds = {
    "plan.yaml": ("plan", documents.Head),
    "document.yaml": ("document", documents.Document),
    "groups.yaml": ("groups", entities.Groups),
    "timeline.yaml": ("timeline", entities.Timeline),
    "commitments.yaml": ("commitments", promises.Commitments),
    "enrolment.yaml": ("enrolment", records.Enrolment),
    "citations.yaml": ("citations", records.Citations),
    "answers.yaml": ("answers", answers_later.LaterAnswers),
    "errata.yaml": ("errata", records.Errata),
    "waivers.yaml": ("waivers", records.Waivers),
    "certificates/": ("certificate", entities.Certificate),
    "departments/": ("department", entities.Responsibility),
    "amendments/": ("amendment", records.Amendment),
    "notices/": ("notice", notices.Notice),
    "summaries/": ("summary", records.Summary),
}
# Files that need not be there.
OPTIONAL = {"paper.yaml", "programmes.yaml", "questions.yaml", "rules.yaml", "answers.yaml"}
_PLACES = {kind: name for name, (kind, _) in INSTITUTION.items()}
_PLACES |= {kind: f"{{year}}/{name}" for name, (kind, _) in YEAR.items()}


def meant(data: Data, own: str | None = None) -> str | None:
    """The kind whose words data are written in, where those of their `own` kind are not: they have
    all words that it needs."""
    if not isinstance(data, dict):
        return None
    words = data.keys()
    known = schema.bundle(own)["properties"].keys() if own else set()
    if own and 2 * len(words & known) > len(words):
        return None
    needed = {kind: set(schema.bundle(kind)["required"]) for kind in _PLACES if kind != own}
    return next((kind for kind, each in needed.items() if each and each <= words), None)


def place(kind: str, year: str) -> str:
    """Where a kind of file lies: people.yaml, 2025/plan.yaml; the folder 2025/notices/."""
    return _PLACES[kind].format(year=year)
