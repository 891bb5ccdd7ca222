"""Which blank templates there are, and the file of each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from common.documents import FORMATS, Heading, Paper, Part, Points, Words
from common.exports import About, live_edition

from . import pilot, research, standard


@dataclass(frozen=True)
class BlankTemplate:
    """A paper to fill in.

    Attributes:
        slug: its part of the address, the same in every language.
        purpose: what it is good for, in a sentence.
        chapters: English slugs of the chapters of the guide that it belongs to.
        parts: makes its parts in the active language.
        from_project: its questions or rows come from the project, reworded.
    """

    slug: str
    title: str | Promise
    purpose: str | Promise
    chapters: tuple[str, ...]
    parts: Callable[[], list[Part]]
    from_project: bool = False


TEMPLATES = {
    template.slug: template
    for template in (
        BlankTemplate(
            "practice-grid",
            _("Practice grid"),
            _("Describe what others do already, on the 17 rows of the project and its four key elements."),
            ("know-the-ground",),
            research.practice_grid,
            from_project=True,
        ),
        BlankTemplate(
            "interview-guide",
            _("Interview guide"),
            _("Ask experts the eight questions that the project asked in five countries."),
            ("know-the-ground",),
            research.interview_guide,
            from_project=True,
        ),
        BlankTemplate(
            "learning-outcomes",
            _("Learning-outcome sheet"),
            _("Write what a person knows, can do and answers for, and check it against the European elements."),
            ("write-learning-outcomes",),
            standard.learning_outcomes,
        ),
        BlankTemplate(
            "method",
            _("Method sheet"),
            _("Describe a way to assess, so that another centre can run it."),
            ("design-situations-and-assessment",),
            standard.method,
        ),
        BlankTemplate(
            "grid",
            _("Evaluation grid"),
            _("Write what each rung looks like, criterion by criterion, with the rule for each rung."),
            ("design-situations-and-assessment", "train-and-mandate-examiners"),
            standard.grid,
        ),
        BlankTemplate(
            "pilot-plan",
            _("Pilot plan"),
            _("Try it out in eight weeks: plan, care and consent, observer's sheet, list of problems."),
            ("test-with-real-people",),
            pilot.pilot_plan,
        ),
        BlankTemplate(
            "survey",
            _("Survey"),
            _("Ask candidates, examiners and employers what they think, in a few short questions."),
            ("know-the-ground", "test-with-real-people"),
            pilot.survey,
        ),
    )
}


def of_chapter(slug: str) -> list[BlankTemplate]:
    """Return the templates of a chapter, named by the slug of its English page."""
    return [template for template in TEMPLATES.values() if slug in template.chapters]


def paper(template: BlankTemplate, source: str) -> Paper:
    """Return a template in the active language; `source` is the absolute address of the page that offers it."""
    parts = template.parts()
    note = gettext("Proposed by this platform, not adopted by the partnership.")
    if template.from_project:
        note = gettext(
            "The questions and rows are those of the project's benchmarking report, reworded. Everything else is "
            "proposed by this platform, not adopted by the partnership."
        )
    about = About(
        title=gettext("%(title)s: blank template") % {"title": template.title},
        selection="",
        language=get_language() or "en",
        edition=live_edition(None),
        source=source,
        note=note,
    )
    intro = [
        Words(note, is_note=True),
        Words(str(template.purpose)),
        Heading(gettext("What is in it")),
        Points([part.title for part in parts]),
    ]
    return Paper(about=about, intro=intro, parts=parts)


def content(template: BlankTemplate, ending: str, source: str) -> bytes:
    """Return the file of a template in the active language; it is made once a day."""
    return _content(template.slug, ending, source, get_language() or "en", localdate().isoformat())


# All files of five languages at a few host names; each has about 40 kB.
@lru_cache(maxsize=150)
def _content(slug: str, ending: str, source: str, _language: str, _day: str) -> bytes:
    return FORMATS[ending].build(paper(TEMPLATES[slug], source))
