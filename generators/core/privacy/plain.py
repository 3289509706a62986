"""Normalise characters one for one, so that variants of digits and dashes compare equal.

So a number is found in full width, with dashes of any kind, in Chinese numerals.
"""

import re
import unicodedata

_SPOKEN = str.maketrans(
    "o〇零一幺壹二贰三叁四肆五伍六陆七柒八捌九玖", "00011122334455667788" + "99"
)
_SPOKEN_DIGIT = "[0-9o〇零一幺壹二贰三叁四肆五伍六陆七柒八捌九玖]"
_SPOKEN_RUN = rf"(?<![a-z]){_SPOKEN_DIGIT}(?:[ \-._\u200b]{{0,3}}{_SPOKEN_DIGIT}){{10,}}(?![a-z])"


class _Plain(dict[int, int]):
    """One character for one: digits and letters of any width, dashes, blanks and dots as the
    keyboard has them, in small letters; what nobody sees is a zero-width blank."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        kind = unicodedata.category(character)
        new = character
        if kind in ("Cf", "Mn", "Me") or (kind == "Cc" and character not in "\t\n\r"):
            new = "\u200b"
        elif code < 128:
            new = character.lower()
        elif kind == "Nd":
            new = str(unicodedata.decimal(character))
        elif kind == "Zs":
            new = " "
        elif kind == "Pd" or character in "−－":
            new = "-"
        elif character in "·•・‧∙･":
            new = "."
        elif kind != "No":  # ① is a mark in a list and no digit
            new = unicodedata.normalize("NFKC", character).lower()
        plain = self[code] = ord(new) if len(new) == 1 else code
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text in plain characters, as many as before."""
    return text.translate(_PLAIN)


def in_digits(text: str) -> str:
    """A plain text in which long rows of Chinese numerals, and of digits with the letter o among
    them, are rows of digits; as many characters as before."""
    return re.sub(_SPOKEN_RUN, lambda match: match.group().translate(_SPOKEN), text)
