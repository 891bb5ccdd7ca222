"""Dates as the report gives them: whole, or only a month or a year, or from one to another."""

from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class Moment(NamedTuple):
    """A day, or the first day of a month or year; `precision` is "day", "month" or "year"."""

    day: date
    precision: str
    iso: str

    def __str__(self) -> str:
        if self.precision == "year":
            return str(self.day.year)
        return date_format(self.day, "DATE_FORMAT" if self.precision == "day" else "YEAR_MONTH_FORMAT")


def moment(iso: str) -> Moment:
    """Return what 2022, 2022-06 or 2022-06-16 means.

    Raises:
        ValueError: it is nothing of that kind, or no day of the calendar.
    """
    parts = [int(part) for part in iso.split("-")]
    if len(parts) > 3:
        raise ValueError(iso)
    precision = ("year", "month", "day")[len(parts) - 1]
    return Moment(date(*parts, *[1] * (3 - len(parts))), precision, iso)


def in_words(when: str) -> SafeString:
    """Return a date or a period ("2021-05/2021-06") in the reader's language, each date as a `time` element.

    What two dates have in common is said once: “May to June 2021”, “25 to 26 November 2021”.
    """
    start, _slash, end = when.partition("/")
    first = moment(start)
    if not end:
        return _time(first.iso, str(first))
    last = moment(end)
    same_year = first.day.year == last.day.year
    words = str(first)
    if first.precision == last.precision == "day" and same_year and first.day.month == last.day.month:
        words = date_format(first.day, "j")
    elif first.precision == last.precision == "month" and same_year:
        words = date_format(first.day, "F")
    return format_html(_("{start} to {end}"), start=_time(first.iso, words), end=_time(last.iso, str(last)))


def _time(iso: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', iso, words)
