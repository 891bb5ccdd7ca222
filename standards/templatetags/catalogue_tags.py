"""Parts of the catalogue that need a little arithmetic."""

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    from standards.catalogue.listing import Listing

register = template.Library()

TINTS = 4


@register.inclusion_tag("standards/catalogue/map.html")
def coverage_map(listing: "Listing", size: str = "") -> dict[str, Any]:
    """Show how many micro-skills of each category have each EQF level, the more the deeper the tint."""
    most = max((cell.count for row in listing.coverage for cell in row.cells), default=0)
    rows = [
        {
            "value": row.value,
            "label": row.label,
            "cells": [
                {"eqf": cell.eqf, "count": cell.count, "url": cell.url, "tint": -(-TINTS * cell.count // (most or 1))}
                for cell in row.cells
            ],
        }
        for row in listing.coverage
    ]
    return {
        "rows": rows,
        "levels": listing.coverage_levels,
        "total": listing.total,
        "filtered": bool(listing.chips),
        "size": size,
    }


@register.inclusion_tag("standards/catalogue/column.html")
def column(listing: "Listing", order: str, label: str) -> dict[str, Any]:
    """Show the head of a column by which the table can be ordered."""
    choice = next(choice for choice in listing.orders if choice.value == order)
    return {"label": label, "url": choice.url, "chosen": choice.chosen}
