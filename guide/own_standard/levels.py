"""The eight levels of the EQF in our own words.

After Council Recommendation of 22 May 2017 on the European Qualifications Framework (2017/C 189/03), Annex II.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Level:
    """What the three columns of the EQF say of one level."""

    number: int
    knowledge: str | Promise
    skills: str | Promise
    autonomy: str | Promise


LEVELS = [
    Level(
        1,
        _("Basic general knowledge."),
        _("Basic skills for simple tasks."),
        _("Works or studies under direct supervision, in a setting that others arrange."),
    ),
    Level(
        2,
        _("Basic facts of a field of work or study."),
        _("Uses information to carry out tasks and solve everyday problems with simple rules and tools."),
        _("Works or studies under supervision, with some freedom."),
    ),
    Level(
        3,
        _("Facts, principles, processes and general ideas of a field."),
        _(
            "Carries out tasks and solves problems by choosing and using basic methods, tools, materials and "
            "information."
        ),
        _("Takes responsibility for finishing tasks; adapts to circumstances when solving problems."),
    ),
    Level(
        4,
        _("Facts and theory in the wider context of a field."),
        _("Finds solutions to particular problems of a field."),
        _(
            "Manages own work within guidelines where things are mostly foreseeable but may change; supervises routine "
            "work of others and helps to improve it."
        ),
    ),
    Level(
        5,
        _("Comprehensive, specialised facts and theory of a field, and where that knowledge ends."),
        _("A comprehensive range of skills, to find creative solutions to abstract problems."),
        _("Manages and supervises where change cannot be foreseen; reviews and develops own and others' work."),
    ),
    Level(
        6,
        _("Advanced knowledge of a field, with a critical view of its theories and principles."),
        _("Advanced skills, with mastery and new ideas, for complex problems that cannot be foreseen."),
        _(
            "Manages complex activities or projects, decides where things cannot be foreseen, and answers for the "
            "development of people and groups."
        ),
    ),
    Level(
        7,
        _("Highly specialised knowledge, partly at the forefront of a field, as a basis for original thinking."),
        _("Solves problems in research or innovation, creates new knowledge and brings several fields together."),
        _("Changes complex settings that need a new strategy; adds to the knowledge of the profession."),
    ),
    Level(
        8,
        _("Knowledge at the furthest frontier of a field and where fields meet."),
        _("The most advanced and specialised skills, to extend or redefine knowledge or practice."),
        _("Shows authority, originality, independence and integrity, and keeps developing ideas at the forefront."),
    ),
]
