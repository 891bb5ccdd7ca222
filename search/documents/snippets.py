"""What snippets have in common: they are shown by an index page, and belong to its site."""

from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar

from django.db import models
from wagtail.models import Locale, Page

from .sites import index_sites
from .source import Source


class SnippetSource(Source):
    """Snippets of one model. `index_model` is the model of the page that shows them, one in each language."""

    index_model: ClassVar[type[Page]]

    def visible(self, pks: Collection[int] | None = None) -> dict[int, int]:
        sites = index_sites(self.index_model)
        snippets = self.model.objects.public().filter(locale__in=sites)
        if pks is not None:
            snippets = snippets.filter(pk__in=pks)
        return {pk: sites[locale] for pk, locale in snippets.values_list("pk", "locale_id")}

    def is_shown_by(self, model: type[models.Model]) -> bool:
        return issubclass(model, self.index_model)

    @abstractmethod
    def addresses(self, pks: Collection[int], locale: Locale, index_url: str) -> dict[int, str]:
        """Return where readers of a language open snippets, by primary key, without those that are not public now.

        `index_url` is the address of the index page.
        """
