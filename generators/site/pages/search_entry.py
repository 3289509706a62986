"""One thing that can be looked for on the site. Knows no plan and not how it is found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """`title` is shown, `name` and `aliases` are what it is found by; `reading` is the pinyin of
    `name` where the dictionary's is wrong. `text` is searched last and shown as an excerpt;
    what has a sentence for a title and no name (`named`) is found by both alone."""

    url: str
    title: str
    kind: str
    text: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    reading: str | None = None
    named: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        if not self.named:
            return ()
        return tuple(dict.fromkeys((self.name or self.title, *self.aliases)))
