"""Notices, letters and minutes: DOC-05 to DOC-17."""

from mutants.replacements import NOTHING
from mutants.rows import BASE, rows

_AGAIN, _LETTER = "2025/notices/registration-again.yaml", "2025/notices/exam-site-letter.yaml"
_MINUTES, _DRAFT = "2025/notices/monthly-meeting.yaml", "2025/notices/summary-draft.yaml"
_FIRST = "2025/notices/registration.yaml"
