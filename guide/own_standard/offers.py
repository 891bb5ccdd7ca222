"""What the site offers to choose from: only what readers of the language may see."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale

from common.content_files import codec
from common.translation.lookup import source_locale
from common.versions import remembered
from standards.models import Activity, AssessmentMethodPage, MicroSkill


@dataclass(frozen=True)
class Method:
    """A published assessment method; `path` is its name in content files."""

    key: str
    title: str
    path: str


@dataclass(frozen=True)
class Offers:
    """Published methods by key, activities (code and name) and micro-skills (code and title) of one language."""

    methods: dict[str, Method]
    activities: dict[str, str]
    micro_skills: dict[str, str]

    @property
    def paths(self) -> dict[str, str]:
        """Keys of methods by their name in content files."""
        return {method.path: method.key for method in self.methods.values()}

    def completed_by(self, other: "Offers") -> "Offers":
        """Return these offers with the words of `other` wherever it has them."""
        return Offers(
            self.methods | other.methods, self.activities | other.activities, self.micro_skills | other.micro_skills
        )

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return what a field with codes may choose from."""
        if name == "methods":
            return [(method.key, method.title) for method in self.methods.values()]
        return list(self.activities.items())


def offers(request: HttpRequest, locale: Locale) -> Offers:
    """Return what readers of a language may choose from."""
    return remembered(request, ("own standard", locale.pk), lambda: _offers(locale))


def _offers(locale: Locale) -> Offers:
    pages = list(AssessmentMethodPage.objects.live().public().filter(locale=locale))
    keys = [page.translation_key for page in pages]
    sources = AssessmentMethodPage.objects.filter(locale=source_locale(), translation_key__in=keys)
    # What `common.content_files.keys.key_of` calls them, asked for all at once.
    paths = {source.translation_key: "/".join(source.url_path.strip("/").split("/")[1:]) for source in sources}
    return Offers(
        {page.key: Method(page.key, page.title, paths.get(page.translation_key) or page.key) for page in pages},
        dict(Activity.objects.published_in(locale).order_by("branch", "name").values_list("slug", "name")),
        dict(MicroSkill.objects.public_in(locale).order_by("code").values_list("code", "title")),
    )


def sheet_of(code: str, locale: Locale) -> dict[str, Any] | None:
    """Return the content of a public micro-skill as content files name it; None when readers may not see it."""
    skill = MicroSkill.objects.public_in(locale).for_sheet().filter(code=code).first()
    if skill is None:
        return None
    keys = skill.methods.select_related("method").values_list("method__key", flat=True)
    return codec.encode(skill) | {"methods": list(keys)}
