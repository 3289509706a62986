"""What students and parents ask: questions.yaml as dataclasses, and the questions of every college.

As in entities.py field names are the keys of the file. What a plan answers to them is the site's.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generators.core.yaml import source
from generators.model.building import build
from generators.model.structure import Entity, Spot, entity

FILE = "questions.yaml"
FILE_OF_ALL = Path(__file__).with_name(FILE)


@entity
class Meaning(Entity):
    """What it means in plain words that the document has these."""

    words: str
    text: str


@entity
class Question(Entity):
    """`missing` names what is open, unless the data or an answer settle it, or the document has one
    of the words of `settles`; such sentences are quoted, and those with a word of `quotes`. `shows`
    are facts to tell, `duties` the work to name the holders of, `tasks` kinds of tasks to name.
    `ask` is the work of those who can be asked, None where nobody is to be named; `asked` are other
    ways to ask. `students`: whether an answer concerns students, and stands on their sheets."""

    question: str
    text: str
    missing: str
    shows: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    means: tuple[Meaning, ...] = ()
    ask: str | None = ""
    asked: tuple[str, ...] = ()
    students: bool = True


@entity
class Questions(Entity):
    questions: tuple[Question, ...]


def questions(files: Mapping[str, Entity]) -> dict[str, Question]:
    """Those of every college, and of this one's registers its own: one of the same short name
    takes the place of the common one, others follow. By their short names."""
    return of_all() | _by_id(own(files))


def own(files: Mapping[str, Entity]) -> tuple[Question, ...]:
    """Those among the registers of a college, which need not have any."""
    found = files.get(FILE)
    return found.questions if isinstance(found, Questions) else ()


@cache
def of_all() -> dict[str, Question]:
    """The questions of every college. Raises TypeError where their file cannot be read."""
    read = source.read(FILE_OF_ALL, FILE_OF_ALL.name)
    if isinstance(read, list):
        raise TypeError(read)
    return _by_id(build(Questions, read.data, Spot(read)).questions)


def _by_id(found: Iterable[Question]) -> dict[str, Question]:
    return {each.question: each for each in found}
