"""Plain data, as files say them, and the routes that lead through them."""

from collections.abc import Callable
from typing import Any

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
Step = str | int
Route = tuple[Step, ...]  # keys and indexes from the root: ("quotas", 0, "declared")
Schema = dict[str, Any]  # a JSON schema, which the program brings along
Fits = Callable[[Data], bool]  # whether data are as they should be


def child(data: Data, step: Step) -> Data:
    """The value one step below. Raises LookupError or TypeError where there is none."""
    if isinstance(data, list) and isinstance(step, int):
        return data[step]
    return mapping(data)[text(step)]


def at(data: Data, route: Route) -> Data:
    """The value at a route. Raises LookupError or TypeError where it leads nowhere."""
    for step in route:
        data = child(data, step)
    return data


def put(data: Data, route: Route, value: Data) -> None:
    """Set the value at a route. Raises like `at`."""
    holder, last = at(data, route[:-1]), route[-1]
    if isinstance(holder, list) and isinstance(last, int):
        holder[last] = value
    else:
        mapping(holder)[text(last)] = value


def drop(data: Data, route: Route) -> None:
    """Take away the value at a route. Raises like `at`."""
    holder, last = at(data, route[:-1]), route[-1]
    if isinstance(holder, list) and isinstance(last, int):
        del holder[last]
    else:
        del mapping(holder)[text(last)]


def copied(data: Data) -> Data:
    """The same once more, to be changed; `deepcopy` takes four times as long."""
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(value) for value in data] if isinstance(data, list) else data


def mapping(data: Data) -> dict[str, Data]:
    """Data that are known to be keys and values. Raises TypeError where they are not."""
    if isinstance(data, dict):
        return data
    raise TypeError(f"no keys in {type(data).__name__}")


def entries(data: Data) -> list[Data]:
    """Data that are known to be a list. Raises TypeError where they are not."""
    if isinstance(data, list):
        return data
    raise TypeError(f"no entries in {type(data).__name__}")


def text(data: Data) -> str:
    """Data that are known to be a text. Raises TypeError where they are not."""
    if isinstance(data, str):
        return data
    raise TypeError(f"no text in {type(data).__name__}")
