"""What the network tells apart, in the order of its outputs."""

from __future__ import annotations

from typing import get_args

from kg.model import Status

NAMED = ("Company", "Organization", "Person", "Product", "Place")
TAGS = ("O", *(f"{place}-{name}" for name in NAMED for place in "BI"))
STATUSES: tuple[Status, ...] = get_args(Status)
RELATIONS = (
    *("acquired", "based_in", "competes_with", "fined", "founded", "hired", "holds_role_at", "in_talks_with"),
    *("invested_in", "investigates", "laid_off", "left", "makes", "merged_with", "owns", "partnered_with"),
    *("paused_projects_with", "pays", "raised", "reported_profit", "reported_revenue", "sold", "spent", "sued"),
    *("supplies", "uses", "valued_at"),
)
