"""The one kind of child row that survives translation."""

from wagtail.models import Orderable, TranslatableMixin


class TranslatableRow(TranslatableMixin, Orderable):
    """An ordered row of a page or snippet, with one version per language.

    Rows never have rows of their own: wagtail-localize and Wagtail's page copy fail on a second level.
    Row texts are TextFields, because Greek and French need more room than English.
    """

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
