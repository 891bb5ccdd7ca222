"""The form by which candidates agree, or do not, to what is noted, kept and recorded.

Headings follow what persons must be told by Regulation (EU) 2016/679, article 13; national law may ask for more.
"""

from django.utils.translation import gettext as _

from common.documents import Column, Fields, Grid, Heading, Part, Points, Words

from .evidence import keeping


def consent_form() -> Part:
    """Return the form, with room for what only the organisation knows."""
    return Part(
        title=_("Consent form"),
        before=[
            Words(
                _(
                    "Proposal of this platform. The organisation completes it, adapts it to national law and has it "
                    "checked by its data protection officer."
                ),
                is_note=True,
            ),
            Fields(
                [
                    _("Organisation, address and contact"),
                    _("Data protection officer"),
                    _("Legal basis that the organisation relies on"),
                ]
            ),
            Heading(_("Why we ask")),
            Words(
                _(
                    "We want to see whether you can do what the sheet of this micro-skill describes, and give you a "
                    "badge if you can. For that we note what you do."
                )
            ),
            Heading(_("What we keep, who sees it and how long")),
            Points(
                [
                    _("We keep your name or number, the date, the grid with its notes, the evidence and the decision."),
                    _(
                        "The examiners, the coordinator and the body that awards the badge see it. Your employer, the "
                        "employment service and other offices do not learn your result from us."
                    ),
                    keeping(),
                ]
            ),
            Fields([_("Other people who see it, other times")]),
            Heading(_("Your choice")),
            Words(
                _(
                    "You may say yes to one thing and no to another. A no to photos, film or sound does not end the "
                    "assessment."
                )
            ),
        ],
        grid=Grid(
            "Consent",
            [
                Column(_("Yes"), 12, is_tick=True),
                Column(_("No"), 12, is_tick=True),
                Column(_("I agree that"), 76),
            ],
            [["", "", text] for text in _choices()],
        ),
        after=[
            Heading(_("If you change your mind")),
            Words(
                _(
                    "You may take back your yes at any time, without a reason: tell the contact named above. What was "
                    "done until then stays lawful. From then on we stop, and delete what the law does not oblige us to "
                    "keep."
                )
            ),
            Words(
                _(
                    "You may ask what we keep about you, receive a copy, have it put right or deleted, and complain to "
                    "the data protection authority of your country."
                )
            ),
            Fields(
                [
                    _("Read aloud in this language"),
                    _("Candidate: name, date and signature"),
                    _("For the organisation: name, date and signature"),
                ]
            ),
        ],
    )


def _choices() -> list[str]:
    return [
        _("you note and keep what is said above, to assess me"),
        _("you take photos of my work, without my face"),
        _("you film me while I work"),
        _("you record my voice"),
        _("a second examiner looks at the photos and recordings"),
        _("my name stands on the badge"),
    ]
