"""Closed lists of the field. Values are codes kept for ever; labels are translated through `locale/`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """The four families of micro-skill piloted by the project."""

    TECHNICAL = "technical", _("Technical")
    SOFT = "soft", _("Soft")
    LINGUISTIC = "linguistic", _("Linguistic")
    TRANSVERSAL = "transversal", _("Transversal")


class OutcomeKind(models.TextChoices):
    """Columns of the EQF level descriptors (Council Recommendation of 22 May 2017, Annex II)."""

    KNOWLEDGE = "knowledge", _("Knowledge")
    SKILL = "skill", _("Skills")
    AUTONOMY = "autonomy", _("Responsibility and autonomy")


class EqfLevel(models.IntegerChoices):
    """Levels of the European Qualifications Framework."""

    LEVEL_1 = 1, _("Level 1")
    LEVEL_2 = 2, _("Level 2")
    LEVEL_3 = 3, _("Level 3")
    LEVEL_4 = 4, _("Level 4")
    LEVEL_5 = 5, _("Level 5")
    LEVEL_6 = 6, _("Level 6")
    LEVEL_7 = 7, _("Level 7")
    LEVEL_8 = 8, _("Level 8")


class Status(models.TextChoices):
    """Where a micro-skill stands in its life."""

    DRAFT = "draft", _("Draft")
    PILOT = "pilot", _("Piloted")
    ADOPTED = "adopted", _("Adopted")
    DEPRECATED = "deprecated", _("Withdrawn")


class Participation(models.TextChoices):
    """Form of participation in the learning activity (Annex I of the 2022 Recommendation, element 10)."""

    ONLINE = "online", _("Online")
    ONSITE = "onsite", _("On site")
    BLENDED = "blended", _("Partly online, partly on site")
    VOLUNTEERING = "volunteering", _("Volunteering")
    WORK_EXPERIENCE = "work-experience", _("Work experience")


class Supervision(models.TextChoices):
    """Supervision and identity verification during assessment (Annex I, optional element)."""

    UNSUPERVISED = "unsupervised", _("Unsupervised, identity not checked")
    SUPERVISED = "supervised", _("Supervised, identity not checked")
    IDENTITY_CHECKED = "identity-checked", _("Supervised, identity checked")


class Stackability(models.TextChoices):
    """Integration and stackability options (Annex I, optional element)."""

    STAND_ALONE = "stand-alone", _("Stands alone")
    STACKABLE = "stackable", _("Can be added up towards another credential")


class QualityAssurance(models.TextChoices):
    """Type of quality assurance that underpins the micro-credential (Annex I, element 11)."""

    INTERNAL = "internal", _("Internal")
    EXTERNAL = "external", _("External")
    BOTH = "internal-and-external", _("Internal and external")


class Branch(models.TextChoices):
    """First level of the activities of personal and household services."""

    CARE = "care", _("Care")
    NON_CARE = "non-care", _("Household")


class Degree(models.TextChoices):
    """How much of something a method asks for."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Framework(models.TextChoices):
    """Frameworks that a micro-skill is aligned to."""

    ESCO = "esco", "ESCO"
    ISCO = "isco", "ISCO-08"
    ROME = "rome", "ROME"
    RNCP = "rncp", "RNCP"
    CNPC = "cnpc", _("Spanish catalogue of qualifications")
    CVDC = "cvdc", _("Belgian validation of skills")
    UNI = "uni", "UNI"
    CEFR = "cefr", _("Common European Framework of Reference for Languages")
    SVQ = "svq", _("Cypriot vocational qualifications")


class Relation(models.TextChoices):
    """SKOS mapping relations, read as “this micro-skill is … the other entry”."""

    EXACT = "exact", _("the same as")
    CLOSE = "close", _("close to")
    BROAD = "broad", _("part of the broader")
    NARROW = "narrow", _("broader than")
    RELATED = "related", _("related to")


class WorkloadBand(models.TextChoices):
    """Bands of a learner's whole effort, as they are filtered by."""

    UP_TO_10 = "up-to-10", _("Up to 10 hours")
    FROM_11 = "11-25", _("11 to 25 hours")
    FROM_26 = "26-50", _("26 to 50 hours")
    OVER_50 = "over-50", _("Over 50 hours")
    NOT_STATED = "not-stated", _("Not stated")

    @classmethod
    def of(cls, hours: int | None) -> "WorkloadBand":
        """Return the band of a number of hours."""
        if hours is None:
            return cls.NOT_STATED
        limits = ((10, cls.UP_TO_10), (25, cls.FROM_11), (50, cls.FROM_26))
        return next((band for limit, band in limits if hours <= limit), cls.OVER_50)
