"""The documents of values that a new year takes along from the old one: a level, an evaluator, who
is to be asked. What belongs to the old year alone takes its document with it.
"""

from datetime import date

from generators.core.yaml.data import Data, Route, at, entries, mapping
from generators.model.records import Amendment

_TAKEN_ALONG = {"level", "population", "evaluator", "members", "head", "established", "contact"}


def credit(data: Data, route: Route, amendment: Amendment) -> None:
    """Write down, where an amendment has been laid over the data at `route`, that the value comes
    from its document: in the new year it is no amendment any more."""
    *above, field = route if isinstance(route[-1], str) else route[:-1]
    if field in _TAKEN_ALONG and amendment.becomes is not None:
        effective = amendment.effective
        day: str | date = effective.first if effective.precision == "日" else effective.text
        holder: dict[str, object] = {**mapping(at(data, tuple(above)))}
        said = {"fields": [field], "document": amendment.document, "day": day}
        listed = holder.get("later") or []
        mapping(at(data, tuple(above)))["later"] = [*listed, said]  # type: ignore[misc, list-item]


def forget(data: Data) -> None:
    """Take away what `later` says of values that the new year begins without."""
    if isinstance(data, dict) and "later" in data:
        for each in entries(data["later"]):
            said = mapping(each)
            said["fields"] = [f for f in entries(said["fields"]) if f in _TAKEN_ALONG]
        left = [each for each in entries(data["later"]) if mapping(each)["fields"]]
        if left:
            data["later"] = left
        else:
            del data["later"]
    for value in data.values() if isinstance(data, dict) else entries(data):
        if isinstance(value, dict | list):
            forget(value)
