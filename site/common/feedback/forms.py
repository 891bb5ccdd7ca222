"""What readers may send about a page."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

LONGEST = 300
# A person needs longer to read the form; a form older than this was left open, or collected.
LEAST_SECONDS = 2
MOST_SECONDS = 24 * 60 * 60

_NUMBER = re.compile(r"\d(?:[ \u00a0\u202f.\-/()]{0,2}\d){4,}")
_LINK = re.compile(
    r"://|\bwww\.|<a\b|\[url|\b[\w-]{2,}\.(?:com|net|org|info|biz|eu|io|ru|cn|top|xyz|shop|site|online|club)\b",
    re.IGNORECASE,
)
_signer = TimestampSigner(salt="common.feedback")


def new_token(key: UUID) -> str:
    """Return what makes a form valid for one answer about one text, from now on and for a day."""
    return _signer.sign(f"{key}:{get_random_string(16)}")


class SentenceField(forms.CharField):
    """A text in which line breaks and runs of spaces are single spaces."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class FeedbackForm(forms.Form):
    """An answer about the text called `key`.

    A signed token with the time stands for a CSRF token, which would need a cookie. It is no secret: it shows that
    the form came from here, a moment and not more than a day ago, and serves once. With `is_expired` a new one is due.
    """

    useful = forms.ChoiceField(
        label=_("Was this page useful?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    words = SentenceField(
        label=_("What was good, or what is missing? (if you like)"),
        max_length=LONGEST,
        required=False,
        help_text=_("One sentence, up to 300 characters. Write nothing about yourself or other people."),
    )
    # People do not see this field; programs that fill in every field do.
    website = forms.CharField(required=False)
    token = forms.CharField(required=False)

    def __init__(self, key: UUID, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.key = key
        self.is_expired = False
        # What makes the answer count once; known when the form is valid.
        self.serial = ""

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if "@" in words or _NUMBER.search(words):
            raise ValidationError(
                _("Leave out e-mail addresses, telephone numbers and other long numbers: we keep nothing about people.")
            )
        if _LINK.search(words):
            raise ValidationError(_("Leave out links to other sites."))
        return words

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave the field “Website” empty."))
        return ""

    def clean_token(self) -> str:
        token = self.cleaned_data["token"]
        try:
            key, _colon, serial = _signer.unsign(token, max_age=MOST_SECONDS).partition(":")
        except BadSignature as error:
            self.is_expired = True
            raise ValidationError(_("This form was open for too long. Please press “Send” once more.")) from error
        if key != str(self.key):
            self.is_expired = True
            raise ValidationError(_("This form belongs to another page. Please press “Send” once more."))
        if self._is_too_quick(token):
            raise ValidationError(_("That was very quick. Please press “Send” once more."))
        self.serial = serial
        return token

    @staticmethod
    def _is_too_quick(token: str) -> bool:
        try:
            _signer.unsign(token, max_age=LEAST_SECONDS)
        except SignatureExpired:
            return False
        return True
