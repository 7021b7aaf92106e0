"""Which amounts a relation admits."""

from __future__ import annotations

from kg.model import Amount
from kg.schema import Relation

NOT_MONEY = frozenset({"people", "percent", "shares"})


def unit_allowed(amount: Amount | None, relation: Relation) -> bool:
    """True where ``amount`` is of a unit that ``relation`` admits and is not the price of one share."""
    if amount is None or amount.per in ("share", "unit"):
        return False
    kind = amount.unit if amount.unit in NOT_MONEY else "money"
    return not relation.units or kind in relation.units
