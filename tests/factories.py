"""Small trees for tests. Plain functions; every test overrides only what it is about."""

import itertools
import re
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page

from benchmark.models import (
    BenchmarkIndexPage,
    CountryPage,
    CountryPoint,
    GridEntry,
    InterviewAnswer,
    InterviewQuestion,
    KeyElementFinding,
    PracticeMethod,
    PracticePage,
    PracticeReference,
    PracticeTargetGroup,
    ReportSectionPage,
)
from common.content_files import codec
from common.models import Organisation, Reference
from common.translation.lookup import source_locale
from common.translation.writing import write_translation
from guide.models import ChapterTerm, GlossaryTerm, GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from standards.models import (
    Activity,
    Alignment,
    AssessmentMethodIndexPage,
    AssessmentMethodPage,
    BadgeLevel,
    CompetenceStandardPage,
    GridCriterion,
    LearningOutcome,
    MicroSkill,
    MicroSkillActivity,
    MicroSkillMethod,
    PerformanceCriterion,
    PilotCountry,
    SafetyNote,
    Situation,
    StandardMicroSkill,
    StandardsIndexPage,
)

# Four digits from the first to the last, so that names sort in the order they were made.
_numbers = itertools.count(1000)


def home() -> HomePage:
    """Return the English home page that the migrations make."""
    return HomePage.objects.get(locale=source_locale())


