"""Tables, and charts that are tables."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class TableBlock(blocks.StructBlock):
    """A table made of lists, so that every cell can be translated."""

    caption = blocks.CharBlock(label=_("Caption"), help_text=_("What the table shows, as a sentence."))
    header = blocks.ListBlock(blocks.CharBlock(), label=_("Column headings"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.TextBlock(required=False), label=_("Cells")),
        label=_("Rows"),
        help_text=_("As many cells in each row as there are column headings; the first cell names the row."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with a heading for each column and for each row.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Two ways to watch",
            "header": ["Way", "Reading needed"],
            "rows": [["Real work", "Low"], ["Written test", "High"]],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        _check_width([len(row) for row in cleaned["rows"]], len(cleaned["header"]))
        return cleaned


class ChartRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Row"))
    values = blocks.ListBlock(blocks.FloatBlock(min_value=0), label=_("Numbers"), min_num=1)


class ChartBlock(blocks.StructBlock):
    """Numbers as a table in which each one also has a bar."""

    caption = blocks.CharBlock(label=_("Finding"), help_text=_("What the numbers show, as a sentence."))
    measure = blocks.CharBlock(label=_("What is measured"), help_text=_("What is counted, of whom, where and when."))
    row_heading = blocks.CharBlock(label=_("Heading of the rows"), help_text=_("For example “Country”."))
    series = blocks.ListBlock(blocks.CharBlock(), label=_("Headings of the numbers"), min_num=1, max_num=3)
    rows = blocks.ListBlock(
        ChartRowBlock(),
        label=_("Rows"),
        min_num=1,
        help_text=_("As many numbers in each row as there are headings of numbers."),
    )
    unit = blocks.CharBlock(required=False, label=_("Unit"), help_text=_("Printed after each number, for example “%”."))
    full_bar = blocks.FloatBlock(
        required=False,
        min_value=0,
        label=_("Number of a full bar"),
        help_text=_("100 for percentages. Empty for the largest number."),
    )
    source = SnippetChooserBlock("common.Reference", required=False, label=_("Source"))

    class Meta:
        icon = "order"
        label = _("Chart")
        description = _("A table of numbers with a bar beside each. It reads well aloud, on a phone and on paper.")
        template = "blocks/chart.html"
        preview_value = {
            "caption": "More people finish when we watch their work",
            "measure": "Share of people who finished, by way of assessing. Invented numbers.",
            "row_heading": "Way",
            "series": ["Finished"],
            "rows": [{"label": "Real work", "values": [86.0]}, {"label": "Written test", "values": [58.0]}],
            "unit": "%",
            "full_bar": 100,
            "source": None,
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        _check_width([len(row["values"]) for row in cleaned["rows"]], len(cleaned["series"]))
        largest = max(number for row in cleaned["rows"] for number in row["values"])
        if cleaned["full_bar"] is not None and cleaned["full_bar"] < largest:
            message = _("The number of a full bar is smaller than the largest number.")
            raise blocks.StructBlockValidationError(non_block_errors=[message])
        return cleaned

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add `bars`: one (label, cells) per row, each cell with its number and the length of its bar in per cent."""
        context = super().get_context(value, parent_context=parent_context)
        numbers = [number or 0 for row in value["rows"] for number in row["values"]]
        full = value["full_bar"] or max(numbers, default=0) or 1
        context["bars"] = [
            (row["label"], [_cell(number or 0, full) for number in row["values"]]) for row in value["rows"]
        ]
        return context


def _cell(number: float, full: float) -> dict[str, str]:
    plain = int(number) if float(number).is_integer() else number
    # The length is no text of a language: French writes 37,5, and that is no number to a browser.
    return {"number": number_format(plain, force_grouping=True), "length": f"{min(100 * number / full, 100):.4g}"}


def _check_width(widths: list[int], wanted: int) -> None:
    """Refuse a row that has more or fewer cells than there are headings."""
    for number, width in enumerate(widths, start=1):
        if width != wanted:
            message = _("Row %(number)d has %(cells)d cells; there are %(width)d column headings.")
            raise blocks.StructBlockValidationError(
                non_block_errors=[message % {"number": number, "cells": width, "width": wanted}]
            )
