"""The board as a table for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator
from csv import writer

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext

from common.models import TranslationStatus
from common.spreadsheets import safe

from .listing import State, open_url, type_labels

# Without it spreadsheets take UTF-8 for something else.
BOM = "\ufeff"


class _Line:
    """Hands each line that is written straight on."""

    def write(self, line: str) -> str:
        return line


def csv_lines(statuses: Iterable[TranslationStatus], absolute: Callable[[str], str]) -> Iterator[str]:
    """Return the lines of the table, headings first; `absolute` completes addresses.

    All words are looked up now: while the lines are sent, the language of the interface is no longer set.
    """
    types = {
        ContentType.objects.get_by_natural_key(*label.split(".")).pk: name for label, name in type_labels().items()
    }
    states = {state.value: str(state.label) for state in State}
    headings = [
        gettext("Title"),
        gettext("Type"),
        gettext("Language"),
        gettext("Language code"),
        gettext("State"),
        gettext("Percent translated"),
        gettext("Texts"),
        gettext("Translated texts"),
        gettext("Words to do"),
        gettext("Errors"),
        gettext("Warnings"),
        gettext("Address"),
    ]
    return _lines(statuses, headings, types, states, absolute)


def _lines(
    statuses: Iterable[TranslationStatus],
    headings: list[str],
    types: dict[int, str],
    states: dict[str, str],
    absolute: Callable[[str], str],
) -> Iterator[str]:
    table = writer(_Line())
    yield BOM + table.writerow(headings)
    for status in statuses:
        values = [
            status.title,
            types.get(status.content_type_id, ""),
            str(status.locale),
            status.locale.language_code,
            states[status.state],
            status.percent,
            status.total,
            status.translated,
            status.words_to_do,
            status.errors,
            status.warnings,
            absolute(open_url(status.translation_key, status.locale)),
        ]
        yield table.writerow([safe(value) for value in values])
