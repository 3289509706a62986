"""One table a topic; TABLE holds all rows."""

from mutants.tables import (
    amendments,
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
    *summaries.SUMMARIES,
    *words.WORDS,
    *forms.FORMS,
    *notices.NOTICES,
    *shape.SHAPE,
    *text.TEXT,
    *personal.PRIVATE,
)
