"""Filling empty texts by the machine translator of the settings, when there is one."""

import logging
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from ..texts import TextState
from .entries import entries_of
from .saving import store_machine

logger = logging.getLogger(__name__)


class MachineError(Exception):
    """The machine translator gave nothing; the message is for the translator."""


def is_available() -> bool:
    """Tell whether the settings name a machine translator."""
    return bool(getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None))


def fill_empty(translation: Translation, user: Any) -> int:
    """Translate by machine what has no translation, neither of this source nor of an older one; return how many texts.

    Raises:
        MachineError: no translator, or it failed; nothing was written.
    """
    empty = {
        entry.segment_id: StringValue(entry.text.source)
        for entry in entries_of(translation)
        if entry.text.state is TextState.MISSING and entry.is_to_do
    }
    if not empty:
        return 0
    source, target = translation.source.locale, translation.target_locale
    try:
        translator = get_machine_translator()
        if translator is None or not translator.can_translate(source, target):
            raise MachineError(_("There is no machine translation into this language."))
        answers = translator.translate(source, target, list(dict.fromkeys(empty.values())))
        found = {
            segment: answers[text].data
            for segment, text in empty.items()
            if answers.get(text) is not None and answers[text].data
        }
    except MachineError:
        raise
    # Each provider raises errors of its own, those of its network library among them.
    except Exception as error:
        logger.warning("Machine translation failed: %s", error)
        raise MachineError(
            _("The machine translation did not answer. Nothing was changed; try again later.")
        ) from error
    store_machine(translation, found, str(translator.display_name), user)
    return len(found)
