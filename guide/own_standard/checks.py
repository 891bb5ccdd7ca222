"""What a sheet still lacks or could say better: Annex I of the EU Recommendation, then the rules of the house.

Findings help. None of them keeps anybody from taking the sheet away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from standards import annex_one

from .drafts import as_micro_skill
from .forms import OUTCOMES, Rows
from .offers import Offers
from .sheets import Sheet, rows_of
from .steps import STEPS, place_of
from .wording import Sentence


class Kind(Enum):
    """How much a finding weighs, the heaviest first."""

    MANDATORY = "mandatory"
    RULE = "rule"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Finding:
    """One thing to mend.

    Attributes:
        step: key of the step where it is mended.
        field: the form's name of the field it is about; empty when it is about a whole group.
        where: the place in words.
        text: what is the matter.
        mend: what to do about it.
        written: whether it is about words that are there; the rest is about what is missing.
    """

    kind: Kind
    step: str
    field: str
    where: str | Promise
    text: str
    mend: str | Promise
    written: bool = False


# Where each element of Annex I is asked for. Elements known only when a credential is issued are left out.
ASKED_FOR = {
    "title": "title",
    "issuer_country": "country",
    "awarding_body": "organisation",
    "learning_outcomes": "outcomes",
    "workload": "workload_hours",
    "level": "eqf_level",
    "assessment_type": "methods",
    "participation_form": "participation",
    "quality_assurance": "quality_assurance",
    "prerequisites": "prerequisites",
    "supervision": "supervision",
    "stackability": "stackability",
    "further_information": "further_information",
}
HOUSE_FIELDS = ("category", "statement", "plain_summary", "assessment_minutes")
FEWEST_RUNGS = 2


def annex_elements(sheet: Sheet, offered: Offers) -> list[annex_one.Element]:
    """Return the elements of Annex I as they stand for the sheet, by the catalogue's own reckoning."""
    methods: list[Any] = [offered.methods[key] for key in sheet["methods"] if key in offered.methods]
    return annex_one.elements(as_micro_skill(sheet), methods)


def check(sheet: Sheet, offered: Offers) -> list[Finding]:
    """Return all findings, the heaviest first, within a kind in the order of the steps."""
    found = [*_annex(sheet, offered), *_missing(sheet), *_title(sheet), *_outcomes(sheet), *_criteria(sheet)]
    found += [*_incomplete_rows(sheet), *_ladder(sheet)]
    kinds, order = list(Kind), [step.key for step in STEPS]
    return sorted(found, key=lambda finding: (kinds.index(finding.kind), order.index(finding.step)))


def _about(kind: Kind, name: str, text: str) -> Finding:
    """Return a finding about one field of the sheet; its hint says how to mend it."""
    step = place_of(name)
    asked = step.form.base_fields.get(name)
    if asked is None:
        rows = next(rows for rows in step.rows if rows.key == name)
        return Finding(
            kind, step.key, f"{rows.name}-0-{next(iter(rows.form.base_fields))}", step.title, text, step.lead
        )
    return Finding(kind, step.key, name, asked.label or "", text, asked.help_text)


def _annex(sheet: Sheet, offered: Offers) -> Iterator[Finding]:
    for element in annex_elements(sheet, offered):
        if element.missing and element.key in ASKED_FOR:
            kind = Kind.MANDATORY if element.mandatory else Kind.OPTIONAL
            yield _about(kind, ASKED_FOR[element.key], _("Not filled: %(element)s") % {"element": element.name})


def _missing(sheet: Sheet) -> Iterator[Finding]:
    for name in HOUSE_FIELDS:
        if sheet[name] == "":
            asked = place_of(name).form.base_fields[name]
            yield _about(Kind.RULE, name, _("Not filled: %(element)s") % {"element": asked.label})
    if not sheet["criteria"]:
        yield _about(Kind.RULE, "criteria", _("There is no performance criterion."))
    if not sheet["situations"]:
        yield _about(Kind.RULE, "situations", _("There is no situation to assess in."))


