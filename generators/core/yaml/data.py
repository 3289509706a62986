"""Plain data, as files say them, and the routes that lead through them."""

from collections.abc import Callable

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
Step = str | int
Route = tuple[Step, ...]  # keys and indexes from the root: ("quotas", 0, "declared")
Fits = Callable[[Data], bool]  # whether data are as they should be


def child(data: Data, step: Step) -> Data:
    """The value one step below. Raises LookupError or TypeError where there is none."""
    if isinstance(data, dict) and isinstance(step, str):
        return data[step]
    if isinstance(data, list) and isinstance(step, int):
        return data[step]
    raise TypeError(f"{step!r} leads nowhere in {type(data).__name__}")


def at(data: Data, route: Route) -> Data:
    """The value at a route. Raises LookupError or TypeError where it leads nowhere."""
    for step in route:
        data = child(data, step)
    return data


def mapping(data: Data) -> dict[str, "Data"]:
    """Data that are known to be keys and values. Raises TypeError where they are not."""
    if isinstance(data, dict):
        return data
    raise TypeError(f"no keys in {type(data).__name__}")


def text(data: Data) -> str:
    """Data that are known to be a text. Raises TypeError where they are not."""
    if isinstance(data, str):
        return data
    raise TypeError(f"no text in {type(data).__name__}")
