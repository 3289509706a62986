"""What a field of an entity can hold. Knows no entity."""

from generators.core.dates import PlanDate
from generators.core.yaml.data import Data
from generators.model.structure import Entity

Value = (
    None | bool | int | str | PlanDate | Entity | tuple["Value", ...] | dict[str, str] | list[Data]
)
