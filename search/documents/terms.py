"""Words of the glossary."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from common.fulltext import Entry, Kind
from guide.models import GlossaryTerm, GuideIndexPage

from .snippets import SnippetSource


class TermSource(SnippetSource):
    """A word belongs to the site on which its language's guide, and with it the glossary, is published."""

    kind, model, label = Kind.TERM, GlossaryTerm, gettext_lazy("Glossary")
    index_model = GuideIndexPage

    def fetch(self, pks: Collection[int]) -> Iterable[GlossaryTerm]:
        return GlossaryTerm.objects.filter(pk__in=pks).select_related("locale")

    def entry(self, term: GlossaryTerm, site_id: int) -> Entry:
        return Entry(
            kind=self.kind,
            pk=term.pk,
            key=term.translation_key,
            language=term.locale.language_code,
            site_id=site_id,
            code="",
            title=term.name,
            summary=term.definition,
            labels=tuple(GlossaryTerm._meta.get_field("other_forms").to_file(term.other_forms)),
            sections=(),
        )

    def addresses(self, pks: Collection[int], locale: Locale, index_url: str) -> dict[int, str]:
        glossary = f"{index_url}{GuideIndexPage().reverse_subpage('glossary')}"
        terms = GlossaryTerm.objects.published_in(locale).filter(pk__in=pks)
        return {pk: f"{glossary}#{slug}" for pk, slug in terms.values_list("pk", "slug")}
