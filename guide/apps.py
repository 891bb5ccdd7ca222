from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from common import evidence

        from .citing import chapters_citing

        evidence.register(
            "benchmark.PracticePage", "chapters", _("Chapters of the guide that cite it"), chapters_citing
        )
