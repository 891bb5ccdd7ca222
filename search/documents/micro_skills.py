"""Micro-skills with everything on their sheet."""

from collections.abc import Collection, Iterable, Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from common.fulltext import Entry, Kind, Section
from common.models import Organisation
from standards.models import Activity, CompetenceStandardPage, MicroSkill, MicroSkillActivity, StandardsIndexPage

from .snippets import SnippetSource
from .texts import plain, section


class MicroSkillSource(SnippetSource):
    """A micro-skill belongs to the site on which its language's catalogue is published."""

    kind, model, label = Kind.MICRO_SKILL, MicroSkill, gettext_lazy("Micro-skill")
    index_model = StandardsIndexPage

    def fetch(self, pks: Collection[int]) -> Iterable[MicroSkill]:
        return MicroSkill.objects.filter(pk__in=pks).for_sheet()

    def entry(self, skill: MicroSkill, site_id: int) -> Entry:
        language = skill.locale.language_code
        return Entry(
            kind=self.kind,
            pk=skill.pk,
            key=skill.translation_key,
            language=language,
            site_id=site_id,
            code=skill.code,
            title=skill.title,
            summary=skill.statement,
            labels=tuple(dict.fromkeys(_labels(skill, language))),
            sections=tuple(_sections(skill, language)),
        )

    def addresses(self, pks: Collection[int], locale: Locale, index_url: str) -> dict[int, str]:
        skills = MicroSkill.objects.public_in(locale).filter(pk__in=pks).only("slug")
        return {skill.pk: f"{index_url}{skill.public_path}" for skill in skills}

    def depends_on(self, instance: models.Model) -> Iterable[int]:
        if isinstance(instance, Activity):
            rows = MicroSkillActivity.objects.filter(activity__translation_key=instance.translation_key)
            return rows.values_list("micro_skill_id", flat=True)
        if isinstance(instance, Organisation):
            skills = MicroSkill.objects.filter(awarding_body__translation_key=instance.translation_key)
            return skills.values_list("pk", flat=True)
        return ()

    def is_shown_by(self, model: type[models.Model]) -> bool:
        return super().is_shown_by(model) or issubclass(model, CompetenceStandardPage)


def _labels(skill: MicroSkill, language: str) -> Iterator[str]:
    """Yield other names: official labels in this language, codes of other frameworks, activities."""
    for alignment in skill.alignments.all():
        label = alignment.labels_by_language.get(language, "")
        yield from filter(None, (label, alignment.code))
    yield from (row.activity.name for row in skill.activities.all() if row.activity.live)


def _sections(skill: MicroSkill, language: str) -> Iterator[Section]:
    """Yield the sections of the sheet, with the anchors of its template."""
    yield from section("s-words", _("In simple words"), skill.plain_summary)
    yield from section("s-about", _("What it is about"), plain(skill.description))
    countries = (row.get_country_display() for row in skill.pilot_countries.all())
    yield from section("s-for", _("Who it is for"), skill.target_group, skill.prerequisites, *countries)
    outcomes = (text for row in skill.outcomes.all() for text in (row.statement, row.assessor_sees))
    yield from section("s-outcomes", _("Learning outcomes"), *outcomes)
    yield from section("s-criteria", _("Performance criteria"), *(row.text for row in skill.criteria.all()))
    rungs = (text for row in skill.badge_levels.all() for text in (row.name, row.descriptor, row.rule))
    yield from section("s-badge", _("Badge ladder"), *rungs)
    tasks = (text for row in skill.situations.all() for text in (row.title, row.situation, row.task, row.evidence))
    yield from section("s-situations", _("Situations and tasks"), *tasks)
    yield from section("s-assess", _("How to assess it"), *(row.text for row in skill.safety_notes.all()))
    links = (text for row in skill.alignments.all() for text in (_label_shown(row, language), row.note))
    yield from section("s-alignments", _("Links to other frameworks"), *links)
    body = skill.awarding_body
    yield from section(
        "s-elements",
        _("European standard elements"),
        body.name if body and body.live else "",
        skill.further_information,
    )


def _label_shown(alignment: models.Model, language: str) -> str:
    """Return the label in another language that the sheet shows for want of one in its own."""
    label, its_language = alignment.label_for(language)
    return label if its_language != language else ""