def _title(sheet: Sheet) -> Iterator[Finding]:
    title = Sentence(sheet["title"], sheet["language"])
    finding = None
    if title.vague_verb:
        finding = _vague(title)
    elif sheet["title"] and not title.begins_with_verb(title=True):
        finding = _("“%(word)s” does not look like a verb.") % {"word": title.first or sheet["title"][:20]}
    if finding:
        field = place_of("title").form.base_fields["title"]
        yield Finding(Kind.RULE, "activity", "title", field.label or "", finding, field.help_text, written=True)


def _vague(sentence: Sentence) -> str:
    return _("“%(verb)s” does not say what an assessor sees or hears.") % {"verb": sentence.vague_verb}


def _outcomes(sheet: Sheet) -> Iterator[Finding]:
    seen: set[str] = set()
    for rows in OUTCOMES:
        own = rows_of(sheet, rows)
        if not own:
            text = _("The column “%(column)s” has no outcome.") % {"column": rows.legend}
            yield Finding(Kind.RULE, "outcomes", f"{rows.name}-0-statement", rows.legend, text, rows.hint)
        for place, row in enumerate(own):
            for text, mend in _wording(row["statement"], sheet["language"]):
                yield _in_row("outcomes", rows, place, "statement", text, mend)
            if row["statement"] and row["statement"].casefold() in seen:
                text = _("The same outcome stands here twice.")
                yield _in_row("outcomes", rows, place, "statement", text, _("Take one of them out."))
            seen.add(row["statement"].casefold())


def _wording(statement: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what is the matter with an outcome's words, and how to mend it."""
    sentence = Sentence(statement, language)
    if sentence.vague_verb:
        yield _vague(sentence), _("Say what the person does or says when they have learned it.")
    elif statement and not sentence.begins_with_verb():
        text = _("“%(word)s” does not look like a verb.") % {"word": sentence.first or statement[:20]}
        yield text, _("Begin with one verb that completes “The learner can …”.")
    if sentence.joined_verbs:
        first, second = sentence.joined_verbs
        text = _("“%(first)s” and “%(second)s” look like two verbs.") % {"first": first, "second": second}
        yield text, _("If they are two actions, write two outcomes: somebody may reach one and not the other.")


def _criteria(sheet: Sheet) -> Iterator[Finding]:
    rows = next(rows for rows in place_of("criteria").rows if rows.key == "criteria")
    seen: set[str] = set()
    for place, text in enumerate(sheet["criteria"]):
        soft = Sentence(text, sheet["language"]).soft_word
        if soft:
            found = _("Two assessors may differ on “%(word)s”.") % {"word": soft}
            yield _in_row("assessment", rows, place, "text", found, _("Say what is seen, counted or measured instead."))
        if len(text.split()) < 3:
            found = _("This is too short to be judged alike by two assessors.")
            yield _in_row("assessment", rows, place, "text", found, _("Write one full sentence."))
        if text.casefold() in seen:
            found = _("The same criterion stands here twice.")
            yield _in_row("assessment", rows, place, "text", found, _("Take one of them out."))
        seen.add(text.casefold())


def _incomplete_rows(sheet: Sheet) -> Iterator[Finding]:
    """Yield a finding for every row that was begun and has an empty field."""
    for step in STEPS:
        for rows in step.rows:
            for place, row in enumerate(rows_of(sheet, rows)):
                for name, field in rows.form.base_fields.items():
                    if name != "slug" and not row[name]:
                        text = _("Not filled: %(element)s") % {"element": field.label}
                        yield _in_row(step.key, rows, place, name, text, field.help_text)


def _ladder(sheet: Sheet) -> Iterator[Finding]:
    rungs = sheet["badge_levels"]
    if len(rungs) < FEWEST_RUNGS:
        yield _about(Kind.RULE, "badge_levels", _("A ladder has at least two rungs."))
    rows = place_of("badge_levels").rows[0]
    names = [rung["name"].casefold() for rung in rungs]
    for place, name in enumerate(names):
        if name and name in names[:place]:
            text = _("Two rungs have the same name.")
            yield _in_row("badge", rows, place, "name", text, _("Give each rung a name of its own."))


def _in_row(step: str, rows: Rows, place: int, name: str, text: str, mend: str | Promise) -> Finding:
    where = f"{rows.legend}, {rows.one} {place + 1}"
    return Finding(Kind.RULE, step, f"{rows.name}-{place}-{name}", where, text, mend, written=True)
