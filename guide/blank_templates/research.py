"""Templates to know the ground with: interviews and practices.

The eight questions and the 17 rows are those of the project's benchmarking report, reworded.
"""

from django.utils.translation import gettext as _

from common.documents import Column, Fields, Grid, Heading, Part, Points, Words


def interview_guide() -> list[Part]:
    """Return the eight questions of the project with room for the answers."""
    columns = [
        Column(_("No."), 6),
        Column(_("Question"), 30),
        Column(_("What you get"), 18),
        Column(_("Answer, in the person's words"), 46),
    ]
    rows = [[f"Q{number}", *pair, ""] for number, pair in enumerate(_questions())]
    return [
        Part(
            title=_("Interview"),
            before=[
                Fields(
                    [
                        _("Name and first name"),
                        _("E-mail address"),
                        _("Organisation and its sector, public or private"),
                        _("Country or region"),
                        _("Date and interviewer"),
                    ]
                )
            ],
            grid=Grid("Interview", columns, rows, room=5),
            after=[
                Heading(_("How to ask")),
                Points(
                    [
                        _("Ask permission first, and say what you will publish: the role and the country."),
                        _("Do not start with the word micro-credential. Ask about short proofs, badges, parts."),
                        _("Ask for the last time it happened, and for the paper that was used."),
                        _("Write it down the same day, one page for each talk."),
                    ]
                ),
            ],
            landscape=True,
        )
    ]


def _questions() -> list[tuple[str, str]]:
    """Return each question with what it brings."""
    return [
        (_("What is your role in your organisation?"), _("How to read the other answers")),
        (
            _("What is your experience with validation and with certifying small volumes of learning outcomes?"),
            _("Facts, names, dates"),
        ),
        (
            _("What is the role of official validation for home services and for people with low skills?"),
            _("Reasons to act"),
        ),
        (
            _("Which examples of micro-credentials do you know, above all for people with low qualifications?"),
            _("Practices for your grid"),
        ),
        (
            _("Which skills should be recognised first: basic, hard, soft or transversal?"),
            _("Your first list of micro-skills"),
        ),
        (
            _("Which ways and tools are used most to recognise skills?"),
            _("Assessment methods people already trust"),
        ),
        (
            _("What could official validation by micro-credentials change for the sector?"),
            _("Benefits in the words of the sector"),
        ),
        (_("What stands in the way in your country or region?"), _("Your list of risks")),
    ]


def practice_grid() -> list[Part]:
    """Return the 17 rows by which the project described practices, and its four key elements."""
    columns = [
        Column(_("Row"), 7),
        Column(_("What to write"), 32),
        Column(_("Tip"), 22),
        Column(_("What you found"), 39),
    ]
    rows = [[str(number), *pair, ""] for number, pair in enumerate(_rows(), start=1)]
    return [
        Part(
            title=_("Practice"),
            before=[Fields([_("Country or region"), _("Source, with its address and date")])],
            grid=Grid("Practice", columns, rows, room=2),
            after=[Words(_("Leave a row empty rather than guess, and mark it “not stated”."))],
            landscape=True,
        ),
        _key_elements(),
    ]


def _key_elements() -> Part:
    columns = [
        Column(_("Question"), 52),
        Column(_("Yes"), 10, is_tick=True),
        Column(_("In part"), 12, is_tick=True),
        Column(_("No"), 10, is_tick=True),
        Column(_("Not stated"), 16, is_tick=True),
    ]
    questions = [
        _("Is the word micro-credential used?"),
        _("Is the volume of learning small?"),
        _("Is it made for people with low qualifications?"),
        _("Is it based on validation?"),
    ]
    return Part(
        title=_("Four key elements"), grid=Grid("KeyElements", columns, [[text, *[""] * 4] for text in questions])
    )


def _rows() -> list[tuple[str, str]]:
    """Return what to write in each row, with this platform's tip."""
    return [
        (_("Title of the credential: the competence it recognises"), _("Copy the official title and its language")),
        (_("Provider"), _("Who signs it, not who advertises it")),
        (
            _("Other name: digital badge, micro-credential, nano-credential, minor award"),
            _("Use the word people really use"),
        ),
        (_("Target group"), _("Who really comes, not only who may come")),
        (_("Content and purpose of the learning activity"), _("Two sentences")),
        (
            _("Learning outcomes: what the person knows, understands and can do"),
            _("If none are published, write that"),
        ),
        (_("Level, European or national"), _("Name the framework and its year")),
        (
            _("Form of participation: online, onsite, blended, volunteering, work experience"),
            _("Several answers are possible"),
        ),
        (_("Workload or credits"), _("Hours of the learner, not of the teacher")),
        (_("Time period of the learning"), _("Dates or school year")),
        (_("Prerequisites"), _("Ask about language, age and residence too")),
        (_("Learning resources"), _("Is the material free to reuse?")),
        (
            _("Type of assessment: test, applying a skill, recognition of prior learning, portfolio"),
            _("Ask to see a blank marking sheet"),
        ),
        (
            _("Result for the learner: certificate, badge, credits, admission"),
            _("What can the person do the day after?"),
        ),
        (_("Stand-alone or stackable"), _("Into which larger qualification?")),
        (_("Added value for learners, employees and employers"), _("Ask each of the three")),
        (
            _("Supervision and identity check during assessment"),
            _("None, supervised only, or supervised with an identity check"),
        ),
    ]
