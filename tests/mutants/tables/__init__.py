"""One table a topic; TABLE holds all rows."""

from mutants.tables import (
    amendments,
    forms,
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
    *shape.SHAPE,
    *text.TEXT,
    *personal.PRIVATE,
)
