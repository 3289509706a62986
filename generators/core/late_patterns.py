"""Patterns that are compiled when they are first wanted: most runs never need most of them."""

import re
from collections.abc import Iterator
from functools import cached_property


class Late:
    """A pattern of `re` by its source; `words` are such that a text without any of them has no
    match, so that it is not looked through."""

    def __init__(self, source: str, *words: str):
        self.source = source
        self.words = words

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def _may_be_in(self, text: str) -> bool:
        return not self.words or any(word in text for word in self.words)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text) if self._may_be_in(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text) if self._may_be_in(text) else None
