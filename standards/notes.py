"""Words that go with what is shown or taken away."""

from django.utils.translation import gettext as _


def proposal_note() -> str:
    """Return what files say of entries marked as a proposal."""
    return " ".join(
        [
            _("Proposed by this platform, not adopted by the partnership."),
            _(
                "The learning outcomes, the level, the hours and the rungs of the badge are not in the project's "
                "published sources."
            ),
        ]
    )