def add(parent: Page, page: Page) -> Any:
    """Publish `page` below `parent` and return it as it is in the database."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def standards_index(parent: Page | None = None, **fields: Any) -> StandardsIndexPage:
    return add(parent or home(), StandardsIndexPage(**{"title": "Standards", "slug": "standards", **fields}))


def method_index(parent: Page | None = None, **fields: Any) -> AssessmentMethodIndexPage:
    return add(parent or home(), AssessmentMethodIndexPage(**{"title": "Methods", "slug": "methods", **fields}))


def guide_index(parent: Page | None = None, **fields: Any) -> GuideIndexPage:
    return add(parent or home(), GuideIndexPage(**{"title": "Guide", "slug": "guide", **fields}))


def content_page(parent: Page | None = None, **fields: Any) -> ContentPage:
    values = {"title": "About", "slug": "about", "body": [("text", "<p>About us.</p>")], **fields}
    return add(parent or home(), ContentPage(**values))


def method(parent: Page, **fields: Any) -> AssessmentMethodPage:
    number = next(_numbers)
    values = {
        "title": f"Method {number}",
        "slug": f"method-{number}",
        "key": f"method-{number}",
        "reading_needed": "low",
        "cost": "low",
        "trust": "high",
        "examiner_time": "medium",
        "candidate_minutes": 30,
        "examiner_minutes": 60,
        "supervision": "identity-checked",
        "when_to_use": "<ul><li>When work can be watched.</li></ul>",
        "when_not_to_use": "<ul><li>When it cannot.</li></ul>",
        "steps": [("step", {"title": "Watch", "text": "Stand aside."})],
        "conditions": "<p>A quiet room.</p>",
        "supervision_note": "<p>One examiner.</p>",
        "evidence": "<p>A signed sheet.</p>",
        "time_and_cost": "<p>An estimate.</p>",
        **fields,
    }
    page = AssessmentMethodPage(**values)
    page.grid = [
        GridCriterion(criterion="Order", not_yet="None", with_help="Some", alone="Good", expert="Shows others")
    ]
    return add(parent, page)


def micro_skill(rows: int = 2, methods: list[AssessmentMethodPage] | None = None, **fields: Any) -> MicroSkill:
    """Return a published micro-skill with `rows` rows of every kind."""
    number = next(_numbers)
    values = {
        "code": f"TST-{number % 900 + 100}",
        "slug": f"skill-{number}",
        "category": "technical",
        "eqf_level": 2,
        "status": "pilot",
        "workload_hours": 20,
        "assessment_minutes": 40,
        "participation": "onsite",
        "supervision": "identity-checked",
        "stackability": "stackable",
        "quality_assurance": "internal",
        "title": f"Skill {number}",
        "statement": "Does the work.",
        "plain_summary": "You can do it.",
        "description": "<p>What it covers.</p>",
        "prerequisites": "None.",
        "locale": source_locale(),
        **fields,
    }
    skill = MicroSkill(**values)
    kinds = itertools.cycle(["knowledge", "skill", "autonomy"])
    skill.outcomes = [
        LearningOutcome(kind=next(kinds), statement=f"Outcome {n}", assessor_sees=f"Sign {n}") for n in range(rows)
    ]
    skill.criteria = [PerformanceCriterion(text=f"Criterion {n}") for n in range(rows)]
    skill.badge_levels = [
        BadgeLevel(slug="alone", name="Alone", descriptor="Works alone.", rule="Most criteria."),
        BadgeLevel(slug="expert", name="Expert", descriptor="Shows others.", rule="All criteria."),
    ]
    skill.situations = [
        Situation(title=f"Situation {n}", situation="A kitchen.", task="Clean it.", evidence="A photo.")
        for n in range(rows)
    ]
    skill.safety_notes = [SafetyNote(text=f"Never mix product {n}.") for n in range(rows)]
    skill.alignments = [
        Alignment(framework="esco", relation="close", labels=f"en: label {n}\nfr: étiquette {n}") for n in range(rows)
    ]
    skill.pilot_countries = [PilotCountry(country="ES"), PilotCountry(country="FR")]
    skill.methods = [MicroSkillMethod(method=page) for page in methods or []]
    for related in (
        skill.outcomes, skill.criteria, skill.badge_levels, skill.situations, skill.safety_notes, skill.alignments,
        skill.pilot_countries, skill.methods,
    ):  # fmt: skip
        for place, row in enumerate(related.all()):
            row.sort_order = place
            row.locale = skill.locale
    skill.save()
    skill.save_revision().publish()
    return MicroSkill.objects.get(pk=skill.pk)


def activity(**fields: Any) -> Activity:
    number = next(_numbers)
    values = {"slug": f"activity-{number}", "branch": "non-care", "name": f"Activity {number}", **fields}
    return _snippet(Activity(**values))


def reference(**fields: Any) -> Reference:
    number = next(_numbers)
    values = {"slug": f"reference-{number}", "kind": "report", "title": f"Report {number}", **fields}
    return _snippet(Reference(**values))


def organisation(**fields: Any) -> Organisation:
    number = next(_numbers)
    values = {"slug": f"body-{number}", "name": f"Body number {number}", "short_name": f"Body {number}", **fields}
    return _snippet(Organisation(**values))


def glossary_term(**fields: Any) -> GlossaryTerm:
    number = next(_numbers)
    values = {"slug": f"term-{number}", "name": f"term {number}", "definition": f"Meaning {number}.", **fields}
    return _snippet(GlossaryTerm(**values))


def _snippet(obj: Any) -> Any:
    obj.locale = getattr(obj, "locale", None) or source_locale()
    obj.save()
    obj.save_revision().publish()
    return type(obj).objects.get(pk=obj.pk)


def standard(parent: Page, micro_skills: list[MicroSkill] | None = None, **fields: Any) -> CompetenceStandardPage:
    number = next(_numbers)
    values = {"title": f"Standard {number}", "slug": f"standard-{number}", "category": "technical", **fields}
    page = CompetenceStandardPage(**values)
    page.micro_skills = [
        StandardMicroSkill(micro_skill=skill, sort_order=place) for place, skill in enumerate(micro_skills or [])
    ]
    return add(parent, page)


def chapter(parent: Page, terms: list[GlossaryTerm] | None = None, **fields: Any) -> GuideChapterPage:
    number = next(_numbers)
    values = {
        "title": f"Chapter {number}",
        "slug": f"chapter-{number}",
        "body": [("heading", "A heading"), ("text", "<p>Some words.</p>")],
        **fields,
    }
    page = GuideChapterPage(**values)
    page.terms = [ChapterTerm(term=term, sort_order=place) for place, term in enumerate(terms or [])]
    return add(parent, page)


def benchmark_index(parent: Page | None = None, **fields: Any) -> BenchmarkIndexPage:
    return add(parent or home(), BenchmarkIndexPage(**{"title": "Benchmark", "slug": "benchmark", **fields}))


def practice(
    parent: Page,
    verdicts: dict[str, str] | None = None,
    rows: dict[str, str] | None = None,
    groups: list[str] | None = None,
    methods: list[AssessmentMethodPage] | None = None,
    references: list[Reference] | None = None,
    **fields: Any,
) -> PracticePage:
    """Return a published practice; `verdicts` and `rows` by the codes of their elements."""
    number = next(_numbers)
    values = {
        "title": f"Practice {number}",
        "slug": f"practice-{number}",
        "summary": "What is done.",
        "number": number,
        "country": "FR",
        **fields,
    }
    page = PracticePage(**values)
    page.key_elements = [
        KeyElementFinding(element=element, verdict=verdict, note=f"Note on {element}.", as_printed=f"{verdict}!")
        for element, verdict in (verdicts or {}).items()
    ]
    page.grid = [GridEntry(element=element, text=text) for element, text in (rows or {}).items()]
    page.target_groups = [PracticeTargetGroup(group=group) for group in groups or []]
    page.methods = [PracticeMethod(method=method) for method in methods or []]
    page.references = [PracticeReference(reference=reference) for reference in references or []]
    return add(parent, page)


def country_page(parent: Page, points: dict[str, str] | None = None, **fields: Any) -> CountryPage:
    """Return the published page of a country; `points` are texts by the codes of their aspects."""
    number = next(_numbers)
    page = CountryPage(**{"title": f"Country {number}", "slug": f"country-{number}", "country": "FR", **fields})
    page.points = [CountryPoint(aspect=aspect, text=text) for aspect, text in (points or {}).items()]
    return add(parent, page)


def report_section(parent: Page, **fields: Any) -> ReportSectionPage:
    number = next(_numbers)
    values = {
        "title": f"Section {number}",
        "slug": f"section-{number}",
        "body": [("heading", "A heading"), ("text", "<p>Some words.</p>")],
        **fields,
    }
    return add(parent, ReportSectionPage(**values))


def question(answers: dict[str, str] | None = None, **fields: Any) -> InterviewQuestion:
    """Return a published interview question; `answers` by country."""
    number = next(_numbers)
    values = {
        "number": number,
        "slug": f"q{number}",
        "name": f"Subject {number}",
        "question": f"What of {number}?",
        "locale": source_locale(),
        **fields,
    }
    asked = InterviewQuestion(**values)
    asked.answers = [
        InterviewAnswer(country=country, text=text, sort_order=place, locale=asked.locale)
        for place, (country, text) in enumerate((answers or {}).items())
    ]
    return _snippet(asked)


def with_activity(skill: MicroSkill, chosen: Activity) -> MicroSkill:
    """Add an activity to a micro-skill and publish it again."""
    skill.activities.add(MicroSkillActivity(activity=chosen, locale=skill.locale))
    skill.save()
    skill.save_revision().publish()
    return MicroSkill.objects.get(pk=skill.pk)


def republish(obj: Any, **changes: Any) -> Any:
    """Publish a change of an object, as an editor does, and return it fresh."""
    obj = type(obj).objects.get(pk=obj.pk)
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.save_revision().publish()
    return type(obj).objects.get(pk=obj.pk)


def locale(code: str = "fr") -> Locale:
    """Return the locale, made when needed."""
    return Locale.objects.get_or_create(language_code=code)[0]


def translate(obj: Any, code: str = "fr", mark: str = "FR ") -> Any:
    """Publish a translation whose every text is the English one with `mark` in front, and return it.

    Run inside `django_capture_on_commit_callbacks(execute=True)`: wagtail-localize publishes on commit.
    """
    words = _marked(codec.encode(obj, words_only=True), mark, code)
    copy = type(obj).objects.get(pk=obj.pk)
    codec.decode(copy, codec.merge_words(codec.encode(obj), words))
    write_translation(obj, copy, locale(code))
    return obj.get_translation_or_none(locale(code))


def _marked(words: Any, mark: str, code: str) -> Any:
    if isinstance(words, dict):
        return {
            name: f"{value}-{code}" if name == "slug" else _marked(value, mark, code) for name, value in words.items()
        }
    if isinstance(words, list):
        return [_marked(item, mark, code) for item in words]
    text = str(words)
    return re.sub(r"<(p|li)>", rf"<\1>{mark}", text) if text.startswith("<") else f"{mark}{text}"


def editor(name: str = "editor") -> Any:
    """Return an administrator of the editing interface."""
    return get_user_model().objects.create_superuser(name, password="secret")


def translate_each(publish: Any, *objects: Any, code: str = "fr") -> list[Any]:
    """Publish translations of `objects`, parents first, each as in a transaction of its own.

    `publish` is the fixture. In one transaction the parent would be published after its child was added,
    with the number of children it had before, and the child could not be reached.
    """
    translations = []
    for obj in objects:
        with publish():
            translate(obj, code)
        translations.append(obj.get_translation_or_none(locale(code)))
    return translations


def draft_micro_skill(**fields: Any) -> MicroSkill:
    """Return a micro-skill that was saved and never published."""
    number = next(_numbers)
    values = {
        "code": f"DRA-{number % 900 + 100}",
        "slug": f"draft-{number}",
        "category": "technical",
        "eqf_level": 2,
        "title": f"Draft {number}",
        "statement": "Not yet.",
        "plain_summary": "Not yet.",
        "locale": source_locale(),
        "live": False,
        **fields,
    }
    skill = MicroSkill.objects.create(**values)
    skill.save_revision()
    return skill
