"""One error of the validator, with what its sentences need: titles, places, words that were meant.

Knows schemas as data, and no sentence.
"""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from generators.core.diagnostics import Location
from generators.core.yaml.data import Data, Schema, Step, mapping
from generators.core.yaml.source import Source

MOST_UNKNOWN = 50  # in one place
_NEAR = 0.5  # half of the characters are the same


@dataclass(frozen=True)
class Fault:
    """One error of the validator, with what its sentences need."""

    error: Any  # of jsonschema
    source: Source
    root: Schema

    @property
    def value(self) -> Data:
        value: Data = self.error.instance
        return value

    @property
    def words(self) -> dict[str, Data]:
        """What is written, where that is one word with its content after the other."""
        return mapping(self.value)

    @property
    def size(self) -> int:
        """How many characters, entries or words there are."""
        return len(self.value) if isinstance(self.value, str | list | dict) else 0

    @property
    def limit(self) -> Any:
        return self.error.validator_value

    @property
    def keyword(self) -> str:
        return str(self.error.validator)

    @property
    def keys(self) -> Schema:
        keys: Schema = self.error.schema["properties"]
        return keys

    def may_be_null(self, key: str) -> bool:
        """Whether the schema lets a key be null."""
        node, kinds = self.keys[key], []
        while True:
            kinds += [node.get("type", ()), *("null" for v in node.get("enum", ()) if v is None)]
            if "$ref" not in node:
                return any("null" in kind for kind in kinds)
            node = self.root["$defs"][node["$ref"].rpartition("/")[2]]

    @property
    def misspelt(self) -> set[str]:
        """Keys that were meant by unknown ones."""
        unknown = [key for key in self.words if key not in self.keys and key not in self.former]
        now = {form.partition(":")[0] for key, form in self.former.items() if key in self.words}
        return now | {near for key in unknown[:MOST_UNKNOWN] if (near := meant(key, self.keys))}

    @property
    def former(self) -> dict[str, str]:
        """Keys of an earlier form of this schema: what is written instead, with their values."""
        former: dict[str, str] = self.error.schema.get("formerly", {})
        return former

    def text_of(self, key: str) -> str:
        """What a key says, as it is written in this file."""
        place = self.place(key)
        if place.path != self.source.path or place.line != place.end_line:
            return "…"
        line = self.source.text.split("\n")[place.line - 1]
        return line[place.column - 1 : place.end_column - 1]

    def stretch(self, keys: list[str]) -> Location | None:
        """From the first of some keys to the content of the last, where they stand on lines of
        their own, one below the other."""
        heads, last = [self.place(key, key=True) for key in keys], self.place(keys[-1])
        lines = [head.line for head in heads]
        one_below_the_other = lines == [*range(lines[0], last.end_line + 1)]
        if not one_below_the_other or last.path != self.source.path:
            return None
        return replace(heads[0], end_line=last.end_line, end_column=last.end_column)

    @property
    def is_alien(self) -> bool:
        """Whether something else was written here: no word is known, and none nearly."""
        return bool(self.words) and not self.misspelt and not set(self.words) & set(self.keys)

    def place(self, *steps: Step, key: bool = False) -> Location:
        return self.source.place((*self.error.absolute_path, *steps), key=key)

    @property
    def title(self) -> str:
        return self._described("title")

    @property
    def description(self) -> str:
        return self._described("description")

    def _described(self, key: str) -> str:
        """What the schema says of this value: what a property says of itself is nearer than
        what the definition it refers to says."""
        node, text = self.root, str(self.root[key])
        for step in self.error.absolute_schema_path:
            while "$ref" in node and step not in node:  # the path leaves references out
                node = self.root["$defs"][node["$ref"].rpartition("/")[2]]
                text = text or node[key]
            node = node[step]
            if isinstance(node, dict) and isinstance(node.get(key), str):
                text = node[key]
        return text


def nearest(written: str, allowed: list[str]) -> str | None:
    """The choice that is nearest, where no other is as near: 草案 for 草稿."""
    ranked = sorted(
        ((SequenceMatcher(None, each, written).ratio(), each) for each in allowed), reverse=True
    )
    (best, near), *others = ranked
    return near if best >= _NEAR and (not others or others[0][0] < best) else None


def titled(title: str, keys: Schema) -> str | None:  # lead for 负责人
    return next((name for name, node in keys.items() if node.get("title") == title), None)


def meant(key: str, keys: Schema) -> str | None:
    near = get_close_matches(key.lower(), keys, n=1, cutoff=0.6)
    return titled(key, keys) or next(iter(near), None)
