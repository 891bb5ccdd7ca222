"""Who may do what in which language.

A right in one language comes from that language's team; rights in all languages are permissions.
"""

from typing import Any

from django.conf import settings
from wagtail.models import Locale

from common.models.language_team import LanguageTeam

from .role_groups import ensure_team

__all__ = [
    "ensure_team",
    "languages_of",
    "may_add_or_remove",
    "may_change",
    "may_review",
    "may_stop",
    "may_translate",
    "may_write_source",
    "team_of",
]

WRITE_SOURCE = "common.write_source"
PUBLISH_EVERY_LANGUAGE = "common.publish_every_language"
STOP_TRANSLATION = "common.stop_translation"


def may_translate(user: Any, locale: Locale) -> bool:
    """Tell whether the user may write translations in `locale`; never in the source language."""
    if _is_source(locale):
        return False
    translates, reviews = _team_languages(user)
    return user.has_perm(PUBLISH_EVERY_LANGUAGE) or locale.language_code in translates | reviews


def may_review(user: Any, locale: Locale) -> bool:
    """Tell whether the user may approve and publish in `locale`, be it the source language or another."""
    if user.has_perm(PUBLISH_EVERY_LANGUAGE):
        return True
    return not _is_source(locale) and locale.language_code in _team_languages(user)[1]


def may_write_source(user: Any) -> bool:
    """Tell whether the user may write in the source language and submit it for translation."""
    return user.has_perm(WRITE_SOURCE)


def may_change(user: Any, locale: Locale) -> bool:
    """Tell whether the user may save drafts of content in `locale`."""
    return may_write_source(user) if _is_source(locale) else may_translate(user, locale)


def may_stop(user: Any) -> bool:
    """Tell whether the user may do what loses translators' work: stop or replace a translation."""
    return user.has_perm(STOP_TRANSLATION)


def may_add_or_remove(user: Any, locale: Locale) -> bool:
    """Tell whether the user may add and delete content in `locale`, beside the permission to do so with its kind.

    Other languages get their content by translation, and deleting it there loses what translators wrote.
    """
    return may_write_source(user) if _is_source(locale) else may_stop(user)


def languages_of(user: Any) -> list[Locale]:
    """Return the languages the user may translate or review, in the order of the settings; never the source."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    found = [locale for locale in Locale.objects.all() if may_translate(user, locale)]
    return sorted(found, key=lambda locale: order.index(locale.language_code))


def team_of(locale: Locale) -> LanguageTeam:
    """Return the team of a language other than the source.

    Raises:
        LanguageTeam.DoesNotExist: for the source language.
    """
    return LanguageTeam.objects.select_related("translators", "reviewers", "workflow").get(
        language_code=locale.language_code
    )


def _is_source(locale: Locale) -> bool:
    return locale.language_code == settings.LANGUAGE_CODE


def _team_languages(user: Any) -> tuple[set[str], set[str]]:
    """Return the language codes in which the user is a translator and a reviewer.

    Kept on the user object, as Django keeps permissions: one look-up per request.
    """
    if not user.is_active or user.is_anonymous:
        return set(), set()
    if not hasattr(user, "_team_languages"):
        groups = set(user.groups.values_list("pk", flat=True))
        teams = list(LanguageTeam.objects.all())
        user._team_languages = (
            {team.language_code for team in teams if team.translators_id in groups},
            {team.language_code for team in teams if team.reviewers_id in groups},
        )
    return user._team_languages
