"""Base of the shared objects that are not pages."""

from typing import Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from common.translation.fields import own, synchronised

from .reviewed import ReviewedInItsLanguage

SNIPPET_TRANSLATION_FIELDS = [
    *synchronised("slug"),
    *own("go_live_at", "expire_at", "first_published_at"),
]


class SnippetQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Questions asked of every kind of snippet."""

    def published(self) -> Self:
        """Keep what readers may see: not drafts."""
        return self.filter(live=True)

    def public(self) -> Self:
        """Keep what readers may see; kinds of snippet with further conditions add them here."""
        return self.published()

    def published_in(self, locale: Locale) -> Self:
        """Keep what readers of one language may see."""
        return self.published().filter(locale=locale)


class TranslatedSnippet(
    ReviewedInItsLanguage,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A shared object with drafts, history, workflow and locking, and one version per language.

    Subclasses name themselves by `slug`, which is the same in every language, and list all their fields
    in `override_translatable_fields`, starting with `SNIPPET_TRANSLATION_FIELDS`.
    """

    slug = models.SlugField(
        _("short name in addresses"),
        max_length=80,
        help_text=_("Lower-case letters, digits and hyphens. The same in every language; do not change it later."),
    )
    # Generic relations let a deleted object take its history with it.
    revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    objects = SnippetQuerySet.as_manager()

    # Fields of which no two objects of one language may have the same value.
    unique_in_language: tuple[str, ...] = ("slug",)

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        locale = self.locale_id or Locale.get_default().pk
        others = type(self).objects.filter(locale=locale).exclude(pk=self.pk)
        for name in self.unique_in_language:
            if others.filter(**{name: getattr(self, name)}).exists():
                raise ValidationError({name: _("Another entry has this value already. Choose another one.")})
