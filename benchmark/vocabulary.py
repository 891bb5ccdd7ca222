"""Fixed lists of the benchmarking report."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class KeyElement(models.TextChoices):
    """What the report looked for in every practice (benchmarking report, table of key elements)."""

    TERM = "term", _("The term “micro-credential” is used")
    SMALL_VOLUME = "small-volume", _("Small volumes of learning")
    LOW_QUALIFIED = "low-qualified", _("For people with low qualifications")
    VALIDATION = "validation", _("Validation of non-formal and informal learning")


class Verdict(models.TextChoices):
    """What the report says of a key element in a practice. A cell that it leaves empty has `NOT_STATED`."""

    YES = "yes", pgettext_lazy("key element", "Yes")
    PARTLY = "partly", pgettext_lazy("key element", "Partly")
    NO = "no", pgettext_lazy("key element", "No")
    UNKNOWN = "unknown", pgettext_lazy("key element", "Words, but neither yes nor no")
    NOT_APPLICABLE = "not-applicable", pgettext_lazy("key element", "Not applicable")
    NOT_STATED = "not-stated", pgettext_lazy("key element", "Not stated")


class GridElement(models.TextChoices):
    """The 17 rows on which practices were collected (benchmarking report, assessment grid)."""

    TITLE = "title", _("Title of the credential")
    PROVIDER = "provider", _("Provider of the credential")
    OTHER_NAME = "other-name", _("Other name of the credential")
    TARGET_GROUP = "target-group", _("Target group")
    ACTIVITY = "activity", _("Learning activity")
    OUTCOMES = "outcomes", _("Learning outcomes")
    LEVEL = "level", _("Level, and cycle if there is one")
    PARTICIPATION = "participation", _("Form of participation")
    WORKLOAD = "workload", _("Workload or credits")
    PERIOD = "period", _("Time period")
    PREREQUISITES = "prerequisites", _("Prerequisites")
    RESOURCES = "resources", _("Learning resources")
    ASSESSMENT = "assessment", _("Type of assessment")
    RESULT = "result", _("What a successful learner gets")
    STACKABILITY = "stackability", _("Integration and stackability")
    ADDED_VALUE = "added-value", _("Added value")
    SUPERVISION = "supervision", _("Supervision and identity check")


class TargetGroup(models.TextChoices):
    """Whom a practice is for."""

    EVERYONE = "everyone", _("Everyone, without prerequisites")
    LOW_QUALIFIED = "low-qualified", _("People with low qualifications")
    JOB_SEEKERS = "job-seekers", _("Job seekers")
    MIGRANTS = "migrants", _("Migrants without a recognised diploma")
    EXPERIENCED = "experienced", _("People with experience in the sector")
    NOT_STATED = "not-stated", pgettext_lazy("target group", "Not stated")


class CountryAspect(models.TextChoices):
    """What is said of a country."""

    CONTEXT = "context", _("Context")
    FINDINGS = "findings", _("What the report found")
    SECTOR = "sector", _("Role of the sector")
    VALIDATION = "validation", _("How validation works")
    OBSTACLES = "obstacles", _("Obstacles")
