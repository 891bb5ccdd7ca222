from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "Common"

    def ready(self) -> None:
        from . import checks, public_changes, signals  # noqa: F401  (checks registers the house rules)
        from .publications import background
        from .translation import drafts, guards, status_signals

        guards.install()
        drafts.install()
        signals.connect(self)
        status_signals.connect()
        public_changes.connect()
        background.connect()
