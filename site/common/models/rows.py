"""The one kind of child row that survives translation."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from common.translation.fields import linked


class TranslatableRow(TranslatableMixin, Orderable):
    """An ordered row of a page or snippet, with one version per language.

    Rows never have rows of their own: wagtail-localize and Wagtail's page copy fail on a second level.
    Row texts are TextFields, because Greek and French need more room than English.
    """

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class ReferenceRow(TranslatableRow):
    """A source of a page. Subclasses add `page`, a ParentalKey with `related_name="references"`."""

    reference = models.ForeignKey(
        "common.Reference",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("reference"),
        help_text=_("A source that this page relies on."),
    )

    override_translatable_fields = linked("reference")
    panels = [FieldPanel("reference")]

    class Meta(TranslatableRow.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.reference)


def published_references(page: Any) -> list[Any]:
    """Return the published sources of a page with rows of `ReferenceRow`, in its order; a preview's own included."""
    return [row.reference for row in page.references.select_related("reference") if row.reference.live]
