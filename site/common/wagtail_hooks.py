"""Hooks of the editing interface that concern every app."""

from django.urls import URLResolver, include, path
from wagtail import hooks

from common.translation.guards import ask_before_publishing

# Before wagtail-localize's own hooks, which answer the request themselves.
hooks.register("before_edit_page", ask_before_publishing, order=-10)
hooks.register("before_edit_snippet", ask_before_publishing, order=-10)


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLResolver]:
    """Serve the translators' pages under /admin/translation/."""
    return [path("translation/", include("common.translation.urls"))]
