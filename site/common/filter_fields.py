"""Fields that read from an address what a reader chose in a list, whatever it holds."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAX_NAMED = 5
MAX_SHOWN = 40


class ValuesField(forms.Field):
    """Any of `slugs`: keeps those that are given, in their own order, and notes the others in `ignored`.

    Never invalid; letters may be large or small.
    """

    widget = forms.SelectMultiple

    def __init__(self, *, slugs: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.slugs = slugs
        self.ignored: list[str] = []

    def clean(self, value: Iterable[str] | None) -> Any:
        known = {slug.casefold(): slug for slug in self.slugs}
        given = {text.strip(): known.get(text.strip().casefold()) for text in value or ()}
        self.ignored = [text for text, slug in given.items() if text and slug is None]
        chosen = set(given.values())
        return [slug for slug in self.slugs if slug in chosen]


class ValueField(ValuesField):
    """One of `slugs`, or an empty text."""

    widget = forms.TextInput

    def clean(self, value: str | None) -> str:
        return next(iter(super().clean([value or ""])), "")


def notices_of(form: forms.BaseForm, sentence: Callable[[str, str], str] | None = None) -> list[str]:
    """Return what the fields of a cleaned form ignored, in sentences; the first few values are named.

    Args:
        form: its fields may have `ignored`, the texts that were not understood.
        sentence: returns the sentence for the name of a field and a text; the usual one when not given.
    """
    say = sentence or (lambda name, text: ignored_value(str(form.fields[name].label), text))
    ignored = [(name, text) for name, field in form.fields.items() for text in getattr(field, "ignored", ())]
    notices = [say(name, _printable(text)) for name, text in ignored[:MAX_NAMED]]
    more = len(ignored) - MAX_NAMED
    if more > 0:
        notices.append(ngettext("%d more value was ignored.", "%d more values were ignored.", more) % more)
    return notices


def ignored_value(label: str, text: str) -> str:
    """Return the sentence about a value that the filter called `label` does not have."""
    return _("“%(value)s” is not a value of “%(filter)s” and was ignored.") % {"value": text, "filter": label}


def _printable(text: str) -> str:
    """Return a text from an address as it may be shown: one short line."""
    shown = "".join(char if char.isprintable() else " " for char in text[: MAX_SHOWN + 1])
    return shown if len(text) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}…"
