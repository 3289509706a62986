"""The public YAML test suite against our reader: nothing accepted that is invalid, nothing read
differently from what it means. Refusing is fine: we read a strict subset.

    make yaml-suite           (fetches the suite with npm; it is not kept here)

Prints the figures; ends with 1 where the reader is wrong. Values are compared by their text: the
suite's 0.278 is our text "0.278", since we type only null, true, false and whole numbers.
"""

import json
import sys
from pathlib import Path

from generators.core.yaml import source
from generators.core.yaml.source import Source


def cases(folder: Path):
    """(id, text, whether it is invalid, the documents it means or None) of every case."""
    for file in sorted((folder / "data").glob("*.js")):
        _, mark, text = file.read_text("utf-8").partition("export default ")
        if not mark or file.stem == "index":
            continue  # the list of the others
        data = json.loads(text.strip().rstrip(";"))
        for number, case in enumerate(data["cases"]):
            said = case.get("json")
            name = f"{data['id']}-{number}"
            yield name, spelled(case["yaml"]), bool(case.get("fail")), documents(said)


def spelled(text: str) -> str:
    """The suite writes some characters as marks."""
    text = text.replace("∎\n", "").replace("␣", " ").replace("↵", "").replace("←", "\r")
    for length in range(5, 0, -1):
        text = text.replace("—" * (length - 1) + "»", "\t")
    return text.replace("⇔", "\ufeff")


def documents(said: str | None) -> list | None:
    if not said:
        return None
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(said):
        value, at = decoder.raw_decode(said, at)
        found.append(value)
        while at < len(said) and said[at].isspace():
            at += 1
    return found


def same(ours, theirs) -> bool:
    if isinstance(theirs, dict):
        if not isinstance(ours, dict) or set(ours) != set(theirs):
            return False
        return all(same(ours[key], value) for key, value in theirs.items())
    if isinstance(theirs, list):
        alike = isinstance(ours, list) and len(ours) == len(theirs)
        return alike and all(map(same, ours, theirs))
    if isinstance(theirs, float | int) and not isinstance(theirs, bool) and isinstance(ours, str):
        return float(int(ours, 0) if ours.startswith("0") and "." not in ours else ours) == theirs
    return ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)


def main(folder: Path) -> int:
    count = {"all": 0, "refused": 0, "same": 0}
    invalid, different, unknown = [], [], []
    for name, text, fails, meant in cases(folder):
        count["all"] += 1
        # As in a check, where a schema says whether data fit; here everything does.
        read = source.parse(text, name, lambda data: True)
        if not isinstance(read, Source):
            count["refused"] += 1
        elif fails:
            invalid.append(name)
        elif meant is None:
            unknown.append(name)
        elif len(meant) == 1 and same(read.data, meant[0]):
            count["same"] += 1
        else:
            different.append(name)
    print(f"{count['all']} cases: {count['same']} read as meant, {count['refused']} refused")
    print(f"invalid, and accepted: {len(invalid)} {' '.join(invalid)}")
    print(f"read differently: {len(different)} {' '.join(different)}")
    print(
        f"accepted, and the suite has no JSON to compare with: {len(unknown)} {' '.join(unknown)}"
    )
    return int(bool(invalid or different))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
