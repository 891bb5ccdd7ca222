"""Templates to try an assessment out with: the plan and the survey. The guide's chapter on tests explains them."""

from django.utils.translation import gettext as _

from common.documents import Column, Fields, Grid, Part, Words

MINUTES, PROBLEMS = 14, 10  # rows to write in


def pilot_plan() -> list[Part]:
    """Return the plan week by week, the checks on care and consent, the observer's sheet and the list of problems."""
    return [_weeks(), _care(), _observer(), _problems()]


def _weeks() -> Part:
    weeks = [
        (_("Three questions, budget, names, data protection check"), _("Coordinator, data protection officer")),
        (_("Invitations, consent sheet, observation sheet, examiner training"), _("Coordinator, mentor, examiners")),
        (_("Dress rehearsal and repair"), _("Two colleagues")),
        (_("First wave: 5 people, one and a half hours each"), _("Examiner and observer")),
        (_("Changes, new version of the grid"), _("Design team")),
        (_("Second wave: 10 people"), _("Two examiners, observer")),
        (_("Group talk, calls to employers, sorting of notes"), _("Mentor, coordinator")),
        (_("Decision meeting, thanks, deletion of recordings not needed"), _("Everyone")),
    ]
    columns = [
        Column(_("Week"), 9),
        Column(_("What happens"), 38),
        Column(_("Who"), 25),
        Column(_("Date"), 18),
        Column(_("Done"), 10, is_tick=True),
    ]
    return Part(
        title=_("Plan of the pilot"),
        before=[
            Fields([_("Micro-skill"), _("Place, language and number of people")]),
            Fields([_("The three questions that the pilot answers")], lines=3),
        ],
        grid=Grid("Weeks", columns, [[str(n), *week, "", ""] for n, week in enumerate(weeks, start=1)], room=2),
        after=[Words(_("Four results are possible: use it, change it, test again, or stop."))],
        landscape=True,
    )


def _care() -> Part:
    checks = [
        _("Three questions are written down and a decision date is fixed."),
        _("The group includes people who read little and people who dislike computers."),
        _("The consent sheet is one page and has been read aloud to a test listener."),
        _("Photo, film and sound have separate boxes."),
        _("No employer and no office will learn an individual result."),
        _("Travel, meal and childcare are paid, also for people who stop."),
        _("A dress rehearsal took place with the real device and a slow connection."),
        _("The observer has a sheet and knows how to stay silent."),
        _("At least five people will be rated by two examiners."),
        _("The dates for deletion are in the calendar."),
        _("The public note will give numbers of people and name what is not known."),
    ]
    columns = [Column(_("Ready for the pilot?"), 84), Column(_("Done"), 16, is_tick=True)]
    return Part(title=_("Care and consent"), grid=Grid("Care", columns, [[text, ""] for text in checks]))


def _observer() -> Part:
    columns = [
        Column(_("Minute and place"), 16),
        Column(_("What happened, as a fact"), 40),
        Column(_("Help given, word for word"), 24),
        Column(_("What to repair"), 20),
    ]
    return Part(
        title=_("Observer's sheet"),
        before=[
            Words(_("You look at the assessment, not at the person. Sit behind and say nothing.")),
            Fields([_("Candidate (number only)"), _("Date, observer")]),
        ],
        grid=Grid("Observer", columns, [[""] * 4] * MINUTES, room=2),
        landscape=True,
    )


def _problems() -> Part:
    columns = [
        Column(_("Problem"), 36),
        Column(_("How many people"), 12),
        Column(_("Weight, 1 to 4"), 12),
        Column(_("What we change"), 26),
        Column(_("By when"), 14),
    ]
    return Part(
        title=_("Problems and changes"),
        before=[
            Words(_("Weight 1 stops people or is unsafe, 2 changes the result, 3 slows down, 4 is a wish.")),
        ],
        grid=Grid("Problems", columns, [[""] * 5] * PROBLEMS, room=2),
        landscape=True,
    )


def survey() -> list[Part]:
    """Return the questions to candidates, examiners and employers of a pilot, and those before one chooses a skill."""
    return [
        _questions(
            _("Candidates"),
            "Candidates",
            _("Ten minutes of talk with someone who was not the examiner."),
            [
                _("What did we ask you to do?"),
                _("Was anything unclear?"),
                _("Did you feel respected?"),
                _("Does the result fit what you can do?"),
                _("What would you tell a friend about it?"),
            ],
        ),
        _questions(
            _("Examiners"),
            "Examiners",
            _("Five minutes after each person, ten minutes at the end of the day."),
            [
                _("Which line of the grid was hard to rate?"),
                _("Where did you want to help?"),
                _("What did you see that has no line?"),
            ],
        ),
        _questions(
            _("Employers"),
            "Employers",
            _("A call of ten minutes with five employers, some of them private households."),
            [
                _("Here is the badge text. What do you think this person can do?"),
                _("Would you ask for it?"),
                _("What is missing?"),
            ],
        ),
        _questions(
            _("Before you choose a skill"),
            "Needs",
            _("Ask workers and future workers, employment and training staff, and certification bodies."),
            [
                _("Which competences should be certified?"),
                _("In which form?"),
                _("How should they be assessed?"),
            ],
        ),
    ]


def _questions(title: str, name: str, how: str, questions: list[str]) -> Part:
    """Return a part with questions to ask aloud."""
    columns = [
        Column(_("Question"), 32),
        Column(_("Answer, in the person's words"), 46),
        Column(_("What we change"), 22),
    ]
    return Part(
        title=title,
        before=[Words(how), Fields([_("Number of the person, date")])],
        grid=Grid(name, columns, [[text, "", ""] for text in questions], room=4),
        landscape=True,
    )
