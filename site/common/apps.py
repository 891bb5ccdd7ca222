from typing import Any

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "Common"

    def ready(self) -> None:
        from wagtail.signals import published

        from . import checks  # noqa: F401  (registers the house rules)
        from .search_index import update_index_of
        from .translation import drafts, guards
        from .translation.carrying import carry_to_translations
        from .translation.freshness import note_published

        guards.install()
        drafts.install()

        def note(sender: Any, instance: Any, **kwargs: Any) -> None:
            note_published(instance)
            carry_to_translations(instance)
            # Rows are saved after the object itself, too late for the search index's own signal.
            update_index_of(instance)

        published.connect(note, weak=False, dispatch_uid="common.note_published")
