"""Helpers for tests of the catalogue: many cards at once, what a listing shows, and a search to fill in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from django.test import Client

from common.fulltext import SearchUnavailable
from common.translation.lookup import source_locale
from standards.catalogue.listing import Listing
from standards.models import Card, MicroSkill
from tests import factories

URL = "/en/standards/"
Facets = Mapping[str, Iterable[str]]


def micro_skills(count: int) -> list[MicroSkill]:
    """Write micro-skills past the editing interface: they have no card."""
    return MicroSkill.objects.bulk_create(
        MicroSkill(
            translation_key=uuid4(),
            locale=source_locale(),
            code=f"BLK-{n:03}",
            slug=f"bulk-{n}",
            title=f"Bulk {n}",
            category="technical",
            eqf_level=1,
        )
        for n in range(count)
    )


def card(skill: MicroSkill, facets: Facets, **fields: Any) -> Card:
    """Return a card with some values of facets, not saved; an activity is written "branch/slug"."""
    words = [f"{facet}:{value}" for facet, values in facets.items() for value in values]
    values = {
        "micro_skill": skill,
        "locale_id": skill.locale_id,
        "translation_key": skill.translation_key,
        "code": skill.code,
        "slug": skill.slug,
        "title": skill.title,
        "category": "technical",
        "eqf_level": 1,
        "status": "pilot",
        "is_proposal": True,
        "facet_values": f" {' '.join(words)} ",
        "labels": {"badge": [[slug, slug.capitalize()] for slug in facets.get("badge", ())]},
        "code_order": skill.code,
        "title_order": skill.title,
        **fields,
    }
    return Card(**values)


def listing(client: Client, query: str = "", url: str = URL) -> Listing:
    """Return what the catalogue's page was made from."""
    response = client.get(f"{url}?{query}")
    assert response.status_code == 200, query
    return response.context["listing"]


def codes(found: Listing) -> list[str]:
    """Return the codes of the cards on the page, in order."""
    return [card.code for card in found.page.object_list]


def counts(found: Listing, facet: str) -> dict[str, int]:
    """Return the count of every value of a facet that is shown, those below others included."""
    state = next(state for state in found.facets if state.name == facet)
    return {option.value: option.count for top in state.options for option in (top, *top.children)}


def labels(found: Listing, facet: str) -> dict[str, str]:
    """Return the name of every value of a facet that is shown."""
    state = next(state for state in found.facets if state.name == facet)
    return {option.value: option.label for top in state.options for option in (top, *top.children)}


def option(found: Listing, facet: str, value: str) -> Any:
    """Return a value of a facet as it is shown."""
    state = next(state for state in found.facets if state.name == facet)
    return next(o for top in state.options for o in (top, *top.children) if o.value == value)


def query_of(url: str) -> list[tuple[str, str]]:
    """Return the parameters of an address, in order."""
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def catalogue(**changes: Any) -> list[MicroSkill]:
    """Publish six micro-skills: two technical, soft and linguistic ones, of levels 1 and 2."""
    return [
        factories.micro_skill(
            rows=1, code=f"{category[:3].upper()}-{level:02}", category=category, eqf_level=level, **changes
        )
        for category in ("technical", "soft", "linguistic")
        for level in (1, 2)
    ]


class Fulltext:
    """Stands for the full-text search: finds what a test puts into `answers`, best first, and nothing else."""

    def __init__(self) -> None:
        self.answers: dict[str, Sequence[MicroSkill]] = {}
        self.corrections: dict[str, str] = {}
        self.works = True
        self.asked: list[tuple[str, str]] = []

    def search(self, text: str, language: str, *, site_id: int, kinds: Any = None) -> Any:
        if not self.works:
            raise SearchUnavailable("no answer")
        self.asked.append((text, language))
        return _Found(self.answers.get(text, ()), self.corrections.get(text, ""))


class _Found:
    def __init__(self, skills: Sequence[MicroSkill], corrected: str) -> None:
        self.corrected, self.partial, self._skills = corrected, False, skills

    def pks(self, kind: int) -> list[int]:
        return [skill.pk for skill in self._skills]


def put_in_place(monkeypatch: Any) -> Fulltext:
    """Put a `Fulltext` in the place of the real one."""
    fulltext = Fulltext()
    monkeypatch.setattr("standards.catalogue.words.search", fulltext.search)
    return fulltext
