"""One table a topic; TABLE holds all rows."""

from mutants.tables import (
    amendments,
    changes,
    forms,
    notices,
    people,
    personal,
    quotas,
    references,
    shape,
    summaries,
    text,
    times,
    words,
)

TABLE = (
    *quotas.QUOTAS,
    *times.TIMES,
    *people.PEOPLE,
    *references.REFERENCES,
    *amendments.AMENDED,
    *changes.CHANGES,
    *summaries.SUMMARIES,
    *words.WORDS,
    *forms.FORMS,
    *notices.NOTICES,
    *shape.SHAPE,
    *text.TEXT,
    *personal.PRIVATE,
)
