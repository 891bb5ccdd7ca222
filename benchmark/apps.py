from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BenchmarkConfig(AppConfig):
    name = "benchmark"
    verbose_name = _("Benchmark")

    def ready(self) -> None:
        from common import evidence

        from .uses import practices_using

        evidence.register(
            "standards.AssessmentMethodPage", "practices", _("Practices that use this method"), practices_using
        )
